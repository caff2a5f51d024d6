"""A command that cannot be carried out gets one clear line and 64, never a traceback."""

import subprocess
import sys

import pytest

from cli.town import run, write_town

WRONG = [
    ("solve --weights visitor_travle=1", "visitor_travel"),
    ("solve --weights rent", "name=price"),
    ("solve --weights rent=0,04", "name=price"),
    ("solve --weights rent=-1", "at least 0"),
    ("solve --weights rent=nan", "at least 0"),
    ("solve --weights rent=1 --weights moving=1,rent=2", "rent is given twice"),
    ("sweep --try rent=1 --try rent=2", "rent is given twice"),
    ("atlas --range rent=0:1 --range rent=1:2", "rent is given twice"),
    ("solve --seconds -1", "at least 0"),
    ("solve --gap much", "at least 0"),
    ("solve --threads 0", "at least 1"),
    ("solve --seed 1.5", "whole number"),
    ("solve --second 5", "did you mean '--seconds'?"),
    ("solve --start tody", "did you mean 'today'?"),
    ("solve --solver higs", "highs"),
    ("evaluate --plan mayr", "did you mean 'mayor'?"),
    ("evaluate --plan nowhere.csv", "there is no file nowhere.csv"),
    ("compare --plan king", "known are mayor, today"),
    ("report --plan mayr", "did you mean 'mayor'?"),
    ("solve --lang fr", "invalid choice"),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=[words for words, _ in WRONG])
def test_a_wrong_command_is_answered_with_a_line_and_64(tmp_path, capsys, words, said):
    command, *rest = words.split()
    code, out, err = run(capsys, command, write_town(tmp_path), *rest)
    assert (code, out) == (64, "")
    assert said in err.splitlines()[-1]


@pytest.mark.parametrize("words", [[], ["slove"], ["solve"]])
def test_argparse_says_what_is_missing(capsys, words):
    code, _, err = run(capsys, *words)
    assert code == 64
    assert err.startswith("usage: siting")


def test_wrong_commands_are_answered_in_indonesian(tmp_path, capsys):
    path = write_town(tmp_path)
    words = ("--lang", "id", "--weights", "visitor_travle=1")
    assert "apakah maksudnya 'visitor_travel'?" in run(capsys, "solve", path, *words)[2]
    assert "paling sedikit 0" in run(capsys, "solve", path, "--lang=id", "--gap", "x")[2]


def test_help_is_said_in_both_languages(capsys):
    code, out, _ = run(capsys, "solve", "--help", "--lang", "id")
    assert code == 0
    assert "kode keluar" in out
    assert "exit codes" in run(capsys, "--help")[1]


def test_today_without_a_complete_column_is_explained(tmp_path, capsys):
    agencies = "agency,staff,current\nDLH,30,\nPUPR,20,G2\n"
    code, _, err = run(capsys, "evaluate", write_town(tmp_path, agencies=agencies))
    assert code == 64
    assert "`current`" in err


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"city": 5}', "no json at all"])
def test_a_file_that_is_no_result_is_refused(tmp_path, capsys, text):
    path = tmp_path / "result.json"
    path.write_text(text, encoding="utf-8")
    code, _, err = run(capsys, "report", path)
    assert code == 64
    assert "is not a result.json" in err


def test_a_folder_that_cannot_be_written_is_named(tmp_path, capsys):
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder", encoding="utf-8")
    code, _, err = run(capsys, "solve", write_town(tmp_path / "town"), "--out", taken)
    assert code == 64
    assert "taken" in err


def test_the_module_can_be_run():
    done = subprocess.run(
        [sys.executable, "-m", "siting", "--version"], capture_output=True, text=True
    )
    assert done.returncode == 0
    assert done.stdout.startswith("siting ")
