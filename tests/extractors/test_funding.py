"""Each way of speaking of a grant, with a sentence that only looks like it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from digigraph.extractors.funding import FundingExtractor
from digigraph.extractors.money import Monies
from digigraph.model import Mention

SENTENCES = [
    line.split("\t") for line in Path(__file__).with_name("funding.tsv").read_text(encoding="utf-8").splitlines()
]


def grants(annotated, marked):
    """Frames of the sentences of a marked-up text; a literal `\\n` parts them."""
    return FundingExtractor().annotate(Monies().annotate(annotated(marked.replace("\\n", "\n")))).frames


def _name(role):
    return role.name if isinstance(role, Mention) else role


def _told(frame):
    return _name(frame.roles.get("funder")), _name(frame.roles["recipient"]), frame.roles["money"].get("amount")


@pytest.mark.parametrize(("case", "expected", "marked"), SENTENCES, ids=[case for case, _, _ in SENTENCES])
def test_a_sentence_tells_its_grant_and_no_other_sum(annotated, case, expected, marked):
    found = {_told(frame) for frame in grants(annotated, marked)}
    if expected == "none":
        assert not found
        return
    funder, recipient, amount = expected.split("|")
    wanted = (None if funder == "-" else funder, recipient, float(amount))
    assert wanted in found


def test_the_parts_right_after_a_sum_make_it_a_total(annotated):
    told = grants(
        annotated,
        "In das [Initiative:Netzwerk|Netzwerk Elbe] fließen 50.000 Euro.\\n"
        "30.000 Euro gehen an die [Organization:Kammer|Kammer Nord].\\n"
        "20.000 Euro gehen an den [Organization:Verein|Verein Laterne].",
    )
    assert [bool(frame.get("total")) for frame in told] == [True, False, False]
    assert [bool(frame.get("partOfTotal")) for frame in told] == [False, True, True]


def test_sums_that_do_not_add_up_are_no_parts(annotated):
    told = grants(
        annotated,
        "In das [Initiative:Netzwerk|Netzwerk Elbe] fließen 70.000 Euro.\\n"
        "30.000 Euro gehen an die [Organization:Kammer|Kammer Nord].\\n"
        "20.000 Euro gehen an den [Organization:Verein|Verein Laterne].",
    )
    assert not any(frame.get("total") or frame.get("partOfTotal") for frame in told)


def test_a_grant_told_twice_is_one(annotated):
    sentence = "Der [Organization:Verein|Verein Laterne] erhält 15.000 Euro."
    assert len(grants(annotated, f"{sentence}\\n{sentence}")) == 1


def test_purpose_period_and_end_are_kept(annotated):
    (frame,) = grants(
        annotated,
        "Der [Organization:Verein|Verein Laterne] erhält für drei Jahre bis Ende 2021 15.000 Euro für neue Lampen.",
    )
    assert (frame.get("purpose"), frame.get("period"), frame.get("until")) == ("neue Lampen", "drei Jahre", "2021")


def test_the_programme_may_be_told_in_the_next_sentence(annotated):
    (frame,) = grants(
        annotated,
        "Der [Organization:Verein|Verein Laterne] erhält 15.000 Euro.\\n"
        "Das Geld kommt aus dem [Initiative:Programm|Programm Lichtung].",
    )
    assert _name(frame.roles["programme"]) == "Programm Lichtung"


def test_long_text_without_a_full_stop_is_read_in_linear_time(annotated):
    def seconds(repeats):
        start = time.process_time()
        grants(annotated, "Das [Organization:Metonym|Land] gibt der Stadt " + "1.000 Euro und den Leuten " * repeats)
        return time.process_time() - start

    seconds(50)
    assert seconds(400) < 12 * max(seconds(100), 0.01)
