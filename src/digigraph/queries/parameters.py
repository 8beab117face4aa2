"""The parameters of a saved query: which there are, of what type, and the RDF term a given value stands for.

A parameter is a variable in the BASIL convention that grlc made known: `?_name` must be given, `?__name` may be, and a
suffix says the type: `_iri`, `_number`, `_literal`, `_integer` (any XSD type), `_de` (a language), `_xsd_date` (prefix
and type). Terms are put into the query by `digigraph.queries.binding`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from digigraph.errors import QueryError, UsageError
from digigraph.queries.tokens import Token

Bound = URIRef | Literal

_VARIABLE = re.compile(r"(_{1,2})([A-Za-z0-9]+)(?:_([A-Za-z0-9]+))?(?:_([A-Za-z0-9]+))?")
_INTEGERS = ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")
_TIMES = ("date", "dateTime", "time", "gYear", "gYearMonth", "duration")
_XSD_TYPES = frozenset((*_INTEGERS, *_TIMES, "decimal", "double", "float", "boolean", "anyURI", "string"))
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^<>\"{}|^`\\\x00-\x20\x7f-\x9f]+")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LEXICAL = {
    "integer": re.compile(r"[+-]?\d{1,30}"),
    "decimal": re.compile(r"[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})"),
    "double": re.compile(r"[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,4})?"),
    "boolean": re.compile(r"true|false|0|1"),
    "gYear": re.compile(r"-?\d{4,9}"),
    "gYearMonth": re.compile(r"-?\d{4,9}-(0[1-9]|1[0-2])"),
}
_SAMPLES = {"date": "2016-10-27", "dateTime": "2016-10-27T12:00:00", "gYear": "2016", "gYearMonth": "2016-10"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a saved query."""

    name: str
    variables: tuple[str, ...]
    """The variables that stand for it, without the question mark (`_ort_iri`)."""
    type: str = "string"
    """`iri`, `number`, `string` or a local name of XSD (`date`)."""
    required: bool = True
    language: str | None = None
    datatype: str | None = None
    """IRI of the datatype of a typed literal."""
    default: str | None = None
    values: tuple[str, ...] = ()
    """The values allowed; empty when any is."""
    minimum: str | None = None
    maximum: str | None = None
    kind: str | None = None
    """Class that an IRI must belong to, as the header writes it (`dg:Ministry`)."""
    lookup: bool = False
    """Whether a name may be given instead of an IRI."""
    label: Mapping[str, str] = field(default_factory=dict)
    example: str | None = None

    @property
    def signature(self) -> str:
        """What may be given, in short: `date`, `iri or name`, `a|b|c`."""
        if self.values:
            return "|".join(self.values)
        return "iri or name" if self.lookup else self.type


def declared(parts: Sequence[Token], prefixes: Mapping[str, str]) -> dict[str, Parameter]:
    """Find the parameters of a query by its variables, in order of appearance.

    `QueryError` when a variable looks like a parameter but carries no type that exists (`?_min_date`).
    """
    found: dict[str, Parameter] = {}
    for part in parts:
        if part.kind != "variable" or not part.name.startswith("_") or part.name.startswith("__agg_"):
            continue
        parameter = _parameter(part, prefixes)
        known = found.get(parameter.name)
        if known is None:
            found[parameter.name] = parameter
        elif part.name not in known.variables:
            found[parameter.name] = _joined(known, parameter, part)
    return found


def _parameter(part: Token, prefixes: Mapping[str, str]) -> Parameter:
    """Read name and type from one variable."""
    match = _VARIABLE.fullmatch(part.name)
    if match is None:
        raise QueryError(
            f"?{part.name} is no parameter: names are letters and digits, without underscores",
            hint="write ?_name, ?__name, ?_name_iri, ?_name_de or ?_name_xsd_date",
        )
    marks, name, first, second = match.groups()
    plain = Parameter(name, (part.name,), required=marks == "_")
    if second is not None:
        namespace = {"xsd": str(XSD), **prefixes}.get(first)
        if namespace is None:
            raise QueryError(f"?{part.name}: the prefix {first}: is not declared")
        return replace(plain, type=second if first == "xsd" else "string", datatype=namespace + second)
    if first in (None, "literal", "string"):
        return plain
    if first in ("iri", "number"):
        return replace(plain, type=first)
    if first in _XSD_TYPES:
        return replace(plain, type=first, datatype=str(XSD) + first)
    if re.fullmatch(r"[a-z]{2,3}", first):
        return replace(plain, language=first)
    raise QueryError(
        f"?{part.name}: {first!r} is no type",
        hint="types are iri, number, literal, a language (de) or an XSD type (date); names have no underscore",
    )


def _joined(known: Parameter, other: Parameter, part: Token) -> Parameter:
    """Take two variables of one name together; they must agree on the type."""
    if (known.type, known.language, known.datatype) != (other.type, other.language, other.datatype):
        raise QueryError(f"?{part.name}: the parameter {known.name} has another type at ?{known.variables[0]}")
    return replace(known, variables=(*known.variables, part.name), required=known.required or other.required)


def term(parameter: Parameter, value: str) -> Bound:
    """Make the RDF term a value stands for; `UsageError` says what would be right."""
    value = value.strip() if parameter.type != "string" else value
    if _UNPRINTABLE.search(value):
        raise _refused(parameter, value, "it holds control characters")
    if parameter.values and value not in parameter.values:
        raise _refused(parameter, value, f"it must be one of {', '.join(parameter.values)}")
    if parameter.type == "iri":
        if not IRI.fullmatch(value):
            raise _refused(parameter, value, "it is no absolute IRI")
        return URIRef(value)
    if parameter.type == "number":
        return _number(parameter, value)
    if parameter.language:
        return Literal(value, lang=parameter.language)
    if parameter.datatype is None or parameter.datatype == str(XSD.string):
        return Literal(value)
    _check_lexical(parameter, value)
    _check_range(parameter, value)
    return Literal(value, datatype=URIRef(parameter.datatype), normalize=False)


def _number(parameter: Parameter, value: str) -> Literal:
    """Make a numeric literal of the narrowest type."""
    for kind in ("integer", "decimal", "double"):
        if _LEXICAL[kind].fullmatch(value):
            _check_range(parameter, value)
            return Literal(value, datatype=XSD[kind], normalize=False)
    raise _refused(parameter, value, "it is no number")


def _check_lexical(parameter: Parameter, value: str) -> None:
    """Refuse what is no value of the parameter's type."""
    kind = parameter.type
    pattern = _LEXICAL.get("integer" if kind in _INTEGERS else "double" if kind == "float" else kind)
    if pattern is not None and not pattern.fullmatch(value):
        raise _refused(parameter, value, f"it is no {kind}")
    if kind in ("date", "dateTime"):
        try:
            (date if kind == "date" else datetime).fromisoformat(value)
        except ValueError as error:
            raise _refused(parameter, value, f"it is no {kind} (write {_SAMPLES[kind]})") from error
        if kind == "date" and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            raise _refused(parameter, value, f"it is no {kind} (write {_SAMPLES[kind]})")


def _check_range(parameter: Parameter, value: str) -> None:
    """Refuse what lies outside the limits the header sets."""
    for limit, word, wrong in ((parameter.minimum, "least", -1), (parameter.maximum, "most", 1)):
        if limit is not None and _order(parameter, value, limit) == wrong:
            raise _refused(parameter, value, f"it must be at {word} {limit}")


def _order(parameter: Parameter, value: str, limit: str) -> int:
    """Compare a value with a limit: -1, 0 or 1; dates compare as text."""
    if parameter.type in ("date", "dateTime", "gYear", "gYearMonth", "string"):
        return (value > limit) - (value < limit)
    return (float(value) > float(limit)) - (float(value) < float(limit))


def _refused(parameter: Parameter, value: str, reason: str) -> UsageError:
    """Say why a value does not fit its parameter."""
    shown = value if len(value) <= 60 else value[:57] + "..."
    return UsageError(
        f"parameter {parameter.name}: {shown!r} is not allowed: {reason}", hint=f"expected: {parameter.signature}"
    )


def chosen(parameters: Mapping[str, Parameter], given: Mapping[str, str]) -> dict[str, str]:
    """Add defaults to what was given; `UsageError` for unknown and missing names lists the valid ones."""
    unknown = sorted(set(given) - set(parameters))
    if unknown:
        raise UsageError(f"no parameter named {unknown[0]!r}", hint=_valid(parameters))
    values = {p.name: p.default for p in parameters.values() if p.default is not None} | dict(given)
    missing = [p.name for p in parameters.values() if p.required and p.name not in values]
    if missing:
        raise UsageError(f"parameter {missing[0]} is missing", hint=_valid(parameters))
    return values


def _valid(parameters: Mapping[str, Parameter]) -> str:
    """List parameters for a message."""
    if not parameters:
        return "this query takes no parameters"
    shown = (f"{p.name}={p.signature}" if p.required else f"[{p.name}={p.signature}]" for p in parameters.values())
    return "parameters: " + ", ".join(shown)
