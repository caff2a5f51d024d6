"""The tables of ``docs/tables.md``, made from the data dictionary: run this file to write them anew."""

import re
from pathlib import Path

from siting.city.build.forms import FORMS
from siting.city.defaults import DEFAULTS
from siting.city.schema import EXTRA, SHEETS
from siting.city.schema.column import INF

PAGE = Path(__file__).parents[2] / "docs" / "tables.md"
MARK = "<!-- {end}written by tests/docs/dictionary.py: {name} -->"


def written(text):
    """Return a page with what stands between its marks made anew."""
    for name, make in PARTS.items():
        begin, end = MARK.format(end="", name=name), MARK.format(end="end, ", name=name)
        pattern = re.escape(begin) + ".*?" + re.escape(end)
        assert re.search(pattern, text, re.S), f"the page has no mark for {name}"
        text = re.sub(pattern, lambda _, m=make, b=begin, e=end: f"{b}\n\n{m()}\n\n{e}", text, flags=re.S)  # fmt: skip
    return text


def sheets():
    return "\n\n".join(_sheet(sheet) for sheet in SHEETS.values())


def _sheet(sheet):
    needed = " Required." if sheet.needed else ""
    known = f" In Indonesian: {', '.join(sheet.aliases)}." if sheet.aliases else ""
    head = f"### {sheet.name}\n\n{_sentence(sheet.meaning.en)}{needed}{known}\n\n"
    return head + _table(
        ("column", "what it says", "unit or words", "if empty", "headings understood too"),
        [
            (
                f"**{column.name}**" if column.required else column.name,
                column.meaning.en,
                _unit(column),
                _default(column),
                ", ".join(column.aliases),
            )
            for column in sheet.columns
        ],
    )


def _sentence(words):
    return f"{words[0].upper()}{words[1:]}."


def _unit(column):
    words = {
        "id": "a name, each once",
        "ref": f"a name from {' or '.join(f'`{of}`' for of in column.of)}",
        "refs": f"names from {', '.join(f'`{of}`' for of in column.of)}, parted by `;`",
        "words": "words, parted by `;`",
        "text": "text",
        "yes_no": "yes or no",
        "choice": ", ".join(f"`{of}`" for of in column.of),
        "number": column.unit or "a number",
    }[column.kind]
    if column.kind == "number" and column.high < INF and column.unit not in ("0-1", "degrees"):
        words += f", at most {column.high:g}"
    return words


def _default(column):
    if column.required:
        return "error"
    return column.default if isinstance(column.default, str) else column.default.en


def parameters():
    return _table(
        ("name", "if not given", "unit", "source", "status"),
        [
            (name, f"{p.value:g}", p.unit, p.source + (f", {p.year}" if p.year else ""), p.status)
            for name, p in DEFAULTS.items()
        ],
    )


def rules():
    return _table(
        ("rule", "columns that it needs", "columns that it may have"),
        [(name, ", ".join(map(_words, f.needs)), _may(f)) for name, f in FORMS.items()],
    )


def _words(column):
    return "building or site" if column == "place" else column


def _may(form):
    """Return the columns that are left, without those which ``place`` stands for."""
    spoken = ("building", "site") if "place" in form.needs else ()
    return ", ".join(column for column in form.may if column not in spoken)


def extra():
    return ", ".join(f"`{name}`" for name in EXTRA)


def _table(headings, rows):
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


PARTS = {"sheets": sheets, "parameters": parameters, "rules": rules, "extra columns": extra}

if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8")
