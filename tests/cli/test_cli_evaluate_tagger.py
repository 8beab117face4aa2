"""`digigraph evaluate --germeval` scores a tagger on a file of tagged sentences."""

import pytest

pytest.importorskip("numpy", reason="the taggers are an extra")

SENTENCE = (
    "1\tKatharina\tB-PER\tO\n2\tVogelsang\tI-PER\tO\n3\twohnt\tO\tO\n4\tin\tO\tO\n5\tMagdeburg\tB-LOC\tO\n6\t.\tO\tO\n"
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "gold.tsv"
    path.write_text(SENTENCE, encoding="utf-8")
    return path


def test_scores_come_for_all_names_and_by_class(digigraph, file):
    outcome = digigraph("evaluate", "--germeval", file, "--json")
    assert outcome.code == 0
    assert outcome.json["germeval"]["all"]["tp"] == 2
    assert outcome.json["germeval"]["PER"]["f1"] == 1.0
    assert outcome.json["tokens"] == 6


def test_a_score_below_the_bar_is_exit_code_1(digigraph, file, tmp_path):
    file.write_text(SENTENCE.replace("wohnt\tO", "wohnt\tB-ORG"), encoding="utf-8")
    assert digigraph("evaluate", "--germeval", file, "--at-least", 0.9).code == 1


def test_a_file_of_another_kind_is_an_input_error(digigraph, file):
    file.write_text("word\n", encoding="utf-8")
    assert digigraph("evaluate", "--germeval", file).code == 3


def test_neither_gold_nor_germeval_is_a_usage_error(digigraph):
    assert digigraph("evaluate").code == 2
