"""The report page, read as a browser reads it."""

import re
import sys
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest

import siting.views
from siting.errors import SitingError
from siting.views.page import report
from views.village import best, cut_off, nothing, today, village

VOID = {"meta", "br", "link", "img", "hr", "input"}


class Reader(HTMLParser):
    """Follows tags, ids and text, and remembers what does not fit."""

    def __init__(self, html):
        super().__init__()
        self.open, self.wrong, self.ids, self.outside, self.text = [], [], [], [], []
        self.tags = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._note(attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._note(attrs)

    def _note(self, attrs):
        for name, value in attrs:
            if name == "id":
                self.ids.append(value)
            if name in ("href", "src") and not value.startswith("#"):
                self.outside.append(value)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        self.text.append(data)

    @property
    def said(self):
        return " ".join(" ".join(self.text).split())


@pytest.mark.parametrize(
    ("open_", "said"), [(1e-6, "by as much, in rounded numbers"), (900.0, "better by between")]
)
def test_an_interval_whose_ends_read_the_same_is_said_once(open_, said):
    result = replace(best(), bound=best().total - open_)
    text = Reader(report(result, beside={"today": today()}).html).said
    assert said in text


@cache
def html_of(make, lang="en"):
    """Return the page of a result beside today's, drawn once."""
    return report(make(), beside={"today": today()}, lang=lang).html


def page(make=best, lang="en"):
    return Reader(html_of(make, lang))


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("make", [best, nothing, cut_off, today])
def test_a_page_is_whole_offline_and_in_its_language(make, lang):
    read = page(make, lang)
    assert read.wrong == []
    assert read.open == []
    assert read.outside == []
    assert len(read.ids) == len(set(read.ids))
    assert ("html", {"lang": lang}) in read.tags
    assert not re.search(r"https?:|@import|<script", html_of(make, lang))


def test_every_table_has_a_caption_and_every_picture_a_text():
    tags = page().tags
    assert sum(t == "table" for t, _ in tags) == sum(t == "caption" for t, _ in tags) > 5
    assert all(a.get("aria-label") for t, a in tags if t == "svg")
    assert all("scope" in a for t, a in tags if t == "th")


def test_the_first_paragraph_answers_the_mayor():
    said = page().said
    assert "3 agencies would sit in 1 building instead of 2." in said
    assert "Rp 105 million a year instead of Rp 200 million: Rp 95 million less (47.5%)." in said
    assert "costs Rp 19 million once" in said
    assert "pays that back in 0.2 years" in said
    assert "1 agency with 30 staff would move: Environment." in said
    assert "In the worst hour 10 cars (10:00) and 0 motorcycles" in said


def test_what_the_gap_leaves_open_is_an_interval():
    worth = today().total - best().total
    assert f"between Rp {worth:.0f} million and Rp {worth + 10:.0f} million" in page().said


def test_numbers_follow_the_language():
    said = page(lang="id").said
    assert "Rp 105 juta per tahun, bukan Rp 200 juta: hemat Rp 95 juta (47,5%)" in said
    assert "4,83%" in said  # a gap of 10 in 206.9


def test_the_amounts_shown_are_those_of_the_audit():
    changed = replace(best(), audit=replace(best().audit, operating_cost=77.0))
    assert "Rp 77 million a year instead of" in page(lambda: changed).said


def test_names_cannot_smuggle_in_tags():
    evil = "<script>alert(1)</script>"
    city = village(agencies=(evil, evil, "Staff"))
    result = replace(best(city), name=evil)
    html = report(result, beside={evil: today(city)}, answers=[(evil, evil)]).html
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert Reader(html).wrong == []


def test_a_page_without_a_plan_names_the_rules_in_the_way():
    said = page(nothing).said
    assert "There is no plan to show." in said
    assert "928 m²" in said
    assert "North (928)" in said


def test_a_plan_that_people_cannot_reach_says_so():
    said = page(cut_off).said
    assert "hours and totals have no end (∞)" in said
    assert "nan" not in said


def test_prices_parameters_assumptions_and_files_are_listed():
    said = page().said
    assert "half a wage" in said
    assert "IDR million / person-hours" in said
    assert "cost of a guard post" in said
    assert "rows that are synthetic: 3 of 3" in said
    assert "ab12" in said


def test_minutes_are_told_by_bank_and_district_beside_those_of_today():
    read = page()
    assert {"access"} <= set(read.ids)
    assert "whole city" in read.said
    assert "ulu" in read.said


def test_every_lot_is_listed_hour_by_hour_for_each_class():
    html = report(best()).html
    (folded,) = re.findall(r"<details>.*?</details>", html, re.DOTALL)
    assert re.findall(r'<th scope="row">(\w+)', folded) == ["cars", "motorcycles"]
    assert re.findall(r'<th scope="col"[^>]*>([\w:]+)', folded) == [
        "lot",
        "spaces",
        "08:00",
        "10:00",
    ]


def test_where_minutes_come_from_is_said():
    assert "Travel times come from: the table of minutes." in page().said


def test_freed_buildings_say_what_they_cost_and_whether_they_stood_empty():
    assert "stood empty before" in page(today).said
    assert "Old" in page().said


def test_answers_and_other_prices_have_sections_only_when_given():
    more = {"answers": [("Why?", "So.")], "sensitivity": [("double", today())]}
    bare, full = page(), Reader(report(best(), beside={"today": today()}, **more).html)
    assert {"answers", "sensitivity"} & set(bare.ids) == set()
    assert {"answers", "sensitivity"} <= set(full.ids)
    assert "agencies elsewhere than in this plan" in full.said


def test_every_link_leads_somewhere():
    read = page()
    links = [a["href"][1:] for t, a in read.tags if t == "a"]
    assert set(links) <= set(read.ids)
    assert len(links) > 5


def test_a_result_alone_has_a_page_and_results_may_come_as_a_list():
    found, now = best(), today()
    assert Reader(report(found).html).wrong == []
    assert report(found, beside=[now]).html == report(found, beside={"today": now}).html


def test_the_room_of_views_hands_out_its_functions_by_name():
    assert siting.views.report is report
    assert all(callable(vars(siting.views)["__getattr__"](name)) for name in siting.views.__all__)


def test_a_page_is_saved_as_it_is(tmp_path):
    made = report(best())
    assert made.save(tmp_path / "plan.html").read_text("utf-8") == made.html


def test_without_jinja_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(SitingError, match=r"pip install 'siting\[views\]'"):
        report(best())
