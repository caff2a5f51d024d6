"""Coverage watches what a test adds: not its later seeds, and not the files that count every plan.

Tracing doubles the time of a loop and sees little new in its thousandth turn.
"""

import pytest

WATCHED = 1
"""Seeds of a test that coverage watches; all of them are run."""
COUNTING = {"test_conformance", "test_fuzz", "test_properties_optimum", "test_properties_ties"}
"""Files that go through every plan or many broken inputs; what they call, others call too."""


def pytest_collection_modifyitems(items):
    for item in items:
        given = getattr(item, "callspec", None)  # only a test with parameters has it
        later = given is not None and given.indices.get("seed", 0) >= WATCHED
        if later or item.path.stem in COUNTING:
            item.add_marker(pytest.mark.no_cover)
