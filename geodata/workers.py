"""Processes that read documents side by side, as a `concurrent.futures.Executor`.

The processes are spawned, not forked: a fork of a program with threads (a window has some) can
hang. They live no longer than their owner: when it leaves the block, or dies, they end.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Generic, TypeVar

from geodata.gazetteer import load

__all__ = ["Lookahead", "process_pool", "suitable_workers"]

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

#: Below this, one process has read everything before others have started (about half a second).
_WORTHWHILE_BYTES = 1_000_000
#: More would wait for the one process that writes.
_MOST_WORKERS = 8
#: How often a wish to stop is asked for while a worker is busy.
_PATIENCE_S = 0.1


def suitable_workers(files: Iterable[Path]) -> int:
    """Return how many processes should read these files: one for few or small ones."""
    sizes = [file.stat().st_size for file in files if file.is_file()]
    if sum(sizes) < _WORTHWHILE_BYTES:
        return 1
    return min(os.cpu_count() or 1, len(sizes), _MOST_WORKERS)


@contextmanager
def process_pool(workers: int) -> Iterator[Executor | None]:
    """Provide an executor of several processes; for one worker `None`, which needs no process.

    Leaving the block ends the processes at once, whatever they are doing.
    """
    if workers < 2:
        yield None
        return
    context = multiprocessing.get_context("spawn")
    # Nothing is ever sent: the workers wait for the end of the pipe, which also an owner's
    # sudden death brings about.
    their_end, our_end = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, context, initializer=_prepare, initargs=(their_end,))
    try:
        yield pool
    finally:
        our_end.close()
        pool.shutdown(cancel_futures=True)
        their_end.close()


def _prepare(lifeline: Connection) -> None:
    """Make a new worker ready: Ctrl-C is its owner's matter, the gazetteer is read once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()
    load()


def _end_with(lifeline: Connection) -> None:
    lifeline.poll(None)
    os._exit(0)


class Lookahead(Generic[_Item, _Result]):
    """Results in the order of their items, while a bounded number of further ones is under way."""

    def __init__(
        self,
        items: Iterable[_Item],
        begin: Callable[[_Item], "Future[_Result] | None"],
        in_flight: int,
    ) -> None:
        """Take the items and what hands one to an executor (`None`: there is nothing to do)."""
        self._items = iter(items)
        self._begin = begin
        self._in_flight = in_flight
        self._begun: deque[Future[_Result] | None] = deque()

    def next(self, check: Callable[[], None]) -> _Result | None:
        """Return the next item's result; `check` is called while it is waited for, and may raise.

        Raises
        ------
        Exception
            What the item's work has raised; the next call gives the next item.
        """
        while len(self._begun) < self._in_flight:
            try:
                item = next(self._items)
            except StopIteration:
                break
            self._begun.append(self._begin(item))
        future = self._begun.popleft()
        if future is None:
            return None
        while not wait([future], timeout=_PATIENCE_S).done:
            check()
        return future.result()

    def close(self) -> None:
        """Take back what no worker has begun with."""
        for future in self._begun:
            if future is not None:
                future.cancel()
