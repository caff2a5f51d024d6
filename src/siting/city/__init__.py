"""The nouns a planner knows, how they are read, checked, written and generated."""
