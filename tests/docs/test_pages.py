"""What the pages say besides examples: links, sums, code, names and commands are all true."""

import re
import shlex

import pytest

import siting as st
from docs.dictionary import PAGE, written
from docs.pages import DOCS, ROOT, blocks, every_block, pages
from docs.sessions import run
from siting import parts
from siting.city.schema import SHEETS
from siting.cli.options import parse

KINDS = {"example", "pycon", "python", "sh"}


def prose(text):
    """A page without its fenced blocks."""
    return re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)


def anchors(text):
    """Names by which a code host reaches the headings of a page."""
    headings = re.findall(r"^#+ (.*)$", prose(text), flags=re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", pages())
def test_every_link_leads_somewhere(page):
    for link in re.findall(r"\]\(([^)\s]+)\)", prose(pages()[page])):
        assert "://" not in link, "a page must be readable offline"
        path, _, heading = link.partition("#")
        target = ((DOCS / page).parent / path).resolve() if path else DOCS / page
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        if heading:
            assert heading in anchors(target.read_text("utf-8")), link


@pytest.mark.parametrize("page", [page for page in pages() if page != "index.md"])
def test_every_page_is_reached_from_the_index(page):
    assert f"({page})" in pages()["index.md"]


NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
TERM = rf"\(*{NUMBER}\)*"
SUM = re.compile(rf"(?<![\w/.,])({TERM}(?: [·+−/] {TERM})+) = (-?{NUMBER})")


def sums(text):
    """Every sum that stands in a text, such as 2 · 215 = 430: what it says, both sides."""
    joined = re.sub(r"\s+", " ", prose(text))
    return [(found.group(), found[1], found[2]) for found in SUM.finditer(joined)]


@pytest.mark.parametrize("page", pages())
def test_every_sum_adds_up(page):
    for said, left, right in sums(pages()[page]):
        worked = left.replace("·", "*").replace("−", "-").replace(",", "")
        worked = worked.removeprefix("(" * (worked.count("(") - worked.count(")")))
        amount = eval(worked, {"__builtins__": {}})  # digits and signs only, see SUM
        assert amount == pytest.approx(float(right.replace(",", "")), abs=1e-9), said


def test_the_pages_hold_sums_to_check():
    assert sum(len(sums(text)) for text in pages().values()) > 100


@pytest.mark.parametrize("block", every_block(), ids=lambda block: block.where)
def test_a_block_is_of_a_kind_that_is_checked(block):
    assert block.kind in KINDS


@pytest.mark.parametrize("page", sorted({block.page for block in blocks("pycon")}))
def test_a_session_answers_as_the_page_says(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    wrong = run(page, tmp_path)
    assert not wrong, wrong


@pytest.mark.parametrize("block", blocks("python"), ids=lambda block: block.where)
def test_code_that_names_a_file_stands_in_it(block):
    _, path = block.info.split(" ")
    assert block.text in (ROOT / path).read_text("utf-8"), f"{path} says something else"


@pytest.mark.parametrize("block", blocks("sh"), ids=lambda block: block.where)
def test_a_command_is_one_that_the_program_understands(block):
    for line in block.text.splitlines():
        program, *words = shlex.split(line)
        if program == "siting":
            assert parse(words).command in words
        else:
            assert (ROOT / words[-1]).exists() or "pytest" in words, line


@pytest.mark.parametrize("page", pages())
def test_a_public_name_in_a_page_is_public(page):
    for name in re.findall(r"\bst\.(\w+)", pages()[page]):
        assert name in st.__all__, name


@pytest.mark.parametrize("page", pages())
def test_a_column_in_a_page_is_a_column(page):
    for sheet, column in re.findall(r"`(\w+)\.(\w+)`", pages()[page]):
        if sheet in SHEETS:
            assert column in {known.name for known in SHEETS[sheet].columns}, f"{sheet}.{column}"


def test_the_tables_of_columns_are_those_of_the_data_dictionary():
    page = PAGE.read_text("utf-8")
    assert written(page) == page, "run: python tests/docs/dictionary.py"


def rows(page):
    """Name and second cell of every row whose first cell is a link."""
    return dict(re.findall(r"^\| \[(\w+)\]\([^)]*\) \| ([^|]*) \|", pages()[page], flags=re.M))


def test_the_page_of_meaning_lists_every_term_with_its_unit_in_order():
    told = list(rows("meaning.md").items())[: len(st.TERMS)]
    assert told == [(term.name, term.unit) for term in st.TERMS]


def test_the_page_of_meaning_lists_every_rule_with_its_unit_in_order():
    told = rows("meaning.md")
    assert list(told)[len(st.TERMS) :] == [rule.__name__ for rule in st.RULES]
    fixed = {rule.__name__: rule.unit for rule in st.RULES if "unit" in vars(rule)}
    assert {name: told[name] for name in fixed} == fixed


def test_the_page_of_parts_lists_every_part():
    told = re.findall(r"^\| `(\w+)` \|", pages()["parts.md"], flags=re.M)
    kinds = {name: vars(parts)[name] for name in parts.__all__}
    real = {name for name, kind in kinds.items() if {"rows", "value", "track"} <= set(vars(kind))}
    assert set(told) == real - {"Part"}


@pytest.mark.parametrize("page", pages())
def test_a_path_in_a_page_exists(page):
    for path in re.findall(r"`((?:src|tests|docs|examples)/[\w./]*)`", pages()[page]):
        assert (ROOT / path).exists(), path
