"""Names for things: the slug algorithm and the shape of every IRI the project mints."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from digigraph.model import Kind, Reading

if TYPE_CHECKING:
    from digigraph.authority import DatedName

MAX_SLUG = 80
"""Longest slug before it is cut at a word boundary and told apart by a digest."""
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index"}
    | {f"com{digit}" for digit in range(10)}
    | {f"lpt{digit}" for digit in range(10)}
)
"""Names that a file system or a web server treats specially."""

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ẞ": "SS", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_OTHER = re.compile(r"[^a-z0-9]+")


def digest(text: str) -> str:
    """First eight hexadecimal digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def slug(name: str) -> str:
    """Write a name in the letters a-z, digits and hyphens, so that it can stand in an IRI and as a file name.

    German umlauts are written out before accents are dropped ("Wünsch" gives `wuensch`, not `wunsch`). A longer slug
    than `MAX_SLUG` is cut at a word boundary and told apart by a digest of the name; so is an empty or reserved one.
    """
    composed = unicodedata.normalize("NFC", name)
    decomposed = unicodedata.normalize("NFKD", composed.translate(_GERMAN))
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()
    words = _OTHER.sub("-", plain).strip("-")
    if not words or words in RESERVED:
        return f"{words}-{digest(composed)}".lstrip("-")
    if len(words) <= MAX_SLUG:
        return words
    cut = words[: MAX_SLUG + 1].rpartition("-")[0] or words[:MAX_SLUG]
    return f"{cut}-{digest(composed)}"


def mint(base: str, folder: str, *parts: str) -> str:
    """Make an IRI from a folder and the slugs of its parts, joined by `--`: `{base}/tenure/a--b`."""
    return f"{base}/{folder}/{'--'.join(slug(part) for part in parts)}"


def tail(iri: str) -> str:
    """Last part of an IRI's path, which is the thing's slug."""
    return iri[iri.rfind("/") + 1 :]


def release_iri(base: str, reading: Reading, *, distinct: bool = False) -> str:
    """IRI of a release: `{base}/pm/{day}-{issuer}-{number}`.

    Without a number, or with `distinct` when another release has the same, `x` and the first digits of the source's
    digest stand in its place. The issuer is the house's key (`st-mw`) or the slug of its name.
    """
    day = reading.date.value or "undatiert"
    issuer = reading.issuer.house or (slug(reading.issuer.name) if reading.issuer.name else "unbekannt")
    number = re.match(r"\d+", reading.number or "")
    serial = f"{int(number[0]):03d}" if number else ""
    last = f"x{reading.sha256[:8] or digest(reading.id)}" if distinct or not serial else serial
    return f"{base}/pm/{day}-{issuer}-{last}"


def era_iri(base: str, era: DatedName) -> str:
    """IRI of a house under one of its names: `{base}/org/st-mw-wirtschaft-und-arbeit`."""
    return f"{base}/org/{era.key}"


def house_iri(base: str, key: str) -> str:
    """IRI of a house through all its names: `{base}/org/st-mw`."""
    return f"{base}/org/{slug(key)}"


def tenure_iri(base: str, person: str, post: str) -> str:
    """IRI of a person's time in an office, from the IRIs of both: `{base}/tenure/{person}--{post}`."""
    return f"{base}/tenure/{tail(person)}--{tail(post)}"


def run_iri(base: str, version: str, rules: str) -> str:
    """IRI of an extraction run: the same version and the same digest of rules and settings give the same IRI."""
    return f"{base}/run/{slug(version)}-{rules[:12]}"


FOLDER_OF: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.PERSON: "person",
        Kind.OFFICE: "post",
        Kind.MINISTRY: "org",
        Kind.ORGANIZATION: "org",
        Kind.INITIATIVE: "initiative",
        Kind.EVENT: "event",
        Kind.PLACE: "place",
    }
)
"""Folder of the IRIs of each kind of entity."""
