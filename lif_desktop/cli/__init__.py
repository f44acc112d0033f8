"""The command line: the same work as the window's, for scripts and for a look without it."""


def main(words: list[str]) -> int:
    """Run the command line; return the exit code."""
    if words == ["--doctor"]:
        from lif_desktop import doctor  # noqa: PLC0415 - must run where libraries are missing

        return doctor.main()
    from lif_desktop.cli.stem import stem  # noqa: PLC0415 - the doctor needs none of it

    try:
        stem.main(words, prog_name="lif-desktop")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 1
