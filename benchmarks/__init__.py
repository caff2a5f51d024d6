"""Benchmarks: `python -m benchmarks` times what planners wait for; answers are checked first."""
