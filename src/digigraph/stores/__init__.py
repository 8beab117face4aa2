"""Places that hold the graph and answer SPARQL."""
