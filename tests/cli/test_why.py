"""`siting why` explains a plan of the tables, a stored result, or the one that a solve finds."""

import json

from cli.town import NO_ROOM, run, write_town

WHY = ("--agency", "DLH")


def test_a_wish_is_priced_twice_for_the_plan_that_a_solve_finds(tmp_path, capsys):
    code, said, _ = run(capsys, "why", write_town(tmp_path), *WHY, "--not-at", "G1")
    assert code == 0
    assert said.startswith("DLH anywhere but G1\n")
    assert "All others stay, DLH goes to G2: +56.4 IDR million a year." in said
    assert "All arranged anew: +56.4 IDR million a year (proved)." in said


def test_it_is_said_in_indonesian(tmp_path, capsys):
    words = (*WHY, "--at", "G2", "--lang", "id", "--seconds", "9")
    code, said, _ = run(capsys, "why", write_town(tmp_path), *words)
    assert code == 0
    assert "DLH di G2, bukan G1" in said
    assert "Semua diatur ulang" in said


def test_a_named_plan_and_a_stored_result_may_be_asked_about(tmp_path, capsys):
    town, stored = write_town(tmp_path / "town"), tmp_path / "result.json"
    code, said, _ = run(capsys, "why", town, *WHY, "--at", "G3", "--plan", "mayor", "--json")
    assert (code, json.loads(said)["holds"]) == (0, True)
    _, said, _ = run(capsys, "evaluate", town, "--plan", "today", "--json")
    stored.write_text(said, encoding="utf-8")
    code, said, _ = run(capsys, "why", stored, *WHY, "--at", "G1", "--json")
    assert (code, json.loads(said)["here"]) == (0, "G1")


def test_wrong_questions_are_answered_with_a_line_and_64(tmp_path, capsys):
    town = write_town(tmp_path)
    for words, part in (
        ((*WHY,), "name one place"),
        (("--agency", "DHL", "--at", "G1"), "did you mean 'DLH'"),
        ((*WHY, "--at", "G7"), "no building is called 'G7'"),
        ((*WHY, "--not-tat", "G1"), "did you mean '--not-at'"),
    ):
        code, out, err = run(capsys, "why", town, *words)
        assert (code, out) == (64, "")
        assert part in err.splitlines()[-1]


def test_a_town_without_a_plan_ends_with_2(tmp_path, capsys):
    code, _, err = run(capsys, "why", write_town(tmp_path, **NO_ROOM), *WHY, "--at", "G1")
    assert code == 2
    assert "Proven: no plan keeps all hard rules." in err


def test_a_solve_prints_what_cannot_hold_together_and_what_would_do(tmp_path, capsys):
    _, said, _ = run(capsys, "solve", write_town(tmp_path, **NO_ROOM))
    assert "1. floor area [G2 400] + cap: rent (60 IDR million/year)" in said
    assert "– add 100 m² of floor at G2 (to 500)" in said
    assert "– change cap: rent from 60 to 100 IDR million/year" in said
