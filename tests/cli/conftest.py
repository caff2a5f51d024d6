"""Commands under test draw nothing unless a test asks for `pictures`: drawing takes a second."""

import pytest

import siting.cli.folder


@pytest.fixture
def pictures():
    """Let commands draw maps and pages."""


@pytest.fixture(autouse=True)
def _quick(request, monkeypatch):
    if "pictures" not in request.fixturenames:
        monkeypatch.setattr(siting.cli.folder, "find_spec", lambda library: None)
