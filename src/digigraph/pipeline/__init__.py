"""The order of the stages: releases are read one by one, resolved together, and written as a graph.

    build      releases to exports and index; only new and changed releases are read again
    extract    what each release says, without building
    questions  what the last build left for a person to decide

A build reads each release in a worker process, keeps what it says (`reading`) in a cache under a name that stands for
the release's content and for the rules, resolves all readings together, and writes files that appear by rename. The
result depends on releases, settings, authority, judgements and registry alone: never on what the cache held, on the
number of workers, or on the order of files. A build that is killed leaves the last state, and the next one goes on.
"""

from digigraph.pipeline.build import build, records_folder
from digigraph.pipeline.extract import extract
from digigraph.pipeline.questions import OpenQuestion, read_questions
from digigraph.pipeline.report import BuildReport, Verdict

__all__ = ["BuildReport", "OpenQuestion", "Verdict", "build", "extract", "read_questions", "records_folder"]
