"""The command line: the only place that prints, reads the environment, or exits.

`main` looks up the command, imports its module only, and runs it inside `digigraph.cli.frame`, which alone turns errors
into messages and exit codes. Data goes to standard output, everything else to standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command with the given arguments (those of the process by default) and return its exit code."""
    from digigraph.cli.frame import run  # noqa: PLC0415 - `import digigraph.cli` must cost nothing

    return run(sys.argv[1:] if arguments is None else list(arguments))
