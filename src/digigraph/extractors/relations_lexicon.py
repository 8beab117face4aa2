"""The verbs and nouns that state relations, as frames: which roles of which kinds, in which case or with which preposition.

Patterns run on a clause whose names are blanked with `§`, so no name can be taken for a verb. Sources: section 10 of the
survey of release forms (frequencies of frames) and German grammars for separable verbs and passives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from digigraph.model import Kind

ACTOR = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.MINISTRY})
BODY = frozenset({Kind.ORGANIZATION, Kind.MINISTRY})
UNDERTAKING = frozenset({Kind.INITIATIVE, Kind.ORGANIZATION})
SITE = frozenset({Kind.PLACE, Kind.ORGANIZATION})


def _words(pattern: str) -> re.Pattern[str]:
    """Compile verb forms; `…` stands for any words of the same clause."""
    return re.compile(rf"\b(?:{pattern.replace('…', chr(92) + 'b.{0,400}?' + chr(92) + 'b')})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb with the roles of its subject and of one object."""

    name: str
    type: str
    active: re.Pattern[str]
    subject: frozenset[Kind]
    object: frozenset[Kind]
    prepositions: frozenset[str] = frozenset()
    """Prepositions of the object; empty for a direct object."""
    passive: re.Pattern[str] | None = None
    companions: bool = False
    """Whether "gemeinsam mit X" does it too."""
    inverse: bool = False
    """Whether the grammatical object is the subject of the relation."""


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A predicate noun: "Veranstalter der Messe ist X", "die Leitung übernimmt X", "Partner sind A und B"."""

    name: str
    type: str
    noun: re.Pattern[str]
    agent: frozenset[Kind]
    thing: tuple[Kind, ...]
    """In the order in which an unnamed one is looked for in the sentences before."""
    inverse: bool = False
    near_copula: bool = False
    """Whether the copula must stand right before the noun ("ist Teil der", not an apposition)."""
    agent_prepositions: frozenset[str] = field(default_factory=frozenset)


PASSIVE = re.compile(r"\b(?:wird|werden|wurden?|worden|ist|sind|war|waren|sei|seien)\b")
PARTICIPLE = r"(?:ge\w+(?:t|en)|\w+ge\w+(?:t|en)|\w+iert|(?:be|er|ver|ent|zer)\w+(?:t|en))"

VERBS: tuple[VerbFrame, ...] = (
    VerbFrame(
        "opens-verb", "opens",
        _words("eröffne(?:t|te|ten|n)|eingeweiht|weih(?:t|te|ten|en)…ein|einweihen|freigegeben|(?:gibt|geben|gab|gaben)…frei|freigeben|(?:in Betrieb|in Dienst) (?:genommen|nehmen|gestellt)|(?:nimmt|nahm|nehmen|nahmen)…in Betrieb|ihrer Bestimmung übergeben|seiner Bestimmung übergeben"),
        ACTOR, frozenset({Kind.ORGANIZATION, Kind.PLACE, Kind.INITIATIVE, Kind.EVENT}),
        passive=_words("eröffnet|eingeweiht|freigegeben|in Betrieb genommen|(?:ihrer|seiner) Bestimmung übergeben"), companions=True,
    ),
    VerbFrame(
        "initiates-verb", "initiates",
        _words("ins Leben (?:gerufen|rufen)|(?:ruft|rufen|rief|riefen)…ins Leben|gründe(?:t|te|ten|n)|gegründet|initiier(?:t|te|ten|en)|aufgelegt|(?:legt|legte|legen|legten)…auf|aus der Taufe (?:gehoben|heben)|auf den Weg (?:gebracht|bringen)|gestartet|starte(?:t|te|ten|n)|angestoßen|begründet|errichte(?:t|te|ten|n)|geschaffen|schu(?:f|fen)"),
        ACTOR, UNDERTAKING,
        passive=_words("ins Leben gerufen|gegründet|initiiert|aufgelegt|aus der Taufe gehoben|auf den Weg gebracht|gestartet|angestoßen|begründet|errichtet|geschaffen|erarbeitet|entwickelt"), companions=True,
    ),
    VerbFrame(
        "coordinates-verb", "coordinates",
        _words("koordinier(?:t|te|ten|en)|leite(?:t|te|ten|n)|geleitet|verantworte(?:t|te|n)|(?:steht|stehen|stand)…vor|vorsteh(?:t|en)|führt(?:e|en)?(?= (?:das|die|den) §)|geführt hat(?:te)?"),
        ACTOR, frozenset({Kind.INITIATIVE, Kind.ORGANIZATION, Kind.EVENT}),
        passive=_words("koordiniert|geleitet|geführt|betreut|zusammengestellt|betrieben|getragen"),
    ),
    VerbFrame(
        "participates-verb", "participatesIn",
        _words("(?:nimmt|nehmen|nahm|nahmen)…teil|teilgenommen|teilnehmen|teilnimmt|teilnehmen|mitwirk(?:t|en|te|ten)|beteilig(?:t|te|ten|en)…sich|sich…beteilig(?:t|te|ten|en)|vertrete[n]?…war(?:en)?"),
        ACTOR, frozenset({Kind.EVENT, Kind.INITIATIVE}), prepositions=frozenset({"an", "bei", "auf", "zu"}),
    ),
    VerbFrame(
        "appears-at", "participatesIn",
        _words("sprech(?:en|e)|spricht|sprach(?:en)?|diskutier(?:t|te|ten|en)|refer(?:iert|ierte|ieren)|präsentier(?:t|te|ten|en)|zeig(?:t|te|ten|en)|vorgestellt|vorstell(?:t|en)|(?:stellt|stellte|stellen|stellten)…vor|zu Gast|Grußwort|Festrede|Festansprache|begrüß(?:t|te|ten|en)|ausgezeichnet|überreich(?:t|te|ten|en)|sagt(?:e|en)?|beton(?:t|te|ten|en)|erklär(?:t|te|ten|en)|unterstrich(?:en)?|würdig(?:t|te|ten|en)|lob(?:t|te|ten|en)|warb|dank(?:t|te|ten|en)|mahn(?:t|te|ten|en)|erinner(?:t|te|ten|n)|forder(?:t|te|ten|n)|berichte(?:t|te|ten|n)"),
        ACTOR, frozenset({Kind.EVENT}), prepositions=frozenset({"auf", "bei", "zu", "während", "anlässlich"}),
    ),
    VerbFrame(
        "visits", "participatesIn",
        _words("besuch(?:t|te|ten|en)|besichtig(?:t|te|ten|en)"),
        frozenset({Kind.PERSON}), frozenset({Kind.EVENT}),
    ),
    VerbFrame(
        "organizes-verb", "organizes",
        _words("veranstalte(?:t|te|ten|n)|organisier(?:t|te|ten|en)|(?:richtet|richten|richtete|richteten)…aus|ausgerichtet|ausrichten|ausrichtet"),
        ACTOR, frozenset({Kind.EVENT}),
        passive=_words("veranstaltet|organisiert|ausgerichtet"), companions=True,
    ),
    VerbFrame(
        "invites-to", "organizes",
        _words("(?:lädt|laden|lud|luden)…ein|eingeladen|einladen|einlädt|(?:lädt|laden|lud|luden)"),
        ACTOR, frozenset({Kind.EVENT}), prepositions=frozenset({"zu"}), companions=True,
    ),
    VerbFrame(
        "announces-verb", "announces",
        _words("vorgestellt|(?:stellt|stellte|stellen|stellten)…vor|vorstell(?:t|en)|präsentier(?:t|te|ten|en)|angekündigt|(?:kündigt|kündigte|kündigen|kündigten)…an"),
        ACTOR, frozenset({Kind.INITIATIVE}),
        passive=_words("vorgestellt|präsentiert|angekündigt"), companions=True,
    ),
    VerbFrame(
        "succeeds-verb", "succeeds",
        _words("folg(?:t|te|ten|en)|gefolgt|nachfolg(?:t|en)|(?:folgt|folgte)…nach"),
        frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.MINISTRY}), frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.MINISTRY}), prepositions=frozenset({"auf"}),
    ),
    VerbFrame(
        "succession", "succeeds",
        _words("Nachfolge"),
        frozenset({Kind.PERSON}), frozenset({Kind.PERSON}), prepositions=frozenset({"von"}),
    ),
    VerbFrame(
        "replaces", "succeeds",
        _words("(?:löst|löste|lösen|lösten)…ab|abgelöst|ablös(?:t|en)|ersetzt(?:e)?"),
        frozenset({Kind.PERSON}), frozenset({Kind.PERSON}),
        passive=_words("abgelöst|ersetzt"),
    ),
    VerbFrame(
        "takes-over-from", "succeeds",
        _words("übern(?:immt|ahm|ommen|ehmen)"),
        frozenset({Kind.PERSON}), frozenset({Kind.PERSON}), prepositions=frozenset({"von"}),
    ),
    VerbFrame(
        "takes-over", "coordinates",
        _words("übern(?:immt|ahm|ommen|ehmen)"),
        frozenset({Kind.PERSON}), frozenset({Kind.ORGANIZATION}),
    ),
    VerbFrame(
        "emerged-from", "succeeds",
        _words("hervorgegangen|(?:geht|ging|gehen|gingen)…hervor|entstanden|hervorg(?:eht|ing)"),
        BODY, BODY, prepositions=frozenset({"aus"}),
    ),
    VerbFrame(
        "belongs-to", "partOf",
        _words("gehör(?:t|te|ten|en)|zähl(?:t|te|ten|en)"),
        frozenset({Kind.ORGANIZATION, Kind.INITIATIVE, Kind.EVENT, Kind.PLACE}), frozenset({Kind.ORGANIZATION, Kind.MINISTRY, Kind.INITIATIVE, Kind.EVENT}), prepositions=frozenset({"zu"}),
    ),
    VerbFrame(
        "located-at", "partOf",
        _words("angesiedelt|angegliedert|angebunden|untersteht|eingebettet"),
        UNDERTAKING, frozenset({Kind.ORGANIZATION, Kind.MINISTRY, Kind.INITIATIVE}), prepositions=frozenset({"bei", "an", "in"}),
    ),
    VerbFrame(
        "absorbed-by", "partOf",
        _words("(?:geht|gehen|ging|gingen)…auf|aufgegangen|aufgehen|eingegliedert|übergegangen|integriert"),
        UNDERTAKING, UNDERTAKING, prepositions=frozenset({"in"}),
    ),
    VerbFrame(
        "under-the-roof", "partOf",
        _words("unter dem Dach|im Geschäftsbereich|zum Geschäftsbereich"),
        UNDERTAKING, frozenset({Kind.ORGANIZATION, Kind.MINISTRY, Kind.INITIATIVE}), prepositions=frozenset({"von", ""}),
    ),
    VerbFrame(
        "member-verb", "memberOf",
        _words("(?:gehört|gehören|gehörte|gehörten)(?:…an)|angehör(?:t|te|ten|en)|angehört(?:e)?"),
        frozenset({Kind.PERSON}), BODY, prepositions=frozenset({"dative"}),
    ),
    VerbFrame(
        "member-in", "memberOf",
        _words("(?:wirkt|wirken|wirkte|wirkten)…mit|mitwirkt|vertreten|(?:sitzt|sitzen|saß)|[Nn]eu in der|[Nn]eu im|berufen|gewählt"),
        frozenset({Kind.PERSON}), frozenset({Kind.ORGANIZATION}), prepositions=frozenset({"in"}),
    ),
    VerbFrame(
        "works-for", "memberOf",
        _words("arbeite(?:t|te|ten|n)|tätig|beschäftigt|wechsel(?:t|te|ten|n)|(?:geht|gehen|ging|gingen)|(?:kehrt|kehrte)…zurück"),
        frozenset({Kind.PERSON}), BODY, prepositions=frozenset({"bei", "für", "in", "an", "zu"}),
    ),
    VerbFrame(
        "cooperates", "partnerOf",
        _words("(?:arbeitet|arbeiten|arbeitete|arbeiteten)…zusammen|zusammenarbeite[nt]|kooperier(?:t|te|ten|en)|gemeinsam…(?:entwickelt|erforscht|erprobt|erarbeitet)|in (?:Zusammenarbeit|Kooperation)|Kooperationsvereinbarung"),
        BODY, BODY, prepositions=frozenset({"mit"}),
    ),
    VerbFrame(
        "supports-verb", "funds",
        _words("unterstütz(?:t|te|ten|en)|förder(?:t|te|ten|n)|flankier(?:t|te|ten|en)"),
        frozenset({Kind.ORGANIZATION, Kind.MINISTRY, Kind.INITIATIVE}), UNDERTAKING,
        passive=_words("unterstützt|gefördert|begleitet"),
    ),
)  # fmt: skip

_UNDERTAKING_FIRST = (Kind.INITIATIVE, Kind.EVENT, Kind.ORGANIZATION)
_BODY_FIRST = (Kind.ORGANIZATION, Kind.INITIATIVE, Kind.EVENT)
_PERSON = frozenset({Kind.PERSON})

NOUNS: tuple[NounFrame, ...] = (
    NounFrame("organizer-noun", "organizes", _words("(?:Mitv|V)eranstalter(?:in)?(?:nen)?|(?:Mit)?[Gg]astgeber(?:in)?|Ausrichter(?:in)?|Organisator(?:in|en)?"), ACTOR, (Kind.EVENT,)),
    NounFrame("carrier-noun", "coordinates", _words("(?:Projektt|T)räger(?:in|schaft)?|Federführung|Konsortialführer(?:in)?|(?:Projekt|Gesamt|Geschäfts)?leitung|Koordination|Koordinator(?:in)?|Trägerschaft"), ACTOR, (Kind.INITIATIVE, Kind.ORGANIZATION, Kind.EVENT), agent_prepositions=frozenset({"bei", "von"})),
    NounFrame("chair-noun", "coordinates", _words("Vorsitz"), _PERSON, _BODY_FIRST, agent_prepositions=frozenset({"bei"})),
    NounFrame("head-noun", "coordinates", _words("an der Spitze"), _PERSON, (Kind.ORGANIZATION, Kind.INITIATIVE)),
    NounFrame("partner-noun", "partnerOf", _words("(?:Kooperations|Projekt|Praxis|Netzwerk|Verbund|Forschungs|Medien)?partner(?:in)?(?:nen)?"), BODY, _UNDERTAKING_FIRST),
    NounFrame("predecessor-noun", "succeeds", _words("(?:Amts)?vorgänger(?:in|s)?"), _PERSON, (Kind.PERSON,), inverse=True),
    NounFrame("successor-noun", "succeeds", _words("(?:Amts)?nachfolger(?:in|s)?"), _PERSON, (Kind.PERSON,)),
    NounFrame("member-noun", "memberOf", _words("(?:Ehren|Gründungs|Vorstands)?mitglied(?:er|ern|s|es)?|Jurymitglied(?:er)?"), _PERSON, (Kind.ORGANIZATION, Kind.MINISTRY)),
    NounFrame("part-noun", "partOf", _words("Teil|Bestandteil|Baustein|Tochter(?:gesellschaft|unternehmen|firma)?|Außenstelle|Zweigstelle|Einrichtung|Arm"), frozenset({Kind.ORGANIZATION, Kind.INITIATIVE, Kind.EVENT}), (Kind.INITIATIVE, Kind.EVENT, Kind.ORGANIZATION, Kind.MINISTRY), near_copula=True),
)  # fmt: skip

PRONOMINAL = {
    "in": r"darin|dort|hier", "an": r"daran|dort", "zu": r"dazu|hierzu|dahin", "auf": r"darauf|dort", "bei": r"dabei|dort",
    "mit": r"damit", "aus": r"daraus", "von": r"davon", "für": r"dafür",
}  # fmt: skip
"""Pronominal adverbs that stand for "preposition + what was named before"."""

COPULA = re.compile(
    r"\b(?:ist|sind|war|waren|bleibt|bleiben|wird|werden|wurden?|ha(?:t|ben|tte|tten)|übernimmt|übernahm|übernehmen|liegt|lag|obliegt|steht|stand|führt|führte|heißt)\b"
)
TOPIC = re.compile(
    r"\b(?:zum|unter dem|dem|unter der|das|die)\s+(?:Thema|Themen|Motto|Titel|Leitwort|Leitthema|Leitgedanken|Leitspruch|Slogan|Überschrift|Frage)\b[\s:]*$"
)

NEUTER = re.compile(
    r"(?:netzwerk|zentrum|institut|projekt|programm|forum|ministerium|stift|museum|gremium|labor|haus|fest|büro|amt|werk|theater"
    r"|treffen|gespräch|symposium|jubiläum|kuratorium|kabinett|bündnis|portal|vorhaben|unternehmen|cluster|archiv|team)$"
)
FEMININE = re.compile(
    r"(?:ung|schaft|ion|tät|ei|heit|keit|messe|kampagne|hochschule|schule|agentur|initiative|agenda|jury|gmbh|ag|kg|ohg|ug|kammer|bank"
    r"|konferenz|richtlinie|offensive|reihe|akademie|klinik|behörde|plattform|strategie|dekade|woche|reise|feier|kirche|innung"
    r"|partei|fraktion|gemeinde|stadt|brücke|straße|schau|kasse|galerie|fabrik)$"
)
MASCULINE = re.compile(
    r"(?:verein|verband|preis|wettbewerb|beirat|rat|tag|fonds|kongress|pakt|plan|betrieb|bund|gipfel|ausschuss|workshop|versuch|kreis"
    r"|hub|fachtag|empfang|dialog|campus|park|senat|landtag|konzern|dienst|rundgang|spatenstich)$"
)


def grammatical_gender(head: str) -> str | None:
    """Gender of a head noun by its last part: `m`, `f`, `n`; None when the table does not know it."""
    word = head.casefold()
    for gender, pattern in (("n", NEUTER), ("f", FEMININE), ("m", MASCULINE)):
        if pattern.search(word):
            return gender
    return None
