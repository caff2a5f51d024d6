"""Compiled loops: a model as flat arrays, and what walks over them thousands of times a second."""
