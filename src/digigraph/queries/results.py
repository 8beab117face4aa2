"""Writes an answer: for people (md, html), for programs (json, jsonl, csv, tsv), by the standards (srj, srx).

`srj` and `srx` are SPARQL 1.1 Query Results JSON and XML to the letter; `ttl`, `nt` and `jsonld` write the triples of
CONSTRUCT. `csv` puts an apostrophe before a text that a spreadsheet would run as a formula; `tsv` does not. The table
for terminals is drawn by the command line.
"""

from __future__ import annotations

import csv
import html
import io
import json
import math
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD

from digigraph.errors import UsageError
from digigraph.ontology import NAMESPACES
from digigraph.queries.answers import Answer

SCHEMA_VERSION = 1
"""Version of the JSON envelope; raised when a key changes its meaning."""
_NUMERIC = {XSD.integer, XSD.decimal, XSD.double, XSD.float, XSD.int, XSD.long, XSD.nonNegativeInteger}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# XML 1.0 cannot hold these at all, not even escaped.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(answer: Answer, format_name: str) -> str:
    """Write an answer; `UsageError` when the format does not exist or does not fit the answer."""
    writers = GRAPH_WRITERS if answer.form == "CONSTRUCT" and format_name in GRAPH_WRITERS else WRITERS
    if format_name in writers:
        return writers[format_name](answer)
    if format_name in GRAPH_WRITERS:
        raise UsageError(f"{format_name} holds triples, and this query answers with rows", hint=_formats(WRITERS))
    raise UsageError(f"there is no format {format_name!r}", hint=_formats({**WRITERS, **GRAPH_WRITERS}))


def _formats(writers: dict[str, Callable[[Answer], str]]) -> str:
    """List formats for a message."""
    return "formats: table, " + ", ".join(writers)


def plain(value: Any) -> str:
    """Write a term as people write it: no quotes, no datatype; empty when unbound."""
    return "" if value is None else str(value)


def _native(value: Any) -> Any:
    """Turn a term into the JSON value nearest to it; decimals and long integers stay exact as text."""
    if isinstance(value, Literal) and value.datatype in (XSD.integer, XSD.int, XSD.boolean):
        return value.toPython() if value.value is not None else str(value)
    if isinstance(value, Literal) and value.datatype in (XSD.decimal, XSD.double, XSD.float):
        try:
            number = float(value)
        except ValueError:
            return str(value)
        return number if math.isfinite(number) else str(value)
    return None if value is None else str(value)


def _cells(answer: Answer) -> Iterator[list[tuple[str, Any]]]:
    """Pair columns and values, a label after each IRI that has one; a column has labels in all rows or in none."""
    if answer.form == "ASK":
        yield [("answer", Literal(answer.holds))]
        return
    named = [any(str(row[index]) in answer.labels for row in answer.rows) for index in range(len(answer.columns))]
    for row in answer.rows:
        cells: list[tuple[str, Any]] = []
        for column, value, has_labels in zip(answer.columns, row, named, strict=True):
            cells.append((column, value))
            if has_labels:
                cells.append((f"{column}Label", answer.labels.get(str(value))))
        yield cells


def _columns(answer: Answer) -> list[str]:
    """Name the columns of `_cells`, for an answer without rows too."""
    first = next(_cells(answer), None)
    return list(answer.columns) if first is None else [column for column, _ in first]


def _csv(answer: Answer) -> str:
    """Comma-separated values with a header line (RFC 4180, lines end with LF)."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_columns(answer))
    for cells in _cells(answer):
        writer.writerow([_harmless(value) for _, value in cells])
    return stream.getvalue()


def _harmless(value: Any) -> str:
    """Keep spreadsheets from running a text as a formula; numbers stay numbers."""
    shown = plain(value)
    is_number = isinstance(value, Literal) and value.datatype in _NUMERIC
    return f"'{shown}" if shown.startswith(_FORMULA) and not is_number else shown


def _tsv(answer: Answer) -> str:
    """Tab-separated values with a header line; tabs and line ends inside a value become blanks."""
    lines = ["\t".join(_columns(answer))]
    lines += ["\t".join(" ".join(plain(value).split()) for _, value in cells) for cells in _cells(answer)]
    return "\n".join(lines) + "\n"


def envelope(answer: Answer) -> dict[str, Any]:
    """Everything about an answer as one JSON object."""
    return {
        "ok": True,
        "schema": SCHEMA_VERSION,
        "columns": list(answer.columns),
        "rows": [dict(zip(answer.columns, map(_native, row), strict=True)) for row in answer.rows],
        **({"answer": answer.holds} if answer.form == "ASK" else {}),
        "truncated": answer.truncated,
        **({"labels": dict(answer.labels)} if answer.labels else {}),
    }


def _json(answer: Answer) -> str:
    """One object: columns, rows as objects, whether rows are missing, labels of IRIs."""
    return json.dumps(envelope(answer), ensure_ascii=False, indent=2) + "\n"


def _jsonl(answer: Answer) -> str:
    """One object a row."""
    rows = ({column: _native(value) for column, value in cells} for cells in _cells(answer))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def shown(answer: Answer, value: Any) -> str:
    """Write a term for people: an IRI by its label, where it has one."""
    return answer.labels.get(str(value), plain(value)) if isinstance(value, URIRef) else plain(value)


def _md(answer: Answer) -> str:
    """A Markdown table; IRIs are links under their labels."""
    columns = ["answer"] if answer.form == "ASK" else list(answer.columns)
    rows = [(Literal(answer.holds),)] if answer.form == "ASK" else answer.rows
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    lines += ["| " + " | ".join(_md_cell(answer, value) for value in row) + " |" for row in rows]
    if answer.truncated:
        lines += ["", f"*{answer.truncated}*"]
    return "\n".join(lines) + "\n"


def _md_cell(answer: Answer, value: Any) -> str:
    """One cell: no line breaks, no bars, no markup that is not ours."""
    text = re.sub(r"([\\`*_\[\]|<>])", r"\\\1", " ".join(shown(answer, value).split()))
    if isinstance(value, URIRef) and _is_link(value):
        return f"[{text}](<{value}>)" if str(value) in answer.labels else f"<{value}>"
    return text


def _is_link(iri: str) -> bool:
    """Tell whether an IRI may become a link: never `javascript:` or `data:`."""
    # rdflib's own `startswith` takes no tuple.
    return str(iri).startswith(("http://", "https://"))


def _html(answer: Answer) -> str:
    """A page with one table, no scripts and nothing from elsewhere."""
    columns = ["answer"] if answer.form == "ASK" else list(answer.columns)
    rows = [(Literal(answer.holds),)] if answer.form == "ASK" else answer.rows
    head = "".join(f'<th scope="col">{html.escape(column)}</th>' for column in columns)
    body = "\n".join("<tr>" + "".join(_html_cell(answer, value) for value in row) + "</tr>" for row in rows)
    note = f"<p>{html.escape(answer.truncated)}</p>" if answer.truncated else ""
    return (
        '<!doctype html>\n<html lang="de">\n<meta charset="utf-8">\n<title>digigraph</title>\n'
        "<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}"
        "th,td{padding:.3rem .7rem;text-align:left;vertical-align:top;border-bottom:1px solid #ccc}</style>\n"
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>{note}\n</html>\n"
    )


def _html_cell(answer: Answer, value: Any) -> str:
    """One cell; an IRI is a link under its label."""
    text = html.escape(shown(answer, value))
    if isinstance(value, URIRef) and _is_link(value):
        return f'<td><a href="{html.escape(value)}">{text}</a></td>'
    return f"<td>{text}</td>"


def _srj(answer: Answer) -> str:
    """SPARQL 1.1 Query Results JSON (https://www.w3.org/TR/sparql11-results-json/)."""
    if answer.form == "ASK":
        return json.dumps({"head": {}, "boolean": answer.holds}) + "\n"
    bindings = [
        {column: _json_term(value) for column, value in zip(answer.columns, row, strict=True) if value is not None}
        for row in answer.rows
    ]
    return (
        json.dumps({"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}, ensure_ascii=False)
        + "\n"
    )


def _json_term(value: Any) -> dict[str, str]:
    """One term as the SPARQL results JSON has it."""
    if isinstance(value, URIRef):
        return {"type": "uri", "value": str(value)}
    if isinstance(value, Literal):
        more = {"xml:lang": value.language} if value.language else {}
        if value.datatype is not None and value.datatype != XSD.string:
            more = {"datatype": str(value.datatype)}
        return {"type": "literal", "value": str(value), **more}
    return {"type": "bnode", "value": str(value)}


def _srx(answer: Answer) -> str:
    """SPARQL Query Results XML (https://www.w3.org/TR/rdf-sparql-XMLres/); what XML cannot hold becomes U+FFFD."""
    head = "".join(f"<variable name={quoteattr(column)}/>" for column in answer.columns)
    if answer.form == "ASK":
        head, body = "", f"<boolean>{'true' if answer.holds else 'false'}</boolean>"
    else:
        body = "<results>\n" + "".join(_xml_row(answer, row) for row in answer.rows) + "</results>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
        f"<head>{head}</head>\n{body}\n</sparql>\n"
    )


def _xml_row(answer: Answer, row: tuple[Any, ...]) -> str:
    """One result element."""
    pairs = zip(answer.columns, row, strict=True)
    bindings = (
        f"<binding name={quoteattr(name)}>{_xml_term(value)}</binding>" for name, value in pairs if value is not None
    )
    return f"<result>{''.join(bindings)}</result>\n"


def _xml_term(value: Any) -> str:
    """One term as the SPARQL results XML has it."""
    text = escape(_NOT_XML.sub("\ufffd", str(value)), {"\r": "&#13;"})
    if isinstance(value, URIRef):
        return f"<uri>{text}</uri>"
    if isinstance(value, Literal):
        more = f" xml:lang={quoteattr(value.language)}" if value.language else ""
        if value.datatype is not None and value.datatype != XSD.string:
            more = f" datatype={quoteattr(str(value.datatype))}"
        return f"<literal{more}>{text}</literal>"
    return f"<bnode>{text}</bnode>"


def _graph(answer: Answer) -> Graph:
    """Collect the triples of an answer under the prefixes people know."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in NAMESPACES.items():
        graph.bind(prefix, namespace)
    for row in answer.rows:
        graph.add((row[0], row[1], row[2]))
    return graph


def _ttl(answer: Answer) -> str:
    """Turtle, sorted."""
    return _graph(answer).serialize(format="turtle")


def _nt(answer: Answer) -> str:
    """N-Triples, sorted by line."""
    return "".join(sorted(f"{s.n3()} {p.n3()} {o.n3()} .\n" for s, p, o in set(answer.rows)))


def _jsonld(answer: Answer) -> str:
    """JSON-LD, expanded, subjects sorted."""
    nodes = json.loads(_graph(answer).serialize(format="json-ld"))
    return (
        json.dumps(sorted(nodes, key=lambda node: str(node.get("@id"))), ensure_ascii=False, indent=2, sort_keys=True)
        + "\n"
    )


WRITERS: dict[str, Callable[[Answer], str]] = {
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "jsonl": _jsonl,
    "md": _md,
    "html": _html,
    "srj": _srj,
    "srx": _srx,
}
GRAPH_WRITERS: dict[str, Callable[[Answer], str]] = {"ttl": _ttl, "nt": _nt, "jsonld": _jsonld}
