"""The shapes of German date expressions, as regular expressions built from named pieces.

Each pattern is bounded: no repetition inside a repetition, so matching is linear on any text.
"""

from __future__ import annotations

import re

MONTH_NAMES = "Januar|Jänner|Februar|Feber|März|Maerz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
MONTH = rf"(?:{MONTH_NAMES}|Jan\.|Feb\.|Mrz\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Okt\.|Nov\.|Dez\.)"
WEEKDAY = r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)"
DAYTIME = r"(?:vormittag|nachmittag|mittag|abend|morgen|nacht|früh)"
NEXT = r"(?:kommende[nrms]?|nächste[nrms]?|darauffolgende[nrms]?)"
LAST = r"(?:vergangene[nrms]?|letzte[nrms]?|vorige[nrms]?|zurückliegende[nrms]?)"
THIS = r"(?:diese[nrms]?|laufende[nrms]?|jetzige[nrms]?)"
NEAR = rf"(?P<near>{NEXT}|{LAST}|{THIS})"
YEAR = r"(?:1[5-9]\d\d|20\d\d|21\d\d)"
SEASON = r"(?:Frühjahr|Frühling|Sommer|Herbst|Winter)"
ORDINAL = r"(?:ersten?|zweiten?|dritten?|vierten?|[1-4]\.|IV|I{1,3})"
PART = r"(?P<part>Anfang|Mitte|Ende|Beginn)"
SMALL = (
    r"(?:\d{1,3}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|fünfzehn|zwanzig|fünfundzwanzig|dreißig|"
    r"vierzig|fünfzig|hundert)"
)
OF_YEAR = (
    rf"(?:(?P<year>{YEAR})\b|(?P<this_year>(?:dieses|des\slaufenden|laufenden|des)\sJahres)|"
    rf"(?P<next_year>(?:des\s)?{NEXT}\sJahres)|(?P<last_year>(?:des\s)?{LAST}\sJahres))"
)
"""A year behind a day, month, season or quarter: "2018", "dieses Jahres", "des kommenden Jahres"."""

_NAMED_DAY = (
    rf"(?:(?:(?P<near>heutigen|morgigen|gestrigen|{NEXT}|{LAST}|diesen)\s)?(?P<weekday>{WEEKDAY}){DAYTIME}?"
    r"(?:,\s?|\s\(|\s)(?:de[mnr]\s)?)?"
)
DAY = re.compile(
    rf"\b{_NAMED_DAY}(?<![\d.,])(?P<day>\d{{1,2}})\.\s?(?P<month>{MONTH})(?![a-zäöüß-])(?:\s{OF_YEAR})?"
)  # fmt: skip
NUMERIC_DAY = re.compile(
    rf"{_NAMED_DAY}(?<![\d.,/])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<year>{YEAR}|\d\d)"
    r"(?![.,]?\d|\sUhr)"
)
NUMERIC_DAY_BARE = re.compile(
    r"(?:(?<=\()|(?<=\b[Aa]m )|(?<=\b[Vv]om )|(?<=\b[Zz]um )|(?<=\bde[nm] )|(?<=\b[Aa]b )|(?<=\b[Bb]is )|"
    rf"(?P<weekday>{WEEKDAY}),?\s(?:de[mn]\s)?)(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?!\s?\d)"
)
ISO_DAY = re.compile(r"(?<![\d-])(?P<year>20\d\d|19\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d-])")
US_DAY = re.compile(r"(?<![\d/])(?P<month>[01]\d)/(?P<day>[0-3]\d)/(?P<year>\d\d|20\d\d)(?![\d/])")

_ANY_DAY = rf"(?:{WEEKDAY}(?:,\s?|\s)(?:de[mn]\s)?)?"
DAY_RANGE = re.compile(
    rf"\b{_ANY_DAY}(?<![\d.,])(?P<day>\d{{1,2}})\.(?:\s?(?P<month>{MONTH})(?:\s(?P<year>{YEAR}))?)?,?"
    rf"(?P<link>\s?[-–/]\s?|\s(?:bis|und)\s)(?:zum\s|am\s)?{_ANY_DAY}"
    rf"(?P<day2>\d{{1,2}})\.\s?(?P<month2>{MONTH})(?![a-zäöüß-])(?:\s(?P<year2>{YEAR})\b)?"
)
FIRST_OF_DAYS = re.compile(
    r"(?<![\d.,])(?P<day>\d{1,2})\.(?=,?\s(?:und|oder|sowie|\d{1,2}\.,? (?:und|oder))\s(?:am\s|de[mnr]\s|vom\s)?"
    rf"{_ANY_DAY}\d{{1,2}}\.\s?(?P<month2>{MONTH})(?:\s(?P<year2>{YEAR})\b)?)"
)
NUMERIC_RANGE = re.compile(
    r"(?<![\d.,])(?P<day>\d{1,2})\.(?:(?P<month>\d{1,2})\.(?P<year>20\d\d|19\d\d)?)?(?:\s?[-–/]\s?|\sbis\s)(?:zum\s)?"
    r"(?P<day2>\d{1,2})\.(?P<month2>\d{1,2})\.(?P<year2>20\d\d|19\d\d|\d\d)(?!\d)"
)
MONTH_RANGE = re.compile(
    rf"\b(?:(?:Anfang|Mitte|Ende)\s)?(?P<month>{MONTH})(?:\s(?P<year>{YEAR}))?\s?(?:-|–|bis)\s?"
    rf"(?:(?:Anfang|Mitte|Ende)\s)?(?P<month2>{MONTH})(?![a-zäöüß-])"
    rf"(?:\s(?P<year2>{YEAR})\b|\s(?P<this_year>(?:dieses|laufenden)\sJahres))?"
)
YEAR_RANGE = re.compile(
    rf"\b(?:(?:Anfang|Mitte|Ende)\s)?(?:(?P<month>{MONTH})\s)?(?<![\d.,])(?P<year>{YEAR})"
    r"(?P<link>\s?[-–]\s?|\sbis\s(?:zum\sJahre?\s)?|\sund\s)(?:(?:Anfang|Mitte|Ende)\s)?"
    rf"(?:(?P<month2>{MONTH})\s)?(?P<year2>{YEAR})(?![.,]?\d|-)"
)
SPLIT_YEAR = re.compile(rf"(?<![\d/.,-])(?P<year>{YEAR})/(?P<year2>\d\d(?:\d\d)?)(?![\d/])")

MONTH_YEAR = re.compile(rf"\b(?:{PART}\s)?(?P<month>{MONTH})(?:\sdes\sJahres)?\s{OF_YEAR}")
MONTH_ALONE = re.compile(
    rf"(?:\b{PART}\s|(?<=\b[Ii]m )|(?<=\b[Ss]eit )|(?<=\b[Bb]is )|(?<=\b[Aa]b )|(?<=\b[Vv]om )|(?<=\b[Zz]um )|"
    rf"(?<=\bMonat ))(?:{NEAR}\s)?(?P<month>{MONTH})(?![\w-])(?!\s{YEAR})"
)
MONTH_HALF = re.compile(rf"\b(?P<half>erste|zweite)[nr]?\s(?P<month>{MONTH_NAMES})hälfte\b")
SEASON_OF = re.compile(
    rf"(?:\b{PART}\s|\b(?P<lead>[Ii]m|[Ss]eit(?:\sdem)?|[Bb]is\szum|[Zz]um|[Aa]b(?:\sdem)?|(?:[Ff]ür|[Aa]uf)\s(?:den|das)|[Ii]n|"
    rf"[Vv]om)\s)?(?:{NEAR}\s)?(?P<season>{SEASON})(?![\w-])(?:\s{OF_YEAR}(?:/\d\d(?:\d\d)?)?)?"
)
QUARTER = re.compile(rf"\b(?P<number>{ORDINAL})\s(?P<unit>Quartal|Halbjahr|Jahreshälfte)s?\b(?:\s{OF_YEAR})?")

YEAR_PART = re.compile(rf"\b{PART}\s(?:des\sJahres\s)?{OF_YEAR}")
YEAR_END = re.compile(rf"\bJahres(?P<turn>ende|beginn|anfang|mitte|wechsel)(?:\s(?P<year>{YEAR})\b)?")
YEAR_NAMED = re.compile(
    rf"\b(?:Jahre?s?\s(?P<year>{YEAR})\b|(?P<this_year>{THIS}\sJahre?s?\b)|(?P<next_year>{NEXT}\sJahre?s?\b)|"
    rf"(?P<last_year>{LAST}\sJahre?s?\b)|(?P<before>Vorjahr(?:es)?\b)|(?P<after>Folgejahr(?:es)?\b))"
)
YEAR_ALONE = re.compile(rf"(?<![\w.,:/§@#+-])(?P<year>{YEAR})(?![\w/%€]|[.,:]\d|-)")
YEARS_AHEAD = re.compile(rf"\b(?P<way>{NEXT}|{LAST})\s(?P<count>{SMALL})\s(?P<unit>Jahren?|Monaten?|Wochen|Tagen?)\b")
AGO = re.compile(
    r"\b(?P<way>[Vv]or|[Ss]eit)\s(?:(?:rund|etwa|gut|knapp|mehr als|über|fast)\s)?"
    rf"(?P<count>{SMALL}|einem|einer)\s(?P<unit>Jahre?n?|Monate?n?|Wochen?|Tage?n?)\b(?!\s?alt)"
)

NEAR_WEEKDAY = re.compile(
    r"\b(?:(?P<lead>[Aa]m|[Ff]ür|[Aa]b|[Bb]is(?:\szum)?|[Ss]eit|[Vv]on|[Vv]om|[Zz]um|[Dd]e[mnr])\s)?(?:de[nm]\s)?"
    rf"(?:(?P<near>heutigen?|morgigen?|gestrigen?|{NEXT}|{LAST}|{THIS})\s)?(?P<weekday>{WEEKDAY})(?:{DAYTIME})?(?![\w-])"
)
NEAR_DAY = re.compile(r"\b(?P<near>heutigen?|morgigen?|gestrigen?)\s(?:Tage?s?|Abend|Vormittag|Nachmittag|Morgen)\b")
TODAY = re.compile(
    r"\b(?P<word>[Hh]eute|[Gg]estern|[Vv]orgestern|[Üü]bermorgen|morgen|"
    r"Morgen(?=\s(?:wird|werden|findet|lädt|beginnt|startet|eröffnet|soll|ist)\b))(?!\w)"
    r"(?:\s(?:Vormittag|Nachmittag|Mittag|Abend|Morgen|früh|Nacht)\b)?"
)
WEEK = re.compile(rf"\b{NEAR}\sWoche\b")
WEEKEND = re.compile(rf"\b(?:{NEAR}\s)?Wochenendes?\b")
MONTH_NEAR = re.compile(rf"\b(?:{PART}\s(?:des\s)?)?{NEAR}\sMonate?s?\b")
CALENDAR_WEEK = re.compile(
    r"\b(?:(?P<number>[1-5]?\d)\.\s?(?:Kalenderwoche|KW)|KW\s?(?P<number2>[1-5]?\d))\b(?:\s(?P<year>20\d\d))?"
)

CLOCK = re.compile(
    r"(?:\s?[,|)]{1,2})?\s?(?:um|ab|gegen|von|zwischen|in der Zeit von)?\s?"
    r"(?P<hour>[012]?\d)(?:[.:](?P<minute>[0-5]\d))?"
    r"(?:\s?Uhr)?(?:\s?(?:-|–|bis|und)\s?(?P<hour2>[012]?\d)(?:[.:](?P<minute2>[0-5]\d))?)?\sUhr\b"
)
"""A time of day right behind a date: ", 10.00 bis 18 Uhr"."""
