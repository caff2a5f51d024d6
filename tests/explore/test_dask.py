"""A sweep on a real Dask cluster of two processes; needs the extra `dask`."""

import os

import pytest

import siting as st

distributed = pytest.importorskip("distributed", reason="pip install 'siting[dask]'")


def test_a_sweep_runs_on_two_workers_of_a_cluster_and_keeps_its_order(tmp_path):
    problem = st.Problem(st.generate(agencies=2, buildings=2, zones=1, slots=1, seed=1))
    prices = [0, 1, 2, 3]
    log = st.Log(tmp_path / "log.jsonl")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        far = st.sweep(problem, jobs=2, executor=client, log=log, visitor_travel=prices)
    here = st.sweep(problem, visitor_travel=prices)
    assert [r.total for r in far.results] == pytest.approx([r.total for r in here.results])
    assert far.results[0].subject is problem.subject
    processes = {row["process"] for row in log.rows()}
    assert len(processes) == 2
    assert os.getpid() not in processes
