"""Looks up, for many IRIs at once, how a thing is called and what it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote

from rdflib import Literal

from digigraph.contracts import Store, Term
from digigraph.ontology import expand

_AT_ONCE = 500
_LABELS = tuple(map(expand, ("skos:prefLabel", "dct:title", "rdfs:label")))
_ALIAS, _SHORT = expand("skos:altLabel"), tuple(map(expand, ("dg:abbreviation", "dg:shortName")))
_TYPE, _DATE, _URL = expand("rdf:type"), expand("dct:issued"), expand("schema:url")
_QUERY = (
    "SELECT ?s ?p ?o WHERE { VALUES ?s { %s } VALUES ?p { "
    + " ".join(f"<{iri}>" for iri in (*_LABELS, _ALIAS, *_SHORT, _TYPE, _DATE, _URL))
    + " } ?s ?p ?o }"
)
_RELEASES = f"SELECT (COUNT(DISTINCT ?r) AS ?n) WHERE {{ ?r a <{expand('dg:PressRelease')}> }}"
_CLASSES = {
    expand(f"dg:{name}"): kind
    for name, kind in (
        ("Person", "Person"),
        ("Ministry", "Ministry"),
        ("House", "Ministry"),
        ("Organization", "Organization"),
        ("PublicBody", "Organization"),
        ("Institution", "Organization"),
        ("Initiative", "Initiative"),
        ("Event", "Event"),
        ("EventSeries", "Event"),
        ("Office", "Office"),
        ("Place", "Place"),
    )
}
"""Class -> kind of node, the narrower class before the wider: a ministry also is an organisation."""


class Card(NamedTuple):
    """What is known of one thing."""

    label: str
    kind: str = "Thing"
    aliases: tuple[str, ...] = ()
    short: str = ""
    """Abbreviation or short name; empty when there is none."""
    url: str = ""
    date: str = ""


def cards(store: Store, iris: Iterable[str], language: str = "de") -> dict[str, Card]:
    """Look up name, kind, aliases, address and day of things; what the graph does not know gets the end of its IRI."""
    wanted = sorted(iri for iri in iris if not set(iri) & set('<>"{}|^`\\ \n'))
    found: dict[str, dict[str, list[Term]]] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        block = " ".join(f"<{iri}>" for iri in wanted[start : start + _AT_ONCE])
        for subject, predicate, value in store.select(_QUERY % block):
            found.setdefault(str(subject), {}).setdefault(str(predicate), []).append(value)
    return {iri: _card(iri, found.get(iri, {}), language) for iri in wanted}


def _card(iri: str, values: dict[str, list[Term]], language: str) -> Card:
    types = {str(value) for value in values.get(_TYPE, ())}
    aliases = {_line(value) for value in values.get(_ALIAS, ())}
    return Card(
        label=next((text for name in _LABELS if (text := _best(values.get(name, ()), language))), _tail(iri)),
        kind=next((kind for name, kind in _CLASSES.items() if name in types), "Thing"),
        aliases=tuple(sorted(aliases)),
        short=next((text for name in _SHORT if (text := _best(values.get(name, ()), language))), ""),
        url=_address(values.get(_URL, ())),
        date=min(map(str, values.get(_DATE, ())), default=""),
    )


def _best(values: Iterable[Term], language: str) -> str:
    """Choose a text: in the language if there is one, then the first by alphabet."""
    texts = sorted((getattr(value, "language", None) != language, _line(value)) for value in values)
    return texts[0][1] if texts else ""


def _line(value: Term) -> str:
    """Write a text in one line."""
    return " ".join(str(value).split())


def _address(values: Iterable[Term]) -> str:
    """Choose an address that may become a link: never `javascript:` or `data:`."""
    found = sorted(str(value) for value in values)
    return next((url for url in found if url.startswith("https://") or url.startswith("http://")), "")


def _tail(iri: str) -> str:
    """End of an IRI, for want of a name."""
    return unquote(iri.rstrip("/#").rpartition("/")[2].rpartition("#")[2]) or iri


def coverage(store: Store) -> int:
    """How many releases the graph holds."""
    for (count,) in store.select(_RELEASES):
        return int(str(count)) if isinstance(count, Literal) else 0
    return 0
