"""Finds releases at a location: files, folders, JSON Lines; one module per kind of source."""

from digigraph.readers.locations import read_all

__all__ = ["read_all"]
