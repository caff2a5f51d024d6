"""What cannot hold together and what would repair it, as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from textwrap import wrap

from siting.audit.records import Violation
from siting.impasse import Change, Conflicts, Member, Repair, Spot
from siting.locale.impasse import CHANGES, IMPASSE
from siting.locale.rules import rule_label
from siting.locale.terms import unit
from siting.locale.views import VIEWS
from siting.views.numbers import number, percent, price

WIDTH = 100

FEW = 4
"""Spots or changes of one rule that are named; of more than these the number is said."""


def lines(conflicts: Sequence[Violation], lang: str = "en") -> list[str]:
    """Say the sets and the repairs as lines of text; nothing where none is known."""
    return [line for said, inner in _said(conflicts, lang) for line in _folded(said, inner)]


def paragraphs(conflicts: Sequence[Violation], lang: str = "en") -> list[str]:
    """Say the sets and the repairs as sentences of a page."""
    return [said for said, _ in _said(conflicts, lang)]


def _said(conflicts: Sequence[Violation], lang: str) -> Iterator[tuple[str, bool]]:
    """Yield each sentence, and whether it stands below another."""
    known = Conflicts.of(conflicts)
    if known.sets:
        yield IMPASSE["sets"].say(lang), False
        for k, one in enumerate(known.sets, start=1):
            members = " + ".join(_member(member, lang) for member in one.members)
            doubt = "" if one.minimal else f" {IMPASSE['not minimal'].say(lang)}"
            yield IMPASSE["set"].say(lang, number=k, members=members + doubt), True
        yield IMPASSE["complete" if known.complete else "incomplete"].say(lang), True
    if known.repairs:
        yield IMPASSE["repair" if len(known.repairs) == 1 else "repairs"].say(lang), False
        for repair in known.repairs:
            yield f"– {repair_text(repair, lang)}", True


def text(conflicts: Conflicts, lang: str = "en") -> str:
    """Say all of it; what gives way, that a plan holds, or that nothing was found, where there is no set."""
    said = lines(conflicts, lang)
    if not said and conflicts.giving:
        said = [_giving(violation, lang) for violation in conflicts.giving]
    if not said:
        said = [IMPASSE["holds" if conflicts.complete else "unknown"].say(lang)]
    return "\n".join(said)


def _giving(violation: Violation, lang: str) -> str:
    """Say why a rule gives way, or by how much."""
    if violation.why is not None:
        return violation.why.say(lang)
    label = rule_label(violation.name, violation.rule, lang)
    at = f" ({', '.join(place for place, _ in violation.places)})" if violation.places else ""
    amount = _number(violation.amount, lang)
    return f"{label}: {amount} {unit(violation.unit, lang, after=amount)}".rstrip() + at


def html(conflicts: Conflicts, lang: str = "en") -> str:
    """Return the same for a notebook."""
    return f"<pre>{escape(text(conflicts, lang))}</pre>"


def repair_text(repair: Repair, lang: str = "en") -> str:
    """Say one repair in a sentence without an end."""
    kinds: dict[tuple[str, str], list[Change]] = {}
    for change in repair.changes:
        kinds.setdefault((change.name, change.kind), []).append(change)
    parts = []
    for changes in kinds.values():
        if len(changes) > FEW:
            parts.append(_together(changes, lang))
        else:
            parts += [change_text(change, lang) for change in changes]
    *some, last = parts
    text = IMPASSE["and"].say(lang, one=", ".join(some), two=last) if some else last
    if repair.least is not None and repair.effort - repair.least > 0.01 * repair.effort:
        share = percent(repair.least / repair.effort, lang, 0)
        text = IMPASSE["least"].say(lang, what=text, share=share)
    return text


def change_text(change: Change, lang: str = "en") -> str:
    """Say one change."""
    key = f"spaces {change.what}" if change.kind == "spaces" else change.kind
    before, after = change.before, change.after
    more = None if before is None or after is None else after - before
    said = _number(more, lang)
    values = {
        "place": change.place,
        "what": change.what,
        "rule": rule_label(change.name, change.rule, lang),
        "unit": unit(change.unit, lang, after=_number(after, lang) if key == "value" else said),
        "more": said,
        "before": _number(before, lang),
        "after": _number(after, lang),
    }
    return CHANGES[key].say(lang, **values).strip()


def _together(changes: Sequence[Change], lang: str) -> str:
    first = changes[0]
    more = [c.after - c.before for c in changes if c.before is not None and c.after is not None]
    rule = rule_label(first.name, first.rule, lang)
    if not more:
        return IMPASSE["places"].say(lang, rule=rule, count=len(changes))
    total, of = _number(sum(more), lang), unit(first.unit, lang)
    count = len({change.place for change in changes})
    return IMPASSE["all of it"].say(lang, rule=rule, count=count, more=total, unit=of)


def _member(member: Member, lang: str) -> str:
    label = rule_label(member.name, member.rule, lang)
    if member.number is not None and member.rule not in ("ParkingCapacity", "FloorArea", "Reserve"):
        share = member.rule in ("Within", "MinimumUse")
        amount = percent(member.number, lang, 0) if share else _number(member.number, lang)
        label += f" ({amount}{'' if share else ' ' + unit(member.unit, lang)})"
    told = [text for spot in member.spots if (text := _spot(spot, member, lang))]
    more = [IMPASSE["more"].say(lang, count=len(told) - FEW)] if len(told) > FEW + 1 else []
    shown = told[:FEW] + more if more else told
    return f"{label} [{', '.join(shown)}]" if shown else label


def _spot(spot: Spot, member: Member, lang: str) -> str:
    """Say where a member takes part, unless its name says so already."""
    text = spot.place
    if spot.vehicle:
        text += f" {VIEWS[spot.vehicle].say(lang)}"
    if spot.number is not None:
        return f"{text} {_number(spot.number, lang)}"
    return "" if spot.place in member.name.split(" ") else text


def _number(value: float | None, lang: str) -> str:
    if value is None:
        return ""
    return number(value, lang) if abs(value) >= 1000 else price(round(value, 6), lang)


def _folded(text: str, inner: bool) -> list[str]:
    first, after = ("  ", "     ") if inner else ("", "")
    return wrap(text, WIDTH, initial_indent=first, subsequent_indent=after, break_long_words=False)
