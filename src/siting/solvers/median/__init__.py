"""Median: p sites, or sites at a fixed price each, so that clients are near one; at array level, with bounds."""
