"""Random cities of any size for tests and benchmarks: river, bridges, offices and prices."""

from siting.city.generate.build import generate

__all__ = ["generate"]
