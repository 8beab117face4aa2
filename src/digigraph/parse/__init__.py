"""Release to document: zones, repaired reading text, sentences, date and issuer."""

from digigraph.parse.document import parse

__all__ = ["parse"]
