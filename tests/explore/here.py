"""Stands for a pool of processes: runs at once what it is given."""

from concurrent.futures import Future


class Here:
    def __init__(self, *_):
        self.asked = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def submit(self, call, *args, **options):
        future = Future()
        future.set_result(call(*args, **options))
        return future
