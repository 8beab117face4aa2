"""RDF terms as strings in canonical N-Triples form, and quads of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, TypeAlias
from urllib.parse import quote

from digigraph.ontology import expand

Term: TypeAlias = str
"""`<https://example.org/x>`, `"text"`, `"Text"@de` or `"1"^^<http://www.w3.org/2001/XMLSchema#integer>`."""


class Quad(NamedTuple):
    """One triple in one named graph."""

    subject: Term
    predicate: Term
    object: Term
    graph: Term


_XSD = "http://www.w3.org/2001/XMLSchema#"
_ESCAPE = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
)
_FORBIDDEN = re.compile(r'[\x00-\x20<>"{}|\\^`\ud800-\udfff]')
_ADDRESS = re.compile(r"(https?://[A-Za-z0-9.-]+(?::[0-9]+)?)((?:[/?].*)?)", re.DOTALL)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_IN_ADDRESS = "%/?:@!$&'()*+,;=-._~"
_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}
_ISO_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?', re.DOTALL)
_UNESCAPE = {"\\\\": "\\", '\\"': '"', "\\n": "\n", "\\r": "\r"}


def iri(value: str) -> Term:
    """Write an IRI; characters that must not stand in one are percent-encoded (a lone surrogate as U+FFFD)."""
    if _FORBIDDEN.search(value):
        value = _FORBIDDEN.sub(_percent, value)
    return f"<{value}>"


def _percent(match: re.Match[str]) -> str:
    sign = "\ufffd" if "\ud800" <= match[0] <= "\udfff" else match[0]
    return "".join(f"%{byte:02X}" for byte in sign.encode())


@cache
def term(name: str) -> Term:
    """Write the IRI of a prefixed name: `dg:Fact`."""
    return f"<{expand(name)}>"


def web_address(url: str) -> Term | None:
    """Write the address of a page, without its fragment, in the letters RFC 3986 allows; None when it is none."""
    match = _ADDRESS.fullmatch(url.partition("#")[0])
    if match is None:
        return None
    rest = _STRAY_PERCENT.sub("%25", match[2].encode("utf-8", "replace").decode())
    return f"<{match[1]}{quote(rest, safe=_IN_ADDRESS)}>"


def literal(text: str, language: str | None = None) -> Term:
    """Write a text; a lone surrogate, which no file can hold, becomes U+FFFD."""
    quoted = f'"{text.translate(_ESCAPE)}"'
    return f"{quoted}@{language}" if language else quoted


def integer(number: int) -> Term:
    """Write an `xsd:integer`."""
    return f'"{number}"^^<{_XSD}integer>'


def boolean(value: bool) -> Term:
    """Write an `xsd:boolean`."""
    return f'"{str(value).lower()}"^^<{_XSD}boolean>'


def decimal(number: float) -> Term:
    """Write an `xsd:decimal` with at most four places, without superfluous zeros: the form stores give back."""
    digits = f"{number:.4f}".rstrip("0").rstrip(".")
    return f'"{digits}"^^<{_XSD}decimal>'


def date(value: str) -> Term | None:
    """Write an ISO date with the datatype of its precision (`2016`, `2016-04`, `2016-04-25`); None when it is none."""
    if not _ISO_DATE.fullmatch(value):
        return None
    return f'"{value}"^^<{_XSD}{_DATE_TYPES[len(value)]}>'


def value_of(node: Term) -> str:
    """Read the IRI or the text of a term."""
    if node.startswith("<"):
        return node[1:-1]
    match = _LITERAL.fullmatch(node)
    if match is None:
        raise ValueError(f"not a term: {node!r}")
    return re.sub(r'\\[\\"nr]', lambda escape: _UNESCAPE[escape[0]], match[1])


def nquads(quads: Iterable[Quad]) -> str:
    """Write quads as canonical N-Quads, sorted, each once."""
    return "".join(sorted({f"{quad.subject} {quad.predicate} {quad.object} {quad.graph} .\n" for quad in quads}))
