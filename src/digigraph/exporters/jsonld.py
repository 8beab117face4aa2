"""JSON-LD with its context inside, one node a line: nothing has to be fetched to read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any, TextIO

from digigraph.exporters.syntax import RDF_TYPE, Syntax, parts_of, text_of, triple_from_line
from digigraph.triples import Term


def write_jsonld(lines: Iterable[str], stream: TextIO, syntax: Syntax) -> None:
    """Write sorted lines of triples as JSON-LD 1.1."""
    stream.write(f'{{"@context": {_json(syntax.prefixes)},\n"@graph": [')
    separator = "\n"
    for subject, triples in groupby(map(triple_from_line, lines), key=itemgetter(0)):
        node: dict[str, Any] = {"@id": _name(f"<{subject}>", syntax)}
        for _, predicate, target in triples:
            if predicate == RDF_TYPE:
                node.setdefault("@type", []).append(_name(target, syntax))
            else:
                node.setdefault(_name(predicate, syntax), []).append(_value(target, syntax))
        stream.write(separator + _json(node))
        separator = ",\n"
    stream.write("\n]}\n")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _name(node: Term, syntax: Syntax) -> str:
    """Write an IRI, with a prefix where one fits."""
    return syntax.prefixed(node[1:-1]) or node[1:-1]


def _value(node: Term, syntax: Syntax) -> dict[str, str]:
    """Write an object; numbers as typed text, as JSON's own numbers would lose their form."""
    if node.startswith("<"):
        return {"@id": _name(node, syntax)}
    _, language, datatype = parts_of(node)
    value = {"@value": text_of(node)}
    if language:
        value["@language"] = language
    if datatype:
        value["@type"] = _name(f"<{datatype}>", syntax)
    return value
