"""Whatever is done to a folder of tables, it is read or explained, never a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from city.folders import SHEETS, folder
from siting.city.city import City
from siting.city.findings import Finding
from siting.city.readers import check, read
from siting.errors import DataError

ODD = [
    "", " ", "0", "-1", "1e400", "nan", "inf", "1.500", "1,5", "x" * 300, "*", ";", ";;G1", "G1;G9",
    '"', '"a', "a\nb", '"a\nb"', "é", "\u202e", "=1+1", "#REF!", "None", "DLH", "G3", "S1", "Ulu",
    "{x}", "%s", "yes", "hard", "off", "Pinned", "Together", "locale", "99999999999999999999", "\r",
]  # fmt: skip


def mutated(rng: random.Random, text: str) -> str:
    """Return a sheet with one to four changes of cells, lines or letters."""
    lines = [line.split(",") for line in text.splitlines()]
    for _ in range(rng.randint(1, 4)):
        line = rng.randrange(len(lines)) if lines else 0
        change = rng.randrange(7) if lines else 6
        if change <= 2:
            lines[line][rng.randrange(len(lines[line]))] = rng.choice(ODD)
        elif change == 3:
            lines.append(list(rng.choice(lines)))
        elif change == 4:
            del lines[line]
        elif change == 5:
            lines[line] = lines[line][: rng.randrange(len(lines[line])) + 1]
        else:
            lines.insert(line, [rng.choice(ODD) for _ in range(rng.randint(1, 9))])
    return "\n".join(",".join(line) for line in lines)


def judged(path: Path) -> list[Finding]:
    """Check a folder in both languages and read it where nothing is wrong."""
    findings = check(path)
    for finding in findings:
        assert finding.text("en")
        assert finding.text("id")
    if any(finding.level == "error" for finding in findings):
        with pytest.raises(DataError):
            read(path)
    else:
        assert isinstance(read(path), City)
    return findings


@pytest.mark.parametrize("seed", range(60))
def test_a_folder_with_broken_cells_is_read_or_explained(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    names = rng.sample(sorted(SHEETS), rng.randint(1, 4))
    judged(folder(tmp_path / "c", **{name: mutated(rng, SHEETS[name]) for name in names}))


@pytest.mark.parametrize("seed", range(20))
def test_a_folder_with_broken_bytes_is_read_or_explained(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    name = rng.choice(sorted(SHEETS))
    content = bytearray(SHEETS[name].encode())
    for _ in range(rng.randint(1, 5)):
        content[rng.randrange(len(content))] = rng.randrange(256)
    judged(folder(tmp_path / "c", **{name: bytes(content[: rng.randint(1, len(content))])}))


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_folder_without_a_sheet_or_its_rows_is_read_or_explained(
    tmp_path: Path, sheet: str
) -> None:
    judged(folder(tmp_path / "a", **{sheet: None}))
    judged(folder(tmp_path / "b", **{sheet: SHEETS[sheet].splitlines()[0]}))
    judged(folder(tmp_path / "c", **{sheet: "\n"}))


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_folder_without_a_column_is_read_or_explained(tmp_path: Path, sheet: str) -> None:
    rows = [line.split(",") for line in SHEETS[sheet].splitlines()]
    for at in range(len(rows[0])):
        text = "\n".join(",".join(row[:at] + row[at + 1 :]) for row in rows)
        judged(folder(tmp_path / "c", **{sheet: text}))
