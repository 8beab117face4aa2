"""The files that `digigraph init` writes."""

SETTINGS = """\
# Settings of a digigraph project. Every line that begins with "#" shows a default.
[digigraph]

# Start of every IRI that the project makes. Choose it before publishing: IRIs are meant to last.
base = "{base}"

# Where releases lie: files (.txt, .html), folders of them, or JSON Lines with id, url and text.
# releases = ["releases"]

# Where the graph is written: graph.ttl, graph.trig, build.json.
# exports = "exports"

# Own saved queries; one with the name of a shipped query hides it.
# queries = "queries"

# Where `query`, `show` and `why` look: empty for the project's own index, else oxigraph:PATH or sparql:URL.
# store = ""

# How to build: serial, process or spark; and how many worker processes (0: one a core).
# engine = "process"
# jobs = 0

# Licence of the graph, an IRI. Decide it before publishing.
# licence = "https://creativecommons.org/licenses/by/4.0/"
"""

RELEASES = """\
# releases

Press releases as published: `.txt`, `.html`, or `.jsonl` with one object a line (`id`, `url`, `text` or `html`).
Leave their bytes alone: every fact points to a place in them.
"""

ONTOLOGY = """\
# ontology

What this project knows besides what digigraph ships.
"""

QUERIES = """\
# queries

Own saved queries (`.rq`). `digigraph query export queries aemter` puts a copy of a shipped one here to start from.
"""

EXPORTS = """\
# exports

Written by `digigraph build`; do not edit.
"""

IGNORED = """\
.digigraph/
exports/*
!exports/README.md
"""

EXAMPLE_NAME = "2024-03-12-digitallabor-eroeffnet.txt"
# All persons and the laboratory are invented.
EXAMPLE = """\
Ministerium für Infrastruktur und Digitales - Pressemitteilung Nr.: 041/2024

Magdeburg, den 12. März 2024

Staatssekretärin Sandmann eröffnet Digitallabor in Stendal

Die Staatssekretärin im Ministerium für Infrastruktur und Digitales, Dr. Elke Sandmann, hat heute in Stendal \
das Digitallabor Altmark eröffnet.

„Wer hier etwas ausprobieren will, muss keine Formulare ausfüllen“, sagte Sandmann.

Das Land Sachsen-Anhalt fördert das Digitallabor Altmark mit 180.000 Euro. Koordiniert wird es von der \
Hochschule Magdeburg-Stendal.

Am 14. Mai 2024 findet in Stendal das 2. Digitalforum Altmark statt.
"""
