"""Work during which Python's collector of cyclic garbage rests."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["uncollected"]


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector rest for a while.

    Reading a document makes a great many objects that hold no cycles and all live until its end;
    the collector would walk over them again and again and find nothing. What cycles there are
    wait until it goes on. A collector that rests already stays at rest.

    Examples
    --------
    >>> with uncollected():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
