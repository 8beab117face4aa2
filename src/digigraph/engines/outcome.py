"""What a function gave, or the error it raised, in a form that can travel between processes."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

Outcome = tuple[bool, Any]
"""(True, result), or (False, exception)."""


def outcome_of(function: Callable[[Any], Any], item: Any) -> Outcome:
    """Call a function; an exception is an outcome too, to be raised again where the results are read."""
    try:
        return True, function(item)
    except Exception as error:  # noqa: BLE001 - raised again in the parent
        try:
            pickle.loads(pickle.dumps(error))
        except Exception:  # noqa: BLE001 - an error that cannot travel still has to be told
            return False, RuntimeError(f"{type(error).__name__}: {error}")
        return False, error
