"""Run all measurements one after another, or those that the command line names."""

import sys

from tests.benchmarks import (
    accuracy,
    export,
    filtering,
    holds,
    mapping,
    pipeline,
    reading,
    search,
    startup,
    tables,
)

_ALL = {
    "accuracy": accuracy.run,
    "pipeline": pipeline.run,
    "startup": startup.run,
    "export": export.run,
    "map": mapping.run,
    "filter": filtering.run,
    "search": search.run,
    "reading": reading.run,
    "tables": tables.run,
    "holds": holds.run,
}


def main() -> None:
    """Print every table; each is also written to `out/bench/`."""
    for name in sys.argv[1:] or _ALL:
        _ALL[name]()


if __name__ == "__main__":
    main()
