"""German government press releases as a knowledge graph one can trust."""

__version__ = "0.1.0"
