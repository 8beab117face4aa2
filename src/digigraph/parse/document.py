"""Release to document (provisional)."""

from __future__ import annotations

import hashlib
import re

from digigraph.model import Document, Issuer, Release, ReleaseDate, Span, Zone
from digigraph.parse.decoding import decode
from digigraph.parse.edits import Edit, Traced
from digigraph.parse.html import looks_like_html, visible_text
from digigraph.parse.quotes import quotations, repair_quotes
from digigraph.parse.sentences import split_sentences

_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_DAY = re.compile(rf"(\d{{1,2}})\.\s?(?:(\d{{1,2}})\.|({'|'.join(_MONTHS)})\s)\s?(\d{{4}})")
_HEAD = re.compile(
    r"^(?:(?:Pressemitteilung\w*)?\s*:\s*\d+.*|[\w./ -]+, den \d.*|\d{1,2}\. ?(?:\w+|\d\d\.) ?\d{4}.*|Pressemitteilung\b.*|"
    r"MEDIEN-INFORMATION|Medieninfo.*|Aktuell|Menu|menu|\d{3}/\d{4}|Nr\..*|Start Presse|Berlin, .*|Das Presse- .*|©.*|"
    r"Umwelt|Handwerk|Ministerium für [^.]*\(\w+\))$"
)
_TAIL = re.compile(r"^(?:Impressum:|Anhänge zur|Verantwortlich|V\. i\.|©|Ansprechpartner|Mehr erfahren|Drucken|Teilen|Seite \d)")
_INNER = re.compile(
    r"(?:(?P<iss>[A-ZÄÖÜ][^\n]{3,80}?) - Pressemitteilung Nr\.: \S+ ){1,2}Magdeburg, den \d+\. \w+ \d{4} "
)
_JUNK = re.compile(
    r"(?:Normal 0 21 false[^.]*?MicrosoftInternetExplorer4)(?:\s*/\*[^{]*\{[^}]*\})?|(?:\S+ ?\{behavior:[^}]*\}\s*)+|800x600"
)


def parse(release: Release) -> Document:
    """Read one release (provisional)."""
    text, _ = decode(release.body)
    if release.media_type == "text/html" or looks_like_html(text):
        text = visible_text(text).text
    original = text
    traced = Traced.of(original)
    edits = [Edit(m.start(), m.end(), "") for m in re.finditer("[\u00ad\r]|<link[^>]*>|</link>", text)]
    edits += [Edit(m.start(), m.end(), " ") for m in re.finditer("\u00a0", text)]
    edits += [Edit(m.start(), m.end(), "-") for m in re.finditer("\u2011", text)]
    edits += [Edit(m.start(), m.end(), "") for m in _JUNK.finditer(text)]
    traced = traced.edited(edits)
    text = traced.text
    traced = traced.edited(
        [Edit(m.start(), m.end(), "") for m in re.finditer(r"(?<=[a-zäöüß])-\n(?=[a-zäöüß])", text)]
    )
    text = traced.text
    traced = traced.edited(
        [Edit(m.start(), m.end(), " ") for m in re.finditer(r"(?<=[\w,])\n(?=[a-zäöü])|(?<=[^\n]{52})(?<=[\w,])\n(?=[A-ZÄÖÜ„][\w ,]+[a-z]{3} [a-z])", text)]
        + [Edit(m.start(), m.end(), "\n") for m in re.finditer(r"(?<=[.:?!“\d]) {2,}(?=\S)", text)]
    )
    text = traced.text
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    index = 0
    while index < len(lines) - 1 and _HEAD.match(text[slice(*lines[index])].strip()):
        index += 1
    title = lines[index] if lines else Span(0, 0)
    index += 1
    while index < len(lines) - 1 and _HEAD.match(text[slice(*lines[index])].strip()):
        index += 1
    body_start = lines[index].start if index < len(lines) else len(text)
    if match := _INNER.match(text, body_start):
        body_start = match.end()
        if text[body_start : body_start + 20] == text[title.start : title.start + 20]:
            body_start += title.end - title.start + 1
    tail = index
    while tail < len(lines) and not _TAIL.match(text[slice(*lines[tail])].strip()):
        tail += 1
    body_end = lines[tail - 1].end if tail > index else len(text)
    if (cut := text.find(" Impressum:", body_start, body_end)) > 0:
        body_end = cut
    body_end = max(body_start, body_end)
    traced2 = traced.edited(
        repair_quotes(text, title) + repair_quotes(text, Span(body_start, body_end))
    )
    traced = traced2
    text = traced.text
    body = Span(min(body_start, len(text)), min(body_end, len(text)))
    paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text[: body.end]) if m.start() >= body.start]
    if body.start < body.end and (not paragraphs or paragraphs[0].start > body.start):
        end = text.find("\n", body.start, body.end)
        paragraphs.insert(0, Span(body.start, end if end >= 0 else body.end))
    sentences = list(split_sentences(text, title))
    for paragraph in paragraphs:
        sentences.extend(split_sentences(text, paragraph))
    day = None
    if release.url and (match := re.search(r"/(\d{4})/(\d\d)/(\d\d)/", release.url)):
        day = "-".join(match.groups())
    elif match := _DAY.search(text):
        month = int(match[2]) if match[2] else _MONTHS.index(match[3]) + 1
        day = f"{match[4]}-{month:02}-{int(match[1]):02}"
    name = re.search(r"(?:Bundesm|M)inisterium (?:für|der|des) [^\n.|(]*?(?= -|\n|\||\(| Presse|$)|Staatskanzlei", text)
    return Document(
        id=release.id,
        source=release.source,
        sha256=release.sha256 or hashlib.sha256(release.body).hexdigest(),
        url=release.url,
        original=original,
        text=text,
        origin=traced.origin,
        zones=(Zone("header", Span(0, title.start)), Zone("title", title), Zone("body", body)),
        title=text[slice(*title)],
        sentences=tuple(sentences),
        paragraphs=tuple(paragraphs),
        quotations=quotations(text, [title, *paragraphs]),
        date=ReleaseDate(day, "address" if day else "none"),
        issuer=Issuer(name.group() if name else None, "footer" if name else "none"),
    )
