"""Run all measurements one after another."""

from tests.benchmarks import export, pipeline, startup


def main() -> None:
    """Print every table."""
    pipeline.run()
    startup.run()
    export.run()


if __name__ == "__main__":
    main()
