"""What single words say about personal names: given names, academic titles, particles, parties, words no name holds."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from digigraph.extractors import lexicon
from digigraph.extractors.nouns import is_common
from digigraph.extractors.tokens import CAPITAL, UPPER, Token

EITHER = "e"
"""Sex of a given name that women and men bear, or whose bearers are not noted."""

HONORIFICS = {"Frau": "f", "Herr": "m", "Herrn": "m"}
PROFESSORS = {"Professor": "m", "Professors": "m", "Professorin": "f"}
TITLE = re.compile(
    r"(?:(?:(?:Univ|Hon|Jun|Apl|apl|Priv|Ehren)\.?-? ?)?Prof(?:essor(?:in|s)?\b|\.(?: em\.)?)|Dr(?:\.|\b(?=\s+[A-ZÄÖÜ]))(?:-Ing\.)?"  # noqa: E501
    r"|Dres\.|PD\b|Priv\.-Doz\.|Doz\.|Dipl\.(?:-[A-Z][\w.]*\w\.?)?(?: ?\((?:FH|TH|BA)\))?|Mag\.|Ing\.|Lic\.|lic\.|RA\b"
    r"|habil\.|med\.|rer\.|nat\.|phil\.|jur\.|iur\.|theol\.|oec\.|pol\.|agr\.|sc\.|techn\.|vet\.|dent\.|mult\.|h\. ?c\.|e\. ?h\.|publ\.|paed\.|soc\."  # noqa: E501
    r")(?=[\s(])(?:\s*\((?:FH|TH|BA)\))?[ \u00a0]*"
)
"""One academic title, with the blank after it; titles follow one another."""
NOBILITY = frozenset(
    [
        "Freiherr",
        "Freifrau",
        "Freiin",
        "Freiherrn",
        "Graf",
        "Gräfin",
        "Grafen",
        "Fürst",
        "Fürstin",
        "Prinz",
        "Prinzessin",
        "Herzog",
        "Herzogin",
        "Edler",
        "Edle",
        "Ritter",
        "Baron",
        "Baronin",
    ]
)
PARTICLES = frozenset(
    [
        "von",
        "van",
        "vom",
        "vor",
        "de",
        "der",
        "den",
        "dem",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ten",
        "ter",
        "tom",
        "zu",
        "zum",
        "zur",
        "auf",
        "und",
    ]
)
"""Words between given and family name; `und` and `auf` only after another ("von und zu")."""
OPENING_PARTICLES = frozenset(
    [
        "von",
        "van",
        "vom",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ten",
        "ter",
        "tom",
        "zu",
        "zum",
        "zur",
        "Van",
        "De",
        "Di",
        "Da",
        "El",
        "Al",
        "La",
        "Le",
        "Ben",
        "Ter",
        "Von",
    ]
)
FARMS = frozenset(
    [
        "Schulze",
        "Schulte",
        "Meyer",
        "Meier",
        "Meyer-Arend",
        "Große",
        "Grosse",
        "Kleine",
        "Droste",
        "Vorwerk",
        "Lütke",
        "Schlüter",
        "Brinkmann",
    ]
)
"""Westphalian first parts of names such as "Schulze zur Wiesche"."""
SUFFIXES = re.compile(
    r",? ?(?:MdL|MdB|MdEP|MdA|MdBB|MdHB|a\. ?D\.|i\. ?R\.|i\. ?V\.|jun\.|sen\.|jr\.|M\. ?A\.|LL\. ?M\.|OStA|StR)(?![\w])"  # noqa: E501
)
"""What may follow a name and belongs to nobody's name."""
PARTY = re.compile(
    r"\s?\((?P<all>beide|alle|jeweils)?\s?(?P<party>(?:CDU|CSU|SPD|FDP|AfD|BSW|Die Linke|DIE LINKE|Linke|Linkspartei|PDS|Linkspartei\.PDS|Grüne|GRÜNE"  # noqa: E501
    r"|Bündnis[ ]90/Die Grünen|BÜNDNIS[ ]90/DIE GRÜNEN|B90/Grüne|Bündnisgrüne|Freie Wähler|FREIE WÄHLER|FW|SSW|Piraten|parteilos|CDU/CSU))\)"  # noqa: E501
)
"""A party in parentheses after a name; `(beide SPD)` holds for the two names before it."""

NEVER_NAMES = frozenset(
    [
        "Januar",
        "Februar",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "Oktober",
        "November",
        "Dezember",
        "Montag",
        "Dienstag",
        "Mittwoch",
        "Donnerstag",
        "Freitag",
        "Samstag",
        "Sonnabend",
        "Sonntag",
        "Welt",
        "Gast",
        "Uhr",
        "Euro",
        "Mark",
        "Prozent",
        "Millionen",
        "Milliarden",
        "Deutschland",
        "Europa",
        "Sachsen-Anhalt",
        "Sachsen",
        "Bayern",
        "Berlin",
        "Brandenburg",
        "Bremen",
        "Hamburg",
        "Hessen",
        "Mecklenburg-Vorpommern",
        "Niedersachsen",
        "Nordrhein-Westfalen",
        "Rheinland-Pfalz",
        "Saarland",
        "Schleswig-Holstein",
        "Thüringen",
        "Baden-Württemberg",
        "Bund",
        "Land",
        "Länder",
        "Stadt",
        "Kreis",
        "Landkreis",
        "Gemeinde",
        "Sie",
        "Ihr",
        "Ihre",
        "Ihren",
        "Ihrem",
        "Ihrer",
        "Der",
        "Die",
        "Das",
        "Dem",
        "Den",
        "Des",
        "Ein",
        "Eine",
        "Einen",
        "Einem",
        "Einer",
        "Und",
        "Oder",
        "Aber",
        "Auch",
        "Als",
        "Am",
        "An",
        "Auf",
        "Aus",
        "Bei",
        "Beim",
        "Bis",
        "Da",
        "Dann",
        "Damit",
        "Dazu",
        "Dabei",
        "Denn",
        "Dies",
        "Diese",
        "Dieser",
        "Dieses",
        "Doch",
        "Dort",
        "Durch",
        "Er",
        "Es",
        "Für",
        "Gegen",
        "Hier",
        "Hinter",
        "Im",
        "In",
        "Ins",
        "Ist",
        "Jeder",
        "Jede",
        "Kein",
        "Keine",
        "Man",
        "Mit",
        "Nach",
        "Neben",
        "Neu",
        "Neue",
        "Neuer",
        "Noch",
        "Nun",
        "Nur",
        "Ob",
        "Ohne",
        "Rund",
        "Schon",
        "Sein",
        "Seine",
        "Seinen",
        "Seinem",
        "Seiner",
        "Seit",
        "So",
        "Um",
        "Unser",
        "Unsere",
        "Unter",
        "Vom",
        "Von",
        "Vor",
        "Was",
        "Weil",
        "Wenn",
        "Wer",
        "Wie",
        "Wir",
        "Wird",
        "Wo",
        "Zu",
        "Zum",
        "Zur",
        "Zwischen",
        "Zwei",
        "Drei",
        "Vier",
        "Insgesamt",
        "Heute",
        "Gestern",
        "Morgen",
        "Ich",
        "Zudem",
        "Außerdem",
        "Deren",
        "Dessen",
        "Beide",
        "Alle",
        "Foto",
        "Bild",
        "Hintergrund",
        "Termin",
        "Ort",
        "Datum",
        "Thema",
        "Impressum",
        "Frau",
        "Frauen",
        "Herr",
        "Herrn",
        "Herren",
        "Professor",
        "Professorin",
        "Dr",
        "Prof",
    ]
)
"""Capitalised words that are no part of a name, however strong the context."""
NAMED_AFTER = re.compile(
    r"^(?:\S+-)?(?:Stiftung|Preis(?:es)?|Haus(?:es)?|Schule|Gymnasium|Institut|Universität|Hochschule|Akademie|Straße|Str\.|Allee|Platz|Weg|Ring|Ufer|Brücke"
    r"|Saal|Halle|Theater|Museum|Bibliothek|Kirche|Klinik|Klinikum|Krankenhaus|Stadion|Arena|Park|Medaille|Orden|Ehrung|Plakette|Ehrennadel|Stipendium"
    r"|Stift|Werk|Werke|Verlag|Chor|Orchester|Gesellschaft|Verein|Archiv|Denkmal|Fest|Festspiele|Festtage|Tage|Jahr|Ausstellung|Kaserne|Kolleg|Zentrum"
    r"|GmbH|gGmbH|mbH|AG|KG|OHG|UG|SE|GbR|eG|e\.K\.|e\.V\.|e\. V\.|Ltd|Inc|Oy|AB|Holding|Group|Gruppe|Bank|Bau|Tiefbau|Hochbau|Holzbau|Technik|Systems?"  # noqa: E501
    r"|Consulting|Engineering|Logistik|Logistics|International|Media|Pharma|Energie|Automotive|Solar|Maschinenbau|Anlagenbau|Metallbau|Sensorik"
    r"|Elektrotechnik|Sanitär|Spedition|Transporte|Immobilien|Software|Solutions|Services?|Industries|Brauerei|Kellerei|Weingut|Bäckerei|\S*[Bb]ahn|Express|Airlines|Motors|Electric|Pharmacy|Surveys|Band|School|College|University)$"
)
"""A word after what looks like a name that makes it the name of a thing: "Michael Succow Stiftung"."""
FIRMS_BEFORE = re.compile(
    r"(?:erei|handel|haus|bau|hof|gut|betrieb|büro|(?<!staats)(?<!Staats)kanzlei|praxis|apotheke|hotel|verlag|spedition|werkstatt)$|^(?:Firma|Fa\.|Familie|Stiftung|Reederei|Elektro|Sanitär"
    r"|Autohaus|Schiff|MS|Preis|Haus|Villa|Schloss|Sankt|St\.|Straße|Platz|Schule|Gymnasium|San|Santa|Saint|New|Los|Las|North|South|FC|SV|TSV|VfL|VfB|SC|BSG|HSV|Verlag|Song|Film)$",
    re.I,
)
"""A word before what looks like a name that makes it the name of a firm or a house: "Bäckerei Karl Rapp"."""
_FIRMS_CALLED = re.compile(
    r"(?:(?<!^)bauer|hersteller|versicherer|anbieter|händler|betreiber|brauer|riese|entwickler|produzent|ausrüster|zulieferer|dienstleister|spezialist|erzeuger|macher"
    r"|führer|sponsor|partner|träger|veranstalter|eigentümer|verlag|sender|verein|ableger|nachfolger|wettbewerber|konkurrent|vermarkter|versorger|discounter|finanzierer"
    r"|fertiger|verarbeiter|entsorger|terror)(?:in)?$",
    re.I,
)
"""What firms are called as well as people ("Autobauer", "Rückversicherer")."""
_OCCUPATION = re.compile(
    r"(?:in|er|ist|ent|ant|eur|autor|moderator|kantor|pastor|doktor|organisator|kurator|illustrator|direktor|kompositor|senator|ologe|ologin|arzt|ärztin|wirt|wirtin|mann|frau|meister|meisterin|anwalt|anwältin|graf|oge|agoge|soph|koch|köchin|bauer|bäuerin|azubi|lehrling"
    r"|gesell|geselle|helfer|hebamme|star|gast|kind|opa|oma|mutter|vater|tochter|sohn|schwester|bruder|witwe|enkel|enkelin|senior|junior|rentner|poet|held)$"
)
SPEECH = re.compile(
    r"^(?:sag(?:t|te|ten)|so|erklär(?:t|te)|beton(?:t|te)|mein(?:t|te)|bericht(?:et|ete)|erläuter(?:t|te)|unterstr(?:eicht|ich)|hob|hebt|würdig(?:t|te)|dank(?:t|te)"
    r"|begrüß(?:t|te)|forder(?:t|te)|warn(?:t|te)|mahn(?:t|te)|lob(?:t|te)|kündig(?:t|te)|verwies|verweist|ergänz(?:t|te)|bekräftig(?:t|te)|klag(?:t|te)|erinner(?:t|te)"
    r"|versprach|verspricht|freu(?:t|te)|appellier(?:t|te)|äußer(?:t|te)|stell(?:t|te)|versicher(?:t|te)|unterstützt|resümier(?:t|te)|laut|zufolge|fügt(?:e)?|schätz(?:t|te)"
    r"|bilanzier(?:t|te)|konstatier(?:t|te)|zitier(?:t|te)|bezeichne(?:t|te)|nann(?:te|t)|nennt|wünsch(?:t|te)|hoff(?:t|te)|zeig(?:t|te)|sah|sieht|räum(?:t|te)|berich(?:tet|tete))$"
)
"""Verbs and words that present a speaker."""
_NAME_SHAPE = re.compile(r"^(?:[^\W\d_]['’])?[^\W\d_][^\W\d_'’.]*(?:['’][^\W\d_]+)?(?:-[^\W\d_][^\W\d_]+)*$")


@cache
def _given_names() -> dict[str, str]:
    """Each listed given name with the sex of its bearers."""
    found = dict.fromkeys(lexicon.words("people_given_foreign.txt"), EITHER)
    found |= dict.fromkeys(lexicon.words("people_given_male.txt"), "m")
    found |= dict.fromkeys(lexicon.words("people_given_female.txt"), "f")
    return found | dict.fromkeys(lexicon.words("people_given_either.txt"), EITHER)


@cache
def _weak_given_names() -> frozenset[str]:
    """Given names that are common words, places or surnames as well."""
    return frozenset(lexicon.words("people_given_weak.txt"))


@lru_cache(maxsize=50_000)
def given_sex(word: str) -> str | None:
    """Sex (`m`, `f`, `e` for either) of a listed given name, also of one made of two ("Hans-Peter"); None otherwise."""
    names = _given_names()
    if word in names:
        return names[word]
    if word.isupper() and len(word) > 2 and word.title() in names:
        return names[word.title()]
    parts = word.split("-")
    if len(parts) == 2 and parts[0] in names and parts[1] in names:
        first, second = names[parts[0]], names[parts[1]]
        # "Klaus-Maria" is a man: the first part decides.
        return first if first != EITHER else second
    return None


def is_weak_given(word: str) -> bool:
    """Tell whether a listed given name proves nothing alone ("August", "Viktoria", "Wolf")."""
    return word in _weak_given_names()


def has_name_shape(token: Token) -> bool:
    """Tell whether a token can be part of a name by its letters: capitalised, no digit, no abbreviation."""
    if token.shape not in (CAPITAL, UPPER) or token.text in NEVER_NAMES:
        return False
    if len(token.text) < 2 or (token.shape == UPPER and len(token.text) < 4):
        return False
    return bool(_NAME_SHAPE.match(token.text))


def is_occupation(word: str) -> bool:
    """Tell whether a capitalised noun can name what somebody is ("Bäckerin", "Saaldiener", "Gesellin")."""
    if len(word) < 4 or not word[:1].isupper() or word in NEVER_NAMES or _FIRMS_CALLED.search(word):
        return False
    return bool(_OCCUPATION.search(word)) and (
        is_common(word) or word.endswith(("rin", "tin", "gin", "nin", "fin", "sin"))
    )
