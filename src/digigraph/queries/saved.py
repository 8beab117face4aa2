"""Saved queries: a `.rq` file whose `#+` lines say what it asks, what it takes and what it answers.

The header is grlc's (one YAML document in the `#+` lines) with an `x-digigraph` block for what grlc does not know:
typed parameters, descriptions in two languages, limits and the columns an answer must have. Files that grlc serves run
here unchanged; `endpoint` is read and never followed. See `docs/reference/saved-queries.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from digigraph import resources
from digigraph.errors import QueryError, UsageError
from digigraph.queries.parameters import Parameter, declared
from digigraph.queries.tokens import Token, form, prefixes, tokens

SUFFIXES = (".rq", ".sparql")
_HEADER_LIMIT = 65536
_RESERVED = frozenset(("list", "show", "test", "export", "run"))


@dataclass(frozen=True, slots=True)
class Expectation:
    """What an answer must look like for the query to count as working."""

    columns: tuple[str, ...] = ()
    min_rows: int = 0
    max_rows: int | None = None


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """One saved query: its text, cut into tokens, and all that its header says."""

    name: str
    path: Path
    text: str
    parts: tuple[Token, ...]
    form: str
    """`SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`."""
    parameters: Mapping[str, Parameter]
    summary: Mapping[str, str]
    """One line by language; `de` and, where the header has it, `en`."""
    description: Mapping[str, str]
    tags: tuple[str, ...] = ()
    version: str = ""
    expect: Expectation = field(default_factory=Expectation)
    evidence: tuple[str, ...] = ()
    """Columns that say where a row stands written: release, date, sentence."""
    timeout_seconds: float | None = None
    max_rows: int | None = None
    view: str = "table"
    warnings: tuple[str, ...] = ()

    def said(self, texts: Mapping[str, str], language: str) -> str:
        """Pick a text in a language, or in the one there is."""
        return texts.get(language) or texts.get("de") or next(iter(texts.values()), "")


def read(path: Path) -> SavedQuery:
    """Read one file; `QueryError` names the file and what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: {error}") from error
    try:
        return parse(text, path)
    except QueryError as error:
        raise QueryError(f"{path}: {error}", hint=error.hint) from error


def parse(text: str, path: Path) -> SavedQuery:
    """Understand the text of a saved query; its name is the file's up to the first dot."""
    parts = tuple(tokens(text))
    header = _header(text)
    ours = _mapping(header.get("x-digigraph"), "x-digigraph")
    limits = _mapping(ours.get("limits"), "x-digigraph: limits")
    expect = _mapping(ours.get("expect"), "x-digigraph: expect")
    parameters = _described(declared(parts, prefixes(parts)), header, ours)
    saved = SavedQuery(
        name=path.name.split(".")[0],
        path=path,
        text=text,
        parts=parts,
        form=form(parts),
        parameters=parameters,
        summary=_texts(header.get("summary"), ours.get("summary")),
        description=_texts(header.get("description"), ours.get("description")),
        tags=tuple(str(tag) for tag in header.get("tags") or ()),
        version=str(ours.get("version", "")),
        expect=Expectation(
            tuple(str(column) for column in expect.get("columns") or ()),
            int(expect.get("min_rows") or 0),
            None if expect.get("max_rows") is None else int(expect["max_rows"]),
        ),
        evidence=tuple(str(column) for column in ours.get("evidence") or ()),
        timeout_seconds=_seconds(limits.get("timeout")),
        max_rows=None if limits.get("max_rows") is None else int(limits["max_rows"]),
        view=str(ours.get("view", "table")),
    )
    return replace(saved, warnings=tuple(_warnings(saved, header)))


def _header(text: str) -> Mapping[str, Any]:
    """Read the YAML document that stands in the `#+` lines."""
    lines = [line.lstrip("#+") for line in text.splitlines() if line.startswith("#+")]
    document = "\n".join(lines)
    if len(document) > _HEADER_LIMIT:
        raise QueryError(f"the header has more than {_HEADER_LIMIT} characters")
    try:
        header = yaml.safe_load(document)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" in line {mark.line + 1} of the header" if mark else ""
        raise QueryError(f"the header is no YAML{place}: {getattr(error, 'problem', error)}") from error
    if isinstance(header, str):
        # A bare sentence is what people write before they know the keys.
        return {"summary": header}
    return _mapping(header, "the header")


def _mapping(value: Any, what: str) -> Mapping[str, Any]:
    """Take a mapping as it is and nothing as an empty one."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise QueryError(f"{what} must be a mapping of names to values")
    return value


def _texts(*sources: Any) -> dict[str, str]:
    """Join texts by language; a plain text, as grlc has it, is German."""
    texts: dict[str, str] = {}
    for source in sources:
        by_language = source if isinstance(source, dict) else {"de": source} if source else {}
        texts |= {str(language): " ".join(str(value).split()) for language, value in by_language.items()}
    return texts


def _seconds(value: Any) -> float | None:
    """Read `10s`, `500ms`, `2m` or a number of seconds."""
    if value is None:
        return None
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(ms|s|m)?", str(value))
    if match is None:
        raise QueryError(f"limits: timeout {value!r} is no time (write 10s)")
    return float(match[1]) * {"ms": 0.001, "m": 60.0}.get(match[2] or "s", 1.0)


def _described(
    found: Mapping[str, Parameter], header: Mapping[str, Any], ours: Mapping[str, Any]
) -> dict[str, Parameter]:
    """Add to the parameters in the query what the header says about them."""
    defaults = _pairs(header.get("defaults"))
    choices = _pairs(header.get("enumerate"))
    more = _mapping(ours.get("params"), "x-digigraph: params")
    stray = sorted(set(more) - set(found))
    if stray:
        raise QueryError(
            f"x-digigraph: params: the query has no parameter {stray[0]!r}",
            hint=f"it has: {', '.join(found) or 'none'}",
        )
    return {
        name: _refined(parameter, defaults.get(name), choices.get(name), _mapping(more.get(name), name))
        for name, parameter in found.items()
    }


def _pairs(value: Any) -> dict[str, Any]:
    """Read grlc's list of one-key mappings (or plain names) as one mapping."""
    pairs: dict[str, Any] = {}
    for item in value if isinstance(value, list) else [value] if value else []:
        pairs |= item if isinstance(item, dict) else {str(item): None}
    return pairs


def _refined(parameter: Parameter, default: Any, choices: Any, more: Mapping[str, Any]) -> Parameter:
    """Add one parameter's header entries to what its variable says."""
    values = more.get("values") or choices
    default = more.get("default", default)
    parameter = replace(
        parameter,
        default=None if default is None else _lexical(default),
        values=tuple(_lexical(value) for value in values) if isinstance(values, list) else (),
        minimum=None if more.get("min") is None else _lexical(more["min"]),
        maximum=None if more.get("max") is None else _lexical(more["max"]),
        kind=None if more.get("class") is None else str(more["class"]),
        lookup=bool(more.get("lookup", False)),
        label=_texts(None, more.get("label"))
        if isinstance(more.get("label"), dict)
        else _texts(more.get("label"), None),
        example=None if more.get("example") is None else _lexical(more["example"]),
    )
    wanted = str(more.get("type", "")).removeprefix("xsd:")
    if wanted and wanted != parameter.type:
        raise QueryError(
            f"x-digigraph: params: {parameter.name} is {wanted!r} there and {parameter.type!r} by its variable "
            f"?{parameter.variables[0]}",
            hint="the variable's ending decides: ?_name_iri, ?_name_date, ?_name_number",
        )
    return parameter


def _lexical(value: Any) -> str:
    """Write a YAML value the way its author wrote it: `true`, `1990-01-01`, `5`."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _warnings(saved: SavedQuery, header: Mapping[str, Any]) -> Iterator[str]:
    """Find what will not go wrong now but will puzzle somebody later."""
    if saved.name in _RESERVED:
        yield f"`digigraph query {saved.name}` is a command: rename the file, or run it as `query run {saved.name}`"
    if not saved.summary:
        yield "no summary: `#+ summary: ...` says what the query answers"
    if "endpoint" in header:
        yield "endpoint is not followed: choose the graph with --store"
    if _late_header(saved.text):
        yield "`#+` lines stand after the query's first line; keep the header at the top"
    for parameter in saved.parameters.values():
        if not parameter.required and parameter.default is None:
            yield from _unguarded(saved.parts, parameter)


def _late_header(text: str) -> bool:
    """Tell whether a header line stands after the first line of the query itself."""
    started = False
    for line in text.splitlines():
        if started and line.startswith("#+"):
            return True
        started = started or bool(line.strip() and not line.startswith("#"))
    return False


def _unguarded(parts: Sequence[Token], parameter: Parameter) -> Iterator[str]:
    """Warn of an optional parameter in a comparison that no `BOUND` guards: unset, it would lose every row."""
    significant = [part for part in parts if part.significant]
    names = [part.name for part in significant]
    guarded = any(
        word.upper() == "BOUND" and name in parameter.variables for word, name in zip(names, names[2:], strict=False)
    )
    compared = any(
        name in parameter.variables and {before, after} & {"=", "!=", "<", ">", "<=", ">="}
        for before, name, after in zip(names, names[1:], names[2:], strict=False)
    )
    if compared and not guarded:
        variable = parameter.variables[0]
        yield f"?{variable} may be unset and is compared: write FILTER(!BOUND(?{variable}) || ...)"


def discover(*folders: Path) -> dict[str, Path]:
    """Find saved queries by name: those of earlier folders hide those of later ones; shipped ones come last."""
    found: dict[str, Path] = {}
    for folder in (*folders, resources.queries_folder()):
        here: dict[str, Path] = {}
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            name = path.name.split(".")[0]
            if path.suffix in SUFFIXES and path.is_file():
                if name in here:
                    raise UsageError(f"{path} and {here[name]} have the same name", hint="rename one of them")
                here[name] = path
        found = here | found
    return dict(sorted(found.items()))


def find(name: str, *folders: Path) -> SavedQuery:
    """Read the saved query of a name, or the file at a path; `UsageError` suggests what was meant."""
    if name.endswith(SUFFIXES) or "/" in name:
        path = Path(name)
        if path.is_file():
            return read(path)
        raise UsageError(f"{name}: there is no such file")
    known = discover(*folders)
    if name in known:
        return read(known[name])
    close = get_close_matches(name, known, n=3, cutoff=0.6)
    hint = f"did you mean {', '.join(close)}?" if close else "`digigraph query list` lists all"
    raise UsageError(f"no saved query named {name!r}", hint=hint)
