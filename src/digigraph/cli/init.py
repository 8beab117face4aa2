"""`digigraph init`: start a project that can be built at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digigraph.cli import console, starter
from digigraph.cli.options import NoColor, Quiet, new_app
from digigraph.config import FILE_NAME
from digigraph.errors import UsageError

app = new_app()


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="Folder of the project; made when it is not there.")] = Path(),
    *,
    base: Annotated[
        str, typer.Option("--base", metavar="IRI", help="Start of all IRIs the project makes.")
    ] = "https://data.example.org",
    example: Annotated[bool, typer.Option("--example/--no-example", help="With or without an example release.")] = True,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Start a project: settings, folders for releases, ontology, queries and exports, and an example release.

    Nothing that is there already is changed.

    \b
    Examples:
      digigraph init projekt && cd projekt && digigraph build
      digigraph init . --base https://daten.example.de --no-example
    """
    base = base.rstrip("/")
    if not base.startswith(("http://", "https://")) or set(base) & set(' <>"{}|\\^`'):
        raise UsageError(f"--base {base}: no address", hint="for example https://daten.example.de")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file")
    files = {
        FILE_NAME: starter.SETTINGS.format(base=base),
        "releases/README.md": starter.RELEASES,
        "ontology/README.md": starter.ONTOLOGY,
        "queries/README.md": starter.QUERIES,
        "exports/README.md": starter.EXPORTS,
        ".gitignore": starter.IGNORED,
    }
    if example:
        files[f"releases/{starter.EXAMPLE_NAME}"] = starter.EXAMPLE
    made = [name for name, text in files.items() if _write(folder / name, text)]
    for name in made:
        console.say(f"  {folder / name}")
    kept = len(files) - len(made)
    console.say(f"{len(made)} files written" + (f", {kept} were there already" if kept else ""))
    enter = "" if folder.resolve() == Path.cwd() else f"cd {folder} && "
    console.say(f"next: {enter}digigraph build")


def _write(path: Path, text: str) -> bool:
    """Write a file that is not there yet; tell whether it was written."""
    if path.exists():
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{path.parent}: cannot be made: {error.strerror}") from error
    console.write(text, path)
    return True
