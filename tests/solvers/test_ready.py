"""What is compiled beside a run that is too short for it is all that such runs ask for."""

import os
import subprocess
import sys

CALLED = """
import sys
from siting.solvers.compiled.ready import compile_now

seen = set()
sys.setprofile(lambda frame, event, _: seen.add(frame.f_code.co_name) if event == "call" else None)
compile_now()
sys.setprofile(None)
print(*({"anneal", "settle", "exchange", "rise"} - seen))
"""


def test_every_loop_that_a_short_run_waits_for_is_compiled_beside_it():
    plain = {**os.environ, "NUMBA_DISABLE_JIT": "1"}  # loops run as they stand, and can be seen
    run = subprocess.run(
        [sys.executable, "-c", CALLED], capture_output=True, text=True, env=plain, check=True
    )
    assert run.stdout.split() == []
