"""Reads the authority from Turtle, in the form that `scripts/authority.py` writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from digigraph.authority import Authority, DatedName, Government, House, Known, Official, Tenure
from digigraph.errors import GraphError

_Entry = dict[str, list[str]]
"""Local name of a predicate -> its values in file order."""
_Entries = dict[str, _Entry]


def read_authority(folder: Path) -> Authority:
    """Read all Turtle files of a folder; `GraphError` names the one that is no Turtle."""
    entries = _read(sorted(folder.glob("*.ttl")))
    eras, tenures = _grouped(entries, "Ministry", "house"), _grouped(entries, "Tenure", "member")
    return Authority(
        houses=tuple(_house(entry, eras[subject]) for subject, entry in _of_type(entries, "House")),
        officials=tuple(_official(entry, tenures[subject], entries) for subject, entry in _of_type(entries, "Person")),
        known=tuple(
            _known(entry, kind)
            for kind, term in (("Organization", "Institution"), ("Initiative", "Initiative"))
            for _, entry in _of_type(entries, term)
        ),
        governments=tuple(_government(entry) for _, entry in _of_type(entries, "Government")),
    )


def _read(paths: Iterable[Path]) -> _Entries:
    """Read Turtle files into one entry for each subject."""
    import pyoxigraph  # noqa: PLC0415 - only who reads the authority pays for the import

    entries: _Entries = {}
    for path in paths:
        try:
            for triple in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
                predicate = _local_name(triple.predicate.value)
                value = triple.object.value
                entry = entries.setdefault(triple.subject.value, {})
                entry.setdefault(predicate, []).append(_local_name(value) if predicate == "type" else value)
        except (SyntaxError, ValueError, OSError) as error:
            raise GraphError(f"{path}: {error}", hint="write it anew with scripts/authority.py") from error
    return entries


def _local_name(iri: str) -> str:
    """Last part of an IRI."""
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def _of_type(entries: _Entries, kind: str) -> Iterator[tuple[str, _Entry]]:
    """Subjects of a class, in file order."""
    return ((subject, entry) for subject, entry in entries.items() if kind in entry.get("type", ()))


def _grouped(entries: _Entries, kind: str, owner: str) -> defaultdict[str, list[tuple[str, _Entry]]]:
    """Group the subjects of a class by what they belong to."""
    groups: defaultdict[str, list[tuple[str, _Entry]]] = defaultdict(list)
    for subject, entry in _of_type(entries, kind):
        groups[entry[owner][0]].append((subject, entry))
    return groups


def _one(entry: _Entry, predicate: str) -> str | None:
    """First value of a predicate."""
    values = entry.get(predicate)
    return values[0] if values else None


def _text(entry: _Entry, predicate: str) -> str:
    """First value of a predicate, empty when there is none."""
    return _one(entry, predicate) or ""


def _certain(entry: _Entry) -> bool:
    """Tell whether an entry is marked as sure."""
    return _text(entry, "certainty").endswith("/sure")


def _house(entry: _Entry, eras: list[tuple[str, _Entry]]) -> House:
    names = tuple(
        DatedName(
            name=_text(era, "shortName"),
            start=_one(era, "validFrom"),
            end=_one(era, "validUntil"),
            certain=_certain(era),
            key=_local_name(subject),
            seen=tuple(era.get("seenOn", ())),
        )
        for subject, era in eras
    )
    return House(_text(entry, "notation"), _text(entry, "land"), tuple(entry.get("abbreviation", ())), names)


def _official(entry: _Entry, tenures: list[tuple[str, _Entry]], entries: _Entries) -> Official:
    return Official(
        name=_text(entry, "name"),
        title=_text(entry, "title"),
        party=_text(entry, "party"),
        tenures=tuple(_tenure(tenure, entries) for _, tenure in tenures),
        surname=_text(entry, "familyName"),
    )


def _tenure(entry: _Entry, entries: _Entries) -> Tenure:
    body = _one(entry, "organization")
    return Tenure(
        office=_text(entry, "roleName"),
        house=_one(entries.get(body, {}), "notation") if body else None,
        start=_one(entry, "startDate"),
        end=_one(entry, "endDate"),
        certain=_certain(entry),
    )


def _known(entry: _Entry, kind: str) -> Known:
    aliases = tuple(entry.get("altLabel", ()))
    return Known(_text(entry, "prefLabel"), kind, _text(entry, "category"), aliases, _one(entry, "placeName"))


def _government(entry: _Entry) -> Government:
    return Government(
        _text(entry, "prefLabel"), _text(entry, "land"), _text(entry, "startDate"), _one(entry, "endDate")
    )
