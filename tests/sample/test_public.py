"""What the public may read of the sample board: no name, no pseudonym, in any report."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from lif_desktop import registers
from lif_desktop.fields import Memo, Text
from lif_desktop.reports import catalogue, masking
from lif_desktop.reports.catalogue import Entry
from lif_desktop.reports.shape import Asked, as_json
from lif_desktop.store.board import Board

TODAY = date(2026, 11, 21)
CASES = (("reviews", "title"), ("subjects", "pseudonym"), ("tracked", "pseudonym"),
         ("deaths", "external_number"))  # fmt: skip


def _strings(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for one in part.values():
            yield from _strings(one)
    elif isinstance(part, list):
        for one in part:
            yield from _strings(one)


def _kept(board: Board) -> dict[str, str]:
    """Return {what identifies: where it is kept}."""
    places = [
        (register.key, field.key)
        for register in registers.shown()
        for field in register.fields
        if field.personal and isinstance(field, (Text, Memo)) and field.key != "chair"
    ]
    return {
        str(value): f"{key}.{field}"
        for key, field in (*places, *CASES)
        for record in board.records(key)
        if len(value := record.values[field] or "") >= 3
        if (key, field) in CASES or " " in value
    }


@pytest.mark.parametrize("entry", catalogue.REPORTS, ids=lambda one: one.name)
def test_a_report_for_the_public_names_nobody(read_only: Board, entry: Entry) -> None:
    drawn = entry.draw(read_only, TODAY, Asked(audience="public"))
    text = "\n".join(_strings(as_json(drawn)))
    kept = _kept(read_only)
    assert len(kept) > 100
    assert [
        (value, place) for value, place in kept.items()
        if re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text)
    ] == []  # fmt: skip


def test_what_somebody_wrote_of_a_case_is_left_out_and_said(read_only: Board) -> None:
    entry = catalogue.get("training")
    asked = Asked(audience="public")
    whole = entry.draw(read_only, TODAY, Asked())
    assert any("Fern" in text for text in _strings(as_json(whole)))
    public = entry.draw(read_only, TODAY, asked)
    assert masking.SAID in public.left_out
    assert any(masking.GONE in text for text in _strings(as_json(public)))
