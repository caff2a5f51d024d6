"""Benchmarks: `python -m benchmarks` lists the suites; every answer is checked before its time is shown."""
