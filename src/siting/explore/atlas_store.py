"""An atlas as JSON: plans, proofs and lines, without the city, small enough for a page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from siting.audit.accounts import account_of
from siting.city.city import Flow, Plan
from siting.errors import OptionError
from siting.explore.shelf import key_of
from siting.locale.atlas import ATLAS
from siting.problem import Problem
from siting.termination import Stop

if TYPE_CHECKING:
    from siting.explore.atlas import Atlas


def to_json(atlas: Atlas, path: str | Path | None = None) -> str:
    """Return an atlas as JSON; ``lines`` are constant and amounts of each plan, for a page to use."""
    plans = [
        {"seats": dict(one.plan), "split": [flow.stored() for flow in one.plan.split or ()]}
        for one in atlas.stored
    ]
    data: dict[str, Any] = {
        "format": 1,
        "of": key_of(atlas.problem, {}),
        "ranges": {name: list(ends) for name, ends in atlas.ranges.items()},
        "tolerance": atlas.tolerance,
        "stop": atlas.stop.value,
        "largest_gap": atlas.largest_gap,
        "solved": atlas.solved,
        "plans": plans,
        "lines": atlas.lines.tolist() if plans else [],
        "points": atlas.points.tolist(),
        "bounds": atlas.bounds.tolist(),
        "simplices": atlas.simplices.tolist(),
    }
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if path is not None:
        Path(path).write_text(text, encoding="utf-8")
    return text


def from_json(source: str | Path, problem: Problem) -> Atlas:
    """Read an atlas back and audit its plans again."""
    from siting.explore.atlas import Atlas, Stored

    text = source if isinstance(source, str) and source.lstrip().startswith("{") else None
    data = json.loads(Path(source).read_text("utf-8") if text is None else text)
    if data["of"] != key_of(problem, {}):
        raise OptionError(ATLAS["other data"])
    account, description = account_of(problem.subject), problem.describe()
    plans = [
        Plan(entry["seats"], tuple(Flow.of(flow) for flow in entry["split"]), "")
        for entry in data["plans"]
    ]
    n = len(data["ranges"])
    return Atlas(
        problem=problem,
        ranges={name: (ends[0], ends[1]) for name, ends in data["ranges"].items()},
        tolerance=data["tolerance"],
        stored=tuple(Stored(plan, account.recount(plan, description)) for plan in plans),
        points=np.array(data["points"], dtype=float).reshape(-1, n),
        bounds=np.array(data["bounds"], dtype=float),
        simplices=np.array(data["simplices"], dtype=np.int64).reshape(-1, n + 1),
        solved=data["solved"],
        stop=Stop(data["stop"]),
        largest_gap=data["largest_gap"],
    )
