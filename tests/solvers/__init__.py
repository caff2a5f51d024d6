"""Solvers: what they prove, and what they must not say."""
