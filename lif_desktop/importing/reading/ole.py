"""The directory and streams of an OLE file (old Excel, encrypted workbooks), read without trust."""

import struct
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST, _FREE = 0xFFFFFFFA, 0xFFFFFFFF  # sector numbers above _LAST are marks, not sectors
_SMALL = 4096  # streams shorter than this lie in the mini stream
_MOST_ENTRIES = 10_000


class Malformed(ValueError):  # noqa: N818 - it becomes a sentence, never a traceback
    """The file's own tables contradict each other."""


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    start: int
    size: int


class Compound:
    """An OLE compound file: names of its streams and their bytes.

    Raises:
        Malformed: on loops, sectors outside the file and other contradictions.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or data[:8] != MAGIC:
            raise Malformed("no OLE header")
        self._data = data
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        if shift not in {9, 12} or small_shift != 6:
            raise Malformed("odd sector size")
        self._size = 1 << shift
        first_directory, first_small, first_extra = (
            struct.unpack_from("<I", data, at)[0] for at in (48, 60, 68)
        )
        self._table = self._allocation(first_extra)
        self._entries = self._directory(first_directory)
        self._small_table = _numbers(self._chain(first_small))

    @property
    def names(self) -> list[str]:
        """The names of all storages and streams."""
        return list(self._entries)

    def stream(self, name: str) -> bytes:
        """Return the bytes of a stream.

        Raises:
            KeyError: if there is no such stream.
            Malformed: if its sectors loop or lie outside the file.
        """
        entry = self._entries[name]
        if entry.size >= _SMALL:
            return self._chain(entry.start)[: entry.size]
        root = next(e for e in self._entries.values() if e.kind == 5)
        holder = self._chain(root.start)
        return _follow(holder, entry.start, self._small_table, 64, 0)[: entry.size]

    def _allocation(self, extra: int) -> list[int]:
        sectors = [n for n in struct.unpack_from("<109I", self._data, 76) if n < _LAST]
        seen: set[int] = set()
        while extra < _LAST:
            if extra in seen:
                raise Malformed("the list of sectors loops")
            seen.add(extra)
            *more, extra = _numbers(self._sector(extra))
            sectors += [n for n in more if n < _LAST]
        if len(sectors) != len(set(sectors)):
            raise Malformed("a sector is listed twice")
        return [number for sector in sectors for number in _numbers(self._sector(sector))]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._data):
            raise Malformed("a sector lies outside the file")
        return self._data[start : start + self._size].ljust(self._size, b"\0")

    def _chain(self, start: int) -> bytes:
        return _follow(self._data, start, self._table, self._size, self._size)

    def _directory(self, start: int) -> dict[str, _Entry]:
        table = self._chain(start)
        if len(table) // 128 > _MOST_ENTRIES:
            raise Malformed("too many entries")
        found: dict[str, _Entry] = {}
        for at in range(0, len(table) - 127, 128):
            length, kind = struct.unpack_from("<HB", table, at + 64)
            first, size = struct.unpack_from("<II", table, at + 116)
            if kind:
                name = table[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
                found[name] = _Entry(kind, first, size)
        if not any(entry.kind == 5 for entry in found.values()):
            raise Malformed("no root")
        return found


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _follow(data: bytes, start: int, table: list[int], size: int, offset: int) -> bytes:
    pieces: list[bytes] = []
    seen: set[int] = set()
    while start < _LAST:
        at = offset + start * size
        if start in seen or start >= len(table) or at >= len(data):
            raise Malformed("a chain of sectors loops or leaves the file")
        seen.add(start)
        pieces.append(data[at : at + size])
        start = table[start]
    return b"".join(pieces)
