"""The pages of the documentation, cut into sections and fenced blocks."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


@dataclass(frozen=True)
class Block:
    """A fenced block: where it stands, its info string, its text."""

    page: str
    section: str
    line: int
    info: str
    text: str

    @property
    def kind(self):
        return self.info.split(" ")[0]

    @property
    def where(self):
        return f"{self.page}:{self.line}"


@dataclass(frozen=True)
class Section:
    """What stands under a heading of the second level."""

    page: str
    name: str
    text: str


@cache
def pages():
    """Name below ``docs/`` -> text, in order."""
    found = sorted(DOCS.rglob("*.md"))
    return {page.relative_to(DOCS).as_posix(): page.read_text("utf-8") for page in found}


def blocks(kind, *, under=""):
    """Every block of a kind, on the pages below a folder."""
    return [
        block
        for page, text in pages().items()
        for block in _blocks(page, text)
        if page.startswith(under) and block.kind == kind
    ]


def every_block():
    return [block for page, text in pages().items() for block in _blocks(page, text)]


def sections(under=""):
    """Every section of the pages below a folder."""
    return [
        Section(page, part.split("\n", 1)[0].strip(), part)
        for page, text in pages().items()
        if page.startswith(under)
        for part in re.split(r"^## ", text, flags=re.M)[1:]
    ]


def _blocks(page, text):
    section, info, begin, kept = "", None, 0, []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("```") and info is None:
            info, begin, kept = line.removeprefix("```"), number, []
        elif line.startswith("```"):
            yield Block(page, section, begin, info, "\n".join(kept) + "\n")
            info = None
        elif info is not None:
            kept.append(line)
        elif line.startswith("## "):
            section = line.removeprefix("## ").strip()
    assert info is None, f"{page}:{begin}: the block is not closed"
