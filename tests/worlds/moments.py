"""Several people who act at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from manyuan.kernel.errors import ManyuanError

PATIENCE = 60


def at_once(world, *actions):
    """Start the actions together, each in its own connection, and return how each ended."""
    start = Barrier(len(actions), timeout=PATIENCE)

    def run(action):
        try:
            with world.at():
                start.wait()
                return action()
        except ManyuanError as refused:
            return type(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(run, actions, timeout=PATIENCE))
