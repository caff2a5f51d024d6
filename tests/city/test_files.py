"""Files: CSV in any honest form, workbooks, and everything that only looks like one."""

from __future__ import annotations

import pickle
import sys
import zipfile
from pathlib import Path

import pytest

from city.folders import SHEETS, folder, same, with_row
from city.workbooks import write_ods, write_xlsx
from siting.city import tables
from siting.city.findings import Finding
from siting.city.readers import check, read
from siting.errors import DataError


def errors(path: Path) -> list[Finding]:
    return [finding for finding in check(path) if finding.level == "error"]


def test_the_small_city_has_no_errors(tmp_path: Path) -> None:
    assert errors(folder(tmp_path / "city")) == []


def test_commas_and_semicolons_and_a_mark_at_the_start_say_the_same(tmp_path: Path) -> None:
    plain = read(folder(tmp_path / "plain"))
    other = {
        name: ("\ufeff" + text.replace(";", "#").replace(",", ";").replace("#", ",")).encode()
        for name, text in SHEETS.items()
        if name not in ("agencies", "buildings", "rules")
    }
    lines = {name: text.replace("\n", "\r\n") for name, text in SHEETS.items() if name not in other}
    assert same(plain, read(folder(tmp_path / "other", **other, **lines)))


def test_the_order_of_rows_columns_and_blank_rows_does_not_matter(tmp_path: Path) -> None:
    head, one, two = SHEETS["zones"].splitlines()
    turned = "\n".join(",".join(line.split(",")[::-1]) for line in (head, one, ",,,,,,", "", two))
    assert same(read(folder(tmp_path / "a")), read(folder(tmp_path / "b", zones=turned)))


def test_blank_rows_count_in_row_numbers(tmp_path: Path) -> None:
    text = "agency,other,trips_per_day\n\n,,\nDLH,PUPR,x\n"
    (error,) = errors(folder(tmp_path / "c", trips=text))
    assert (error.row, error.cell, error.column) == (4, "C4", "trips_per_day")


def test_indonesian_headings_and_file_names_are_understood(tmp_path: Path) -> None:
    path = folder(tmp_path / "c", agencies=None, zones=None)
    text = SHEETS["agencies"].replace("agency,name,staff", "OPD,Nama,Jumlah_Pegawai")
    (path / "OPD.CSV").write_text(text)
    (path / "kelurahan.csv").write_text(SHEETS["zones"].replace("district", "Kecamatan"))
    assert same(read(folder(tmp_path / "d")), read(path))


def test_headings_ignore_case_spaces_and_dashes(tmp_path: Path) -> None:
    text = SHEETS["agencies"].replace("visitors_per_day", "Visitors Per-Day")
    assert same(read(folder(tmp_path / "a")), read(folder(tmp_path / "b", agencies=text)))


@pytest.mark.parametrize(
    ("content", "key", "named"),
    [
        ("agency,staff\nDLH,5\nCafé,5\n".encode("latin-1"), "wrong_encoding", "line 3"),
        ("agency,staff\nDLH,5\n".encode("utf-16"), "wrong_encoding", "UTF-16"),
        (b"agency,staff\nDL\0H,5\n", "not_text", "zero bytes"),
        (b'agency,staff\n"DLH,5\n', "broken_csv", "quote"),
        (b"PK\x03\x04\xff\xff", "wrong_encoding", "workbook"),
        (b"", "empty_sheet", "no rows"),
    ],
)
def test_a_file_that_is_no_csv_is_named(
    tmp_path: Path, content: bytes, key: str, named: str
) -> None:
    found = [f for f in errors(folder(tmp_path / "c", agencies=content)) if f.key == key]
    assert len(found) == 1
    assert str(found[0]).startswith("agencies.csv: ")
    assert named in str(found[0])


def test_a_cell_too_long_for_csv_is_named(tmp_path: Path) -> None:
    text = "agency,staff\n" + "x" * 200_000 + ",5\n"
    assert "broken_csv" in {f.key for f in errors(folder(tmp_path / "c", agencies=text))}


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = folder(tmp_path / "c")
    with (path / "minutes.csv").open("wb") as file:
        file.truncate(200 * 2**20)  # sparse: nothing is written
    found = [f for f in errors(path) if f.key == "file_too_large"]
    assert [f.file for f in found] == ["minutes.csv"]
    assert "200 MB" in str(found[0])
    assert "64 MB" in str(found[0])


def test_a_file_of_too_many_rows_is_not_read(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 8)
    found = errors(folder(tmp_path / "c"))
    assert [(f.file, f.key) for f in found] == [("minutes.csv", "too_many_rows")]


@pytest.mark.parametrize(
    ("sheet", "key", "content"),
    [
        ("agencies", "wrong_encoding", "agency,name,staff\nDLH,Café,3\n".encode("latin-1")),
        ("buildings", "not_text", SHEETS["buildings"].encode("utf-16-le")),
        ("zones", "wrong_encoding", SHEETS["zones"].encode("utf-16")),
        ("agencies", "empty_sheet", b""),
        ("buildings", "missing_sheet", None),
    ],
)
def test_a_sheet_that_cannot_be_read_is_said_once_and_not_of_all_that_name_it(
    tmp_path: Path, sheet: str, key: str, content: bytes | None
) -> None:
    found = errors(folder(tmp_path / "c", **{sheet: content}))
    assert [(f.file, f.key) for f in found] == [(f"{sheet}.csv", key)]


def test_a_path_that_does_not_exist_is_a_finding_and_an_error(tmp_path: Path) -> None:
    (finding,) = check(tmp_path / "nowhere")
    assert str(finding) == "nowhere: no such file or folder"
    with pytest.raises(DataError) as raised:
        read(tmp_path / "nowhere")
    assert raised.value.findings == (finding,)


def test_an_empty_folder_and_a_strange_file_are_findings(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "city.docx").write_bytes(b"x")
    assert [f.key for f in check(tmp_path / "empty")] == ["empty_folder"]
    assert [f.key for f in check(tmp_path / "city.docx")] == ["unknown_format"]
    assert [f.key for f in check("bad\0name")] == ["missing_path"]


def test_a_folder_called_like_a_sheet_is_a_finding(tmp_path: Path) -> None:
    path = folder(tmp_path / "c", trips=None)
    (path / "trips.csv").mkdir()
    assert [(f.key, f.file) for f in errors(path)] == [("unreadable", "trips.csv")]


def test_other_files_in_the_folder_are_noted_or_left_alone(tmp_path: Path) -> None:
    path = folder(tmp_path / "c")
    (path / "links.csv").write_bytes(b"\xff\xfe anything")
    (path / "agency.csv").write_text("x\n")
    (path / "README.md").write_text("hello")
    found = {f.file: f for f in check(path) if f.key == "unknown_sheet"}
    assert set(found) == {"links.csv", "agency.csv"}
    assert str(found["agency.csv"]).endswith("did you mean 'agencies'?")
    assert all(f.level == "note" for f in found.values())


def test_a_sheet_in_two_files_is_an_error(tmp_path: Path) -> None:
    path = folder(tmp_path / "c")
    (path / "gedung.csv").write_text(SHEETS["buildings"])
    assert [f.key for f in errors(path)] == ["sheet_twice"]


def test_missing_sheets_are_named(tmp_path: Path) -> None:
    path = folder(tmp_path / "c", **{name: None for name in SHEETS if name != "zones"})
    assert [(f.file, f.key) for f in errors(path)] == [
        ("agencies.csv", "missing_sheet"),
        ("buildings.csv", "missing_sheet"),
    ]


def test_everything_wrong_is_found_at_once(tmp_path: Path) -> None:
    path = folder(
        tmp_path / "c",
        agencies="agency,staff,current\nA,x,G9\nA,1.500,\n",
        weights="term,price\nrentt,-1\n",
        plans="plan,agency,building\nmayor,B,G1\n",
        buildings=SHEETS["buildings"] + "G4,,,x,,,,,,,,,,,,,,,\n",
    )
    keys = {f.key for f in errors(path)}
    assert keys >= {
        "not_a_number",
        "unknown_name",
        "duplicate_id",
        "ambiguous_number",
        "negative",
        "plan_misses",
    }


def test_findings_come_in_the_order_of_sheets_and_rows(tmp_path: Path) -> None:
    path = folder(tmp_path / "c", zones="zone,population\nA,x\nA,-1\n", agencies="agency\nB\nB\n")
    sheets = [f.sheet for f in check(path)]
    order = list(dict.fromkeys(sheets))
    assert order.index("agencies") < order.index("buildings") < order.index("zones")
    rows = [f.row or 0 for f in check(path) if f.sheet == "zones"]
    assert rows == sorted(rows)


def test_too_many_alike_are_counted_not_listed(tmp_path: Path) -> None:
    rows = "".join(f"Ilirr{n},G1,5\n" for n in range(500))
    found = errors(folder(tmp_path / "c", minutes="from,to,minutes\n" + rows))
    assert len(found) == 51
    assert sum("450 more" in str(f) for f in found) == 1


def test_an_error_with_findings_survives_pickling(tmp_path: Path) -> None:
    with pytest.raises(DataError) as raised:
        read(folder(tmp_path / "c", agencies="agency,staff\nA,-5\n"))
    again = pickle.loads(pickle.dumps(raised.value))
    assert again.findings == raised.value.findings
    assert str(again) == str(raised.value)


@pytest.mark.parametrize(("write", "suffix"), [(write_xlsx, ".xlsx"), (write_ods, ".ods")])
def test_a_workbook_says_the_same_as_the_folder(tmp_path: Path, write, suffix: str) -> None:
    path = tmp_path / f"city{suffix}"
    write(path, SHEETS)
    city = read(path)
    assert same(city, read(folder(tmp_path / "city")))
    assert city.name == "city"
    assert list(city.files) == [path.name]


@pytest.mark.parametrize(("write", "suffix"), [(write_xlsx, ".xlsx"), (write_ods, ".ods")])
def test_a_cell_of_a_workbook_is_named_by_its_letter(tmp_path: Path, write, suffix: str) -> None:
    path = tmp_path / f"city{suffix}"
    write(path, SHEETS | {"trips": with_row("trips", agency="DLH", other="MPP", trips_per_day="x")})
    (error,) = errors(path)
    assert error.where == f"city{suffix}, sheet trips, cell C4 (trips_per_day)"
    assert error.place("id") == f"city{suffix}, lembar trips, sel C4 (trips_per_day)"


def test_numbers_in_a_workbook_are_never_ambiguous_but_text_is(tmp_path: Path) -> None:
    path = tmp_path / "city.xlsx"
    write_xlsx(path, SHEETS | {"weights": "term,price\nrent,1.125\n"})
    assert read(path).weights["rent"].price == 1.125
    write_xlsx(path, SHEETS | {"weights": "term,price\nrent,'1.125\n"})
    assert [(f.key, f.cell) for f in errors(path)] == [("ambiguous_number", "B2")]


def test_tabs_that_are_no_sheets_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "city.xlsx"
    write_xlsx(path, SHEETS | {"Chart 1": "x\n1\n"})
    assert [f.values["name"] for f in check(path) if f.key == "unknown_sheet"] == ["Chart 1"]


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04", b"\xd0\xcf\x11\xe0xx"])
@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_a_broken_workbook_is_a_finding(tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / f"city{suffix}"
    path.write_bytes(content)
    assert [f.key for f in check(path)] == ["broken_workbook"]


def test_a_workbook_that_unpacks_to_a_huge_file_is_not_read(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(tables, "LARGEST", 2**20)
    path = tmp_path / "city.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (9 * 2**20))
    assert path.stat().st_size < 2**20
    assert [f.key for f in check(path)] == ["file_too_large"]


def test_a_stray_cell_far_away_is_named_before_room_is_made_for_it(tmp_path: Path) -> None:
    path = tmp_path / "city.xlsx"
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    write_xlsx(path, SHEETS, more=far)
    (finding,) = check(path)
    assert finding.key == "tab_too_large"
    assert "row 1048576 and column XFD" in str(finding)
    path = tmp_path / "city.ods"
    gap = 'table:number-columns-repeated="16383"'
    value = '<table:table-cell office:value-type="float" office:value="1"/>'
    rows = f'<table:table-row table:number-rows-repeated="1000000"><table:table-cell {gap}/>{value}'
    write_ods(path, SHEETS, more=rows + "</table:table-row>")
    assert [f.key for f in check(path)] == ["tab_too_large"]


def test_empty_cells_up_to_the_end_of_a_tab_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "city.ods"
    gap = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = f'<table:table-row table:number-rows-repeated="1048000">{gap}</table:table-row>'
    write_ods(path, SHEETS, more=rows)
    assert errors(path) == []


def test_a_workbook_without_the_extra_says_what_to_install(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    path = tmp_path / "city.xlsx"
    write_xlsx(path, SHEETS)
    (finding,) = check(path)
    assert "pip install 'siting[workbook]'" in str(finding)
