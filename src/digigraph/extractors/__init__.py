"""What a text says, by character offset: mentions and frames.

Extractors run in the order of a list (`extractors` in `digigraph.toml`, else `DEFAULT`); each sees what the ones before
it found. A name is that of a module here, which holds one extractor, or `package.module:Class` of anyone's.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from functools import cache
from typing import Any

from digigraph.contracts import Extractor
from digigraph.errors import UsageError

DEFAULT = (
    "ministries",
    "organizations",
    "initiatives",
    "events",
    "places",
    "people",
    "times",
    "money",
    "references",
    "relations",
    "statements",
    "funding",
)
"""Names before what points back to them, and both before what is said about them."""


@cache
def load(names: tuple[str, ...] = ()) -> tuple[Extractor, ...]:
    """Import the extractors of a list, `DEFAULT` when it is empty, and only those.

    `UsageError` names the one that is missing. Cached, so that a worker process builds its tables once.
    """
    return tuple(_extractor(name) for name in names or DEFAULT)


def modules(names: Sequence[str] = ()) -> tuple[str, ...]:
    """Full names of the modules that the extractors of a list are defined in."""
    return tuple(_split(name)[0] for name in names or DEFAULT)


def _split(name: str) -> tuple[str, str]:
    """Split a name into module and class; no class for a built-in one."""
    module, _, part = name.partition(":")
    return (module, part) if part else (f"{__name__}.{module}", "")


def _extractor(name: str) -> Extractor:
    module_name, part = _split(name)
    try:
        module = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name is None or not module_name.startswith(error.name):
            raise
        raise UsageError(f"there is no extractor {name!r}", hint=f"built in: {', '.join(DEFAULT)}") from error
    kind = getattr(module, part, None) if part else _only_extractor(module)
    if kind is None:
        raise UsageError(f"{module_name} has no extractor {part}".rstrip())
    extractor = kind()
    if not isinstance(extractor, Extractor):
        raise UsageError(f"{name!r} is no extractor: `name` or `annotate` is missing")
    return extractor


def _only_extractor(module: Any) -> Any:
    """Find the one class of a module that annotates."""
    own = [value for value in vars(module).values() if getattr(value, "__module__", None) == module.__name__]
    found = [value for value in own if isinstance(value, type) and hasattr(value, "annotate")]
    return found[0] if len(found) == 1 else None
