"""Readers of street data, one file a format."""
