from __future__ import annotations

from digigraph.tagger.pieces import START, UNKNOWN, Pieces

PIECES = Pieces(
    ["<s>", "<pad>", "</s>", "<unk>", START, START + "Haus", "boot", "Haus", "s", START + "Hausboot", "b", "o", "t"],
    [0, 0, 0, 0, -3, -5, -6, -7, -4, -20, -8, -8, -8],
)


def test_the_most_probable_cut_is_taken_not_the_longest_piece() -> None:
    assert PIECES.cut("Hausboot") == (5, 6)


def test_unknown_characters_side_by_side_are_one_unknown_piece() -> None:
    assert PIECES.cut("Haus☃☃") == (5, UNKNOWN)


def test_a_compatibility_form_is_cut_like_its_plain_form() -> None:
    assert PIECES.cut("Haus") == PIECES.cut("Haus")


def test_no_word_is_without_pieces() -> None:
    assert PIECES.cut("") == (4,)


def test_a_very_long_word_is_cut_off() -> None:
    assert len(PIECES.cut("s" * 100_000)) <= 101
