"""Towns and districts as bodies that act: "die Stadt Burg", not "in der Stadt Burg"."""

from __future__ import annotations

from collections.abc import Iterator

from digigraph.extractors import lexicon
from digigraph.extractors.candidates import Candidate
from digigraph.extractors.names_runs import proper_run
from digigraph.extractors.names_written import written
from digigraph.extractors.passages import Passage
from digigraph.extractors.phrases import DETERMINERS, determiner

MUNICIPALITIES = {
    form: lemma
    for lemma, forms in (
        ("Stadt", "Stadt"),
        ("Landeshauptstadt", "Landeshauptstadt"),
        ("Hansestadt", "Hansestadt"),
        ("Lutherstadt", "Lutherstadt"),
        ("Gemeinde", "Gemeinde"),
        ("Verbandsgemeinde", "Verbandsgemeinde"),
        ("Einheitsgemeinde", "Einheitsgemeinde"),
        ("Samtgemeinde", "Samtgemeinde"),
        ("Verwaltungsgemeinschaft", "Verwaltungsgemeinschaft"),
        ("Landkreis", "Landkreis Landkreises"),
        ("Kreis", "Kreis Kreises"),
        ("Ortsteil", ""),
    )
    for form in forms.split()
}
LOCATIVE = lexicon.word_class("place-prepositions")
FUSED_LOCATIVE = frozenset(["im", "am", "ins"])
TITLES = frozenset(["Lutherstadt", "Hansestadt"])
"""Titles that belong to the town's name and do not make it a body by themselves."""


def municipalities(passage: Passage) -> Iterator[Candidate]:
    """Yield the towns and districts that act."""
    for index in range(passage.first, passage.limit):
        if passage[index].text in ("Landkreise", "Landkreisen"):
            yield from _districts(passage, index)
            continue
        lemma = MUNICIPALITIES.get(passage[index].text)
        if lemma is None or lemma in TITLES:
            continue
        start = index + 1
        if start < passage.limit and passage[start].text in TITLES:
            start += 1
        end = proper_run(passage, start)
        if end == start or not passage.adjacent(index, index + 1) or _is_location(passage, index):
            continue
        name = f"{lemma} {written(passage, index + 1, end)}"
        yield Candidate(passage.span(index, end), name, lemma, "organization.municipality", 0.9, {"municipality": True})


def _districts(passage: Passage, index: int) -> Iterator[Candidate]:
    """Spread "Landkreise" over the names that follow: "die Landkreise Harz und Börde"."""
    position = index + 1
    while position < passage.limit and (end := proper_run(passage, position)) > position:
        name = f"Landkreis {written(passage, position, end)}"
        span = passage.span(position, end)
        yield Candidate(span, name, "Landkreis", "organization.municipality", 0.85, {"municipality": True})
        if end >= passage.limit or passage[end].text not in (",", "und", "sowie"):
            return
        position = end + 1


def _is_location(passage: Passage, index: int) -> bool:
    """Tell whether the phrase only says where something is: "in der Stadt X", "im Landkreis Y", "(Landkreis Z)"."""
    before = passage[index - 1].text if index > passage.first else ""
    if before == "(" or before.lower() in LOCATIVE or before.lower() in FUSED_LOCATIVE:
        return True
    article = determiner(passage.listing.tokens, index, passage.first)
    if article in FUSED_LOCATIVE:
        return True
    position = index - 1
    while position > passage.first and passage[position].text.lower() not in DETERMINERS and index - position < 4:
        position -= 1
    return bool(article) and position > passage.first and passage[position - 1].text.lower() in LOCATIVE
