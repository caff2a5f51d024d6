"""The list of suites, and a race without a solver."""

from dataclasses import replace

import numpy as np
import pytest
from benchmarks.__main__ import listing, main
from benchmarks.bests import Best, improved, read, write
from benchmarks.case import Case, Suite
from benchmarks.contract import Answer
from benchmarks.instances.folder import VARIABLE
from benchmarks.instances.single_source import SingleSource
from benchmarks.job import Job
from benchmarks.options import Options, parse
from benchmarks.process import Run
from benchmarks.race import Race, race
from benchmarks.report.numbers import geometric_mean
from benchmarks.report.profile import draw, ratios, steps
from benchmarks.report.rows import write as write_rows
from benchmarks.report.summary import standing, summary
from benchmarks.suites import SUITES, find

NAMES = [
    *["speed", "cities", "resolve", "holmberg", "diaz", "orlib"],
    *["sscflp_large", "gqap", "pmedian", "pcenter", "uflp", "cflp", "growth"],
    *["linearisation", "network", "doors", "explore"],
]

# one client, two sites: the first costs 11, the second 22
INSTANCE = SingleSource(np.array([[1.0, 2.0]]), np.ones(1), np.full(2, 9.0), np.array([10.0, 20.0]))


def started(job: Job) -> Run:
    """Stand in for a process: ``bad`` claims too little, ``none`` is not installed."""
    if job.runner == "none":
        return Run(job, None, None, "not installed", absent=True)
    place = 0 if job.runner == "good" else 1
    total = 10.0 if job.runner == "bad" else INSTANCE.recount([place]).total
    bound = total if job.runner == "good" else None
    return Run(job, Answer([place], total, bound, "done", "1"), 0.5)


@pytest.fixture
def raced() -> Race:
    cases = (Case("one", "2 x 1", lambda: INSTANCE), Case("two", "2 x 1", lambda: INSTANCE))
    suite = Suite("tiny", "?", "", cases=lambda: cases, seconds=8.0)
    options = Options(ours=("good", "slow"), peers=("bad", "none"), baseline="slow")
    return race(suite, options, start=started)


def test_every_suite_is_listed_with_its_question():
    assert [suite.name for suite in SUITES] == NAMES
    assert all(suite.question in listing() and suite.sizes in listing() for suite in SUITES)


def test_an_unknown_suite_is_refused_with_the_names_of_those_that_exist(capsys):
    assert main(["holmburg"]) == 2
    assert "holmberg" in capsys.readouterr().err


def test_a_suite_whose_instances_are_missing_is_skipped_and_says_so(monkeypatch, capsys):
    monkeypatch.delenv(VARIABLE, raising=False)
    assert main(["diaz"]) == 0
    assert "skipped: SITING_INSTANCES is not set" in capsys.readouterr().out


def test_suites_without_public_files_have_cases_of_distinct_names(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    for name in ("cities", "resolve", "sscflp_large", "gqap"):
        names = [case.name for case in find(name).cases()]
        assert names
        assert len(names) == len(set(names))


def test_a_pattern_chooses_cases():
    assert [c.name for c in find("cities").chosen("*plain-s[12]")] == [
        "45x25-plain-s1",
        "45x25-plain-s2",
    ]


def test_options_take_several_names_or_none():
    options = parse(["gqap", "--ours", "highs", "cbc", "--peers", "--seconds", "2"])
    assert (options.suites, options.ours, options.peers) == (("gqap",), ("highs", "cbc"), ())
    assert options.seconds == 2


def test_the_best_of_a_race_stands_where_nothing_is_published(raced):
    assert [heat.best for heat in raced.heats] == [11.0, 11.0]
    assert raced.absent == {"none": "not installed"}


def test_a_wrong_answer_counts_as_the_limit_and_is_named(raced):
    bad, good = standing(raced, "bad"), standing(raced, "good")
    assert bad is not None
    assert good is not None
    assert (bad.right, bad.wrong, bad.seconds) == (0, 2, pytest.approx(8.0))
    assert (good.proven, good.seconds, good.above) == (2, pytest.approx(0.5), 0.0)


def test_ratios_are_taken_against_the_baseline(raced):
    line = next(text for text in summary(raced).splitlines() if text.startswith("good"))
    assert f"{0.5 / 8.0:.2f}" in line
    assert "absent: none (not installed)" in summary(raced)


def test_a_profile_counts_unfinished_runs_in_its_share_only(raced):
    assert ratios(raced)["good"] == [1.0, 1.0]
    assert ratios(raced)["slow"] == [float("inf")] * 2
    assert steps([2.0, float("inf")]) == ([2.0], [0.5])


def test_a_race_is_drawn_and_written_with_the_facts_of_the_machine(raced, tmp_path):
    draw(raced, tmp_path / "profile.png")
    write_rows([raced], tmp_path / "rows.csv", {"cpu": "abacus"})
    head, *lines = (tmp_path / "rows.csv").read_text("utf-8").splitlines()
    assert head.endswith(",cpu")
    assert len(lines) == 6
    assert all(line.endswith(",abacus") for line in lines)
    assert (tmp_path / "profile.png").read_bytes().startswith(b"\x89PNG")


def test_a_race_that_nobody_finishes_is_drawn_too(raced, tmp_path):
    heats = [replace(heat, verdicts=heat.verdicts[1:]) for heat in raced.heats]
    draw(Race(raced.suite, raced.options, heats, {}), tmp_path / "profile.png")
    assert (tmp_path / "profile.png").exists()


def test_the_geometric_mean_of_1_and_100_is_10():
    assert geometric_mean([1.0, 100.0]) == pytest.approx(10.0)
    assert geometric_mean([]) is None


def test_a_stored_best_falls_when_beaten_and_is_dropped_when_the_case_has_changed(raced, tmp_path):
    key, verdicts = ("tiny", "one"), raced.heats[0].verdicts
    old = Best(*key, mark=5.0, total=12.0, bound=3.0, by="slow", seconds=9.0, date="2026-01-01")
    found = improved(old, key, 5.0, verdicts)
    assert found is not None
    assert (found.total, found.bound, found.by) == (11.0, 11.0, "good")
    better = improved(Best(*key, 5.0, 10.5, None, "x", 1.0, "d"), key, 5.0, verdicts)
    other = improved(Best(*key, 4.0, 10.5, None, "x", 1.0, "d"), key, 5.0, verdicts)
    assert better is not None
    assert other is not None
    assert (better.total, other.total) == (10.5, 11.0)
    write({key: found}, tmp_path / "bests.csv")
    assert read(tmp_path / "bests.csv") == {key: found}
