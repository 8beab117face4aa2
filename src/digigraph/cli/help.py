"""`digigraph help`: help on a command or a topic."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from digigraph.cli import commands, frame, helping

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def show_help(
    subject: Annotated[str | None, typer.Argument(help="A command, or exit-codes, formats, environment.")] = None,
) -> int:
    """Show help on a command or a topic.

    \b
    Examples:
      digigraph help exit-codes
      digigraph help build
    """
    if subject is None:
        sys.stdout.write(helping.overview())
        return 0
    if subject in helping.TOPICS:
        sys.stdout.write(helping.topic(subject))
        return 0
    commands.load(subject)
    return frame.run([subject, "--help"])
