"""The words of giving and receiving, from `lexicon/funding_words.tsv`, and the words around a sum that is no grant."""

from __future__ import annotations

import re
from functools import cache

from digigraph.extractors.lexicon import rows

CERTIFICATE = re.compile(
    r"\b(?:\w*bescheide?[ns]?|fördermittel|förderzusagen?|förderurkunden?|\w*schecks?|zuwendungsvertrag|fördervertrag"
    r"|bewilligung|zusage)\b"
)
"""What is handed over in place of the money."""
WITH_CERTIFICATE = re.compile(r"\bmit (?:dem|diesem|einem|ihrem|seinem) \w*bescheid (?:über|in höhe von)\b")
"""What a recipient can do something with."""
GRANT_NOUN = re.compile(
    r"\b(?:zuschuss|zuschusse?s|zuschüssen?|\w*förderung|zuwendung(?:en)?|fördersumme|\w*fördermitteln?|beihilfen?|finanzhilfen?"
    r"|anschubfinanzierung|finanzspritze|fördergeld(?:er)?)\b"
)
PASSIVE = re.compile(r"\b(?:wird|werden|wurden?|worden|ist|sind|war|waren)\b")
SPENT = re.compile(r"\b(?:gibt|geben|gab|gaben)\b.*\baus\s*[.,;]?\s*$|\b(?:ausgegeben|ausgibt|ausgab)\b")
"""Money spent, not given."""
PROSPECT = re.compile(
    r"\bin aussicht\b|\bbis zu\b.{0,40}\bmöglich\b|\b(?:soll(?:en|te|ten)?|geplant|plant|planen|vorgesehen"
    r"|beabsichtig\w+|angestrebt|rechne[tn]|gerechnet|erwart(?:et|en)|hofft|hoffen)\b"
)
"""A sum that is only planned or expected."""
POSSIBLE = re.compile(r"\b(?:könn(?:en|te|ten)|kann|künftig)\b")
"""A sum that may come, unless a word of `GRANTED` says that it has."""
SHARE = re.compile(r"\bdavon\b|\b(?:von|an) (?:den|der|dem) \w*(?:kosten|summe|investition\w*|betrag|volumen)\b")
"""A part of a sum named just before."""
_UNIT = "kopf|vorhaben|projekt|antrag|stunde|tonne|hektar|person|quadratmeter|kind|stelle|platz"
NO_GRANT = re.compile(
    r"(?:kosten|kostete?t?\b|gekostet|investier\w+|investition\w*|umsatz|umsätze|umgesetzt|eigenanteil|eigenmittel"
    r"|eigenleistung|(?<!landes)(?<!bundes)haushalt|\betat|budget|lücke|fehl(?:en|t|betrag|beträge)\b|schulden|preisgeld|prämie|dotiert"
    r"|schaden|schäden|einnahmen?\b|ausgaben|im wert|wert von|auftragswert|auftragsvolumen|auftrag über|aufträge"
    r"|\bteue?re?[nrsm]?\b|beantrag\w+|gefordert|forder\w+|verlang\w+|\bspar(?:t|en|te)\b|einspar\w+|kredit\w*"
    r"|darlehen\w*|bürgschaft\w*|stammkapital|miete|gehalt|gehälter|\bl(?:ohn|öhne)|stundenlohn|bußgeld\w*"
    r"|geldstrafe\w*|strafe|steuer(?:n|mehr)|verlust|gewinn(?!er)|erlös|höchstens|maximal|höchstbetrag|obergrenze"
    rf"|(?:pro|je) (?:{_UNIT})\b|eintritt|verkauf\w*|verdien\w+|erwirtschaft\w+|beziffert|geschätzt"
    r"|bruttoinlandsprodukt|exporte?|kaufpreis|pacht\b|gebühr|abfindung|honorar|bausumme)"
)
"""Costs, investments, turnover, prices, penalties, ceilings, demands: words beside the sum they name."""
IS_RECIPIENT = re.compile(
    r"\b(?:zuwendungs|förder|geld)?(?:empfänger|begünstigte[rn]?)(?:in)?\b.{0,60}\b(?:ist|sind|war|waren)\b"
)
"""The sentence that names the recipient."""
REPLACED = re.compile(
    r"\b(?:nicht|statt|anstatt|anstelle von|keine)\s(?:der |den |wie \w+ |bisher(?:ige[nr]?)? |\w+ )?$"
)
"""Before a sum that another takes the place of: "nicht 10, sondern 12", "statt der 10"."""
GRANTED = re.compile(
    r"\b(?:bewilligt|erhält|erhielten?|bekommt|bekam(?:en)?|überreicht|übergeben|gewährt|gefördert|freuen)\b"
)
"""What outweighs a word of application: "auf Antrag bewilligt"."""


@cache
def _patterns() -> dict[str, list[tuple[re.Pattern[str], re.Pattern[str] | None]]]:
    """Patterns of each class: all forms without a particle in one, the others with the particle they need."""
    classes: dict[str, dict[str, list[str]]] = {}
    for kind, forms, particle in rows("funding_words.tsv"):
        classes.setdefault(kind, {}).setdefault(particle, []).extend(forms.split())
    return {
        kind: [
            (re.compile(rf"\b(?:{'|'.join(forms)})\b"), re.compile(rf"\b{particle}\b") if particle else None)
            for particle, forms in particles.items()
        ]
        for kind, particles in classes.items()
    }


def has(kind: str, text: str) -> bool:
    """Tell whether a text in lower case has a verb of a class: receive, support, give, flow, come, hand."""
    return any(
        verb.search(text) and (particle is None or particle.search(text)) for verb, particle in _patterns()[kind]
    )


def has_any(text: str) -> bool:
    """Tell whether a text in lower case has a verb that money is given, taken or moved by."""
    return any(has(kind, text) for kind in _patterns())
