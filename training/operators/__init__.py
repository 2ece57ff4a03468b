"""Golden vectors for every operator, attribute and edge: one module for each family of operators."""
