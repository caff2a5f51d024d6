"""Workbooks made by hand from the text of CSV sheets: 5 becomes a number, '5 stays text."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

_NUMBER = re.compile(r"-?\d+(\.\d+)?\Z")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def write_xlsx(path: Path, sheets: Mapping[str, str], more: str = "") -> None:
    """Write an .xlsx file with one tab a sheet, and more rows of XML at the end of each."""
    tabs, links, parts = "", "", {}
    for n, (name, text) in enumerate(sheets.items(), start=1):
        tabs += f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
        links += (
            f'<Relationship Id="rId{n}" Type="{_DOC}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        )
        rows = "".join(f"<row>{''.join(map(_xlsx_cell, row))}</row>" for row in _rows(text))
        parts[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}{more}</sheetData></worksheet>'
        )
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOC}"><sheets>{tabs}</sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>'
    )
    parts["_rels/.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_DOC}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    )
    parts["[Content_Types].xml"] = f'<Types xmlns="{_TYPES}"/>'
    _pack(path, parts)


def write_ods(path: Path, sheets: Mapping[str, str], more: str = "") -> None:
    """Write an .ods file with one tab a sheet, and more rows of XML at the end of each."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>"
        + "".join(
            f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"
            for row in _rows(text)
        )
        + f"{more}</table:table>"
        for name, text in sheets.items()
    )
    spaces = " ".join(f'xmlns:{word}="{_OPEN}:{word}:1.0"' for word in ("office", "table", "text"))
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "META-INF/manifest.xml"
    _pack(path, {"mimetype": mime, "content.xml": content, manifest: "<manifest/>"})


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def _xlsx_cell(cell: str) -> str:
    if _NUMBER.match(cell):
        return f"<c><v>{cell}</v></c>"
    text = escape(cell.removeprefix("'"))
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>' if text else "<c/>"


def _ods_cell(cell: str) -> str:
    if _NUMBER.match(cell):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    text = escape(cell.removeprefix("'"))
    if not text:
        return "<table:table-cell/>"
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def _pack(path: Path, parts: Mapping[str, str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
