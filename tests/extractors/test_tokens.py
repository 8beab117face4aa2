"""The tokenizer keeps what belongs together and every offset."""

import pytest

from digigraph.extractors.tokens import tokenize, tokens
from digigraph.model import Span


def _texts(text):
    return [token.text for token in tokenize(text)]


@pytest.mark.parametrize(
    "word",
    [
        "Otto-von-Guericke-Universität",
        "Wirtschafts-",
        "-automatisierung",
        "Dr.",
        "Dr.-Ing.",
        "e.V.",
        "e. V.",
        "4.0",
        "170.000",
        "50Hertz",
        "Distr@l",
        "H&M",
        "52-jährige",
        "h. c.",
    ],
)
def test_word_stays_one_token(word):
    assert _texts(f"das {word} hier") == ["das", word, "hier"]


def test_ordinal_dot_is_a_token_of_its_own():
    assert _texts("beim 6. Forum") == ["beim", "6", ".", "Forum"]


def test_full_stop_after_a_plain_word_is_a_mark():
    assert _texts("in Köthen. Danach") == ["in", "Köthen", ".", "Danach"]


def test_capital_at_the_end_of_a_sentence_is_no_initial():
    assert _texts("Haus A. der")[-3:] == ["A", ".", "der"]
    assert _texts("K. Lindner") == ["K.", "Lindner"]


def test_line_end_is_a_token():
    assert [token.shape for token in tokenize("Titel\nText")] == ["capital", "break", "capital"]


@pytest.mark.parametrize(
    ("word", "shape"), [("IFF", "upper"), ("Haus", "capital"), ("haus", "lower"), ("4.0", "number"), ("„", "mark")]
)
def test_shape_tells_capitals(word, shape):
    assert tokenize(word)[0].shape == shape


def test_offsets_give_back_the_surface():
    text = "Die Fraunhofer-Institute in „Halle“ (IFF)\nund St. Marien."
    assert all(text[token.start : token.end] == token.text for token in tokenize(text))


def test_lookup_by_offset_and_span():
    listing = tokens("Rat der Stadt Zerbst")
    assert listing[listing.first_at(4)].text == "der"
    assert listing[listing.covering(9)].text == "Stadt"
    assert [token.text for token in listing.within(Span(4, 13))] == ["der", "Stadt"]
    assert [token.text for token in listing.before(8, 2)] == ["Rat", "der"]
    assert [token.text for token in listing.after(8, 9)] == ["Stadt", "Zerbst"]


def test_a_long_text_of_marks_takes_linear_time():
    assert len(tokenize("-" * 100_000 + "?" * 100_000)) == 200_000
