"""Names that only the role before them proves: "Minister Webel", "Landrat Onko Aiksen"."""

from __future__ import annotations

from dataclasses import replace

from digigraph.extractors.nouns import is_common
from digigraph.extractors.offices_roles import Role
from digigraph.extractors.people_lexicon import given_sex
from digigraph.extractors.people_names import TITLED, PersonName, name_at
from digigraph.extractors.people_scene import NAME_KINDS, Scene
from digigraph.extractors.tokens import BREAK, CAPITAL, MARK, UPPER
from digigraph.model import Kind

PUBLIC = frozenset({"government", "municipal"})
"""Classes of office whose holders are named by family name alone."""
_PREPOSITIONS = frozenset({"an", "von", "mit", "bei", "durch", "für", "gegen", "um"})
_NO_VERBS = frozenset({"mit", "seit", "nicht", "bereits", "jetzt"})


def licensed_name(scene: Scene, role: Role, index: int) -> PersonName | None:
    """Read a name directly after a role."""
    name = name_at(scene, index, licensed=True)
    if name is None or role.plural or _is_thing(scene, name):
        return None
    if name.proof == TITLED:
        return name
    if name.full and is_common(name.family):
        # "überreicht Landrat Ermrich Bescheid", "Leiter Vertrieb Nord": the second word is no name.
        if role.noun.category not in PUBLIC:
            return None if is_common(name.given) else name
        end = name.first + 1
        name = replace(name, last=end, span=scene.span(name.first, end), given="", family=scene.text(name.first))
    return name if name.full or _is_family_alone(scene, role, name) else None


def licensed_apposition(scene: Scene, index: int) -> PersonName | None:
    """Read a name after a role and a comma: given and family name, and neither of them a noun."""
    name = name_at(scene, index, licensed=True) if scene.token(index) is not None else None
    if name is None or not name.full or _is_thing(scene, name):
        return None
    return None if is_common(name.family) or is_common(name.given) else name


def _is_thing(scene: Scene, name: PersonName) -> bool:
    """Tell whether a licensed name lies in the name of a body or a place."""
    kinds = NAME_KINDS | ({Kind.PLACE} if not name.full else frozenset())
    return any(scene.mentions_on(index, kinds) for index in range(name.first, name.last))


def _is_family_alone(scene: Scene, role: Role, name: PersonName) -> bool:
    """Tell whether one word after a role is its holder's family name."""
    if role.noun.category not in PUBLIC:
        return False
    word, after = scene.text(name.last - 1), scene.token(name.last)
    if role.determiner and (is_common(word) or given_sex(word)):
        return False
    if not is_common(word):
        return True
    if scene.text(role.left - 1) in _PREPOSITIONS and (after is None or after.shape in (MARK, BREAK)):
        # "an Bürgermeister Rumpf." at the end of a phrase
        return True
    if after is None or not (after.text == ":" or _looks_like_verb(after.text)):
        return False
    return not (scene.adjacent(name.last) and after.shape in (CAPITAL, UPPER))


def _looks_like_verb(word: str) -> bool:
    """Tell whether a lower-case word can be a verb in the third person."""
    return word.islower() and word.endswith(("t", "te")) and word not in _NO_VERBS
