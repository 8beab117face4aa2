"""The graph of one release under construction: triples, the evidence beside them, and the rule which stand plainly."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from digigraph.errors import EvidenceError
from digigraph.model import HOLDING, SCHEDULED, Evidence, Status
from digigraph.ontology import CLASSES
from digigraph.triples.terms import Quad, Term, date, decimal, integer, iri, literal, term

RDF_TYPE = term("rdf:type")
TYPES: Mapping[str, tuple[Term, ...]] = {
    name: tuple(term(each) for each in (name, *further)) for name, further in CLASSES.items()
}
"""Class -> its own term and those of all classes above it."""
STATUS: Mapping[Status, Term] = {status: term(f"status:{status.value}") for status in Status}

_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
_HAS_STATUS, _CONFIDENCE, _RULE = term("dg:status"), term("dg:confidence"), term("dg:rule")
_DERIVED, _GENERATED, _SELECTOR = term("prov:wasDerivedFrom"), term("prov:wasGeneratedBy"), term("dg:selector")
_SELECTOR_TYPES = (term("oa:TextPositionSelector"), term("oa:TextQuoteSelector"))
_START, _END, _EXACT = term("oa:start"), term("oa:end"), term("oa:exact")
_DATES = {"from": term("dg:validFrom"), "to": term("dg:validUntil"), "date": term("dct:date")}

# From what holds to what does not: when one release says the same of a thing twice, with equal confidence, the more
# cautious saying counts.
_CAUTION = (
    Status.DONE,
    Status.ONGOING,
    Status.ENDED,
    Status.ANNOUNCED,
    Status.PLANNED,
    Status.APPLIED_FOR,
    Status.WISHED,
    Status.CONDITIONAL,
    Status.CANCELLED,
    Status.DENIED,
)


def fact_id(subject: Term, predicate: Term, object_: Term) -> str:
    """Local name of a fact: `f-` and ten digits of the SHA-256 of its triple's N-Triples line."""
    line = f"{subject} {predicate} {object_} ."
    return "f-" + hashlib.sha256(line.encode()).hexdigest()[:10]


@dataclass(slots=True)
class _Fact:
    """A triple with all that one release says for it."""

    status: Status
    evidence: Evidence
    """The strongest."""
    plain: bool
    selectors: dict[Term, None] = field(default_factory=dict)
    dates: dict[Term, Term] = field(default_factory=dict)


class ReleaseGraph:
    """Collects the triples of one release; iterating yields its quads, each once, in the order of first mention."""

    def __init__(self, release: str, run: str, language: str) -> None:
        self.release = iri(release)
        self.graph = iri(f"{release}#graph")
        self._address = release
        self._run = iri(run)
        self._language = language
        self._triples: dict[tuple[Term, Term, Term], None] = {}
        self._facts: dict[tuple[Term, Term, Term], _Fact] = {}
        self._selectors: dict[tuple[int, int], Term] = {}

    def node(self, name: str) -> Term:
        """Name a node inside the release: `<{release}#s1>`."""
        return iri(f"{self._address}#{name}")

    def add(self, subject: Term, predicate: Term, object_: Term) -> None:
        """Add a triple that describes the release or one of its own nodes."""
        self._triples[subject, predicate, object_] = None

    def add_type(self, subject: Term, name: str) -> None:
        """Type one of the release's own nodes, with all classes above."""
        for type_term in TYPES[name]:
            self._triples[subject, RDF_TYPE, type_term] = None

    def text(self, text: str) -> Term:
        """Write a text in the release's language."""
        return literal(text, self._language)

    def state(
        self,
        triple: tuple[Term, Term, Term],
        evidence: Evidence,
        *,
        status: Status = Status.DONE,
        plain: bool = True,
        attributes: Mapping[str, Any] | None = None,
    ) -> None:
        """State a fact: reified with its evidence and, unless the status forbids it (`plain`), as a triple."""
        selector = self.selector(evidence)
        fact = self._facts.get(triple)
        if fact is None:
            fact = self._facts[triple] = _Fact(status, evidence, plain)
        elif _outweighs(evidence, status, fact):
            fact.status, fact.evidence, fact.plain = status, evidence, plain
        fact.selectors[selector] = None
        for key, predicate in _DATES.items():
            value = date(attributes.get(key) or "") if attributes else None
            if value is not None:
                fact.dates[predicate] = value

    def selector(self, evidence: Evidence) -> Term:
        """Name the place of an evidence in the text; `EvidenceError` when there is none or it cannot be right."""
        start, end = evidence.span
        known = self._selectors.get((start, end))
        _check(evidence, self._address)
        if known is not None:
            return known
        node = self._selectors[start, end] = self.node(f"char-{start}-{end}")
        for selector_type in _SELECTOR_TYPES:
            self.add(node, RDF_TYPE, selector_type)
        self.add(node, _START, integer(start))
        self.add(node, _END, integer(end))
        self.add(node, _EXACT, self.text(evidence.text))
        return node

    def source(self, node: Term, evidence: Evidence) -> None:
        """Give a node that stands for an n-ary fact its own evidence."""
        self.derive(node, evidence)
        self.add(node, _CONFIDENCE, decimal(evidence.confidence))
        self.add(node, _RULE, literal(evidence.rule))
        self.add(node, _GENERATED, self._run)

    def derive(self, node: Term, evidence: Evidence) -> None:
        """Say which place of this release a node stands on that other releases may support too."""
        self.add(node, _SELECTOR, self.selector(evidence))
        self.add(node, _DERIVED, self.release)

    def __iter__(self) -> Iterator[Quad]:
        graph = self.graph
        for triple, fact in self._facts.items():
            if fact.plain:
                self._triples[triple] = None
            self._reify(triple, fact)
        self._facts.clear()
        for subject, predicate, object_ in self._triples:
            yield Quad(subject, predicate, object_, graph)

    def _reify(self, triple: tuple[Term, Term, Term], fact: _Fact) -> None:
        node = self.node(fact_id(*triple))
        self.add_type(node, "dg:Fact")
        for predicate, value in self._pairs(triple, fact):
            self._triples[node, predicate, value] = None

    def _pairs(self, triple: tuple[Term, Term, Term], fact: _Fact) -> Iterable[tuple[Term, Term]]:
        yield _SUBJECT, triple[0]
        yield _PREDICATE, triple[1]
        yield _OBJECT, triple[2]
        yield _HAS_STATUS, STATUS[fact.status]
        yield _CONFIDENCE, decimal(fact.evidence.confidence)
        yield _RULE, literal(fact.evidence.rule)
        yield _DERIVED, self.release
        yield _GENERATED, self._run
        for selector in fact.selectors:
            yield _SELECTOR, selector
        yield from fact.dates.items()


def _outweighs(evidence: Evidence, status: Status, fact: _Fact) -> bool:
    """Tell whether a further evidence decides a fact's status: by confidence, then by caution."""
    if evidence.confidence != fact.evidence.confidence:
        return evidence.confidence > fact.evidence.confidence
    return _CAUTION.index(status) > _CAUTION.index(fact.status)


def _check(evidence: Evidence, release: str) -> None:
    """Refuse evidence that cannot be a slice of a text."""
    start, end = evidence.span
    if not 0 <= start < end or len(evidence.text) != end - start:
        raise EvidenceError(
            f"{release}: evidence {evidence.text[:60]!r} of rule {evidence.rule!r} does not fit {start}-{end}",
            hint="an extractor gave a span that is not in the text; report the release",
        )
    if not 0 <= evidence.confidence <= 1:
        raise EvidenceError(f"{release}: confidence {evidence.confidence} of rule {evidence.rule!r} is not in 0..1")


def stands_plainly(status: Status, *, awaited: bool, dated: bool) -> bool:
    """Tell whether a fact of this status is asserted beside its reified form.

    What holds is; what has ended only with its dates (`dated`); what is scheduled only of a thing that itself is still
    to come (`awaited`). Cancelled, denied, wished and conditional facts are not.
    """
    if status is Status.ENDED:
        return dated
    return status in HOLDING or (awaited and status in SCHEDULED)
