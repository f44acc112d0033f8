"""Workbooks read in a child process that strangers' files may crash, hang or fill up at will."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import suppress
from pathlib import Path
from typing import Self

from lif_desktop import progress
from lif_desktop.importing.reading import frames
from lif_desktop.importing.reading.building import Arrived, Building
from lif_desktop.importing.reading.gate import Admitted, admit
from lif_desktop.importing.reading.refusals import Damaged, ReaderFailed, Refused, TooLarge, TooSlow
from lif_desktop.importing.reading.sheets import Workbook

SECONDS = 25.0  # for one workbook; the promise is 30 with everything around it
_FAREWELL = 5.0  # seconds
Child = subprocess.Popen[bytes]
READER_ARGUMENT = "--reader"
_SECRETS = ("LIF_PASSPHRASE",)


def child_command() -> list[str]:
    """Return the command that starts a reader child, installed or frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READER_ARGUMENT]
    # -I: neither the current folder nor the environment may lend the child modules.
    return [sys.executable, "-I", "-m", "lif_desktop.importing.reading.child"]


class Reader:
    """A reader child, started ahead so that choosing a file does not wait for it.

    It reads one workbook; a child that may read another is given to `home`, if there is one.
    """

    def __init__(
        self,
        *,
        seconds: float = SECONDS,
        child: Child | None = None,
        home: Callable[[Child], None] | None = None,
    ) -> None:
        self._seconds = seconds
        self._child = child
        self._home = home

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> Self:
        """Have a child ready.

        Raises:
            ReaderFailed: if it cannot be started.
        """
        if self._child is not None and self._child.poll() is None:
            return self
        self.close()
        environment = {k: v for k, v in os.environ.items() if k not in _SECRETS}
        # Each thread's own heap reserves address space, which the limit counts.
        environment["MALLOC_ARENA_MAX"] = "2"
        try:
            self._child = subprocess.Popen(  # noqa: S603 - our own program, nothing from outside
                child_command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as fault:
            raise ReaderFailed from fault
        return self

    def close(self) -> None:
        """End the child, at work or not."""
        child, self._child = self._child, None
        if child is not None:
            _end(child, at_once=True)

    def read(self, path: Path, *, report: progress.Report = progress.silent) -> Workbook:
        """Return the whole workbook.

        Raises:
            Refused: with one sentence, if it cannot or must not be read.
        """
        reading = self.stream(path, report=report)
        while True:
            try:
                next(reading)
            except StopIteration as end:
                book: Workbook = end.value
                return book

    def stream(
        self, path: Path, *, report: progress.Report = progress.silent
    ) -> Generator[Arrived, None, Workbook]:
        """Yield rows as they arrive, so that later work overlaps; returns the `Workbook`.

        Raises:
            Refused: as `read`; what has been yielded until then is to be thrown away.
        """
        admitted = admit(Path(path))
        self.start()
        child = self._child
        assert child is not None
        late = threading.Event()

        def stop() -> None:
            late.set()
            child.kill()

        clock = threading.Timer(self._seconds, stop)
        clock.daemon = True
        clock.start()
        try:
            book, stays = yield from _converse(child, admitted, report)
        except (ReaderFailed, frames.Broken, OSError, ValueError) as fault:
            if late.is_set():
                raise TooSlow(admitted.name, self._seconds) from fault
            if isinstance(fault, ReaderFailed):
                raise
            raise _death(admitted.name, child) from fault
        else:
            clock.cancel()
            self._child = None
            self._part_from(child, stays=stays and not late.is_set())
        finally:
            clock.cancel()
            self.close()
        return book

    def _part_from(self, child: Child, *, stays: bool) -> None:
        """Send a child that has said all home, if it has one and may read another workbook."""
        if stays and self._home is not None:
            self._home(child)
        else:
            see_off(child)


def read_workbook(
    path: Path | str, *, report: progress.Report = progress.silent, reader: Reader | None = None
) -> Workbook:
    """Read a workbook of any of the six formats, in a child process.

    Raises:
        Refused: with one sentence, within 30 seconds and 1 GB, if it cannot or must not be read.
    """
    if reader is not None:
        return reader.read(Path(path), report=report)
    with Reader() as own:
        return own.read(Path(path), report=report)


def see_off(child: Child) -> None:
    """Let a child that has said all end by itself; nobody waits for that."""
    threading.Thread(target=_end, args=(child,), name="reader ends").start()


def _end(child: Child, *, at_once: bool = False) -> None:
    """See a child off and release its pipes."""
    if not at_once:
        if child.stdin:
            with suppress(OSError):
                child.stdin.close()  # no other workbook comes
        with suppress(subprocess.TimeoutExpired):
            child.wait(_FAREWELL)
    child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe:
            with suppress(OSError):
                pipe.close()
    child.wait()


def _death(name: str, child: Child) -> Refused:
    """Say why a child that went silent went silent."""
    with suppress(subprocess.TimeoutExpired):
        child.wait(5)
    code = child.returncode
    if code not in {None, 0, 1}:  # aborted or killed, not an exception
        return TooLarge(name, "reading it needs more memory or time than any return does")
    return Damaged(name)


def _converse(
    child: Child, admitted: Admitted, report: progress.Report
) -> Generator[Arrived, None, tuple[Workbook, bool]]:
    assert child.stdin is not None
    assert child.stdout is not None
    head = json.dumps({"format": admitted.format, "size": len(admitted.data)})
    with suppress(BrokenPipeError):  # what the child managed to say tells more
        child.stdin.write(head.encode() + b"\n" + admitted.data)
        child.stdin.flush()
    building = Building(admitted, report)
    if "ready" not in (frames.read(child.stdout) or {}):
        raise ReaderFailed
    while (frame := frames.read(child.stdout)) is not None:
        if arrived := building.take(frame):
            yield arrived
        if building.ended:
            return building.book(), building.stays
    raise frames.Broken
