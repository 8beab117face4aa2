"""Saved queries: their file, their parameters, their limits, their results."""
