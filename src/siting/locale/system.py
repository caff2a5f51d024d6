"""Why a computer refuses a file: what operating systems and file formats say, in our words."""

from __future__ import annotations

import errno

from siting.locale import Text

SYSTEM = {
    errno.ENOENT: Text("no such file or folder", "berkas atau folder tidak ada"),
    errno.EACCES: Text("permission denied", "tidak diizinkan"),
    errno.EPERM: Text("permission denied", "tidak diizinkan"),
    errno.EEXIST: Text("there is a file of this name", "sudah ada berkas bernama ini"),
    errno.EISDIR: Text("it is a folder", "ini folder"),
    errno.ENOTDIR: Text("it is no folder", "ini bukan folder"),
    errno.ENOSPC: Text("the disk is full", "cakram penuh"),
    errno.EROFS: Text("the disk cannot be written", "cakram tidak dapat ditulisi"),
    errno.ENAMETOOLONG: Text("the name is too long", "namanya terlalu panjang"),
}
"""By the number of the error; others are said as the system says them."""

ENCODINGS = {
    "UTF-16": Text("UTF-16", "UTF-16"),
    "workbook": Text("a workbook (.xlsx or .ods)", "buku kerja (.xlsx atau .ods)"),
    "old workbook": Text("a workbook (.xls)", "buku kerja (.xls)"),
    "Windows": Text("Windows-1252 (Latin-1)", "Windows-1252 (Latin-1)"),
}
"""What a file that is not UTF-8 looks like."""

BINARY_TABS = Text("binary tabs (.xlsb)", "tab biner (.xlsb)")

_CSV = {
    "unexpected end": Text("it ends inside quotes", "berakhir di dalam tanda kutip"),
    "expected after": Text("text follows a closing quote", "ada teks setelah tanda kutip tutup"),
    "field larger": Text("a cell is far too long", "ada sel yang terlalu panjang"),
    "new-line": Text("a line ends inside a cell", "ada baris yang berakhir di dalam sel"),
}


def refusal(error: OSError) -> Text:
    """Return why the operating system refused a file or folder."""
    said = error.strerror or str(error)
    return SYSTEM.get(error.errno or 0, Text(said, said))


def csv_fault(said: str) -> Text:
    """Return what the reader of CSV files complains about."""
    return next((text for start, text in _CSV.items() if start in said), Text(said, said))
