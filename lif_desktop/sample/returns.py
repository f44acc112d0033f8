"""The agencies' returns on their actions, as they really come back: some tidy, most not."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from lif_desktop.sample import layouts, plain_files
from lif_desktop.sample.answers import Answer, answers
from lif_desktop.sample.stock import WRITTEN, Text, texts
from lif_desktop.store.board import Board


@dataclass(frozen=True)
class Expected:
    """What importing one return into the untouched sample board comes to, and what is untidy in it.

    The counts are of rows by outcome; `left_out` are rows that are no records.
    """

    file: str
    agency: str
    messy: str
    new: int = 0
    changed: int = 0
    same: int = 0
    repeated: int = 0
    possible: int = 0
    conflict: int = 0
    problem: int = 0
    left_out: int = 0

    @property
    def data_rows(self) -> int:
        """How many records the file holds."""
        return self.written + self.same + self.repeated + self.waiting

    @property
    def written(self) -> int:
        """How many rows an import writes by itself."""
        return self.new + self.changed

    @property
    def waiting(self) -> int:
        """How many rows wait for a person."""
        return self.possible + self.conflict + self.problem


@cache
def expected() -> tuple[Expected, ...]:
    """Return what each return should come to, in the order in which they are made."""
    names = {one["key"]: one["name"] for one in texts("board")["agencies"]}
    return tuple(
        Expected(one["file"], names[one["agency"]], one["messy"], **one["expected"])
        for one in texts("returns")["returns"]
    )


def make_returns(board: Board, folder: Path) -> list[Path]:
    """Write the returns of ten agencies of the sample board into `folder`; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {one["key"]: one["name"] for one in texts("board")["agencies"]}
    made = []
    for text in texts("returns")["returns"]:
        agency = board.find("agencies", names[text["agency"]])
        assert agency is not None
        path = folder / text["file"]
        _write(answers(board, agency.id, text), text, path)
        made.append(path)
    return made


def _write(found: list[Answer], text: Text, path: Path) -> None:
    if text["layout"] == "csv":
        plain_files.write_csv(found, path)
    elif text["layout"] == "ods":
        plain_files.write_ods(found, path)
    else:
        book = layouts.set_out(found, text)
        # A workbook made today is the same as one made tomorrow, but for what openpyxl stamps.
        book.properties.creator = text["agency"]
        book.properties.created = datetime(WRITTEN.year, WRITTEN.month, WRITTEN.day)  # noqa: DTZ001 - Excel's dates know no zone
        book.save(path)
