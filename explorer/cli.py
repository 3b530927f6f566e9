"""The command `datong`: the window, or one of the commands that need none.

The window's few options are parsed by argparse (10 ms); the commands' own parser, typer, takes 80,
and Qt is imported only for a window.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

__all__ = ["COMMANDS", "COMMANDS_HELP", "main", "read_size"]

#: What `python -m geodata` does; a test compares it with the real list.
COMMANDS = ("ingest", "export", "brief", "search", "links", "evaluate")

COMMANDS_HELP = """commands (see `datong COMMAND --help`):
  ingest     read documents into a project
  export     write a project in another form
  brief      write a county's summary, or the atlas, as PDF
  search     find words in a project's documents
  links      list which names were taken for which place, and why
  evaluate   measure extraction against annotated documents
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and words[0] in COMMANDS:
        # Without a window there is no need of Qt, and with one none of this.
        from geodata.__main__ import main as run_command  # noqa: PLC0415

        sys.argv = [sys.argv[0], *words]
        run_command()
        return
    options = _parser().parse_args(words)
    # Qt, for a window only.
    from explorer.launch.app import Options, run  # noqa: PLC0415

    sys.exit(
        run(
            Options(
                project=options.project,
                documents=options.documents,
                screenshot=options.screenshot,
                quit_when_ready=options.quit_when_ready,
                size=options.size,
                theme=options.theme,
                language=options.language,
                debug=options.debug,
            )
        )
    )


def read_size(text: str) -> tuple[int, int]:
    """Read a size such as `1280x800`."""
    width, cross, height = text.partition("x")
    if not (
        cross and width.isascii() and width.isdigit() and height.isascii() and height.isdigit()
    ):
        raise argparse.ArgumentTypeError(f"'{text}' is no size such as 1280x800")
    return int(width), int(height)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="datong",
        description="大同图览: what local newspapers say about the places of Datong, on a map.",
        epilog=COMMANDS_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "documents", nargs="*", type=Path, help="documents to read into the project"
    )
    parser.add_argument("--project", type=Path, metavar="P.gpkg", help="the project to open")
    parser.add_argument(
        "--quit-when-ready",
        action="store_true",
        help="print the milliseconds from the start of the process until the map is drawn and "
        "the panels are filled, and quit",
    )
    parser.add_argument(
        "--screenshot", type=Path, metavar="PNG", help="write a picture of the window and quit"
    )
    parser.add_argument("--size", type=read_size, metavar="WxH", help="the window's size in pixels")
    parser.add_argument(
        "--theme", choices=("light", "dark"), default="", help="the theme, for this time"
    )
    parser.add_argument(
        "--language", choices=("zh", "en"), default="", help="the language, for this time"
    )
    parser.add_argument(
        "--debug", action="store_true", help="let the web view's own log lines through to stderr"
    )
    return parser
