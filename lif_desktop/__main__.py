"""Start: the window, the command line, or a child that reads strangers' files."""

import sys
from pathlib import Path


def main() -> int:
    """Run what the words on the command line ask for; return the exit code."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support  # noqa: PLC0415 - only in the frozen app

        freeze_support()
    words = sys.argv[1:]
    # Each is imported alone: the window must be painted before heavy things load, and the
    # children that read strangers' files start without any of the rest.
    if words[:1] == ["--reader"]:
        from lif_desktop.importing.reading import child  # noqa: PLC0415

        return child.main()
    if words[:1] == ["--pages"]:
        from lif_desktop.exporting.pdf.foreign import taking  # noqa: PLC0415

        return taking.main(words[1:])
    board, day = _without_day(words)
    if not board or _is_board(board):
        if day is not None and not _counts_from(day):
            return 2
        from lif_desktop import app  # noqa: PLC0415

        return app.main(Path(board[0]) if board else None)
    from lif_desktop import cli  # noqa: PLC0415

    return cli.main(words)


def _without_day(words: list[str]) -> tuple[list[str], str | None]:
    """Return the words without `--today DATE`, and the date."""
    for place, word in enumerate(words):
        if word == "--today" and place + 1 < len(words):
            return words[:place] + words[place + 2 :], words[place + 1]
        if word.startswith("--today="):
            return words[:place] + words[place + 1 :], word.partition("=")[2]
    return words, None


def _counts_from(day: str) -> bool:
    from lif_desktop import clock, faults  # noqa: PLC0415 - wanted for this alone

    try:
        clock.set_today(day)
    except faults.Fault as fault:
        sys.stderr.write(f"{fault}\n")
        return False
    return True


def _is_board(words: list[str]) -> bool:
    return len(words) == 1 and not words[0].startswith("-") and words[0].lower().endswith(".lif")


if __name__ == "__main__":
    sys.exit(main())
