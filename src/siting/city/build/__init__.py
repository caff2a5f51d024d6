"""From tables to the parts of a city: each file reads, checks and defaults a group of sheets."""
