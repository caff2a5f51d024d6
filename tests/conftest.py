"""Coverage watches a test at its first seed only: tracing the others takes time and sees little new."""

import pytest

WATCHED = 1
"""Seeds of a test that coverage watches; all of them are run."""


def pytest_collection_modifyitems(items):
    for item in items:
        given = getattr(item, "callspec", None)  # only a test with parameters has it
        if given is not None and given.indices.get("seed", 0) >= WATCHED:
            item.add_marker(pytest.mark.no_cover)
