"""Columns: a city falls into groups of places that only the items link; a column is what one group takes."""
