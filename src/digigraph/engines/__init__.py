"""Ways to run a pure function over many items."""
