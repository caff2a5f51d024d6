"""Nouns a planner knows, read from tables, checked, frozen: the city and its parts."""
