"""Compiled functions that are loaded from the disk."""

import os
import subprocess
import sys

import pytest

from siting.jit import FAST

pytestmark = pytest.mark.skipif(not FAST, reason="numba is not installed")

INNER = """
from siting.jit import compiled

@compiled
def twice(x):
    return 2 * x
"""

OUTER = """
from inner import twice
from siting.jit import compiled

@compiled
def more(x):
    return twice(x) + 1
"""


def said(folder, code):
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), *sys.path])},
    )  # fmt: skip
    return run.stdout.split()


def test_a_function_from_the_disk_can_be_called_and_built_into_another(tmp_path):
    (tmp_path / "inner.py").write_text(INNER)
    (tmp_path / "outer.py").write_text(OUTER)
    kept = "from inner import twice; from siting.jit import is_kept; print(is_kept(twice))"
    assert said(tmp_path, f"{kept}; print(twice(3))") == ["False", "6"]
    assert said(tmp_path, f"{kept}; print(twice(4))") == ["True", "8"]
    both = "from inner import twice; from outer import more; print(twice(1), more(5))"
    assert said(tmp_path, f"{both}; print(len(twice.stats.cache_hits))") == ["2", "11", "1"]
    assert said(tmp_path, f"{both}; print(len(more.stats.cache_hits))") == ["2", "11", "1"]
