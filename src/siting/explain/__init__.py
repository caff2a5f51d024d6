"""Explain: results set beside each other, in words that can be defended."""
