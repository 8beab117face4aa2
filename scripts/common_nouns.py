"""Make the list of German common nouns that the extraction reads: `lexicon/common_nouns.txt`.

Source: the training split of GermEval 2014 NER (NoSta-D), CC BY 4.0. Kept are words written with a capital inside a
sentence that are (almost) never part of a name there; a compound is left out when its last part is kept itself.

Usage: python scripts/common_nouns.py ../shared/corpora/germeval2014/train_bioes.txt
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "src/digigraph/extractors/lexicon/common_nouns.txt"
NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}")
SENTENCE_START = frozenset('".:„“»«?!-–—')
SHORTEST_LAST_PART = 5
MOST_NAME_USES = 0.1


def count(path: Path) -> tuple[Counter[str], Counter[str]]:
    """Uses of each capitalised word outside and inside of names; sentence starts do not count as outside."""
    outside: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    previous = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, label = line.rpartition(" ")
        if label == "O" and previous and previous not in SENTENCE_START:
            outside[word] += bool(NOUN.fullmatch(word))
        elif word and label != "O":
            inside[word] += 1
        previous = word
    return outside, inside


def derivable(word: str, known: set[str]) -> bool:
    """Tell whether a word is a compound whose last part is known."""
    return any(word[cut:] in known for cut in range(2, len(word) - SHORTEST_LAST_PART + 1))


def main(path: Path) -> None:
    """Write the list, lower case, sorted."""
    outside, inside = count(path)
    nouns = {word.lower() for word, uses in outside.items() if uses and inside[word] <= MOST_NAME_USES * uses}
    kept = sorted(word for word in nouns if not derivable(word, nouns))
    head = "# Common nouns of GermEval 2014 (NoSta-D), CC BY 4.0; made by scripts/common_nouns.py"
    TARGET.write_text("\n".join([head, *kept]) + "\n", encoding="utf-8")
    print(f"{len(kept)} nouns in {TARGET}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
