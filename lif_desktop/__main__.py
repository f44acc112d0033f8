"""Start: the window, the command line, or the child that reads strangers' workbooks."""

import sys
from pathlib import Path


def main() -> int:
    """Run what the words on the command line ask for; return the exit code."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support  # noqa: PLC0415 - only in the frozen app

        freeze_support()
    words = sys.argv[1:]
    # Each of the three is imported alone: the window must be painted before heavy things load,
    # and the reader starts without any of the rest.
    if words[:1] == ["--reader"]:
        from lif_desktop.importing import child  # noqa: PLC0415

        return child.main()
    if not words or _is_board(words):
        from lif_desktop import app  # noqa: PLC0415

        return app.main(Path(words[0]) if words else None)
    from lif_desktop import cli  # noqa: PLC0415

    return cli.main(words)


def _is_board(words: list[str]) -> bool:
    return len(words) == 1 and not words[0].startswith("-") and words[0].lower().endswith(".lif")


if __name__ == "__main__":
    sys.exit(main())
