"""`python -m digigraph.cli` is `digigraph`."""

import sys

from digigraph.cli import main

sys.exit(main())
