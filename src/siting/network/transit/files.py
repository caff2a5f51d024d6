"""The files of one timetable feed, in a zip or a folder, row by row."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path

from siting.network.transit.notes import Notes

NAMES = frozenset(
    f"{name}.txt"
    for name in (
        *("stops", "trips", "stop_times", "calendar", "calendar_dates"),
        *("frequencies", "transfers"),
    )
)
"""Files that are read; fares, shapes and names of lines are not."""

CHUNK = 20_000
"""Rows turned into columns at a time."""


@dataclass(frozen=True)
class Chunk:
    """Some rows of a file as columns, in the order in which they were asked for.

    Attributes
    ----------
    rows
        Number of each row, shape (n,); headings are row 1.
    columns
        Cells under each heading, stripped, each (n,); empty texts where the file has no such one.
    """

    rows: Sequence[int]
    columns: tuple[Sequence[str], ...]


class Files:
    """The files of a feed, read whole when it is opened.

    Parameters
    ----------
    path
        A zip or a folder that holds ``stops.txt``, ``trips.txt``, ``stop_times.txt`` …; in a zip
        they may lie in a folder of their own.
    notes
        Takes what is wrong.

    Attributes
    ----------
    sha256
        Hash of the zip, or of all that is read from the folder.
    """

    def __init__(self, path: Path, notes: Notes) -> None:
        self.notes = notes
        self._contents, self.sha256 = _folder(path) if path.is_dir() else _zip(path, notes)

    def __contains__(self, name: str) -> bool:
        return name in self._contents

    def chunks(
        self, name: str, columns: Sequence[str], needed: Sequence[str] = ()
    ) -> Iterator[Chunk]:
        """Yield the rows of a file, nothing where there is no such file.

        Missing columns among ``needed`` are an error, and so is a file that is no text.
        """
        content = self._contents.get(name)
        if content is None:
            return
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            row = content.count(b"\n", 0, fault.start) + 1
            self.notes.add("error", "gtfs_encoding", name, row)
            return
        lines = csv.reader(io.StringIO(text, newline=""), skipinitialspace=True)
        try:
            headings = [heading.strip() for heading in next(lines, [])]
            missing = [column for column in needed if column not in headings]
            for column in missing:
                self.notes.add("error", "gtfs_column", name, 1, column, value=column)
            if not missing:
                yield from _chunks(lines, headings, columns)
        except csv.Error:
            self.notes.add("error", "gtfs_broken", name, lines.line_num)


def _chunks(
    lines: Iterator[list[str]], headings: Sequence[str], columns: Sequence[str]
) -> Iterator[Chunk]:
    place = [headings.index(column) if column in headings else -1 for column in columns]
    first = 2
    while lists := list(islice(lines, CHUNK)):
        rows = [first + n for n, cells in enumerate(lists) if any(cells)]
        turned = list(zip_longest(*(lists[row - first] for row in rows), fillvalue=""))
        blank = ("",) * len(rows)
        stripped = [
            tuple(map(str.strip, turned[at])) if 0 <= at < len(turned) else blank for at in place
        ]
        yield Chunk(rows, tuple(stripped))
        first += len(lists)


def _folder(path: Path) -> tuple[dict[str, bytes], str]:
    """Return the contents of a folder's files, and the hash of them all."""
    contents = {name: (path / name).read_bytes() for name in NAMES if (path / name).is_file()}
    digest = hashlib.sha256()
    for name, content in sorted(contents.items()):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return contents, digest.hexdigest()


def _zip(path: Path, notes: Notes) -> tuple[dict[str, bytes], str]:
    """Return the contents of a zip's files, and its hash; files nearer to its root go first."""
    try:
        content = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = sorted(archive.namelist(), key=lambda name: (-name.count("/"), name))
            mine = [name for name in names if name.rsplit("/", 1)[-1] in NAMES]
            contents = {name.rsplit("/", 1)[-1]: archive.read(name) for name in mine}
        return contents, hashlib.sha256(content).hexdigest()
    except FileNotFoundError:
        notes.add("error", "gtfs_no_file")
    except (zipfile.BadZipFile, zlib.error, EOFError) as fault:
        notes.add("error", "gtfs_zip", reason=str(fault))
    return {}, ""
