"""From edits asked for to deeds: completed, compared with what is there, checked."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol

from sqlalchemy import Connection

from lif_desktop import registers
from lif_desktop.fields import Derived, missing
from lif_desktop.registers import Register
from lif_desktop.rules import lateness
from lif_desktop.store import closings, consequences, escalating, rows
from lif_desktop.store.faults import Incomplete, MovedOn, NotFound, ReferenceTaken, StillLinked
from lif_desktop.store.pointing import Place, pointing_at
from lif_desktop.store.records import Edit
from lif_desktop.store.writing import Deed

_SOME = 1000  # edits between two looks at whether to stop
_State = tuple[str, int, dict[str, Any]]


class Giver(Protocol):
    """What resolving needs of the change set: who, what, and fresh ids and references."""

    title: str
    who: str
    kind: str

    def next_id(self, register: Register) -> int:
        """Give an id."""
        ...

    def next_reference(self, register: Register) -> str:
        """Give a reference."""
        ...

    def count_in(self, reference: str) -> None:
        """Remember a reference from outside."""
        ...

    def tick(self) -> None:
        """Stop if that is wanted."""
        ...


class Resolver:
    """Turns pending edits into deeds: completes, compares, checks."""

    def __init__(self, connection: Connection, giver: Giver) -> None:
        self._connection = connection
        self._giver = giver
        # Undo restores what was; its consequences stand in the history it restores from.
        self._plain = giver.kind in {"undo", "redo"}
        self._extra: dict[str, list[Edit]] = {}
        self._told_by_update: set[int] = set()
        self._told_by_move: consequences.Told = frozenset()

    def deeds(self, pending: dict[tuple[str, int], Edit]) -> list[Deed]:
        """Return the deeds, in the order in which they were asked for; `pending` is used up.

        Raises:
            NotFound, MovedOn, Incomplete, ReferenceTaken, StillLinked: before anything is written.
            Fault: if a lesson would be closed without evidence of its impact.
        """
        by_register: dict[str, list[Edit]] = {}
        for edit in pending.values():
            by_register.setdefault(edit.register, []).append(edit)
        pending.clear()
        if not self._plain:
            self._progress_from_updates(by_register)
            self._targets_from_rulings(by_register)
            self._told_by_move = consequences.told_by_moves(by_register.get("moves", ()))
        found = []
        for key, edits in by_register.items():
            found += self._of(registers.get(key), edits)
        for key, edits in self._extra.items():
            found += self._of(registers.get(key), edits)
        self._refuse_orphans(found)
        closings.refuse_unproven(self._connection, found)
        self._set_dates([deed for deed in found if deed.register.key == "actions"])
        return found

    def _of(self, register: Register, edits: list[Edit]) -> list[Deed]:
        current = rows.fetch(
            self._connection, register, [edit.record_id for edit in edits if edit.deed != "new"]
        )
        named = [edit.reference for edit in edits if edit.reference]
        self._refuse_taken(register, named)
        # Before any number is given, so that none collides with one that came from outside.
        for reference in named:
            self._giver.count_in(reference)
        blank = {field.key: None for field in register.fields}
        kept = tuple(field.key for field in register.fields if not isinstance(field, Derived))
        found = []
        # Used up one by one: the edits and the deeds of 50,000 rows are not held at once.
        edits.reverse()
        while edits:
            if len(edits) % _SOME == 0:
                self._giver.tick()
            edit = edits.pop()
            if edit.deed == "new":
                found.append(self._new(register, edit, blank, kept))
            elif edit.record_id not in current:
                raise NotFound(register.plural.lower(), edit.record_id)
            elif deed := self._changed(register, edit, current[edit.record_id], kept):
                found.append(deed)
        return found

    def _new(
        self, register: Register, edit: Edit, blank: dict[str, None], kept: tuple[str, ...]
    ) -> Deed:
        after: dict[str, Any] = {**blank, **edit.values}
        self._complete(register, None, after, edit.record_id)
        reference = edit.reference or self._giver.next_reference(register)
        self._require(register, reference, after)
        changed = tuple(key for key in kept if after[key] is not None)
        version = edit.expect_version or 1
        return Deed(register, "new", edit.record_id, reference, version, None, after, changed)

    def _changed(
        self, register: Register, edit: Edit, state: _State, kept: tuple[str, ...]
    ) -> Deed | None:
        reference, version, before = state
        if edit.expect_version not in {None, version}:
            raise MovedOn(reference)
        if edit.deed == "delete":
            changed = tuple(key for key in kept if before[key] is not None)
            return Deed(
                register, "delete", edit.record_id, reference, version, before, None, changed
            )
        after = {**before, **edit.values}
        self._complete(register, before, after, edit.record_id)
        changed = tuple(key for key in kept if after[key] != before[key])
        if not changed:
            return None
        self._require(register, reference, after)
        return Deed(
            register, "edit", edit.record_id, reference, version + 1, before, after, changed
        )

    def _complete(
        self, register: Register, before: Mapping[str, Any] | None, after: dict[str, Any], one: int
    ) -> None:
        if register.key != "actions" or self._plain:
            return
        consequences.closing_question(before, after)
        add = None if one in self._told_by_update else self._add_extra
        consequences.of_action(before, after, one, self._giver.who, add)
        if before is not None:
            move = consequences.moves_of(before, after, one, self._giver.who, self._told_by_move)
            if move is not None:
                self._add_extra("moves", move)

    def _add_extra(self, register: str, values: dict[str, Any]) -> int:
        if register == "updates":
            values["source"] = self._giver.title
        record_id = self._giver.next_id(registers.get(register))
        self._extra.setdefault(register, []).append(Edit(register, "new", record_id, values))
        return record_id

    def _targets_from_rulings(self, by_register: dict[str, list[Edit]]) -> None:
        edits = [edit for edit in by_register.get("escalations", []) if edit.deed != "delete"]
        actions = {edit.record_id: edit for edit in by_register.get("actions", [])}
        for action, given in consequences.targets_ruled(self._connection, edits).items():
            asked = actions.get(action, Edit("actions", "edit", action, {}))
            if asked.deed == "edit":
                # What the same step says of the action goes before what follows from the decision.
                actions[action] = replace(asked, values={**given, **asked.values})
        if actions:
            by_register["actions"] = list(actions.values())

    def _progress_from_updates(self, by_register: dict[str, list[Edit]]) -> None:
        new = [edit for edit in by_register.get("updates", []) if edit.deed == "new"]
        told = {
            (edit.register, edit.record_id) for edit in by_register.get("actions", [])
            if "progress" in edit.values
        }  # fmt: skip
        actions = {edit.record_id: edit for edit in by_register.get("actions", [])}
        for action, text in consequences.latest_progress(self._connection, new).items():
            if ("actions", action) in told:
                continue
            earlier = actions.get(action, Edit("actions", "edit", action, {}))
            self._told_by_update.add(action)
            actions[action] = Edit(
                "actions", earlier.deed, action, {**earlier.values, "progress": text},
                earlier.reference, earlier.expect_version,
            )  # fmt: skip
        if actions:
            by_register["actions"] = list(actions.values())

    @staticmethod
    def _require(register: Register, reference: str, after: Mapping[str, Any]) -> None:
        lacking = [
            field.label
            for field in register.fields
            if field.required and missing(field, after[field.key])
        ]
        if lacking:
            raise Incomplete(f"{register.singular.capitalize()} {reference}", ", ".join(lacking))

    def _refuse_taken(self, register: Register, references: list[str]) -> None:
        if len(set(references)) < len(references):
            seen: set[str] = set()
            raise ReferenceTaken(next(r for r in references if r in seen or seen.add(r)))  # type: ignore[func-returns-value]
        for start in range(0, len(references), rows.CHUNK):
            part = tuple(references[start : start + rows.CHUNK])
            taken = self._connection.exec_driver_sql(
                f"SELECT reference FROM {register.table} WHERE reference IN"
                f" ({','.join('?' * len(part))})",
                part,
            ).scalar()
            if taken is not None:
                raise ReferenceTaken(taken)

    def _refuse_orphans(self, deeds: list[Deed]) -> None:
        after = {(deed.register.key, deed.id): deed.after or {} for deed in deeds}
        gone = {(d.register.key, d.id): d.reference for d in deeds if d.after is None}
        left: dict[tuple[Place, str], list[str]] = {}
        for pointer in pointing_at(self._connection, gone):
            if _points(after.get(pointer.place), pointer.key, pointer.target[1]):
                what = pointer.target, pointer.register.plural.lower()
                left.setdefault(what, []).append(pointer.reference)
        for (target, plural), names in left.items():
            shown = ", ".join(names[:3]) + (" and more" if len(names) > 3 else "")
            raise StillLinked(
                f"{gone[target]} cannot be deleted: {len(names)} of the {plural} belong to it"
                f" ({shown}). Delete or move those first."
            )

    def _set_dates(self, actions: list[Deed]) -> None:
        left = {deed.id: deed.after for deed in actions if deed.after is not None}
        asked = {one: escalating.standing(after) for one, after in left.items()}
        kept = [deed.id for deed in actions if deed.deed == "edit"]
        days = escalating.days(self._connection, asked, kept)
        for one, after in left.items():
            after["late_from"] = lateness.late_from(after["status"], after["target_on"])
            after["escalates_on"] = days.get(one)


def _points(after: Mapping[str, Any] | None, key: str, record_id: int) -> bool:
    if after is None:
        return True
    value = after.get(key)
    return value == record_id or (isinstance(value, tuple) and record_id in value)
