"""A wrong answer is refused, whatever its time."""

import numpy as np
import pytest
from benchmarks.case import Case, Suite
from benchmarks.contract import Answer
from benchmarks.instances.single_source import SingleSource
from benchmarks.job import Job
from benchmarks.judge import agree, judge
from benchmarks.process import Point, Run
from benchmarks.race import Heat
from benchmarks.report import rows, table

# the best plan, one client at each site, costs 1 + 2 + 10 + 10 = 23
INSTANCE = SingleSource(
    np.array([[1.0, 9.0], [9.0, 2.0]]), np.ones(2), np.ones(2), np.array([10.0, 10.0])
)
CASE = Case("tiny", "2 x 2", lambda: INSTANCE, best=23.0, proven=True)


def ran(answer: Answer | None, trace: tuple[Point, ...] = ()) -> Run:
    job = Job("suite", "tiny", "solver", mine=False, seconds=9.0)
    return Run(job, answer, None if answer is None else 1.5, "killed", trace=trace)


def answered(places=(0, 1), total=23.0, bound=23.0, exact=True) -> Answer:
    return Answer(None if places is None else list(places), total, bound, "s", "v", exact=exact)


def wrong(answer: Answer, case: Case = CASE) -> str:
    return judge(case, INSTANCE, ran(answer)).wrong


def test_a_right_answer_is_right_and_proven():
    verdict = judge(CASE, INSTANCE, ran(answered()))
    assert verdict.right
    assert verdict.proven
    assert verdict.above(23.0) == 0


def test_a_plan_that_breaks_a_capacity_is_wrong():
    assert wrong(answered(places=(0, 0))) == "site 0 holds 2 of 1"


def test_a_claim_below_the_recount_is_wrong_and_shows_both():
    assert wrong(answered(total=22.0, bound=None)) == "claimed 22, recounted 23"


def test_only_a_runner_that_reads_its_own_total_may_not_claim_too_much():
    assert wrong(answered(total=24.0, bound=None)) == "claimed 24, recounted 23"
    assert not wrong(answered(total=24.0, bound=None, exact=False))


def test_a_bound_above_the_best_known_value_is_wrong_even_without_a_plan():
    assert "above the best known 23" in wrong(answered(bound=23.5))
    assert "above the best known 23" in wrong(answered(places=None, total=None, bound=23.5))


def test_no_case_may_be_called_infeasible():
    verdict = judge(CASE, INSTANCE, ran(Answer(None, None, None, "s", "v", infeasible=True)))
    assert "called infeasible" in verdict.wrong


def test_a_total_below_a_proven_value_or_a_published_bound_is_wrong():
    proven = Case("tiny", "2 x 2", lambda: INSTANCE, best=30.0, proven=True)
    floor = Case("tiny", "2 x 2", lambda: INSTANCE, floor=30.0)
    assert "below 30" in wrong(answered(bound=None), proven)
    assert "below 30" in wrong(answered(bound=None), floor)


def test_a_bound_above_the_plan_of_another_run_is_wrong():
    unknown = Case("tiny", "2 x 2", lambda: INSTANCE)
    good, bad = answered(bound=20.0), answered(places=None, total=None, bound=25.0)
    first, second = agree([judge(unknown, INSTANCE, ran(a)) for a in (good, bad)])
    assert first.right
    assert second.wrong == "bound 25 above a plan of 23"


def test_the_first_time_within_a_share_is_read_off_the_trace():
    trace = (Point(0.2, 30.0, None), Point(0.4, 23.1, 9.0), Point(0.9, 23.0, 23.0))
    verdict = judge(CASE, INSTANCE, ran(answered(), trace))
    assert verdict.first(23.0, 0.005) == 0.4
    assert verdict.first(23.0, 0.001) == 0.9
    assert verdict.first(20.0, 0.001) is None


@pytest.mark.parametrize("answer", [answered(total=22.0, bound=None), None])
def test_no_time_is_shown_for_a_wrong_answer_or_none(answer):
    heat = Heat(Suite("s", "?", ""), CASE, 23.0, (judge(CASE, INSTANCE, ran(answer)),))
    line = table.lines(heat)[0]
    assert ("WRONG: claimed 22, recounted 23" if answer else "no answer: killed") in line
    assert "1.50" not in line
    cells = rows.row(heat, heat.verdicts[0])
    assert cells["seconds"] is None
    assert cells["within_0.005_s"] is None
