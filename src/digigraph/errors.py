"""Every error digigraph raises on purpose, in one tree.

    DigigraphError                exit 1
    ├── UsageError                exit 2   wrong option, unknown name, broken configuration
    ├── InputError                exit 3   a release, graph or query that cannot be read
    │   ├── ReleaseError
    │   ├── GraphError
    │   └── QueryError
    ├── RemoteError               exit 4   a server or the network
    ├── LimitError                exit 5   time, rows, memory or size
    ├── PartialFailure            exit 6   some inputs failed, the rest is done
    └── EvidenceError             exit 1   a fact without a sentence it stands on

A message says what failed, which item, and what to do about it. The command line turns an error into its exit code;
nothing else does.
"""


class DigigraphError(Exception):
    """Base of all errors raised on purpose."""

    exit_code = 1
    code = "DG-E000"

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        """Take the message and, if there is one, what the user can do."""
        super().__init__(message)
        self.hint = hint


class UsageError(DigigraphError):
    """The command was called wrongly or the configuration is broken."""

    exit_code = 2
    code = "DG-U001"


class InputError(DigigraphError):
    """Something given as input cannot be read."""

    exit_code = 3
    code = "DG-I001"


class ReleaseError(InputError):
    """A release that cannot be read or parsed."""

    code = "DG-R001"


class GraphError(InputError):
    """A graph file that is not what its suffix says."""

    code = "DG-G001"


class QueryError(InputError):
    """A query that does not parse or is not allowed."""

    code = "DG-Q001"


class RemoteError(DigigraphError):
    """A server did not answer, or answered with an error."""

    exit_code = 4
    code = "DG-N001"


class LimitError(DigigraphError):
    """A limit on time, rows, memory or size was reached."""

    exit_code = 5
    code = "DG-L001"


class PartialFailure(DigigraphError):
    """Some inputs failed; everything else was done."""

    exit_code = 6
    code = "DG-P001"


class EvidenceError(DigigraphError):
    """A fact without evidence, or whose evidence is not in the text."""

    code = "DG-F001"
