"""The main job on the examples: build the graph, ask it three questions, draw one network, say where everything is.

Run by `make demo`. Everything goes to `demo/`, which can be deleted at any time.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "demo"
DIGIGRAPH = [sys.executable, "-m", "digigraph.cli"]
GRAPH = DEMO / "exports" / "graph.ttl"

QUESTIONS = (
    ("aemter", ["-p", "person=Thomas Wünsch"]),
    ("initiativen", ["-p", "wer=Hochschule Anhalt"]),
    ("foerderung-empfaenger", ["-p", "ab=100000"]),
)


def run(*arguments: str) -> None:
    """Show a command and run it; its own messages and exit code are the demo's."""
    shown = " ".join(f'"{part}"' if " " in part else part for part in arguments)
    print(f"\n$ digigraph {shown}", flush=True)
    completed = subprocess.run([*DIGIGRAPH, *arguments], cwd=ROOT, check=False)
    if completed.returncode:
        sys.exit(completed.returncode)


def main() -> None:
    """Run the demo."""
    run("build", "examples/releases", "--exports", "demo/exports", "--store", "oxigraph:demo/index")
    for name, parameters in QUESTIONS:
        run("query", name, *parameters, "--store", "oxigraph:demo/index", "--format", "table")
    run("network", "draw", "--store", "oxigraph:demo/index", "-o", "demo/network.svg")
    run("network", "draw", "--store", "oxigraph:demo/index", "-o", "demo/network.html")
    print(
        "\nEverything is in demo/:\n"
        "  exports/graph.ttl    the graph in Turtle, every fact with the sentence it stands on\n"
        "  exports/graph.trig   the same, one named graph per release\n"
        "  exports/build.json   what was read, counted and hashed\n"
        "  network.svg          a picture; network.html to explore it, without network\n"
        "Next: .venv/bin/digigraph query --store oxigraph:demo/index   lists what can be asked"
    )


if __name__ == "__main__":
    main()
