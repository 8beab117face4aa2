"""Terms as the formats write them, and quads as lines that sort well.

A line is `subject predicate object`, for quads with the graph before the subject; subject and graph stand without angle
brackets, so that `.../pm/x` sorts before `.../pm/x#fact`, and the blank between the parts sorts before every character
of an IRI. Literals hold no raw line break, so a line is a line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from digigraph.errors import GraphError
from digigraph.triples import Quad, Term

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LABEL = "<http://www.w3.org/2004/02/skos/core#prefLabel>"

# What the grammars call a local name also takes other letters, colons and escapes: the plain ones are enough for us.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_RELATIVE = re.compile(r"[a-z]+/[A-Za-z0-9_][A-Za-z0-9_.-]*(?:#[A-Za-z0-9_.-]*)?")
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*+)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?', re.DOTALL)
# Signs that some readers of lines, XML or JSON stumble over, though N-Triples lets them stand.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# RFC 3987, section 2.2; what stores check when they load a file.
_UCS = (
    "\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    + "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14))
    + "\U000e1000-\U000efffd"
)
_CHAR = rf"(?:[A-Za-z0-9\-._~!$&'()*+,;=:{_UCS}]|%[0-9A-Fa-f]{{2}})"
_HOST = rf"(?:\[[0-9A-Fa-f:.]+\]|(?:(?!:){_CHAR})*)"
# Unicode blanks are allowed in an IRI, but rdflib's reader of N-Triples ends the IRI there.
_IRI = re.compile(
    rf"(?!.*\s)[A-Za-z][A-Za-z0-9+.\-]*:(?://(?:{_CHAR}*@)?{_HOST}(?::[0-9]*)?(?=[/?#]|$)|(?!//))"
    rf"(?:{_CHAR}|[@/])*(?:\?(?:{_CHAR}|[@/?\ue000-\uf8ff])*)?(?:\#(?:{_CHAR}|[@/?])*)?"
)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_UNESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_MOST_REMEMBERED = 200_000
"""Short forms kept at once; entities come again and again, facts do not."""
_PLAIN = {
    f"{XSD}integer": re.compile(r"[+-]?[0-9]+"),
    f"{XSD}decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"{XSD}boolean": re.compile(r"true|false"),
}


class Parts(NamedTuple):
    """A literal taken apart; `text` still has its escapes."""

    text: str
    language: str | None
    datatype: str | None


def line_from_triple(quad: Quad) -> str:
    """Write a quad as a line without its graph."""
    return f"{_bare(quad.subject)} {quad.predicate} {_object(quad.object)}\n"


def line_from_quad(quad: Quad) -> str:
    """Write a quad as a line that begins with its graph."""
    return f"{_bare(quad.graph)} {_bare(quad.subject)} {quad.predicate} {_object(quad.object)}\n"


def triple_from_line(line: str) -> tuple[str, Term, Term]:
    """Take a line apart: subject without brackets, predicate, object."""
    subject, predicate, target = line.rstrip("\n").split(" ", 2)
    return subject, predicate, target


def quad_from_line(line: str) -> tuple[str, str, Term, Term]:
    """Take a line apart: graph and subject without brackets, predicate, object."""
    graph, subject, predicate, target = line.rstrip("\n").split(" ", 3)
    return graph, subject, predicate, target


def parts_of(literal: Term) -> Parts:
    """Take a literal apart; `GraphError` when it is none."""
    match = _LITERAL.fullmatch(literal)
    if match is None:
        raise GraphError(f"not a term in N-Triples form: {literal[:100]!r}")
    return Parts(match[1], match[2], match[3])


def text_of(literal: Term) -> str:
    """Read the text of a literal."""
    return _ESCAPE.sub(lambda found: _UNESCAPED.get(found[1]) or chr(int(found[1][1:], 16)), parts_of(literal).text)


@lru_cache(maxsize=65_536)
def is_iri(value: str) -> bool:
    """Tell whether a text is an absolute IRI that every store loads."""
    return _IRI.fullmatch(value) is not None


class Syntax:
    """Short forms of terms in Turtle and JSON-LD: prefixes, and IRIs relative to the project's base."""

    def __init__(self, base: str, prefixes: Mapping[str, str]) -> None:
        """Take the start of the project's IRIs, without a trailing slash, and the prefixes."""
        self.base = f"{base}/"
        self.prefixes = dict(sorted(prefixes.items()))
        self._namespaces = {namespace: prefix for prefix, namespace in reversed(self.prefixes.items())}
        self._short: dict[str, str] = {}

    def header(self) -> str:
        """Write the first lines of a Turtle or TriG file."""
        lines = [f"@base <{self.base}> .\n"]
        lines += [f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in self.prefixes.items()]
        return "".join(lines)

    def term(self, node: Term) -> str:
        """Write a term as Turtle."""
        return self.iri(node[1:-1]) if node.startswith("<") else self.literal(node)

    def predicate(self, node: Term) -> str:
        """Write a predicate as Turtle, `a` for the type."""
        return "a" if node == RDF_TYPE else self.iri(node[1:-1])

    def iri(self, value: str) -> str:
        """Write an IRI as Turtle: prefixed, relative to the base, or in full."""
        short = self._short.get(value)
        if short is None:
            if len(self._short) >= _MOST_REMEMBERED:
                self._short.clear()
            short = self._short[value] = self._shortened(value)
        return short

    def _shortened(self, value: str) -> str:
        prefixed = self.prefixed(value)
        if prefixed is not None:
            return prefixed
        if value.startswith(self.base) and _RELATIVE.fullmatch(value, len(self.base)):
            return f"<{value[len(self.base) :]}>"
        return f"<{value}>"

    def prefixed(self, value: str) -> str | None:
        """Write an IRI with a prefix; None when no prefix fits or what follows it is no plain name."""
        end = max(value.rfind("/"), value.rfind("#")) + 1
        prefix = self._namespaces.get(value[:end])
        return f"{prefix}:{value[end:]}" if prefix is not None and _LOCAL.fullmatch(value, end) else None

    def literal(self, node: Term) -> str:
        """Write a literal as Turtle; numbers and truth values without quotes where the grammar has them."""
        text, language, datatype = parts_of(node)
        if datatype is None:
            return f'"{text}"@{language}' if language else f'"{text}"'
        plain = _PLAIN.get(datatype)
        return text if plain is not None and plain.fullmatch(text) else f'"{text}"^^{self.iri(datatype)}'


def _bare(node: Term) -> str:
    """Take the brackets off an IRI; `GraphError` for anything else."""
    value = node[1:-1]
    if not (node.startswith("<") and node.endswith(">") and is_iri(value)):
        raise GraphError(f"an IRI is needed here, not {node[:200]!r}", hint="there are no blank nodes")
    return value


def _object(node: Term) -> Term:
    """Check an object; escape signs that would trouble a reader, the term stays the same."""
    if node.startswith("<"):
        return f"<{_bare(node)}>"
    if not node.startswith('"'):
        raise GraphError(f"not a term in N-Triples form: {node[:200]!r}", hint="there are no blank nodes")
    return _CONTROL.sub(lambda sign: f"\\u{ord(sign[0]):04X}", node) if _CONTROL.search(node) else node
