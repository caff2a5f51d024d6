"""Impasse: named rules and numbers that cannot hold together, and what would repair them."""

from siting.impasse.conflicts import Conflicts, reasons, restored
from siting.impasse.records import Change, Conflict, Member, Repair, Spot

__all__ = ["Change", "Conflict", "Conflicts", "Member", "Repair", "Spot", "reasons", "restored"]
