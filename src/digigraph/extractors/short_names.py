"""Gives short forms of a body the name under which the text introduces it: "Uni Magdeburg", "Beirat"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from digigraph.extractors.candidates import Candidate

SOCIETIES = frozenset(["Fraunhofer", "Leibniz", "Helmholtz"])
CLUB = "Verein "


def unified(candidates: list[Candidate]) -> list[Candidate]:
    """Give a short form the name and category of the only fuller form there is.

    A bare head noun ("der Beirat") takes up a fuller form before it and otherwise stays as it is.
    """
    full = _Full(candidate for candidate in candidates if not candidate.attributes.get("bare"))
    return [_in_full(candidate, full) for candidate in candidates]


class _Full:
    """The full names of a text, by the forms that abbreviate them."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._first: dict[str, Candidate] = {}
        self._by_form: dict[tuple[str, str], dict[str, Candidate]] = {}
        self._by_alias: dict[str, dict[str, Candidate]] = {}
        self._of_head: dict[tuple[str, str], list[Candidate]] = {}
        for candidate in candidates:
            if candidate.name in self._first:
                continue
            self._first[candidate.name] = candidate
            for form in abbreviations(candidate.name):
                self._by_form.setdefault((candidate.category, form), {})[candidate.name] = candidate
            for alias in (candidate.name, str(candidate.attributes.get("alias", ""))):
                self._by_alias.setdefault(alias, {})[candidate.name] = candidate

    def abbreviated_by(self, candidate: Candidate) -> dict[str, Candidate]:
        """Full names that a name abbreviates."""
        fuller = dict(self._by_form.get((candidate.category, candidate.name), {}))
        if candidate.name.startswith(CLUB):
            fuller |= self._by_alias.get(candidate.name.removeprefix(CLUB), {})
        fuller.pop(candidate.name, None)
        return fuller

    def taken_up_by(self, bare: Candidate) -> dict[str, Candidate]:
        """Full names of the category or with the noun of a bare one that stand before it."""
        first = bare.name.split(" ")[0].lower()
        key = (bare.category, first)
        if key not in self._of_head:
            self._of_head[key] = [
                candidate
                for candidate in self._first.values()
                if candidate.category == bare.category or candidate.name.split(" ")[0].lower().endswith(first)
            ]
        return {c.name: c for c in self._of_head[key] if c.span.start < bare.span.start}


def _in_full(candidate: Candidate, full: _Full) -> Candidate:
    """The candidate with the name and category of the only fuller form there is."""
    bare = candidate.attributes.get("bare") or candidate.rule == "organization.place"
    fuller = full.taken_up_by(candidate) if bare else full.abbreviated_by(candidate)
    if len(fuller) != 1:
        return candidate
    source = next(iter(fuller.values()))
    attributes = {key: value for key, value in candidate.attributes.items() if key != "bare"}
    attributes["alias"] = candidate.name
    return replace(candidate, name=source.name, category=source.category, attributes=attributes)


def abbreviations(name: str) -> Iterator[str]:
    """Forms that abbreviate a name.

    "Otto-von-Guericke-Universität Magdeburg" may be "Universität Magdeburg", "Zentrum Ländlicher Raum Mosel" "Zentrum
    Mosel", "Fraunhofer-Institut für Fabrikbetrieb IFF" "Fraunhofer IFF", "Ruhr-Universität Bochum" "Ruhr-Universität".
    """
    words = name.split()
    for length in range(2, len(words)):
        yield " ".join(words[:length])
    if len(words) > 2:
        yield f"{words[0]} {words[-1]}"
    first = words[0]
    if "-" in first:
        if len(words) > 1:
            yield first
        yield " ".join([first[first.rindex("-") + 1 :], *words[1:]])
        society = first[: first.index("-")]
        if society in SOCIETIES and words[-1].isupper():
            yield f"{society} {words[-1]}"
