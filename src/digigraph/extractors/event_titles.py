"""Events named by a title in quotes: "Ausstellung „X“", "unter dem Titel „X“ zu einer Wanderung"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digigraph.extractors import nouns
from digigraph.extractors.candidates import Candidate
from digigraph.extractors.event_names import Parts
from digigraph.extractors.nouns import Head
from digigraph.extractors.ordinals import ordinal_before
from digigraph.extractors.passages import Passage
from digigraph.model import Span

LONGEST_TITLE = 100
TITLE_AFTER = re.compile(
    r" (?:[a-zäöü]+ )?unter (?:dem|der) (?:Titel|Motto|Überschrift|Namen|Leitwort) „([^“\n]{2,100})“"
)
TITLE = re.compile(
    r"unter (?:dem|der) (?:Titel|Motto|Überschrift|Namen|Leitwort|Leitthema|Thema) „([^“\n]{2,100})“ "
    r"(?:zu|zur|zum|auf|in|an|eine?|einen)(?: einer| einem)? (?:[a-zäöü]+ )?"
)


def quoted_event(text: str, area: Passage, parts: Parts, head: Head) -> Candidate | None:
    """ "Ausstellung „X“"."""
    title = " ".join(text[area[parts.noun + 1].end : area[parts.end - 1].start].split())
    if head.has("a") or head.plural or len(title) > LONGEST_TITLE or title.endswith(","):
        return None
    attributes: dict[str, object] = {"quoted": True, "alias": title, "title": title}
    ordinal = ordinal_before(area, parts.noun)
    start, number = parts.start, ""
    if ordinal is not None and ordinal.digits:
        start, number = ordinal.start, f"{ordinal.number}. "
        attributes["ordinal"] = ordinal.number
    span = Span(area[start].start, area[parts.end - 1].end)
    return Candidate(span, f"{number}{head.word} „{title}“", head.word, "event.quoted", 0.9, attributes)


def titled_events(text: str, area: Passage) -> Iterator[Candidate]:
    """ "lädt unter dem Titel „X“ zu einer Wanderung ein": an event noun named by its title."""
    if area.limit <= area.first:
        return
    for match in TITLE.finditer(text, *area.span(area.first, area.limit)):
        index = area.listing.first_at(match.end())
        if index < area.limit and (head := nouns.event_heads().find(area[index].text)) and not head.plural:
            attributes = {"quoted": True, "alias": match[1], "title": match[1]}
            name = f"{head.word} „{match[1]}“"
            yield Candidate(area[index].span, name, head.word, "event.titled", 0.85, attributes, weight=1)
