"""Builds a project in a process of its own: with a chosen engine, and, if told so, an end at a chosen moment.

    python building.py PROJECT ENGINE JOBS [STAGE:NUMBER]

`read:3` ends the process without warning when three releases are read, `rename:2` right before the second file takes
its name.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from digigraph.config import read_config
from digigraph.pipeline import build

stage, _, number = (sys.argv[4] if len(sys.argv) > 4 else "never:0").partition(":")
renames = 0
rename = Path.replace


def end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def counted_rename(self: Path, target: Any) -> Path:
    global renames  # noqa: PLW0603 - one number in one short script
    renames += 1
    if stage == "rename" and renames == int(number):
        end()
    return rename(self, target)


def progress(name: str, done: int) -> None:
    if name == stage and done == int(number):
        end()


if __name__ == "__main__":
    Path.replace = counted_rename  # type: ignore[method-assign]
    config = read_config(Path(sys.argv[1]), engine=sys.argv[2], jobs=int(sys.argv[3]))
    report = build(config, progress=progress)
    sys.stdout.write(f"{report.read_anew} {len(report.verdicts)} {renames}\n")
