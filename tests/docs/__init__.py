"""The documentation: its examples are run, its sums recalculated, its code compared."""
