"""Solvers: each takes a model and limits and gives back a placement, a bound and why it stopped."""
