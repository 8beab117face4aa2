"""What one noun phrase says of where something is: "X GmbH aus Y", "Wolmirstedt (Ohrekreis)", "eine Tochter der Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from digigraph.model import Annotations, Frame, Kind, Mention, Span

LINK = re.compile(r" (?:aus|in|im|mit Sitz in)(?: der| dem)? ")
FIRM_AFTER = re.compile(r" (?:die Firma|das Unternehmen|seine Firma|ihre Firma) ")
ADDRESS = re.compile(r"(?: (?:im|am) [A-ZÄÖÜ][a-zäöü]+)?, [^,\n]{3,40} \d{1,4} ?[a-z]?, (?:[^,\n]{3,30}, )?(?:\d{5} )?")
GROUNDS = "Gelände"
PARENTHESIS = re.compile(r" \(")
SUBSIDIARY = re.compile(
    r",? (?:eine?r?|die|der)? ?(?:gemeinsamen?|hundertprozentigen?|100-prozentigen?)? ?"
    r"Tochter(?:gesellschaft|firma|unternehmen)? (?:der|des|von)(?: [a-zäöü-]+en)?"
    r"(?: (?:Konzerns|Unternehmens|Gruppe))? "
)
FURTHER = re.compile(r" und (?:der|des) ")
ACRONYM = re.compile(r" \([A-ZÄÖÜ]{2,9}\)")
WHOLE_IN_GENITIVE = re.compile(r" (?:der|des|im|am|in der|an der) ")
WHOLE_IN_QUOTES = re.compile(r" (?:der|des|im|am) [A-ZÄÖÜ][a-zäöüß-]+ „")
FACULTIES = ("Fakultät", "Fachbereich")
UNIVERSITIES = ("Universität", "Hochschule", "Fachhochschule")
NAMED = (Kind.ORGANIZATION, Kind.PLACE, Kind.MINISTRY, Kind.INITIATIVE)


def with_wholes(annotations: Annotations) -> Annotations:
    """Name boards by what they are part of: "Beirat (Netzwerk X)"; a bare "Beirat" would be any release's."""
    by_start = {mention.span.start: mention for mention in annotations.of_kind(*NAMED)}
    text = annotations.document.text
    renamed: dict[str, str] = {}
    for mention in annotations.of_kind(Kind.ORGANIZATION):
        whole = _whole(text, mention, by_start) if mention.get("bare") else None
        if whole is not None:
            renamed.setdefault(mention.name, f"{mention.name} ({whole.name})")
    if not renamed:
        return annotations
    return annotations.replacing_mentions(
        [
            _renamed(mention, renamed[mention.name])
            if mention.kind == Kind.ORGANIZATION and mention.name in renamed
            else mention
            for mention in annotations.mentions
        ]
    )


def _renamed(mention: Mention, name: str) -> Mention:
    """The mention under a name that is no longer bare."""
    attributes = {key: value for key, value in mention.attributes.items() if key != "bare"}
    return replace(mention, name=name, attributes={**attributes, "alias": mention.name})


def _whole(text: str, mention: Mention, by_start: dict[int, Mention]) -> Mention | None:
    """What a board is part of when that follows in the genitive: "des Netzwerks", "im Ministerium"."""
    whole = None
    for pattern in (WHOLE_IN_GENITIVE, WHOLE_IN_QUOTES):
        match = pattern.match(text, mention.span.end)
        whole = whole or (by_start.get(match.end()) if match else None)
    if whole is None or whole is mention or whole.kind == Kind.PLACE or whole.get("category") == "Metonym":
        # "Der Beirat der Landesregierung" may also be the board and whom it advises.
        return None
    return whole


def place_frames(annotations: Annotations) -> Iterator[Frame]:
    """Yield `locatedIn` and `partOf` frames that stand inside one noun phrase."""
    text = annotations.document.text
    mentions = annotations.of_kind(*NAMED)
    by_start = {mention.span.start: mention for mention in mentions}
    by_end = {mention.span.end: mention for mention in mentions if text.startswith(", ", mention.span.end)}
    for mention in mentions:
        if mention.kind in (Kind.ORGANIZATION, Kind.PLACE) and mention.get("category") != "Metonym":
            yield from _located(text, mention, by_start)
        if mention.kind == Kind.PLACE:
            yield from _named_after_place(text, mention, by_start)
        if mention.get("venue"):
            yield from _addressed(text, mention, by_start)
        if mention.kind == Kind.ORGANIZATION:
            yield from _subsidiary(text, mention, by_start)
            yield from _part(text, mention, by_start, by_end)


def _named_after_place(text: str, place: Mention, by_start: dict[int, Mention]) -> Iterator[Frame]:
    """ "in Y die Firma X"."""
    match = FIRM_AFTER.match(text, place.span.end)
    firm = by_start.get(match.end()) if match and text[: place.span.start].endswith((" in ", "In ")) else None
    if firm is not None and firm.kind == Kind.ORGANIZATION:
        evidence = Span(place.span.start, firm.span.end)
        yield Frame("locatedIn", {"subject": firm, "object": place}, evidence, "place.before-firm", confidence=0.8)


def _addressed(text: str, venue: Mention, by_start: dict[int, Mention]) -> Iterator[Frame]:
    """ "Kulturhaus X, Am Markt 16, 17139 Y"."""
    match = ADDRESS.match(text, venue.span.end)
    place = by_start.get(match.end()) if match else None
    if place is not None and place.kind == Kind.PLACE:
        evidence = Span(venue.span.start, place.span.end)
        yield Frame("locatedIn", {"subject": venue, "object": place}, evidence, "place.address", confidence=0.9)


def _located(text: str, mention: Mention, by_start: dict[int, Mention]) -> Iterator[Frame]:
    """ "X GmbH aus Y", "X (Y)", "Y (Landkreis Z)"."""
    end = _past_acronym(text, mention.span.end)
    for pattern, rule in ((LINK, "place.in"), (PARENTHESIS, "place.parenthesis")):
        match = pattern.match(text, end)
        place = by_start.get(match.end()) if match else None
        if place is None or place.kind != Kind.PLACE or place.name == mention.name:
            continue
        if mention.kind == Kind.PLACE and rule == "place.in" and not _is_site(mention):
            continue
        closing = place.span.end + (1 if rule == "place.parenthesis" else 0)
        yield Frame(
            "locatedIn", {"subject": mention, "object": place}, Span(mention.span.start, closing), rule, confidence=0.85
        )
        return


def _is_site(mention: Mention) -> bool:
    """Tell whether a place is a site inside another: a venue or grounds."""
    return bool(mention.get("venue")) or mention.get("category") == GROUNDS


def _past_acronym(text: str, end: int) -> int:
    """Offset after "(ABC)" when an acronym stands there."""
    match = ACRONYM.match(text, end)
    return match.end() if match else end


def _subsidiary(text: str, mention: Mention, by_start: dict[int, Mention]) -> Iterator[Frame]:
    """ "X, eine Tochter der Y"."""
    end = _past_place(text, mention.span.end, by_start)
    match = SUBSIDIARY.match(text, end)
    if match is None:
        return
    whole = by_start.get(match.end())
    while whole is not None and whole.kind == Kind.ORGANIZATION:
        yield Frame(
            "partOf",
            {"subject": mention, "object": whole},
            Span(mention.span.start, whole.span.end),
            "body.subsidiary",
            confidence=0.9,
        )
        following = FURTHER.match(text, whole.span.end)
        whole = by_start.get(following.end()) if following else None


def _past_place(text: str, end: int, by_start: dict[int, Mention]) -> int:
    """Offset after "in Y (Landkreis Z)" when places stand there."""
    for pattern in (LINK, PARENTHESIS):
        match = pattern.match(text, end)
        place = by_start.get(match.end()) if match else None
        if place is not None and place.kind == Kind.PLACE:
            end = place.span.end + (1 if pattern is PARENTHESIS else 0)
    return end


def _part(text: str, mention: Mention, by_start: dict[int, Mention], by_end: dict[int, Mention]) -> Iterator[Frame]:
    """ "Beirat des Netzwerks X", "Theologische Fakultät der Universität Y", "Universität Y, Theologische Fakultät"."""
    if not mention.get("relational"):
        return
    before = by_end.get(mention.span.start - 2)
    if before is not None and mention.get("category") in FACULTIES and before.get("category") in UNIVERSITIES:
        evidence = Span(before.span.start, mention.span.end)
        yield Frame("partOf", {"subject": mention, "object": before}, evidence, "body.faculty", confidence=0.85)
        return
    whole = _whole(text, mention, by_start)
    if whole is not None:
        yield Frame(
            "partOf",
            {"subject": mention, "object": whole},
            Span(mention.span.start, whole.span.end),
            "body.genitive",
            confidence=0.85,
        )
