"""Networks projected from the graph: measures, layout, pictures."""
