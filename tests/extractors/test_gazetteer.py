"""The gazetteer finds known names as words of their own."""

from digigraph.extractors.gazetteer import Gazetteer
from digigraph.model import Span

PLACES = Gazetteer({"Zörbig": 1, "Bad Dürrenberg": 2, "Bad": 3, "Worms": 4})


def _found(text, within=None):
    return [(match.surface, match.payload) for match in PLACES.find(text, within)]


def test_longest_name_wins():
    assert _found("Kur in Bad Dürrenberg") == [("Bad Dürrenberg", 2)]


def test_part_of_a_word_or_compound_is_not_found():
    assert _found("Zörbiger Saft, Zörbig-Süd und Altzörbig") == []


def test_genitive_is_found_without_its_s():
    (match,) = PLACES.find("Zörbigs Rathaus")
    assert (match.surface, match.genitive, match.span) == ("Zörbig", True, Span(0, 6))


def test_name_in_s_is_no_genitive():
    (match,) = PLACES.find("in Worms.")
    assert (match.surface, match.genitive) == ("Worms", False)


def test_search_within_a_span_keeps_offsets_of_the_whole():
    text = "Zörbig und Zörbig"
    (match,) = PLACES.find(text, Span(7, len(text)))
    assert text[slice(*match.span)] == "Zörbig"
    assert match.span.start == 11
