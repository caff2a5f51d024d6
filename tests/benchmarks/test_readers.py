"""Readers of the public formats, on files small enough to be typed here."""

import json
from pathlib import Path

import numpy as np
import pytest
from benchmarks.instances import folder, gqap, medians, single_source


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "instance"
    path.write_text(text, "ascii")
    return path


def test_the_site_major_layout_has_capacity_and_fixed_cost_first_and_costs_by_site(tmp_path):
    path = written(tmp_path, "2 3\n10 100\n20 200\n1 2 3\n11 12 13\n21 22 23\n\x1a\0")
    read = single_source.site_major(path)
    assert read.capacity.tolist() == [10, 20]
    assert read.fixed.tolist() == [100, 200]
    assert read.demand.tolist() == [1, 2, 3]
    assert read.cost.tolist() == [[11, 21], [12, 22], [13, 23]]
    assert read.size == "2 x 3"


def test_a_best_value_at_the_end_of_a_site_major_file_is_passed_over(tmp_path):
    read = single_source.site_major(written(tmp_path, "1 1 9 5 1 7 12.0"))
    assert read.cost.tolist() == [[7]]


def test_the_client_major_layout_has_clients_first_and_fixed_costs_before_capacities(tmp_path):
    path = written(tmp_path, "3 2\n11 21\n12 22\n13 23\n1 2 3\n100 200\n10 20")
    read = single_source.client_major(path)
    assert read.capacity.tolist() == [10, 20]
    assert read.fixed.tolist() == [100, 200]
    assert read.demand.tolist() == [1, 2, 3]
    assert read.cost.tolist() == [[11, 21], [12, 22], [13, 23]]


def test_the_word_capacity_of_the_or_library_stands_for_the_given_number(tmp_path):
    path = written(tmp_path, "2 1 capacity 100. capacity 200. 7 11 12")
    assert single_source.orlib_cap(path, 8000).capacity.tolist() == [8000, 8000]
    with pytest.raises(ValueError, match="capacity"):
        single_source.orlib_cap(path)


@pytest.mark.parametrize(("text", "says"), [("2 1 9 5", "ends"), ("1 1 9 5 1 7 8 9", "too many")])
def test_a_file_that_is_too_short_or_too_long_is_refused(tmp_path, text, says):
    with pytest.raises(ValueError, match=says):
        single_source.site_major(written(tmp_path, text))


def test_of_duplicate_edges_of_a_network_the_last_one_counts(tmp_path):
    read = medians.pmed(written(tmp_path, "3 3 1\n1 2 5\n2 3 4\n2 1 9\n"))
    assert read.cost.tolist() == [[0, 9, 13], [9, 0, 4], [13, 4, 0]]
    assert read.p == 1


def test_distances_between_tsplib_points_are_rounded_down(tmp_path):
    text = "NAME : x\nNODE_COORD_SECTION\n1 0 0\n2 1 1\n3 3.0e+00 4\nEOF\n"
    read = medians.tsplib(written(tmp_path, text), 2)
    assert read.cost.tolist() == [[0, 1, 5], [1, 0, 3], [5, 3, 0]]


def test_a_gqap_whose_head_does_not_fit_its_matrix_is_refused(tmp_path):
    sizes = {"items": 2, "sites": 1, "fee": 5, "need": [1, 1], "available": [2]}
    tables = {"installation": [[1], [2]], "distance": [[0]], "flow": [[0, 3], [0, 0]]}
    data = sizes | tables
    assert gqap.lee_ma(written(tmp_path, json.dumps(data))).fee == 5
    with pytest.raises(ValueError, match="2 x 1"):
        gqap.lee_ma(written(tmp_path, json.dumps(data | {"sites": 3})))


def test_without_the_variable_the_instances_are_said_to_be_missing(monkeypatch):
    monkeypatch.delenv(folder.VARIABLE, raising=False)
    with pytest.raises(folder.NoInstances, match="SITING_INSTANCES is not set"):
        folder.folder()


def test_the_plans_published_with_the_uflib_cost_what_is_published():
    try:
        home = folder.folder("ufllib_m")
    except folder.NoInstances as missing:
        pytest.skip(str(missing))
    for name in ("MO1", "MP1"):
        read = single_source.orlib_cap(home / name, np.inf)
        places, total = single_source.solution(home / f"{name}.opt")
        assert read.recount(places).total == pytest.approx(total, rel=1e-6)
        assert not read.recount(places).broken
