"""Explore: a problem solved many times, at other prices, rules or inputs."""
