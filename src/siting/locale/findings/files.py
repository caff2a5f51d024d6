"""Findings about files, sheets and columns: what cannot be read, or is not known."""

from __future__ import annotations

from siting.locale import Text

FILES = {
    "missing_path": Text("no such file or folder", "berkas atau folder tidak ada"),
    "empty_folder": Text(
        "the folder holds no .csv file; expected at least agencies.csv and buildings.csv",
        "folder tidak berisi berkas .csv; diharapkan sekurangnya agencies.csv dan buildings.csv",
    ),
    "unknown_format": Text(
        "not a folder of .csv files and not an .xlsx or .ods workbook; save it as one of them",
        "bukan folder berkas .csv dan bukan buku kerja .xlsx atau .ods; simpan sebagai salah satunya",
    ),
    "unreadable": Text("cannot be read ({reason})", "tidak dapat dibaca ({reason})"),
    "file_too_large": Text(
        "the file has {size} MB; at most {limit} MB are read: leave out rows, or use fewer zones",
        "berkas berukuran {size} MB; paling banyak {limit} MB yang dibaca: kurangi baris, "
        "atau pakai "
        "zona yang lebih sedikit",
    ),
    "too_many_rows": Text(
        "the file has {rows} rows; at most {limit} are read: leave out rows, or use fewer zones",
        "berkas berisi {rows} baris; paling banyak {limit} yang dibaca: kurangi baris, atau pakai "
        "zona yang lebih sedikit",
    ),
    "tab_too_large": Text(
        "a tab reaches to row {row} and column {column}, too many cells to read; delete the rows and "
        "columns beyond the table",
        "ada lembar yang mencapai baris {row} dan kolom {column}, terlalu banyak sel untuk dibaca; hapus "
        "baris dan kolom di luar tabel",
    ),
    "wrong_encoding": Text(
        "line {line} is not UTF-8, the file looks like {encoding}; save it as CSV UTF-8",
        "baris {line} bukan UTF-8, berkas tampaknya {encoding}; simpan sebagai CSV UTF-8",
    ),
    "not_text": Text(
        "the file holds zero bytes and is no text; save it as CSV UTF-8",
        "berkas berisi byte nol dan bukan teks; simpan sebagai CSV UTF-8",
    ),
    "broken_csv": Text(
        "line {line} cannot be read as CSV ({reason}); look for a quote that is not closed",
        "baris {line} tidak terbaca sebagai CSV ({reason}); periksa tanda kutip yang tidak ditutup",
    ),
    "no_workbook_extra": Text(
        "workbooks need an extra; run: pip install 'siting[workbook]'",
        "buku kerja memerlukan tambahan; jalankan: pip install 'siting[workbook]'",
    ),
    "broken_workbook": Text(
        "the workbook cannot be opened ({reason}); save it again as .xlsx without a password",
        "buku kerja tidak dapat dibuka ({reason}); simpan lagi sebagai .xlsx tanpa kata sandi",
    ),
    "unknown_sheet": Text(
        "{name!r} is no sheet of this format and is not read",
        "{name!r} bukan lembar dalam format ini dan tidak dibaca",
    ),
    "sheet_twice": Text(
        "the sheet {name} is there twice, also in {other}; keep one",
        "lembar {name} ada dua kali, juga di {other}; simpan satu saja",
    ),
    "missing_sheet": Text(
        "the sheet {name} is missing; expected a file {name}.csv or a sheet of that name",
        "lembar {name} tidak ada; diharapkan berkas {name}.csv atau lembar bernama itu",
    ),
    "empty_sheet": Text(
        "the sheet {name} has no rows; expected at least one",
        "lembar {name} tidak berisi baris; diharapkan sekurangnya satu",
    ),
    "unknown_column": Text(
        "the column {name!r} is not known and is not read",
        "kolom {name!r} tidak dikenal dan tidak dibaca",
    ),
    "column_without_heading": Text(
        "a column without heading is not read", "kolom tanpa judul tidak dibaca"
    ),
    "column_twice": Text(
        "the columns {name!r} and {other!r} mean the same; keep one",
        "kolom {name!r} dan {other!r} sama artinya; simpan satu saja",
    ),
    "missing_column": Text(
        "the column {name} is missing; it has no default",
        "kolom {name} tidak ada; kolom ini tidak punya nilai bawaan",
    ),
    "cell_without_heading": Text(
        "{value!r} stands beyond the {columns} headings; look for a comma too many, or a "
        "decimal comma",
        "{value!r} berada di luar {columns} judul kolom; periksa koma yang berlebih, atau "
        "koma desimal",
    ),
}
