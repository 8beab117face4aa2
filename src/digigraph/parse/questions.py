"""Tells a German question from a statement by its first words.

Press releases lost their quotation marks to the very sign that ends a question, so what stands before a `?` has to say
which of the two it was. The test looks at word order only: a question begins with a question word (perhaps behind a
preposition) or with the finite verb.
"""

from __future__ import annotations

import re

_QUESTION_WORD = re.compile(
    r"(?:(?:und|aber|doch|denn|also|oder|ja|nein|gut|nun|[Aa]n|[Aa]us|[Aa]uf|[Bb]ei|[Bb]is|[Dd]urch|[Ff]ür|[Gg]egen|[Ii]n"
    r"|[Mm]it|[Nn]ach|[Ss]eit|[Uu]m|[Üü]ber|[Uu]nter|[Vv]on|[Vv]or|[Ww]egen|[Zz]u),? )?"
    r"(?:wer|wen|wem|wessen|was|wie|wieso|wieviel|wo|wohin|woher|wodurch|wofür|wogegen|womit|wonach|woran|worauf|woraus"
    r"|worin|worüber|worum|wovon|wozu|wann|warum|weshalb|welche[rsmn]?|inwieweit|inwiefern)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"(?:(?:und|aber|oder|doch),? )?"
    r"(?:ist|sind|bin|bist|war|waren|wäre|wären|hat|haben|habe|hatte|hatten|hätte|hätten|kann|können|könnte|könnten|muss"
    r"|müssen|müsste|müssten|soll|sollen|sollte|sollten|will|wollen|wollt|wollte|darf|dürfen|dürfte|mag|mögen|möchte"
    r"|möchten|wird|werden|wurde|wurden|würde|würden|gibt|gab|geht|gehen|kommt|kommen|braucht|brauchen|bleibt|bleiben"
    r"|weiß|wissen|glaubt|glauben|kennt|kennen|reicht|reichen|lohnt|stimmt|heißt|schon|noch)"
    r"\b(?! (?:bis|seit|im|in)\b)",
    re.IGNORECASE,
)
_VERB_AND_PRONOUN = re.compile(
    r"(?!(?:[Jj]etz|[Nn]ich|[Ss]ei|[Ss]elbs|[Ee]rs|[Ss]tat|[Oo]f|[Ii]nsgesam)t )"
    r"(?!(?:[Nn]eb|[Gg]eg|[Ww]eg|[Zz]wisch|[Mm]org|[Uu]nser|[Oo]b)en )"
    r"[A-ZÄÖÜa-zäöüß][a-zäöüß]+(?:t|st|en|te|ten) (?:sich|Sie|wir|ich|er|sie|es|man|du|ihr|Ihnen|uns)\b"
)
_TAG = re.compile(r"(?:, (?:oder|nicht wahr|nicht|ja|gell|was)| oder nicht)$")
_BOUNDARY = re.compile(r"(?<=[.!?:;–])[“‘”\"]?\s+(?=\S)|\n")
_ABBREVIATION = re.compile(r"(?:\b(?:Dr|Prof|Nr|St|Str|bzw|ca|z|B|u|a|e|V|Mio|Mrd|rd|Dipl|Ing|med)|\d)\.$")
_REACH = 300
"""A question longer than this many code points is none."""


def sentence_start(text: str, end: int, floor: int) -> int:
    """Find where the clause that ends before `end` begins, not before `floor`."""
    begin = max(floor, end - _REACH)
    start = begin
    for boundary in _BOUNDARY.finditer(text, begin, end):
        if boundary.end() < end and not _ABBREVIATION.search(text[max(begin, boundary.start() - 6) : boundary.start()]):
            start = boundary.end()
    return start


def asks(clause: str) -> bool:
    """Tell whether a clause has the form of a question."""
    clause = clause.lstrip(" ?¿„“‚‘\"'»«–-,(")
    if _QUESTION_WORD.match(clause) or _AUXILIARY.match(clause) or _VERB_AND_PRONOUN.match(clause):
        return True
    return _TAG.search(clause) is not None
