"""Runs in processes of their own hear Ctrl-C, and nobody is left behind."""

import os
import signal
import subprocess
import sys
import time

import pytest

SCRIPT = '''
import sys
import time
from pathlib import Path

from siting.explore import processes as module
from siting.explore.processes import gathered, processes


def napped(file):
    try:
        Path(file).touch()
        time.sleep(60)
    except KeyboardInterrupt:
        return "woken"


class Begun(list):
    """Runs that leave a file when their results are asked for: from then on a signal is meant for them."""

    def __iter__(self):
        Path("begun").touch()
        return super().__iter__()


if __name__ == "__main__":
    module.PATIENCE = float(sys.argv[1])
    files = ["one", "two"]
    with processes(2) as pool:
        futures = Begun(pool.submit(napped, file) for file in files)
        while not all(Path(file).exists() for file in files):
            time.sleep(0.05)
        try:
            print(*gathered(futures))
        except KeyboardInterrupt:
            print("given up")
'''


def _heard():
    """Hear Ctrl-C also where the tests themselves were begun in the background and do not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def ended(folder, patience, send):
    """Return what the script prints and says of errors after a signal."""
    (folder / "nap.py").write_text(SCRIPT)
    run = subprocess.Popen(
        [sys.executable, "nap.py", patience], cwd=folder, text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=_heard,
    )  # fmt: skip
    while run.poll() is None and not (folder / "begun").exists():
        time.sleep(0.01)
    send(run.pid)
    return *run.communicate(timeout=30), run.returncode


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_what_runs_hand_over_after_ctrl_c_is_kept(tmp_path):
    out, err, code = ended(tmp_path, "10", lambda pid: os.killpg(pid, signal.SIGINT))
    assert (out, err, code) == ("['woken', 'woken'] True\n", "", 0)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_runs_that_do_not_hear_are_stopped(tmp_path):
    out, err, code = ended(tmp_path, "0.1", lambda pid: os.kill(pid, signal.SIGINT))
    assert (out, err, code) == ("given up\n", "", 0)
