"""How far slow work has come, and whether it is still wanted.

Slow work takes a `Watch` and tells it now and then how much of itself is done. Where the user no
longer wants it, the watch raises `StoppedError`: the work lets go of what it has begun, and leaves
nothing half-done behind.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

__all__ = ["StoppedError", "Watch"]

_Item = TypeVar("_Item")
#: In how many steps a part of the work is told.
_STEPS = 100


class StoppedError(Exception):
    """The user has stopped the work; it leaves nothing behind."""


class Watch:
    """Looks after one piece of work, or a part of it.

    Parameters
    ----------
    on_share
        Takes the share that is done, from 0 to 1.
    is_stopped
        Tells whether the work is no longer wanted.

    Examples
    --------
    >>> shares = []
    >>> watch = Watch(shares.append)
    >>> watch.at(0.25)
    >>> list(watch.part(0.5, 1.0).over([7, 8]))
    [7, 8]
    >>> shares
    [0.25, 0.5, 0.75, 1.0]
    """

    def __init__(
        self,
        on_share: Callable[[float], None] = lambda _: None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._on_share = on_share
        self.is_stopped = is_stopped

    def at(self, share: float) -> None:
        """Tell that a share of the work is done.

        Raises
        ------
        StoppedError
            If the rest is no longer wanted.
        """
        self.check()
        self._on_share(share)

    def check(self) -> None:
        """Ask whether the work is still wanted.

        Raises
        ------
        StoppedError
            If it is not.
        """
        if self.is_stopped():
            raise StoppedError

    def part(self, start: float, end: float) -> "Watch":
        """Return the watch of a part of the work, which has its shares between two of the whole."""

        def tell(share: float) -> None:
            self._on_share(start + (end - start) * share)

        return Watch(tell, self.is_stopped)

    def over(self, items: Sequence[_Item]) -> Iterator[_Item]:
        """Yield items, and tell how many of them are done."""
        return self.counted(items, len(items))

    def counted(self, items: Iterable[_Item], count: int) -> Iterator[_Item]:
        """Yield items of which there are so many, and tell how many of them are done."""
        every = max(count // _STEPS, 1)
        for done, item in enumerate(items):
            if done % every == 0:
                self.at(min(done / max(count, 1), 1.0))
            yield item
        self.at(1.0)
