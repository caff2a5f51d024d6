"""Commands over streets: the same answers, with minutes from a file of streets and their source."""

from cli.town import run, write_town

NODES = "node,lon,lat\nZ,104.755,-2.985\nA,104.75,-2.99\nB,104.76,-2.98\nC,104.77,-2.97\n"
EDGES = "u,v,highway\nZ,A,residential\nZ,B,residential\nB,C,residential\n"


def write_streets(folder):
    folder.mkdir()
    (folder / "nodes.csv").write_text(NODES, "utf-8")
    (folder / "edges.csv").write_text(EDGES, "utf-8")
    return folder


def test_check_says_what_minutes_are_measured_by(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("SITING_CACHE", "")
    town, streets = write_town(tmp_path / "town"), write_streets(tmp_path / "streets")
    code, out, _ = run(capsys, "check", town, "--network", streets, "--hour", 17)
    assert code == 0
    assert "measured over the streets of streets at 17 o'clock" in out
    code, out, _ = run(capsys, "check", town, "--network", streets, "--lang", "id")
    assert "diukur di jalan streets pukul 8" in out


def test_a_plan_is_evaluated_over_streets(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("SITING_CACHE", "")
    agencies = "agency,staff,area_m2,visitors_per_day,current\nDLH,30,300,50,G1\nPUPR,20,200,,G2\n"
    town = write_town(tmp_path / "town", agencies=agencies)
    streets = write_streets(tmp_path / "streets")
    code, out, _ = run(capsys, "evaluate", town, "--network", streets)
    assert code == 0
    assert "Travel times come from: the streets and timetables given with the tables." in out


def test_streets_and_feeds_that_cannot_be_read_are_findings(tmp_path, capsys):
    town = write_town(tmp_path / "town")
    code, _, err = run(capsys, "solve", town, "--network", tmp_path / "none.osm.pbf")
    assert code == 1
    assert "none.osm.pbf" in err
    code, out, _ = run(capsys, "check", town, "--hour", "24")
    assert code != 0
