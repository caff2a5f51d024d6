"""The command `siting`: check, solve, evaluate, compare and report, with exit codes for scripts."""

from siting.cli.command import main

__all__ = ["main"]
