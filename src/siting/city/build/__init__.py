"""From tables to the parts of a city: one file a group of sheets, each reads, checks and defaults."""
