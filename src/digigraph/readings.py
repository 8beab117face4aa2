"""Reads and writes `Reading`s as JSON: what `digigraph extract --format jsonl` prints and what a build caches.

The object has the shape in which gold data is written and scored (`id`, `date`, `issuer`, `title`, `entities`, `facts`,
`statements`, `funding`) plus every further field of a `Reading`, so nothing is lost on the way back. All offsets index
the original text. Attributes hold text, numbers, truth values, tuples of these and mappings; an attribute whose value
is None counts as absent.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from digigraph.errors import InputError
from digigraph.model import (
    Assertion,
    Evidence,
    Grant,
    Issuer,
    Kind,
    Reading,
    Referent,
    ReleaseDate,
    Span,
    Status,
    Utterance,
)

T = TypeVar("T")

FACT_KEYS = ("from", "to", "date")
"""Attributes of an assertion that stand beside its subject and object, as in the gold data."""
GRANT_KEYS = ("total", "partOfTotal", "period", "until")
"""The same for a grant."""
EURO = "EUR"


def json_from_reading(reading: Reading) -> str:
    """Write a reading as one line of JSON, keys in a fixed order."""
    return json.dumps(dict_from_reading(reading), ensure_ascii=False, separators=(", ", ": "))


def reading_from_json(text: str | bytes) -> Reading:
    """Read a line that `json_from_reading` wrote; `InputError` when it is none."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not a reading: {error}") from error
    return reading_from_dict(record)


def dict_from_reading(reading: Reading) -> dict[str, Any]:
    """Turn a reading into plain values."""
    return {
        "id": reading.id,
        "date": reading.date.value,
        "issuer": reading.issuer.name,
        "title": reading.title,
        "entities": [_dict_from_referent(referent) for referent in reading.referents],
        "facts": [_dict_from_assertion(assertion) for assertion in reading.assertions],
        "statements": [_dict_from_utterance(utterance) for utterance in reading.utterances],
        "funding": [_dict_from_grant(grant) for grant in reading.grants],
        "source": reading.source,
        "sha256": reading.sha256,
        "url": reading.url,
        "number": reading.number,
        "profile": reading.profile,
        "language": reading.language,
        "notes": list(reading.notes),
        "title_evidence": None if reading.title_evidence is None else _dict_from_evidence(reading.title_evidence),
        "date_method": reading.date.method,
        "date_printed": reading.date.printed,
        "date_doubt": reading.date.doubt,
        "issuer_method": reading.issuer.method,
        "issuer_house": reading.issuer.house,
        "issuer_land": reading.issuer.land,
        "issuer_span": None if reading.issuer.span is None else list(reading.issuer.span),
        "issuer_entity": reading.issuer_referent,
    }


def reading_from_dict(record: Mapping[str, Any]) -> Reading:
    """Turn plain values back into a reading; `InputError` names what does not fit."""
    try:
        return _reading(record)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        name = record.get("id") if isinstance(record, Mapping) else None
        raise InputError(f"not a reading (id {name!r}): {type(error).__name__}: {error}") from error


def _reading(record: Mapping[str, Any]) -> Reading:
    span = record.get("issuer_span")
    return Reading(
        id=_text(record["id"]),
        source=record.get("source", ""),
        sha256=record.get("sha256", ""),
        url=record.get("url"),
        title=_text(record["title"]),
        title_evidence=_optional(_evidence, record.get("title_evidence")),
        date=ReleaseDate(
            record["date"], record.get("date_method", "none"), record.get("date_printed"), record.get("date_doubt")
        ),
        issuer=Issuer(
            record["issuer"],
            record.get("issuer_method", "none"),
            record.get("issuer_house"),
            record.get("issuer_land"),
            None if span is None else Span(*span),
        ),
        issuer_referent=record.get("issuer_entity"),
        number=record.get("number"),
        profile=record.get("profile", "unknown"),
        language=record.get("language", "de"),
        notes=tuple(record.get("notes", ())),
        referents=_all(_referent, record.get("entities", ())),
        assertions=_all(_assertion, record.get("facts", ())),
        utterances=_all(_utterance, record.get("statements", ())),
        grants=_all(_grant, record.get("funding", ())),
    )


def _dict_from_evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "text": evidence.text,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "rule": evidence.rule,
        "confidence": evidence.confidence,
    }


def _evidence(record: Mapping[str, Any]) -> Evidence:
    return Evidence(
        Span(record["start"], record["end"]), record["text"], record.get("rule", ""), record.get("confidence", 1.0)
    )


def _dict_from_referent(referent: Referent) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": referent.id,
        "type": referent.kind.value,
        "name": referent.name,
        "mentions": [_dict_from_mention(mention) for mention in referent.mentions],
        "status": referent.status.value,
    }
    if referent.aliases:
        record["aliases"] = list(referent.aliases)
    return record | _dict_from_attributes(referent.attributes)


def _referent(record: Mapping[str, Any]) -> Referent:
    return Referent(
        id=record["id"],
        kind=Kind(record["type"]),
        name=_text(record["name"]),
        mentions=_all(_mention, record["mentions"]),
        aliases=tuple(record.get("aliases", ())),
        status=Status(record.get("status", Status.DONE)),
        attributes=_attributes(record),
    )


def _dict_from_mention(mention: Evidence) -> dict[str, Any]:
    record = _dict_from_evidence(mention)
    return {"surface": record.pop("text")} | record


def _mention(record: Mapping[str, Any]) -> Evidence:
    return _evidence({**record, "text": record["surface"]})


def _dict_from_assertion(assertion: Assertion) -> dict[str, Any]:
    record: dict[str, Any] = {
        "s": assertion.subject,
        "p": assertion.predicate,
        "o": assertion.object,
        "literal": assertion.literal,
        "status": assertion.status.value,
        "evidence": _dict_from_evidence(assertion.evidence),
        "from": None,
        "to": None,
    }
    return record | _dict_from_attributes(assertion.attributes, FACT_KEYS)


def _assertion(record: Mapping[str, Any]) -> Assertion:
    return Assertion(
        subject=record["s"],
        predicate=record["p"],
        object=record["o"],
        evidence=_evidence(record["evidence"]),
        literal=record.get("literal", False),
        status=Status(record.get("status", Status.DONE)),
        attributes=_attributes(record, FACT_KEYS),
    )


def _dict_from_utterance(utterance: Utterance) -> dict[str, Any]:
    # The place of the quote itself follows from the evidence around it; it is written for the reader's convenience.
    start = utterance.evidence.span.start + max(utterance.evidence.text.find(utterance.quote), 0)
    return {
        "speaker": utterance.speaker,
        "quote": utterance.quote,
        "text": utterance.text,
        "speech": "direct" if utterance.direct else "indirect",
        "verb": utterance.verb,
        "start": start,
        "end": start + len(utterance.quote),
        "office": utterance.office,
        "evidence": _dict_from_evidence(utterance.evidence),
    }


def _utterance(record: Mapping[str, Any]) -> Utterance:
    return Utterance(
        speaker=record["speaker"],
        quote=record["quote"],
        text=record.get("text", record["quote"]),
        direct=record.get("speech", "direct") == "direct",
        verb=record.get("verb", ""),
        evidence=_evidence(record["evidence"]),
        office=record.get("office"),
    )


def _dict_from_grant(grant: Grant) -> dict[str, Any]:
    record: dict[str, Any] = {
        "funder": grant.funder,
        "recipient": grant.recipient,
        "amount_eur": grant.amount if grant.attributes.get("currency", EURO) == EURO else None,
        "amount": grant.amount,
        "programme": grant.programme,
        "purpose": grant.purpose,
        "status": grant.status.value,
        "evidence": _dict_from_evidence(grant.evidence),
    }
    return record | _dict_from_attributes(grant.attributes, GRANT_KEYS)


def _grant(record: Mapping[str, Any]) -> Grant:
    return Grant(
        funder=record["funder"],
        recipient=record["recipient"],
        amount=record.get("amount", record.get("amount_eur")),
        evidence=_evidence(record["evidence"]),
        programme=record.get("programme"),
        purpose=record.get("purpose"),
        status=Status(record.get("status", Status.DONE)),
        attributes=_attributes(record, GRANT_KEYS),
    )


def _dict_from_attributes(attributes: Mapping[str, Any], above: tuple[str, ...] = ()) -> dict[str, Any]:
    """Write the attributes named in `above` beside the other keys and the rest, sorted, under `attributes`."""
    known = {key: value for key, value in attributes.items() if value is not None}
    record = {key: _plain(known[key]) for key in above if key in known}
    rest = {key: _plain(known[key]) for key in sorted(known) if key not in above}
    return record | ({"attributes": rest} if rest else {})


def _attributes(record: Mapping[str, Any], above: tuple[str, ...] = ()) -> dict[str, Any]:
    beside = {key: _frozen(record[key]) for key in above if record.get(key) is not None}
    return beside | {key: _frozen(value) for key, value in record.get("attributes", {}).items() if value is not None}


def _plain(value: Any) -> Any:
    """Make tuples and sets into lists, which JSON has; a set is sorted, as its own order is chance."""
    if isinstance(value, Mapping):
        return {str(key): _plain(value[key]) for key in sorted(value)}
    if isinstance(value, set | frozenset):
        return [_plain(item) for item in sorted(value)]
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _frozen(value: Any) -> Any:
    """Make lists into tuples again, as attributes are immutable."""
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return value


def _all(convert: Callable[[Mapping[str, Any]], T], records: Iterable[Mapping[str, Any]]) -> tuple[T, ...]:
    return tuple(convert(record) for record in records)


def _optional(convert: Callable[[Mapping[str, Any]], T], record: Mapping[str, Any] | None) -> T | None:
    return None if record is None else convert(record)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text expected, not {value!r}")
    return value
