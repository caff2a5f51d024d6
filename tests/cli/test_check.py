"""`siting check` says all that is wrong, and its exit code tells a script."""

import json

from cli.town import SHEETS, run, write_town

BROKEN = SHEETS["agencies"].replace("DLH,30", "DLH,-30").replace("PUPR,20", "PUPR,many")


def test_a_town_without_errors_ends_with_0(tmp_path, capsys):
    code, out, err = run(capsys, "check", write_town(tmp_path))
    assert code == 0
    assert out.splitlines()[-1].startswith("0 errors")
    assert err == ""


def test_all_errors_are_said_at_once_with_their_cells(tmp_path, capsys):
    code, out, _ = run(capsys, "check", write_town(tmp_path, agencies=BROKEN))
    assert code == 1
    errors = [line for line in out.splitlines() if line.startswith("error: ")]
    assert any("B2" in line and "-30" in line for line in errors)
    assert any("B3" in line and "many" in line for line in errors)


def test_findings_are_said_in_indonesian(tmp_path, capsys):
    code, out, _ = run(capsys, "check", write_town(tmp_path, agencies=BROKEN), "--lang", "id")
    assert code == 1
    assert "kesalahan: " in out
    assert "error" not in out


def test_findings_come_as_json(tmp_path, capsys):
    code, out, err = run(capsys, "check", write_town(tmp_path, agencies=BROKEN), "--json")
    found = json.loads(out)
    assert (code, err) == (1, "")
    assert found["errors"] == sum(f["level"] == "error" for f in found["findings"]) >= 2
    assert {"agencies"} <= {finding["sheet"] for finding in found["findings"]}


def test_quiet_says_errors_and_no_notes(tmp_path, capsys):
    code, out, err = run(capsys, "check", write_town(tmp_path, agencies=BROKEN), "--quiet")
    assert (code, out) == (1, "")
    assert all(line.startswith("error: ") for line in err.splitlines())


def test_a_path_that_does_not_exist_is_a_finding(tmp_path, capsys):
    code, out, _ = run(capsys, "check", tmp_path / "nowhere")
    assert code == 1
    assert "nowhere" in out
