"""Random cities of any size for tests and benchmarks: a river, bridges, offices, lots and prices."""

from siting.city.generate.build import generate

__all__ = ["generate"]
