"""Alternatives of words, searched only where one of their letters' runs occurs at all.

A frame has dozens of verb forms and a clause matches hardly any frame. Looking for a fixed run of letters that every
match must contain costs a fraction of running the pattern, so the pattern runs only on clauses that have one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LITERAL = re.compile(r"[a-zäöüß ]{3,}")
_NESTED = r"\((?:[^()]|\([^()]*\))*\)"
_GROUP = re.compile(r"\(\?:([a-zäöüß |]+)\)(?!\?)")


@dataclass(frozen=True, slots=True)
class Wording:
    """Whole words to find in a clause in lower case; `…` stands for any words between."""

    pattern: re.Pattern[str]
    literals: tuple[str, ...]
    """Every match contains one of these; none when some alternative has no fixed letters."""

    def search(self, clause: str) -> re.Match[str] | None:
        """Find the first match in a clause in lower case."""
        return self.pattern.search(clause) if self._possible(clause) else None

    def finditer(self, clause: str) -> Iterator[re.Match[str]]:
        """Find all matches in a clause in lower case."""
        return self.pattern.finditer(clause) if self._possible(clause) else iter(())

    def _possible(self, clause: str) -> bool:
        return not self.literals or any(literal in clause for literal in self.literals)


def wording(words: Iterable[str]) -> Wording:
    """Compile alternatives given as regular expressions in any case."""
    alternatives = [_lowered(word) for word in words]
    found = [_literals(alternative) for alternative in alternatives]
    literals = () if any(not part for part in found) else tuple(dict.fromkeys(lit for part in found for lit in part))
    joined = "|".join(alternatives).replace("…", r"\b.{0,400}?\b")
    return Wording(re.compile(rf"\b(?:{joined})\b"), literals)


def _lowered(word: str) -> str:
    """Lower the letters of a pattern, not its escapes."""
    return re.sub(
        r"\\.|.", lambda match: match.group() if match.group().startswith("\\") else match.group().lower(), word
    )


def _literals(alternative: str) -> tuple[str, ...]:
    """Runs of letters of which every match of one alternative has at least one; empty when none is certain."""
    bare = re.sub(_NESTED + r"[?*]", "\x00", alternative)
    bare = re.sub(_NESTED, "\x00", bare)
    bare = re.sub(r"\[[^\]]*\][?*]?|\\\w[*+?]?|[a-zäöüß]\?", "\x00", bare)
    runs = [run.strip() for run in _LITERAL.findall(bare)]
    if runs:
        return (max(runs, key=len),)
    group = _GROUP.search(alternative)
    options = tuple(option.strip() for option in group.group(1).split("|")) if group else ()
    return options if options and all(len(option) >= 3 for option in options) else ()
