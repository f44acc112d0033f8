"""Which record a row means: by our hidden stamp, by reference, by saying the same, by likeness."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from rapidfuzz import fuzz, process

from lif_desktop.fields import Link, Memo, Text
from lif_desktop.fields.reading import fold
from lif_desktop.importing.meaning.staging import Staged, Written, is_counting
from lif_desktop.importing.records.resemblance import Resemblance, agrees, stated
from lif_desktop.registers import Register
from lif_desktop.rules import numbering
from lif_desktop.store.names import BoardNames
from lif_desktop.store.snapshot import Snapshot

How = Literal["stamp", "reference", "alike", "partly", "likely", "repeat", "gone", "none"]

_LIKE = 82  # of 100: titles this like are shown as possible, whatever else differs
_LIKE_ENOUGH = 75  # where everything else that is known agrees
_LIKE_AT_ALL = 62  # where so many other fields agree, people and dates among them
_BACKED = 3
_UNLIKE = 50  # a referenced record whose title is this unlike may be another's reference
_COMMON = 500  # records that share a word; a commoner one tells nothing
_BLOCK = 60  # records compared letter by letter
_SHOWN = 3
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that a row may mean, how like it is (of 100) and why it is thought so."""

    record_id: int
    label: str
    score: int
    why: str


@dataclass(frozen=True, slots=True)
class Match:
    """What a row was matched with: one id, or several it may mean; none for a new record.

    "partly" agree on all that the row says of what tells records apart, but it does not say all.
    """

    how: How
    ids: tuple[int, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    message: str = ""


NONE = Match("none")
# Rows whose record is plain share these; they carry no ids, since there is nothing to choose.
BY_STAMP, BY_REFERENCE = Match("stamp"), Match("reference")


class Matcher:
    """Finds the records of one register that rows mean; `keys` is what the rows say."""

    def __init__(self, register: Register, records: Snapshot, names: BoardNames) -> None:
        self._register, self._records, self._names = register, records, names
        self._by_reference = records.by_reference
        self._title = register.field(register.title)
        self._titled = records.place[self._title.key]
        # What is called by its name alone is told apart by its name alone.
        alike = (register.title,) if register.by_name else (register.title, *register.alike)
        self._alike = tuple(dict.fromkeys(alike))

    def plain(self, staged: Staged) -> list[int | None]:
        """Return the records of the rows that name theirs beyond doubt, as nearly every row does.

        With a stamp: the reference agrees with it. Without: the reference is known and the title
        is as the board has it. None for all other rows.
        """
        named = map(self._by_reference.get, staged.references)
        if staged.stamps:
            pairs = zip(named, staged.stamps, strict=True)
            return [one if one and stamp and stamp[0] == one else None for one, stamp in pairs]
        place = staged.place.get(self._title.key)
        if place is None:
            return list(named)
        kept, titled = self._records.kept, self._titled
        said = zip(named, staged.kept[place], strict=True)
        return [one if one and kept[one][titled] == title else None for one, title in said]

    def named(
        self, written: Written, keys: Sequence[str], values: Sequence[Any], *, copied: bool = False
    ) -> Match:
        """Return which record a row names; `copied` rows bear a stamp that is another row's."""
        found = self._referenced(written.reference)
        if written.record_id is not None and not copied:
            return self._stamped(written.record_id, written.reference, found)
        if found is None:
            return NONE
        said = dict(zip(keys, values, strict=True))
        return self._by_reference_unless_renumbered(found, written.reference, said)

    def by_words(self, keys: Sequence[str], values: Sequence[Any]) -> Match:
        """Return which record a row that names none means, by what it says."""
        if not self._records:
            return NONE
        return self._by_words(dict(zip(keys, values, strict=True)))

    def _stamped(self, record_id: int, reference: str, named: int | None) -> Match:
        record = self._records.get(record_id)
        if record is None:
            return Match("gone", message="The board no longer holds this record: it was deleted.")
        if named is not None and named != record_id:
            why = f"the hidden identity says {record.reference}, the reference {reference}"
            both = tuple(self._candidate(one, 100, why) for one in (record_id, named))
            return Match(
                "likely", (record_id, named), both,
                f"The row was issued as {record.reference} but bears the reference {reference}.",
            )  # fmt: skip
        if reference and reference != record.reference and not is_counting(reference):
            return Match(
                "stamp", (record_id,),
                message=f"The reference reads {reference}; {record.reference} keeps its own.",
            )  # fmt: skip
        return Match("stamp", (record_id,))

    def _referenced(self, reference: str) -> int | None:
        if not reference:
            return None
        found = self._by_reference.get(reference)
        if found is None and not is_counting(reference):
            found = self._by_folded.get(numbering.normalise(reference).casefold())
        return found

    @cached_property
    def _by_folded(self) -> Mapping[str, int]:
        return self._records.once("folded references", self._folded_references)

    def _folded_references(self) -> Mapping[str, int]:
        return {
            numbering.normalise(reference).casefold(): one
            for reference, one in self._by_reference.items()
        }

    def _by_reference_unless_renumbered(
        self, named: int, reference: str, said: Mapping[str, Any]
    ) -> Match:
        """Take the reference at its word, unless the row plainly reads as another record."""
        record = self._records[named]
        title, held = said.get(self._title.key), record.values[self._title.key]
        if title == held or not isinstance(title, str) or not isinstance(held, str):
            return Match("reference", (named,))
        how_like = fuzz.token_set_ratio(fold(title), fold(held))
        elsewhere = [one for one in self._by_title.get(_folded(title), ()) if one != named]
        if how_like >= _UNLIKE and not elsewhere:
            return Match("reference", (named,))
        others = [one for one in self._likely(said) if one.record_id != named]
        why = f"bears the reference {reference}, but reads quite differently"
        found = (self._candidate(named, round(how_like), why), *others)
        return Match(
            "likely", tuple(one.record_id for one in found), found,
            f"{reference} is another {self._register.singular} on the board. The workbook may have"
            " been numbered anew.",
        )  # fmt: skip

    def _by_words(self, said: Mapping[str, Any]) -> Match:
        title = said.get(self._title.key)
        if not stated(title):
            return NONE
        known = {key: said[key] for key in self._alike if stated(said.get(key))}
        exact = [
            one for one in self._by_title.get(_folded(title), ())
            if all(agrees(self._records[one].values[key], value) for key, value in known.items())
        ]  # fmt: skip
        full = [
            one for one in exact
            if all(key in known or self._records[one].values[key] is None for key in self._alike)
        ]  # fmt: skip
        if full:
            return Match("alike", tuple(full), self._same_words(full))
        if exact:
            return Match("partly", tuple(exact), self._same_words(exact))
        if found := self._other_name(title):
            return Match("likely", tuple(one.record_id for one in found), found)
        likely = self._likely(said)
        return Match("likely", tuple(one.record_id for one in likely), likely) if likely else NONE

    @cached_property
    def _by_title(self) -> Mapping[Any, list[int]]:
        return self._records.once("titles", self._titles)

    def _titles(self) -> Mapping[Any, list[int]]:
        found: dict[Any, list[int]] = defaultdict(list)
        for one, title in self._records.column(self._title.key):
            found[_folded(title)].append(one)
        return found

    @cached_property
    def _likeness(self) -> "Likeness":
        return self._records.once("likeness", lambda: Likeness(self._records, self._title.key))

    def _same_words(self, ids: Iterable[int]) -> tuple[Candidate, ...]:
        why = f"the same {self._title.label.lower()}"
        return tuple(self._candidate(one, 100, why) for one in list(ids)[:_SHOWN])

    def _other_name(self, title: Any) -> tuple[Candidate, ...]:
        """Return the record that goes by another name: matched, but not to be renamed unasked."""
        if not self._register.by_name or not isinstance(title, str):
            return ()
        found = self._names.resolve(self._register.key, title)
        return (self._candidate(found, 95, "also known by this name"),) if found else ()

    def _likely(self, said: Mapping[str, Any]) -> tuple[Candidate, ...]:
        title = said.get(self._title.key)
        found: list[Candidate] = []
        if not isinstance(self._title, (Text, Memo)) or not isinstance(title, str):
            found += (
                self._candidate(one, score, ", ".join(reasons))
                for one, score, reasons in self._resemblance.near(said)
            )
            return tuple(sorted(found, key=lambda one: -one.score)[:_SHOWN])
        for one, score in self._likeness.near(title):
            if candidate := self._weighed(one, score, said):
                found.append(candidate)
        return tuple(sorted(found, key=lambda one: -one.score)[:_SHOWN])

    @cached_property
    def _resemblance(self) -> Resemblance:
        return Resemblance(self._register, self._records, self._names)

    def _weighed(self, one: int, score: float, said: Mapping[str, Any]) -> Candidate | None:
        """Return a candidate with its reasons, or None if something else tells the two apart."""
        values, reasons = self._records[one].values, [f"{score:.0f} % the same words"]
        agree, backed = True, 0
        for key in self._alike:
            field = self._register.field(key)
            trait = self._resemblance.of(field, said.get(key), values[key])
            if key == self._title.key or trait is None:
                continue
            if isinstance(field, Link) and not trait.agrees:
                return None
            agree, backed = agree and trait.agrees, backed + (trait.score > 0)
            reasons.append(trait.words)
        for field in self._resemblance.beside:
            trait = self._resemblance.of(field, said.get(field.key), values[field.key])
            if trait is not None and trait.score:
                backed += 1
                reasons.append(trait.words)
        least = _LIKE_ENOUGH if agree and len(reasons) > 1 else _LIKE
        if backed >= _BACKED and agree:
            least = _LIKE_AT_ALL
        if score < least:
            return None
        return self._candidate(one, round(score), ", ".join(reasons))

    def _candidate(self, one: int, score: int, why: str) -> Candidate:
        record = self._records[one]
        return Candidate(one, f"{record.reference} {record.title}".strip(), score, why)


class Likeness:
    """Titles by their rarer words, so that only few are compared letter by letter."""

    def __init__(self, records: Snapshot, title: str) -> None:
        self._titles: dict[int, str] = {}
        self._with_word: dict[str, list[int]] = defaultdict(list)
        for one, said in records.column(title):
            if isinstance(said, str) and (folded := fold(said)):
                self._titles[one] = folded
                for word in set(folded.split()):
                    self._with_word[word].append(one)

    def near(self, title: str) -> list[tuple[int, float]]:
        """Return (id, likeness of 100) of the titles worth showing, most like first."""
        folded = fold(title)
        shared = [self._with_word[word] for word in set(folded.split()) if word in self._with_word]
        shared.sort(key=len)
        counted: Counter[int] = Counter()
        for at, ids in enumerate(shared[:5]):
            if at and len(ids) > _COMMON:
                break
            counted.update(ids[: 2 * _COMMON])
        if not counted:
            return []
        block = {one: self._titles[one] for one, _ in counted.most_common(_BLOCK)}
        found = process.extract(
            folded, block, scorer=fuzz.token_sort_ratio, limit=2 * _SHOWN,
            score_cutoff=_LIKE_AT_ALL,
        )  # fmt: skip
        # "Training in quarter 1" and "in quarter 2" are two things, however like they read.
        numbers = _NUMBERS.findall(folded)
        return [(one, score) for text, score, one in found if _NUMBERS.findall(text) == numbers]


def _folded(value: Any) -> Any:
    return fold(value) if isinstance(value, str) else value
