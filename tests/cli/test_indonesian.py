"""Under `--lang id` every error of the command is Indonesian, to the last word."""

import re

import pytest

from cli.town import NO_ROOM, run, write_town

ENGLISH = re.compile(
    r"\b(the|is|are|no|not|of|there|did|you|mean|known|called|expected|at least|must|argument|"
    r"usage|error|invalid|choice|file|missing|here)\b",
    re.IGNORECASE,
)

WRONG = [
    ("solve --solver higs", "tidak ada pemecah 'higs'"),
    ("solve --solver xpress", "belum terpasang di sini"),
    ("solve --seconds -1", "argumen --seconds: '-1' bukan bilangan paling sedikit 0"),
    ("solve --seconds", "argumen --seconds: diharapkan satu nilai"),
    ("solve --threads 0", "bukan bilangan bulat"),
    ("solve --weights visitor_travle=1", "apakah maksudnya 'visitor_travel'?"),
    ("solve --weights rent", "bukan nama=harga"),
    ("solve --second 5", "tidak ada pilihan bernama '--second'"),
    ("solve --start nowhere.csv", "berkas nowhere.csv tidak ada"),
    ("solve --quiet=yes", "pilihan ini tidak menerima nilai 'yes'"),
    ("evaluate --plan mayr", "apakah maksudnya 'mayor'?"),
    ("compare --plan king", "tidak ada rencana bernama 'king'; yang dikenal: mayor, today"),
    ("solve --lang fr", "pilihan 'fr' tidak ada"),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=[words for words, _ in WRONG])
def test_a_wrong_command_is_answered_in_indonesian(tmp_path, capsys, words, said):
    command, *rest = words.split()
    code, out, err = run(capsys, command, write_town(tmp_path), "--lang", "id", *rest)
    last = err.splitlines()[-1]
    assert (code, out) == (64, "")
    assert said in last
    assert ENGLISH.findall(last) == []


@pytest.mark.parametrize("words", [["--lang", "id"], ["slove", "--lang", "id"]])
def test_a_command_that_is_none_is_answered_in_indonesian(capsys, words):
    code, _, err = run(capsys, *words)
    assert code == 64
    assert err.startswith("pemakaian: siting")
    assert ENGLISH.findall(err.splitlines()[-1]) == []


def test_the_language_may_stand_before_the_command(tmp_path, capsys):
    code, said, _ = run(capsys, "--lang", "id", "evaluate", write_town(tmp_path))
    assert code == 0
    assert "dari 3 gedung dipakai" in said


def test_an_unknown_rule_is_found_in_indonesian(tmp_path, capsys):
    path = write_town(tmp_path, rules="rule,agency,building\nPined,DLH,G1\n")
    code, _, err = run(capsys, "solve", path, "--lang", "id")
    assert code == 1
    assert "tidak ada kendala bernama 'Pined'" in err
    assert "maksudnya 'Pinned'?" in err


def test_a_stored_result_without_a_plan_says_so_in_indonesian(tmp_path, capsys):
    run(capsys, "solve", write_town(tmp_path / "town", **NO_ROOM), "--out", tmp_path / "out")
    code, _, err = run(capsys, "evaluate", tmp_path / "out", "--lang", "id")
    assert code == 2
    assert "tidak ada rencana yang memenuhi semua kendala keras" in err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "tidak ada)"),
        ("no json", "bukan JSON sejak baris 1, kolom 1"),
        ("[1]", "TypeError"),
    ],
)
def test_a_file_that_is_no_result_is_refused_in_indonesian(tmp_path, capsys, text, said):
    path = tmp_path / "result.json"
    path.write_text(text, encoding="utf-8")
    code, _, err = run(capsys, "report", path, "--lang", "id")
    assert code == 64
    assert said in err
    assert "bukan result.json dari program ini" in err


def test_a_taken_folder_is_refused_in_indonesian(tmp_path, capsys):
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder", encoding="utf-8")
    path = write_town(tmp_path / "town")
    code, _, err = run(capsys, "solve", path, "--out", taken, "--lang", "id")
    assert code == 64
    assert "sudah ada berkas bernama ini" in err
