"""Explaining: what sets plans apart, in words and numbers a planner uses."""
