"""Initiatives, programmes and networks of a corpus.

One undertaking goes by many names: quoted or not, the head noun in front, behind or in a compound, with or without the
town it sits in. What is compared is the core that stays without all these. Head nouns that name different sorts of
things ("Netzwerk X", "Wettbewerb X") keep names of one core word apart, and so do the Länder.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from digigraph.resolve.blocking import initiative_core, name_key
from digigraph.resolve.clusters import Link
from digigraph.resolve.corpus_candidates import Candidate
from digigraph.resolve.corpus_rules import Context, Findings, blocks
from digigraph.resolve.names import content
from digigraph.resolve.similarity import HALF_IMPLIED, STATED, Scores, land_of, land_score

# Head nouns of one line name the same sort of thing; "Initiative" and "Projekt" name any.
_SORTS = (
    "programm foerder landesprogramm bundesprogramm richtlinie foerderrichtlinie foerderung fonds",
    "netzwerk partnernetzwerk cluster verbund allianz buendnis plattform",
    "strategie agenda konzept masterplan leitbild",
    "wettbewerb ideenwettbewerb preis",
    "zentrum kompetenzzentrum digitalisierungszentrum hub",
    "kampagne aktion offensive",
    "jahr themenjahr dekade",
)
_SORT_OF = {word: number for number, line in enumerate(_SORTS) for word in line.split()}
_ACROSS_LAENDER = frozenset(
    "efre esf eler grw horizont interreg leader erasmus kfw zim invest exist".split()  # noqa: SIM905 - a list of words
)
"""Names of European and federal programmes: one and the same wherever they are spoken of."""


def initiative_findings(candidates: Sequence[Candidate], context: Context, constrained: frozenset[int]) -> Findings:
    """Compare undertakings by the core of their names."""
    findings = Findings(candidates, constrained)
    findings.local.update(number for number, candidate in enumerate(candidates) if name_key(candidate) is None)
    towns = {number: _towns(candidate, context) for number, candidate in enumerate(candidates)}
    known = {candidate_name for known in context.authority.known for candidate_name in (known.name, *known.aliases)}

    def key(candidate: Candidate) -> tuple[str, ...] | None:
        core = initiative_core(candidate.name)[0]
        return (
            (tuple(word for word in core if word not in context.place_words) or core) if name_key(candidate) else None
        )

    def scores(one: int, other: int) -> Scores:
        same = candidates[one].name == candidates[other].name
        return {
            "name": STATED if same else HALF_IMPLIED,
            "land": land_score(candidates[one], candidates[other]),
        }

    for block in blocks(candidates, key):
        everywhere = _is_everywhere(block, candidates, known)
        for numbers in _by_sort(block, candidates):
            by_land: defaultdict[str | None, list[int]] = defaultdict(list)
            for number in numbers:
                by_land["Bund" if everywhere else land_of(candidates[number])].append(number)
            for same_land in by_land.values():
                findings.join_by_scope(same_land, lambda number: towns[number], scores)
            _join_federal(findings, by_land)
            for land, same_land in by_land.items():
                findings.scopes.update({number: _scope(land, towns[number]) for number in same_land})
    return findings


def _join_federal(findings: Findings, by_land: dict[str | None, list[int]]) -> None:
    """Join what the federation and one Land call alike; when several Länder do, it may be another thing in each."""
    federal = by_land.get("Bund", [])
    lands = [land for land in by_land if land not in (None, "Bund")]
    if not federal or not lands:
        return
    first = federal[0]
    alike = {"name": STATED, "land": HALF_IMPLIED}
    for land in lands:
        number = by_land[land][0]
        if len(lands) == 1 and len(initiative_core(findings.candidates[first].name)[0]) > 1:
            findings.links.append(Link(min(first, number), max(first, number), alike))
        else:
            findings.ask(first, number, alike, "one name in the federation and in a Land")


def _towns(candidate: Candidate, context: Context) -> str | None:
    """Words of a name that are places of the corpus, and so may say which of several centres is meant."""
    found = sorted({word for word in initiative_core(candidate.name)[0] if word in context.place_words})
    return " ".join(found) or None


def _scope(land: str | None, town: str | None) -> str:
    return " ".join(part for part in (land, town) if part)


def _is_everywhere(block: list[int], candidates: Sequence[Candidate], known: set[str]) -> bool:
    """Tell whether a name is that of a European or federal programme."""
    names = {name for number in block for name in candidates[number].names}
    return any(
        not _ACROSS_LAENDER.isdisjoint(content(name)) or "Europäische" in name or name.startswith(("Bundes", "EU-"))
        for name in names
    )


def _by_sort(block: list[int], candidates: Sequence[Candidate]) -> list[list[int]]:
    """Part names of one core word by the sort of their head nouns; a name without one joins when there is one sort."""
    if len(initiative_core(candidates[block[0]].name)[0]) > 1:
        return [block]
    sorts: defaultdict[int, list[int]] = defaultdict(list)
    bare: list[int] = []
    for number in block:
        sort = sort_of(candidates[number])
        if sort is None:
            bare.append(number)
        else:
            sorts[sort].append(number)
    return [block] if len(sorts) <= 1 else [*sorts.values(), *([number] for number in bare)]


def sort_of(candidate: Candidate) -> int | None:
    """Number of the sort of thing that a name's head noun names; None when it has none or one that fits all."""
    heads = (*initiative_core(candidate.name)[1], *content(str(candidate.get("category") or "")))
    return next((_SORT_OF[head] for head in heads if head in _SORT_OF), None)
