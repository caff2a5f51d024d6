"""Every name that the audit can show has words in both languages."""

import pytest

from siting.audit.terms import TERMS as ACCOUNT
from siting.city.defaults import DEFAULTS
from siting.locale.report import ORIGINS, PARAMETERS, REPORT, STATUSES
from siting.locale.rules import RULES, rule_label
from siting.locale.terms import TERMS, UNITS
from siting.locale.views import PLANS, VIEWS
from siting.rules import RULES as KINDS

BOUND = {"allowed", "forbidden", "open", "closed", "unreachable"}
SENTENCES = [
    *REPORT.values(),
    *VIEWS.values(),
    *STATUSES.values(),
    *ORIGINS.values(),
    *PLANS.values(),
]


def test_every_term_and_sum_has_a_label_and_a_meaning():
    assert set(TERMS) == {term.name for term in ACCOUNT} | {"operating_cost", "total"}


def test_every_rule_has_a_label_and_a_meaning():
    assert set(RULES) == {kind.__name__ for kind in KINDS} | BOUND


def test_every_unit_and_parameter_has_words():
    assert {term.unit for term in ACCOUNT} <= set(UNITS)
    assert set(PARAMETERS) == set(DEFAULTS)


def test_the_name_of_a_row_keeps_what_it_names():
    assert rule_label("Together DLH PUPR site", "Together") == "together: DLH PUPR (site)"
    assert rule_label("AtMost site #2", "AtMost", "id") == "paling banyak: kompleks #2"
    assert rule_label("Cap parking_shortage", "Cap", "id") == "batas: kekurangan parkir"
    assert rule_label("Budget #2", "Budget") == "one-off budget #2"
    assert rule_label("FloorArea", "FloorArea", "id") == "luas lantai"
    assert rule_label("something", "Unheard") == "something"


@pytest.mark.parametrize(
    "text",
    [*REPORT.values(), *VIEWS.values(), *STATUSES.values(), *ORIGINS.values(), *PLANS.values()],
)
def test_both_languages_ask_for_the_same_values(text):
    fields = [sorted(part.split("}")[0] for part in said.split("{")[1:]) for said in text]
    assert fields[0] == fields[1]
    assert all(text)
