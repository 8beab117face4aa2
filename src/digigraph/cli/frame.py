"""The outermost frame of every command: it finds the command, runs it, and turns errors into exit codes."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from digigraph import __version__
from digigraph.cli import commands
from digigraph.errors import DigigraphError, UsageError

COMPLETE_VARIABLE = "_DIGIGRAPH_COMPLETE"
INTERRUPTED = 130


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code; the only place that catches everything."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show „“ must not stop a build.
        with suppress(AttributeError, ValueError, OSError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    # Under a locale without umlauts the arguments arrive as undecoded bytes.
    arguments = [argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for argument in arguments]
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
        return code
    except DigigraphError as error:
        _report(error, arguments)
        return error.exit_code
    except BrokenPipeError:
        # The reader has seen enough (`| head`). Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted\n")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the outermost frame, where a traceback helps nobody
        if os.environ.get("DIGIGRAPH_DEBUG"):
            traceback.print_exc()
        _report(_unexpected(error), arguments)
        return 1


def _dispatch(arguments: list[str]) -> int:
    """Answer help and version, or hand over to the command."""
    if COMPLETE_VARIABLE in os.environ:
        return _complete(arguments)
    if not arguments or arguments[0] in ("-h", "--help"):
        from digigraph.cli.helping import overview  # noqa: PLC0415

        sys.stdout.write(overview())
        return 0
    name, *rest = arguments
    if name in ("-V", "--version"):
        sys.stdout.write(f"digigraph {__version__}\n")
        return 0
    if name.startswith("-"):
        raise UsageError(f"{name} belongs after a command", hint=f"digigraph COMMAND {name} ...")
    module = commands.load(name)
    if hasattr(module, "prepare"):
        rest = module.prepare(rest)
    return _run_app(module.app, f"digigraph {name}", rest)


def _run_app(app: Any, name: str, arguments: list[str]) -> int:
    """Run a command's app; typer's own errors become ours."""
    import typer  # noqa: PLC0415 - the overview does not need it

    # Typer's errors have moved between versions; their common base has not.
    base: type[Exception] = typer.BadParameter.__mro__[2]
    try:
        result = app(arguments, prog_name=name, standalone_mode=False)
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    except typer.Exit as error:
        return int(error.exit_code)
    except base as error:
        # The message alone is empty for a missing argument, whose name only the formatted one tells.
        message = error.format_message() if hasattr(error, "format_message") else str(error)
        if not message:
            return 0  # typer has shown the help because there were no arguments
        raise UsageError(_lowered(message), hint=f"`{name} --help` shows what it takes") from error
    return result if isinstance(result, int) else 0


def _lowered(message: str) -> str:
    """Make a sentence of typer's fit ours: no capital, no full stop."""
    message = message.strip().removesuffix(".")
    return message[:1].lower() + message[1:]


def _complete(arguments: list[str]) -> int:
    """Answer the shell's completion script."""
    from digigraph.cli.helping import full_app  # noqa: PLC0415

    full_app()(arguments, prog_name="digigraph", complete_var=COMPLETE_VARIABLE)
    return 0


def _unexpected(error: Exception) -> DigigraphError:
    """Describe an error nobody raised on purpose."""
    return DigigraphError(
        f"internal error: {type(error).__name__}: {error}",
        hint="this is a mistake in digigraph; DIGIGRAPH_DEBUG=1 shows where",
    )


def _report(error: DigigraphError, arguments: Sequence[str]) -> None:
    """Say on standard error what failed and what to do; as JSON when the command was to answer in JSON."""
    with suppress(BrokenPipeError, ValueError):
        sys.stdout.flush()
    if _wants_json(arguments):
        envelope = {"code": error.code, "message": str(error), "hint": error.hint, "exit_code": error.exit_code}
        sys.stderr.write(json.dumps({"ok": False, "error": envelope}, ensure_ascii=False) + "\n")
        return
    bold, plain = ("\x1b[1;31m", "\x1b[0m") if sys.stderr.isatty() and not os.environ.get("NO_COLOR") else ("", "")
    sys.stderr.write(f"{bold}error:{plain} {error}\n")
    if error.hint:
        sys.stderr.write(f"       {error.hint}\n")


def _wants_json(arguments: Sequence[str]) -> bool:
    """Tell whether the command line asks for JSON, even when it could not be understood."""
    pairs = zip(arguments, [*arguments[1:], ""], strict=True)
    return "--json" in arguments or any(
        option == "--format=json" or (option == "--format" and value == "json") for option, value in pairs
    )
