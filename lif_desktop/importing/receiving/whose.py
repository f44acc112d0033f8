"""Whose workbook it is: proposed from its name, its titles and its rows, with the reason."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lif_desktop.fields import Link
from lif_desktop.fields.reading import as_text, fold
from lif_desktop.importing.finding.inspect import Inspection
from lif_desktop.importing.finding.tables import Table
from lif_desktop.importing.meaning.headings import suggest
from lif_desktop.importing.meaning.staging import REFERENCE
from lif_desktop.importing.reading.sheets import ErrorCell, Sheet
from lif_desktop.registers import Register
from lif_desktop.rules.words import listed
from lif_desktop.store.board import Board

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_ROWS = 200  # of a table are looked at
_TITLE_ROWS, _LONGEST = 12, 120
_MOST = 0.75  # of the rows, from which they speak for one agency
_TITLE = "the title above the table"
_FULL, _WORDS, _ROWS_SAY = 4, 2, 5
# Words of a name that say nothing of whose file it is.
_EMPTY = frozenset({
    "a", "action", "actions", "agency", "an", "and", "audit", "board", "child", "children",
    "children's", "copy", "data", "draft", "final", "for", "form", "in", "lead", "list", "new",
    "of", "on", "partnership", "plan", "quarter", "report", "return", "returns", "review",
    "safeguarding", "service", "services", "sheet", "team", "the", "to", "tracker", "update",
    "updates", "version",
})  # fmt: skip
# Words that an agency may bear but any file may too: one of them alone names nobody.
_COMMON = frozenset({"learning", "school", "training"})


@dataclass(frozen=True, slots=True)
class Whose:
    """The agency that a workbook seems to be of, and the sentence that says why."""

    agency: int | None = None
    reason: str = ""


def whose(board: Board, seen: Inspection, table: Table | None, register: Register | None) -> Whose:
    """Return whose workbook it is; nobody's where nothing speaks for one agency above others."""
    names, weights = _Names(board), Counter[int]()
    said: dict[int, dict[str, list[str]]] = {}
    why: dict[int, list[str]] = {}
    for place, text in _texts(seen, table):
        for agency, weight, words in names.in_text(text, whole=place == _TITLE):
            weights[agency] += weight
            said.setdefault(agency, {}).setdefault(words, []).append(place)
    if table is not None and register is not None:
        rows = _Rows(board, seen, table, register)
        for agency, reason in (*rows.referred(), *rows.named()):
            weights[agency] += _ROWS_SAY
            why.setdefault(agency, []).append(reason)
    for agency, of in said.items():
        words, places = next(iter(of.items()))
        reason = f"“{words}” stands in {listed(list(dict.fromkeys(places)))}"
        why.setdefault(agency, []).insert(1, reason)
    return _judge(board, weights, why)


def _judge(board: Board, weights: Counter[int], why: Mapping[int, list[str]]) -> Whose:
    """Return the agency of most weight; where others weigh too, that is said."""
    ranked = weights.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return Whose()
    agency = ranked[0][0]
    reason = listed(why[agency][:2])
    against = [other for other in weights if other != agency and weights[other] >= _FULL]
    if against:
        also = board.names.label("agencies", against[0])
        reason += f", though {why[against[0]][0]}, which would be {also}"
    return Whose(agency, reason)


class _Names:
    """What the board's agencies are called, and the words that only one of them bears."""

    def __init__(self, board: Board) -> None:
        self._phrases: dict[str, set[int]] = {}
        bearers: dict[str, set[int]] = {}
        for one in board.records("agencies"):
            values = one.values
            said = [values["name"], values["short_name"], *(values["aliases"] or "").split(";")]
            for name in filter(None, said):
                phrase = " ".join(_words(name))
                if len(phrase) > 1:
                    self._phrases.setdefault(phrase, set()).add(one.id)
                for word in _words(name):
                    bearers.setdefault(word, set()).add(one.id)
        self._own = {
            word: next(iter(ids))
            for word, ids in bearers.items()
            if len(ids) == 1 and len(word) > 2 and word not in _EMPTY
        }

    def in_text(self, text: str, *, whole: bool) -> Iterator[tuple[int, int, str]]:
        """Yield the agencies that a text names: id, weight, the words; `whole` names only."""
        words = _words(text)
        line = f" {' '.join(words)} "
        held = [
            (phrase, next(iter(ids)))
            for phrase, ids in self._phrases.items()
            if len(ids) == 1 and f" {phrase} " in line
        ]
        # "Northmoor Health" stands inside "Northmoor Health Visiting": the longer is meant.
        longest = [
            (phrase, agency)
            for phrase, agency in held
            if not any(phrase != other and phrase in other for other, _ in held)
        ]
        for phrase, agency in longest:
            yield agency, _FULL, _as_written(phrase, text)
        named = {agency for _, agency in longest}
        own: dict[int, list[str]] = {}
        for word in () if whole else words:
            bearer = self._own.get(word)
            if bearer is not None and bearer not in named:
                own.setdefault(bearer, []).append(word)
        for agency, found in own.items():
            if len(set(found)) == 1 and found[0] in _COMMON:
                continue
            yield agency, _WORDS, _as_written(" ".join(dict.fromkeys(found)), text)


class _Rows:
    """What the rows of a table say of whose they are."""

    def __init__(self, board: Board, seen: Inspection, table: Table, register: Register) -> None:
        self._board, self._register, self._table = board, register, table
        self._sheet = next(one.sheet for one in seen.found if table in one.tables)
        offers = suggest(table.columns, (register.reference, *register.visible))
        self._at: Mapping[str, int] = {
            one.field_key: column.index
            for one, column in zip(offers, table.columns, strict=True)
            if one.certain and one.field_key
        }
        links = [one for one in register.fields if isinstance(one, Link) and one.to == "agencies"]
        self._agency = links[0] if links else None

    def named(self) -> Iterator[tuple[int, str]]:
        """Yield the agency that the column of agencies names."""
        if self._agency is None or self._agency.key not in self._at:
            return
        texts = list(_column(self._sheet, self._table, self._at[self._agency.key]))
        meant = {text: self._board.names.resolve("agencies", text) for text in set(texts)}
        yield from self._most([meant[text] for text in texts], "rows name")

    def referred(self) -> Iterator[tuple[int, str]]:
        """Yield the agency whose records the rows refer to."""
        if self._register.key == "agencies" or self._agency is None or REFERENCE not in self._at:
            return
        names, key = self._board.names, self._register.key
        texts = list(_column(self._sheet, self._table, self._at[REFERENCE]))
        ids = [found for text in texts if (found := names.resolve(key, text)) is not None]
        held = {one.id: one.values[self._agency.key] for one in self._board.records(key, ids)}
        plural = self._register.plural.lower()
        yield from self._most([held.get(one) for one in ids], f"{plural} that it names are of")

    def _most(self, agencies: list[int | None], what: str) -> Iterator[tuple[int, str]]:
        if not agencies:
            return
        (agency, count), *_ = Counter(agencies).most_common(1)
        if agency is not None and count >= _MOST * len(agencies):
            name = self._board.names.label("agencies", agency)
            yield agency, f"{count} of {len(agencies)} {what} {name}"


def _texts(seen: Inspection, table: Table | None) -> Iterator[tuple[str, str]]:
    yield "the file's name", seen.book.path.stem
    for one in seen.found:
        if not one.sheet.visible or (table is not None and table not in one.tables):
            continue
        yield "the sheet's name", one.sheet.name
        top = min((t.heading_rows[0] for t in one.tables if t.heading_rows), default=1)
        for row in one.sheet.rows[: min(top - 1, _TITLE_ROWS)]:
            for cell in row:
                if isinstance(cell, str) and 0 < len(cell) <= _LONGEST:
                    yield _TITLE, cell


def _column(sheet: Sheet, table: Table, at: int) -> Iterable[str]:
    for number in table.record_rows[:_ROWS]:
        cell = table.cell(sheet, number, at)
        if cell is not None and not isinstance(cell, ErrorCell):
            yield as_text(cell)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _as_written(words: str, text: str) -> str:
    """Return words with the capitals that they have in a text, where they stand together."""
    pattern = r"[\W_]+".join(map(re.escape, words.split()))
    found = re.search(pattern, text.replace("’", "'"), re.IGNORECASE)
    return " ".join(found[0].replace("_", " ").split()) if found else words
