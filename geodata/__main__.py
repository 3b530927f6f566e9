"""`python -m geodata`: the commands that need no Qt."""

from geodata.cli import app, main

__all__ = ["app", "main"]

if __name__ == "__main__":
    main()
