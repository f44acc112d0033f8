"""What a workbook is: a return of ours, a form seen before, or what it looks like, and why."""

import json
from dataclasses import dataclass, replace
from typing import Literal

from lif_desktop import registers
from lif_desktop.importing.finding.inspect import Inspection
from lif_desktop.importing.finding.tables import Table
from lif_desktop.importing.merging.returned import find
from lif_desktop.importing.receiving.fingerprints import fingerprint
from lif_desktop.importing.receiving.fitting import Fit, fits, stamped, tables_with_records, token
from lif_desktop.importing.receiving.known_forms import KnownForm, nearest
from lif_desktop.importing.receiving.resaved import same_content
from lif_desktop.importing.receiving.together import registers_of
from lif_desktop.importing.receiving.whose import Whose, whose
from lif_desktop.registers import Register
from lif_desktop.rules.words import counted, day_in_words, listed
from lif_desktop.store.board import Board
from lif_desktop.store.receipts import Receipt
from lif_desktop.store.records import Record

__all__ = ("Part", "Recognised", "fingerprint", "recognise", "undone_of")

How = Literal["issued", "known", "likely", "unknown"]
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Part:
    """Tables of a workbook that look like another register than the rest."""

    register: Register
    sheet: str
    rows: int


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a workbook is, and the sentences that say why.

    `agency` and `returned` are ids; `form` is the fingerprint of its headings as they were learnt,
    or as they are. `before` are the imports of the very same file, newest first, of which `undone`
    were taken back; with `resaved` they were of a file that said the same in other bytes. `also`
    are parts for other registers.
    """

    how: How
    register: Register | None
    agency: int | None = None
    returned: int | None = None
    form: str = ""
    form_title: str = ""
    reason: str = ""
    before: tuple[Receipt, ...] = ()
    undone: frozenset[int | None] = frozenset()
    also: tuple[Part, ...] = ()
    issued: Record | None = None
    resaved: bool = False

    @property
    def certain(self) -> bool:
        """Whether the register needs no person's word."""
        return self.how in {"issued", "known"} and self.register is not None

    @property
    def stands(self) -> bool:
        """Whether something that the very same file wrote before still stands."""
        return any(one.change is not None and one.change not in self.undone for one in self.before)

    def part(self, one: Part) -> "Recognised":
        """Return what is known of a part for another register; of our own return it is certain."""
        how: How = "issued" if self.issued is not None else "likely"
        before = tuple(seen for seen in self.before if seen.register == one.register.key)
        return replace(self, how=how, register=one.register, before=before, also=())

    def title_of(self, board: Board, agency: int | None) -> str:
        """Return what it is called above the page: Return from Northmoor Health."""
        if agency is not None:
            return f"Return from {board.names.label('agencies', agency)}"
        if self.how == "issued" and self.register is not None:
            return f"Tracker of {_many(self.register)}"
        return ""


def recognise(board: Board, inspection: Inspection) -> Recognised:
    """Say what a workbook is; it reads little of it, and writes nothing."""
    found = _Finding(board, inspection)
    known = found.issued() or found.known() or found.likely()
    receipts = board.receipts()
    before = tuple(one for one in receipts if one.sha256 == inspection.book.sha256)
    resaved = not before
    if resaved:
        alike = same_content(board, inspection.book, receipts)
        before = tuple(one for one in alike if not _anothers(one, known.agency))
    undone = frozenset(undone_of(board)) if before else frozenset()
    return Recognised(
        known.how, known.register, known.agency, known.returned, known.form, known.form_title,
        known.reason, before, undone, found.parts(known.register, known.issued), known.issued,
        resaved=resaved and bool(before),
    )  # fmt: skip


def _anothers(receipt: Receipt, agency: int | None) -> bool:
    """Say whether an import was another agency's: two may say the same, such as nothing."""
    return agency is not None and bool(receipt.agencies) and agency not in receipt.agencies


def undone_of(board: Board) -> set[int | None]:
    """Return the change sets that stand undone, among those kept in the history."""
    undone: set[int | None] = set()
    taken: dict[int, int | None] = {}
    for one in reversed(board.history(-1)):
        taken[one.id] = one.undoes
        if one.kind == "undo":
            undone.add(one.undoes)
        elif one.kind == "redo":
            undone.discard(taken.get(one.undoes or 0))
    return undone


class _Finding:
    """Looks at one workbook from the surest sign to the least."""

    def __init__(self, board: Board, seen: Inspection) -> None:
        self._board, self._seen = board, seen
        self._tables = tables_with_records(seen.found)
        self._marks = stamped(seen.found, board.identity)
        self._fits: list[Fit] | None = None

    @property
    def fits(self) -> list[Fit]:
        """The tables' best registers, worked out when they are first asked for."""
        if self._fits is None:
            self._fits = fits(self._seen.found)
        return self._fits

    def issued(self) -> Recognised | None:
        """Return what it is if this board issued it: a return, or a tracker."""
        known = token(self._seen.found)
        record = find(self._board, known) if known else None
        register = self._marked() or (self._sent(record) if record is not None else None)
        if record is not None:
            register = register or self._best()
            title = f"{record.reference} {record.values['title']}"
            return Recognised(
                "issued", register, record.values["agency"], record.id, self._form(register),
                title, self._when(record), issued=record,
            )  # fmt: skip
        if register is None:
            return None
        whose = self._whose(register)
        reason = f"Issued by this board: its rows carry the board's own marks of {_many(register)}."
        if known:
            reason += " It says it is a return, but no return of that identity stands in the board."
        return Recognised(
            "issued", register, whose.agency, form=self._form(register),
            form_title=f"Tracker of {_many(register)}", reason=_and(reason, whose),
        )  # fmt: skip

    def known(self) -> Recognised | None:
        """Return what it is if its form was seen before."""
        form = nearest(self._board, self._tables)
        if form is None:
            return None
        register = form.register
        whose = self._whose(register, form.table)
        agencies = [one.values["agency"] for one in form.readings]
        agency = whose.agency
        if agency is None and len(set(agencies)) == 1:
            agency = agencies[0]
        reason = self._seen_before(form, agency)
        if whose.agency is not None and whose.agency not in agencies:
            reason = _and(reason, whose)
        return Recognised("known", register, agency, None, form.form, form.title, reason)

    def likely(self) -> Recognised:
        """Return what its headings look like."""
        best = max((one for one in self.fits if one.proposed), key=_weight, default=None)
        others = " Its rows carry the marks of another board." if self._marks[""] else ""
        if best is None:
            who = self._whose(None)
            said = "Its headings are like no register's." if self._tables else "No table is in it."
            return Recognised("unknown", None, who.agency, reason=_and(said + others, who))
        who = self._whose(best.register, best.table)
        reason = (
            f"{best.fields} of its {counted(best.headings, 'heading')} are those of "
            f"{_many(best.register)}."
        )
        if best.next_best is not None and best.next_fields + 2 >= best.fields:
            reason += f" They are like {_many(best.next_best)} too ({best.next_fields})."
        return Recognised(
            "likely", best.register, who.agency, form=fingerprint(best.table),
            reason=_and(reason + others, who),
        )  # fmt: skip

    def parts(self, register: Register | None, issued: Record | None) -> tuple[Part, ...]:
        """Return the tables that are of other registers than the one proposed, or look so."""
        if register is not None and issued is not None:
            sheets_of = registers_of(issued, self._seen.found)
            return tuple(
                Part(registers.get(key), sheet, rows)
                for key, (sheet, rows) in sheets_of.items()
                if key != register.key
            )
        if register is None or self._marks[register.key] or len(self._tables) < 2:
            return ()
        sheets = {id(t): one.sheet.name for one in self._seen.found for t in one.tables}
        held: dict[str, Part] = {}
        for one in self.fits:
            if one.register != register and one.proposed and one.fields > one.headings / 2:
                rows = len(one.table.record_rows)
                earlier = held.get(one.register.key)
                held[one.register.key] = Part(
                    one.register,
                    earlier.sheet if earlier else sheets[id(one.table)],
                    rows + (earlier.rows if earlier else 0),
                )
        return tuple(held.values())

    def _marked(self) -> Register | None:
        ours = [(count, key) for key, count in self._marks.items() if key]
        return registers.get(max(ours)[1]) if ours else None

    def _sent(self, record: Record) -> Register | None:
        """Return the register whose records a return was issued with."""
        rows = json.loads(record.values["sent"] or "{}").get("rows", [])
        keys = [row[0] for row in rows]
        return registers.get(max(keys, key=keys.count)) if keys else None

    def _best(self) -> Register | None:
        best = max(self.fits, key=_weight, default=None)
        return best.register if best is not None else None

    def _when(self, record: Record) -> str:
        values = record.values
        said = f"Our return {record.reference}"
        if values["agency"] is not None:
            said += f" to {self._board.names.label('agencies', values['agency'])}"
        if values["issued_on"]:
            said += f", sent on {day_in_words(values['issued_on'])}"
        if values["due_on"]:
            said += f", due by {day_in_words(values['due_on'])}"
        state = {
            "back": " It came back before.", "accepted": " It was accepted already.",
            "withdrawn": " It was withdrawn.",
        }.get(values["state"] or "", "")  # fmt: skip
        return f"{said}.{state}"

    def _seen_before(self, form: KnownForm, agency: int | None) -> str:
        learnt = form.of(agency) or form.readings[0]
        of = learnt.values["agency"]
        name = f" of {self._board.names.label('agencies', of)}" if of is not None else ""
        said = f"The form “{form.title}”{name}, read into {_many(form.register)}"
        if learnt.values["learnt_on"]:
            said += f" on {day_in_words(learnt.values['learnt_on'])}"
        changed = [
            f"{word} {listed([f'“{one}”' for one in names[:_NAMED]])}"
            for word, names in (("new", form.new), ("gone", form.gone))
            if names
        ]
        return f"{said}.{' Since then ' + '; '.join(changed) + '.' if changed else ''}"

    def _whose(self, register: Register | None, table: Table | None = None) -> Whose:
        if table is None and self._tables:
            table = max(self._tables, key=lambda one: len(one.record_rows))
        return whose(self._board, self._seen, table, register)

    def _form(self, register: Register | None) -> str:
        own = [one for one in self.fits if one.register == register] if register else []
        return fingerprint(max(own, key=_weight).table) if own else ""


def _weight(fit: Fit) -> tuple[int, int]:
    return fit.fields, len(fit.table.record_rows)


def _and(reason: str, who: Whose) -> str:
    if not who.reason:
        return reason
    return f"{reason} {who.reason[:1].upper()}{who.reason[1:]}."


def _many(register: Register) -> str:
    return register.plural.lower()
