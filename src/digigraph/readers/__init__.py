"""Ways to find releases at a location and read their bytes."""
