"""Generalised quadratic assignment: pairs and rooms only, proved by dual ascent in a tree."""
