"""Checks a graph against the shapes and says what is wrong, with the sentence it stands on.

What lives here knows SHACL; which shapes apply is the caller's choice (`ontology/shapes.ttl` by default). Nothing is
inferred: published data carries its superclasses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digigraph import resources
from digigraph.errors import GraphError
from digigraph.ontology import NAMESPACES

if TYPE_CHECKING:
    from rdflib import Graph

LEVELS = ("info", "warning", "error")
"""Severities, from mild to grave: `sh:Info`, `sh:Warning`, `sh:Violation`."""
_LEVEL_OF = {"Info": "info", "Warning": "warning", "Violation": "error"}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One place where a graph is not what a shape asks for."""

    severity: str
    """`error`, `warning` or `info`."""
    focus: str
    """IRI of the thing."""
    path: str
    """Prefixed name of the property; empty when the shape is about the thing as a whole."""
    message: str
    """In the language asked for."""
    value: str = ""
    """The value that does not fit, when there is one."""
    label: str = ""
    """Label of the thing."""
    release: str = ""
    """IRI of a release in which the thing stands."""
    sentence: str = ""
    """Words on which the thing, or the value, stands."""


def validate(graph: Graph, shapes: Path | None = None, *, language: str = "de") -> tuple[Finding, ...]:
    """Check a graph; findings sorted by severity, grave ones first, then by thing.

    `shapes` is a Turtle file; `GraphError` when it cannot be read.
    """
    report = _report(graph, shapes or resources.ontology_folder() / "shapes.ttl")
    findings = {_finding(graph, report, result, language) for result in _results(report)}
    return tuple(sorted(findings, key=lambda each: (-LEVELS.index(each.severity), each)))


def fails(findings: tuple[Finding, ...], level: str) -> bool:
    """Tell whether any finding is at least as grave as a level (`error`, `warning`, `info`; `none` never fails)."""
    return level != "none" and any(LEVELS.index(each.severity) >= LEVELS.index(level) for each in findings)


def _report(graph: Graph, shapes: Path) -> Graph:
    """Run pyshacl; the report is a graph."""
    import pyshacl  # noqa: PLC0415 - takes half a second to import
    from rdflib import Graph as RdflibGraph  # noqa: PLC0415

    try:
        shapes_graph = RdflibGraph().parse(shapes, format="turtle")
    except (OSError, SyntaxError, ValueError) as error:
        raise GraphError(f"{shapes}: {error}", hint="shapes are read as Turtle") from error
    _, report, _ = pyshacl.validate(
        graph, shacl_graph=shapes_graph, inference="none", js=False, advanced=False, inplace=True, do_owl_imports=False
    )
    if not isinstance(report, RdflibGraph):
        raise GraphError(f"{shapes}: the shapes cannot be applied: {report}")
    return report


def _results(report: Graph) -> Iterator[Any]:
    """Nodes of the report, one for each finding."""
    from rdflib.namespace import RDF, SH  # noqa: PLC0415

    # Results inside a `sh:detail` explain another result.
    details = set(report.objects(None, SH.detail))
    return (node for node in report.subjects(RDF.type, SH.ValidationResult) if node not in details)


def _finding(graph: Graph, report: Graph, result: Any, language: str) -> Finding:
    """Read one result."""
    from rdflib.namespace import SH, SKOS  # noqa: PLC0415

    focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    severity = str(report.value(result, SH.resultSeverity)).rpartition("#")[2]
    messages = sorted(report.objects(result, SH.resultMessage), key=lambda text: (_language(text) != language, text))
    release, sentence = _source(graph, focus, report.value(result, SH.resultPath), value)
    return Finding(
        severity=_LEVEL_OF.get(severity, "error"),
        focus=str(focus),
        path=_path(report, report.value(result, SH.resultPath)),
        message=str(messages[0]) if messages else "",
        value="" if value is None else str(value),
        label=str(graph.value(focus, SKOS.prefLabel) or ""),
        release=release,
        sentence=sentence,
    )


def _language(text: Any) -> str | None:
    return getattr(text, "language", None)


def _path(report: Graph, path: Any) -> str:
    """Write a path as prefixed names: `dct:issued`, `dct:publisher|dg:publisherName`."""
    from rdflib import URIRef  # noqa: PLC0415
    from rdflib.namespace import SH  # noqa: PLC0415

    if path is None:
        return ""
    if isinstance(path, URIRef):
        return _shortened(str(path))
    return "|".join(_shortened(str(each)) for each in report.items(report.value(path, SH.alternativePath)))


def _shortened(iri: str) -> str:
    """Write an IRI with the prefix of its namespace."""
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _source(graph: Graph, focus: Any, path: Any, value: Any) -> tuple[str, str]:
    """Find a release and the words in it on which a thing stands, preferably with the value that does not fit."""
    from rdflib import URIRef  # noqa: PLC0415
    from rdflib.namespace import PROV, RDF  # noqa: PLC0415

    from digigraph.ontology import DG, OA  # noqa: PLC0415

    if (focus, DG.selector, None) in graph:
        node = focus
    else:
        facts = sorted(set(graph.subjects(RDF.subject, focus)) & set(graph.subjects(RDF.type, DG.Fact)), key=str)
        fitting = [fact for fact in facts if value is not None and (fact, RDF.object, value) in graph]
        same = [fact for fact in facts if isinstance(path, URIRef) and (fact, RDF.predicate, path) in graph]
        node = next(iter(fitting or same or facts), None)
    if node is None:
        return "", ""
    release = min(map(str, graph.objects(node, PROV.wasDerivedFrom)), default="")
    selectors = sorted(graph.objects(node, DG.selector), key=str)
    words = graph.value(selectors[0], OA.exact) if selectors else None
    return release, str(words or "")
