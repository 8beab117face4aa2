"""Which network the flags of `digigraph network` mean: the options its commands share, and how they are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digigraph.cli import console, project
from digigraph.errors import UsageError

if TYPE_CHECKING:
    from digigraph.contracts import Store
    from digigraph.network.recipes import Recipe
    from digigraph.network.ties import Network

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

RecipeName = Annotated[str, typer.Argument(help="Name of a recipe (`network list`), or a .rq file.")]
Around = Annotated[str | None, typer.Option("--around", metavar="NAME", help="Only what is near this one thing.")]
Depth = Annotated[int, typer.Option("--depth", min=1, max=9, help="How near: so many lines away.")]
From = Annotated[
    list[str] | None,
    typer.Option("--from", metavar="DAY|FILE", help="A day: only releases since. A file: read this graph."),
]
Until = Annotated[str | None, typer.Option("--to", metavar="DAY", help="Only releases until then.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="As releases up to that day leave it: ended ties are gone.")
]
Kinds = Annotated[list[str] | None, typer.Option("--kind", metavar="KIND", help="Only nodes of this kind; repeatable.")]
Least = Annotated[float, typer.Option("--min-weight", min=0, help="Only lines at least so strong.")]
Parameters = Annotated[
    list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter of the recipe's query.")
]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the flags say of which network is meant."""

    recipe: str
    project: Path | None
    store: str | None
    from_: list[str] | None
    to: str | None = None
    as_of: str | None = None
    around: str | None = None
    depth: int = 2
    kinds: list[str] | None = None
    least: float = 0.0
    parameters: list[str] | None = None
    language: str = "de"

    def read(self, most: int | None = None) -> Network:
        """Project the network and take the part that is asked for, at most so many nodes of it."""
        from digigraph.network import selection  # noqa: PLC0415 - networkx takes its time

        ask = self._question()
        with self._graph() as store:
            network = ask(store)
            if self.around:
                from digigraph.queries.lookup import resolve  # noqa: PLC0415

                found = resolve(store, self.around)
                if str(found.label) != self.around:
                    console.explain(f"around {found.label} <{found.iri}>")
                network = selection.around(network, str(found.iri), self.depth)
        if self.kinds:
            network = selection.of_kinds(network, self.kinds)
        if self.least:
            network = selection.at_least(network, self.least)
        return selection.strongest(network, most) if most else network

    def _question(self) -> Callable[[Store], Network]:
        """Read recipe, days and parameters; what is wrong with them is said before a graph is opened."""
        from digigraph.network.projection import project as projected  # noqa: PLC0415
        from digigraph.network.ties import Period  # noqa: PLC0415

        days = [_day(value) for value in self.from_ or () if is_day(value)]
        if len(days) > 1:
            raise UsageError("--from names two days", hint="give one day, and --to for the last")
        period = Period(days[0] if days else None, _day(self.to) if self.to else None)
        as_of = _day(self.as_of) if self.as_of else None
        pairs = dict(_pair(each) for each in self.parameters or ())
        recipe = self._recipe()
        return lambda store: projected(store, recipe, pairs, period=period, as_of=as_of, language=self.language)

    def _recipe(self) -> Recipe:
        from digigraph.network import recipes  # noqa: PLC0415

        return recipes.find(self.recipe, project.read(self.project).queries)

    @contextmanager
    def _graph(self) -> Iterator[Store]:
        files = [Path(value) for value in self.from_ or () if not is_day(value)]
        if len(files) > 1:
            raise UsageError("--from names two files", hint="`network diff OLD NEW` compares two graphs")
        with project.opened(self.project, files[0] if files else None, self.store) as store:
            yield store


def is_day(value: str) -> bool:
    """Tell whether a value of --from is a day; a file of that name is written ./2016."""
    return bool(_DAY.fullmatch(value))


def _day(value: str) -> str:
    """Read a day, a month or a year."""
    try:
        if not is_day(value):
            raise ValueError(value)
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError as error:
        raise UsageError(f"{value!r} is no day", hint="write 2016-10-27, 2016-10 or 2016") from error
    return value


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"-p {text}: a value is missing", hint="write -p name=value")
    return name.strip(), value
