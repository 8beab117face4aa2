"""Scores one release: what was predicted of it against what gold says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from digigraph.evaluate.matching import Argument, Record, align, argument, same_argument, stem, token_f1
from digigraph.evaluate.scores import Miss, Scores

_SAME_PREDICATE = {"worksFor": "memberOf", "supports": "funds", "initiates": "founds"}
_SYMMETRIC = frozenset({"partnerOf"})
_NO_CLAIM = frozenset({"denied", "cancelled", "wished", "hypothetical"})
_SUM_TOLERANCE = 0.005


class _Expected(NamedTuple):
    """One fact of gold, ready to be compared."""

    predicate: str
    subject: Argument
    object: Argument
    loose: bool
    """Neither required nor penalised."""
    fact: Record


def _predicate(fact: Record) -> str:
    """Predicate of a fact under one name for synonyms."""
    name = str(fact["p"])
    return _SAME_PREDICATE.get(name, name)


class ScoredRelease:
    """One release being scored: gold, prediction, and which predicted entity is which of gold's."""

    def __init__(self, gold: Record, predicted: Record, text: str, scores: Scores) -> None:
        self.gold, self.predicted, self.text, self.scores = gold, predicted, text, scores
        self.name = str(gold["id"])
        self.entities: Sequence[Record] = predicted.get("entities", [])
        self.to_gold = align(gold["entities"], self.entities)
        self.optional = {entity["id"] for entity in gold["entities"] if entity.get("optional")}
        self.names = {entity["id"]: entity.get("name") for entity in gold["entities"]}
        self.predicted_ids = {entity["id"] for entity in self.entities}
        self.gold_ids = {entity["id"] for entity in gold["entities"]}

    def score(self) -> None:
        """Count in all dimensions."""
        self.score_entities()
        self.score_facts()
        self.score_statements()
        self.score_funding()
        self.score_head()

    def miss(self, what: str, kind: object, text: object) -> None:
        """Note one miss."""
        self.scores.misses.append(Miss(self.name, what, str(kind), str(text)))

    def predicted_argument(self, value: object) -> Argument:
        """Argument of a predicted fact, by gold's ids."""
        return argument(value, self.to_gold, self.predicted_ids)

    def gold_argument(self, value: object) -> Argument:
        """Argument of a gold fact."""
        return argument(value, {each: each for each in self.gold_ids}, self.gold_ids)

    def score_entities(self) -> None:
        """Count entities by type."""
        matched = set(self.to_gold.values())
        for entity in self.gold["entities"]:
            if entity["id"] in self.optional:
                continue
            tally = self.scores.entities[entity["type"]]
            if entity["id"] in matched:
                tally.right += 1
            else:
                tally.missed += 1
                self.miss("entity missed", entity["type"], entity["name"])
        for entity in self.entities:
            if entity["id"] not in self.to_gold:
                self.scores.entities[entity.get("type", "?")].wrong += 1
                self.miss("entity wrong", entity.get("type"), entity.get("name"))

    def score_facts(self) -> None:
        """Count facts by predicate, and how many carry the right status and a literal evidence."""
        expected = [self._expected(fact) for fact in self.gold["facts"]]
        used: set[int] = set()
        for fact in self.predicted.get("facts", []):
            found = self._matching(fact, expected, used)
            if found is not None:
                used.add(found)
                self._count_match(fact, expected[found])
            elif not self._is_tolerated(fact):
                predicate = _predicate(fact)
                self.scores.facts[predicate].wrong += 1
                self.miss("fact wrong", predicate, f"{fact['s']} -> {fact['o']}: {fact.get('evidence', '')}")
            self._count_evidence(fact)
        for index, wanted in enumerate(expected):
            if index not in used and not wanted.loose:
                self.scores.facts[wanted.predicate].missed += 1
                subject, target = (self.names.get(wanted.fact[key], wanted.fact[key]) for key in ("s", "o"))
                self.miss("fact missed", wanted.predicate, f"{subject} -> {target}: {wanted.fact['evidence']}")

    def _expected(self, fact: Record) -> _Expected:
        predicate = _predicate(fact)
        loose = bool(
            fact.get("optional") or fact["s"] in self.optional or fact["o"] in self.optional or predicate == "funds"
        )
        return _Expected(predicate, self.gold_argument(fact["s"]), self.gold_argument(fact["o"]), loose, fact)

    def _matching(self, fact: Record, expected: Sequence[_Expected], used: set[int]) -> int | None:
        """Find the first gold fact not used yet that a predicted one states."""
        predicate = _predicate(fact)
        subject, target = self.predicted_argument(fact["s"]), self.predicted_argument(fact["o"])
        for index, wanted in enumerate(expected):
            if index in used or wanted.predicate != predicate:
                continue
            if same_argument(subject, wanted.subject, predicate) and same_argument(target, wanted.object, predicate):
                return index
            swapped = same_argument(subject, wanted.object, predicate) and same_argument(
                target, wanted.subject, predicate
            )
            if predicate in _SYMMETRIC and swapped:
                return index
        return None

    def _count_match(self, fact: Record, wanted: _Expected) -> None:
        self.scores.counts["status_total"] += 1
        planned = wanted.fact.get("modality") == "planned"
        self.scores.counts["status_right"] += planned == (fact.get("status", "done") != "done")
        if not wanted.loose:
            self.scores.facts[wanted.predicate].right += 1

    def _is_tolerated(self, fact: Record) -> bool:
        """Tell whether an unmatched fact is no mistake: `funds` that gold has as funding, or nothing claimed."""
        if _predicate(fact) == "funds":
            subject, target = self.predicted_argument(fact["s"]), self.predicted_argument(fact["o"])
            pairs = ((("e", str(each["funder"])), ("e", str(each["recipient"]))) for each in self.gold["funding"])
            if any(funder == subject or recipient == target for funder, recipient in pairs):
                return True
        return fact.get("status") in _NO_CLAIM

    def _count_evidence(self, fact: Record) -> None:
        evidence = fact.get("evidence")
        if evidence is not None:
            literal = evidence["text"] if isinstance(evidence, Mapping) else evidence
            self.scores.counts["evidence_total"] += 1
            self.scores.counts["evidence_literal"] += literal in self.text

    def score_statements(self) -> None:
        """Count direct speech, and whether its speaker is right."""
        used: set[int] = set()
        both, quote = self.scores.statements["quote+speaker"], self.scores.statements["quote"]
        for statement in self.predicted.get("statements", []):
            if statement.get("speech", statement.get("type", "direct")) == "indirect":
                continue
            found = self._same_quote(statement, used)
            if found is None:
                both.wrong += 1
                quote.wrong += 1
                self.miss("statement wrong", statement.get("speaker"), statement["quote"][:90])
                continue
            used.add(found)
            quote.right += 1
            if self.to_gold.get(statement.get("speaker")) == self.gold["statements"][found]["speaker"]:
                both.right += 1
            else:
                both.wrong += 1
                both.missed += 1
                self.miss("speaker wrong", statement.get("speaker"), statement["quote"][:90])
        for index, wanted in enumerate(self.gold["statements"]):
            if index not in used:
                both.missed += 1
                quote.missed += 1
                self.miss("statement missed", self.names.get(wanted["speaker"]), wanted["quote"][:90])

    def _same_quote(self, statement: Record, used: set[int]) -> int | None:
        """Find the last gold statement not used yet whose words are nearly the same."""
        found = None
        for index, wanted in enumerate(self.gold["statements"]):
            forms = (wanted["quote"], wanted.get("quote_clean", wanted["quote"]))
            if index not in used and max(token_f1(statement["quote"], form) for form in forms) >= 0.9:
                found = index
        return found

    def score_funding(self) -> None:
        """Count funding by recipient and sum; a total stands for its parts and the parts for it."""
        used: set[int] = set()
        tally, counts = self.scores.funding["recipient+amount"], self.scores.counts
        for funding in self.predicted.get("funding", []):
            found = self._same_funding(funding, used)
            if found is None:
                tally.wrong += 1
                self.miss("funding wrong", funding.get("amount_eur"), str(funding.get("evidence"))[:90])
                continue
            used.add(found)
            tally.right += 1
            counts["funder_total"] += 1
            funder = self.gold_argument(self.gold["funding"][found]["funder"])
            counts["funder_right"] += same_argument(self.predicted_argument(funding.get("funder")), funder, "funder")
        for index, wanted in enumerate(self.gold["funding"]):
            if index not in used and not self._is_covered(wanted, used):
                tally.missed += 1
                self.miss("funding missed", wanted["amount_eur"], wanted["evidence"][:90])

    def _same_funding(self, funding: Record, used: set[int]) -> int | None:
        """Find the first gold funding not used yet of the same recipient and nearly the same sum."""
        recipient, amount = self.predicted_argument(funding.get("recipient")), funding.get("amount_eur")
        if amount is None:
            return None
        for index, wanted in enumerate(self.gold["funding"]):
            near = abs(float(amount) - wanted["amount_eur"]) <= _SUM_TOLERANCE * wanted["amount_eur"]
            same = same_argument(recipient, self.gold_argument(wanted["recipient"]), "recipient")
            if index not in used and near and same:
                return index
        return None

    def _is_covered(self, wanted: Record, used: set[int]) -> bool:
        """Tell whether a missed part has its total, or a missed total one of its parts."""
        taken = [self.gold["funding"][index] for index in used]
        by_total = wanted.get("partOfTotal") and any(each.get("total") for each in taken)
        has_total = any(each.get("total") for each in self.gold["funding"])
        by_part = wanted.get("total") and any(each.get("partOfTotal") for each in taken)
        return bool(by_total or (has_total and by_part))

    def score_head(self) -> None:
        """Count day, issuer and title."""
        counts, predicted, gold = self.scores.counts, self.predicted, self.gold
        counts["releases"] += 1
        day_right = str(predicted.get("date")) == gold["date"]
        counts["date_right"] += day_right
        issuer = predicted.get("issuer")
        issuer_right = issuer is not None and (
            stem(issuer) == stem(gold["issuer"]) or token_f1(issuer, gold["issuer"]) >= 0.8
        )
        counts["issuer_right"] += issuer_right
        title = gold.get("title_clean", gold.get("title", ""))
        counts["title_right"] += token_f1(predicted.get("title", ""), title) >= 0.9
        if not day_right:
            self.miss("date", gold["date"], predicted.get("date"))
        if not issuer_right:
            self.miss("issuer", gold["issuer"], issuer)
