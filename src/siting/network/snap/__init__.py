"""Doors: from points to the streets beside them."""
