"""Finds the thing a name means: by its labels and aliases, as Germans write them.

Case, umlauts written out, accents, quotation marks, hyphens and academic titles do not matter; a genitive -s, a missing
"des Landes ..." and a surname alone are forgiven when one thing only is left. Nothing is ever guessed between two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from rdflib import URIRef

from digigraph.contracts import Store
from digigraph.errors import UsageError
from digigraph.ontology import NAMESPACES
from digigraph.queries.parameters import IRI

CLASSES = ("Person", "Organization", "House", "Office", "Initiative", "Event", "EventSeries", "Place")
"""Classes of things that have names people know."""
MOST_SUGGESTIONS = 6
_LEAST_SIMILAR = 0.7

_NAMES = """
PREFIX dg: <https://w3id.org/digigraph/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?s ?preferred ?label WHERE {{
  VALUES ?class {{ {classes} }}
  ?s a ?class ; skos:prefLabel ?preferred ; skos:prefLabel|skos:altLabel ?label .
}}"""
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_TITLES = re.compile(r"\b(?:prof|professor|dr|h c|ing|dipl \w+|med|frau|herrn?|mdl|mdb)\b")
_LAND = re.compile(r"\bdes (?:landes|freistaates|freistaats) [\w ]+$|\bder freien [\w ]+$")
_SIGNS = re.compile(r"[^\w]+")
_GENITIVE = re.compile(r"(?<=[a-z]{3})(?:es|s)\b")


class Candidate(NamedTuple):
    """One thing that a name may mean."""

    iri: URIRef
    label: str


def fold(name: str) -> str:
    """Write a name so that spellings of one name become one: `Müller-Groß` and `mueller gross`."""
    plain = unicodedata.normalize("NFC", name).casefold().translate(_GERMAN)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return " ".join(_SIGNS.sub(" ", plain.replace("\u00ad", "")).split())


def _bare(folded: str) -> str:
    """Leave out what a name can do without: titles, the Land behind a ministry, genitive endings."""
    short = _LAND.sub("", _TITLES.sub(" ", folded))
    return _GENITIVE.sub("", " ".join(short.split())) or folded


def resolve(store: Store, name: str, kind: str | None = None) -> Candidate:
    """Find the one thing of a name, an IRI or a prefixed name; `UsageError` names the candidates when it is not one.

    `kind` is a class in short (`dg:Ministry`); without it, all classes of named things count.
    """
    if IRI.fullmatch(name) and (iri := _expanded(name)) is not None:
        return Candidate(iri, name)
    found, close = search(store, name, kind)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{name!r} is the name of {len(found)} things", hint=_listed(found, "which one? "))
    what = f" of class {kind}" if kind else ""
    hint = _listed(close, "did you mean ") if close else "`digigraph query list` shows what can be asked"
    raise UsageError(f"nothing{what} is called {name!r}", hint=hint)


def _expanded(name: str) -> URIRef | None:
    """Take an IRI as it is and expand a prefixed name; None for a name that only looks like one ("Thema: Netze")."""
    prefix, _, local = name.partition(":")
    if prefix in NAMESPACES and not local.startswith("//"):
        return URIRef(NAMESPACES[prefix] + local)
    return URIRef(name) if local.startswith("//") or prefix == "urn" else None


def search(store: Store, name: str, kind: str | None = None) -> tuple[list[Candidate], list[Candidate]]:
    """Find what bears a name in the closest sense; where nothing does, the second list has what is called similarly."""
    names = _names(store, kind)
    exact = {candidate for candidate, label in names if label == name}
    if exact:
        return _sorted(exact), []
    wanted = fold(name)
    folded = [(candidate, fold(label)) for candidate, label in names]
    for same in (str.__eq__, _has_words):
        for shorten in (str, _bare):
            short = shorten(wanted)
            found = {candidate for candidate, label in folded if same(shorten(label), short)}
            if found and short:
                return _sorted(found), []
    return [], _similar(folded, wanted)


def _sorted(found: Iterable[Candidate]) -> list[Candidate]:
    """Order candidates by label."""
    return sorted(found, key=lambda candidate: (candidate.label, candidate.iri))


def _names(store: Store, kind: str | None) -> list[tuple[Candidate, str]]:
    """Read all names of a class."""
    classes = [kind.partition(":")[2]] if kind else CLASSES
    rows = store.select(_NAMES.format(classes=" ".join(f"dg:{local}" for local in classes if local.isalnum())))
    return [(Candidate(iri, str(preferred)), str(label)) for iri, preferred, label in rows]


def _has_words(label: str, wanted: str) -> bool:
    """Tell whether all words of a name are among those of a label, in order."""
    words = iter(label.split())
    return bool(wanted) and all(word in words for word in wanted.split())


def _similar(folded: Iterable[tuple[Candidate, str]], wanted: str) -> list[Candidate]:
    """Find names that are close: a slip of the pen, or a label in which a word begins like the name."""
    scores: dict[Candidate, float] = {}
    matcher = SequenceMatcher(b=wanted[:200])
    for candidate, label in folded:
        score = 0.9 if wanted and f" {wanted}" in f" {label}" else _LEAST_SIMILAR
        for part in (label, *label.split()):
            matcher.set_seq1(part)
            # The two quick ratios are upper bounds: most names are ruled out by their length alone.
            if matcher.real_quick_ratio() > score and matcher.quick_ratio() > score:
                score = max(score, matcher.ratio())
        if score > _LEAST_SIMILAR:
            scores[candidate] = max(score, scores.get(candidate, 0.0))
    return sorted(scores, key=lambda candidate: (-scores[candidate], candidate.label))[:MOST_SUGGESTIONS]


def _listed(candidates: list[Candidate], lead: str) -> str:
    """List candidates for a message, each with its IRI so that it can be given instead."""
    shown = [f"{candidate.label} <{candidate.iri}>" for candidate in candidates[:MOST_SUGGESTIONS]]
    more = len(candidates) - len(shown)
    lines = [lead.strip(), *shown, *([f"and {more} more"] if more else [])]
    return "\n         ".join(lines)
