"""Every worked example of the documentation is run: what it says is what comes out."""

import pytest

import siting as st
from docs.examples import example
from docs.pages import blocks, sections
from siting.terms import OPERATING_COST

EXAMPLES = blocks("example")
TERM_PARTS = ("Question", "Tables", "Formula", "Example", "Price", "Pitfalls")
RULE_PARTS = ("Question", "Row", "Violation", "Example", "Level", "Pitfalls")


@pytest.mark.parametrize("block", EXAMPLES, ids=lambda block: block.where)
def test_a_worked_example_comes_out_as_the_page_says(block, tmp_path):
    shown = example(block.text)
    problem = st.Problem(st.read(shown.write(tmp_path / "city")))
    assert shown.cases
    for case in shown.cases:
        assert case.amounts
        result = st.evaluate(problem, case.plan)
        recounted, modelled = audited(result), model(problem, case.plan)
        for name, amount in case.amounts.items():
            assert recounted[name] == pytest.approx(amount, abs=1e-6), f"audit of {name}"
            assert modelled[name] == pytest.approx(amount, abs=1e-6), f"model of {name}"


def audited(result):
    """Every amount by name, as the audit counts it."""
    rules = {violation.name: violation.amount for violation in result.audit.rules}
    sums = {"operating_cost": result.operating_cost, "total": result.total}
    return {**result.audit.terms, **rules, **sums}


def model(problem, plan):
    """Every amount by name, as the program counts it."""
    amounts = problem.value(plan)
    sums = {"operating_cost": sum(amounts[name] for name in OPERATING_COST)}
    return {**amounts, **sums, "total": problem.model.total(problem.place(plan))}


@pytest.mark.parametrize("term", [term.name for term in st.TERMS])
def test_every_term_has_a_section_with_an_example(term):
    told(term, "terms/", TERM_PARTS, lambda amount: amount == term)


@pytest.mark.parametrize("rule", [rule.__name__ for rule in st.RULES])
def test_every_rule_has_a_section_with_an_example(rule):
    told(rule, "rules/", RULE_PARTS, lambda amount: amount.split(" ")[0] == rule)


def told(name, folder, parts, speaks):
    """Assert that one section tells of a name, with all parts and an example of three agencies."""
    found = [section for section in sections(folder) if section.name == name]
    assert len(found) == 1, f"expected one section ## {name} below docs/{folder}"
    missing = [part for part in parts if f"**{part}.**" not in found[0].text]
    assert not missing, f"the section {name} lacks {missing}"
    shown = [example(b.text) for b in blocks("example", under=folder) if b.section == name]
    cases = [case for one in shown for case in one.cases]
    assert any(speaks(amount) for case in cases for amount in case.amounts)
    assert all(len(case.plan) == 3 for case in cases)


def test_no_section_tells_of_something_that_is_no_term_and_no_rule():
    names = {term.name for term in st.TERMS} | {rule.__name__ for rule in st.RULES}
    assert {s.name for folder in ("terms/", "rules/") for s in sections(folder)} <= names
