"""Files that were dropped together, to be taken one after another."""

from pathlib import Path


class Queue:
    """What waits, and which of how many is in hand."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Path, str]] = []
        self._taken = 0

    def add(self, paths: list[Path], register: str) -> None:
        """Put files behind those that wait, to be read into a register."""
        if not self._waiting:
            self._taken = min(self._taken, 1)
        self._waiting += [(path, register) for path in paths]

    def take(self) -> tuple[Path, str] | None:
        """Return the next file and its register, which is now in hand."""
        if not self._waiting:
            return None
        self._taken += 1
        return self._waiting.pop(0)

    def rest(self) -> None:
        """Say that the file in hand is done with, and no other waits."""
        if not self._waiting:
            self._taken = 0

    def clear(self) -> None:
        """Let go of all that wait."""
        self._waiting.clear()
        self._taken = 0

    def waiting(self) -> Path | None:
        """Return the file that comes next."""
        return self._waiting[0][0] if self._waiting else None

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def place(self) -> str:
        """Which of how many is in hand ("file 1 of 3"); blank where there is only one."""
        whole = self._taken + len(self._waiting)
        return f"file {self._taken} of {whole}" if whole > 1 and self._taken else ""
