"""What records are called, which record a name means, and what imports leave behind."""

import hashlib

import pytest

from lif_desktop.store import receipts
from lif_desktop.store.board import Board
from lif_desktop.store.receipts import Receipt


@pytest.mark.parametrize(
    ("register", "text", "reference"),
    [
        ("agencies", "Northmoor Police", "AGY-002"),
        ("agencies", "northmoor  POLICE", "AGY-002"),
        ("agencies", "agy 2", "AGY-002"),
        ("agencies", "AGY-002 Northmoor Police", "AGY-002"),
        ("actions", "act 2026/1", "ACT-2026-001"),
        ("actions", "ACT-2026-001 Single referral form", "ACT-2026-001"),
        ("actions", "Train duty staff", "ACT-2026-003"),
        ("deaths", "CDOP-001", "CDR-2026-001"),
        ("agencies", "Nobody", None),
        ("agencies", "AGY-099", None),
        ("agencies", "", None),
    ],
)
def test_a_name_means_one_record(
    small: Board, register: str, text: str, reference: str | None
) -> None:
    found = small.find(register, text)
    assert (found.reference if found else None) == reference


def test_short_names_and_other_names_are_known(board: Board) -> None:
    with board.change("Add") as change:
        health = change.add(
            "agencies",
            {
                "name": "Northmoor Health",
                "short_name": "NH",
                "aliases": "The Trust; NHS North;",
            },
        )
        change.add("agencies", {"name": "Other Health", "aliases": "the trust"})
    for text in ("nh", "NHS NORTH"):
        assert board.names.resolve("agencies", text) == health
    assert board.names.resolve("agencies", "The Trust") is None


def test_names_follow_every_change(small: Board) -> None:
    police = small.find("agencies", "Northmoor Police")
    assert police is not None
    action = small.records("actions")[1]
    assert action.text("lead_agency") == "Northmoor Police"
    with small.change("Rename") as change:
        change.edit("agencies", police.id, {"name": "Moorland Police"})
    assert action.text("lead_agency") == "Moorland Police"
    assert small.find("agencies", "Northmoor Police") is None
    assert small.find("agencies", "Moorland Police") is not None


def test_a_meeting_is_called_by_its_group_and_day(small: Board) -> None:
    meeting = small.records("meetings")[0]
    group = small.record("groups", meeting.values["group"])
    assert meeting.title == f"{group.title}, 3 Sep 2026"
    assert meeting.label == f"MTG-2026-001 {group.title}, 3 Sep 2026"
    with small.change("Rename") as change:
        change.edit("groups", group.id, {"name": "Quality panel"})
    assert meeting.label == "MTG-2026-001 Quality panel, 3 Sep 2026"


def test_long_titles_are_cut_and_missing_records_numbered(board: Board) -> None:
    with board.change("Add") as change:
        one = change.add("actions", {"activity": "word " * 40})
    label = board.names.label("actions", one)
    assert label.startswith("ACT-2026-001 word word")
    assert label.endswith("…")
    assert len(label) < 100
    for _ in range(2):
        assert board.names.label("actions", 99) == "actions 99"
    assert board.labels("actions") == {one: label}


def test_a_label_of_something_restored_is_found_again(board: Board) -> None:
    with board.change("Add") as change:
        one = change.add("agencies", {"name": "Health"})
    with board.change("Delete") as change:
        change.delete("agencies", one)
    assert board.names.label("agencies", one) == "agencies 1"
    board.undo()
    assert board.names.label("agencies", one) == "Health"


def test_a_page_of_links_costs_one_look_up(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    with board.change("Add") as change:
        ids = [change.add("agencies", {"name": f"Agency {n}"}) for n in range(700)]
        for one in ids:
            change.add("actions", {"activity": "x", "lead_agency": one})
    loads: list[object] = []
    load = board.names._load
    monkeypatch.setattr(
        board.names, "_load", lambda register, ids: (loads.append(ids), load(register, ids))[1]
    )
    texts = {one.text("lead_agency") for one in board.records("actions")}
    assert len(texts) == 700
    assert len(loads) == 2


def test_priming_asks_for_what_is_not_known(small: Board) -> None:
    small.names.prime("agencies", [1, 2])
    small.names.prime("agencies", [1, 2])
    small.names.prime("agencies", [])
    small.names.prime("agencies", None)
    assert set(small.labels("agencies").values()) == {
        "Northmoor Health NHS Trust", "Northmoor Police", "Housing Trust",
    }  # fmt: skip


SHA256 = hashlib.sha256(b"x").hexdigest()


def _receipt(**said: object) -> Receipt:
    rows = [{"sheet": "Actions", "row": 12, "outcome": "new", "reference": "ACT-2026-001"}]
    return Receipt(
        "return\udce9.xlsx",
        hashlib.sha256(b"x").hexdigest(),
        "actions",
        {"new": 1},
        rows,
        (1, 2),
        **said,
    )  # type: ignore[arg-type]


def test_a_receipt_is_kept_with_its_change_set(board: Board) -> None:
    with board.change("Import return.xlsx", kind="import") as change:
        change.add("actions", {"activity": "x"})
        change.keep(_receipt())
    (kept,) = board.receipts()
    assert (kept.change, kept.who, kept.agencies) == (change.id, "J. Hale", (1, 2))
    assert (kept.file_name, dict(kept.counts), kept.rows) == ("return.xlsx", {"new": 1}, ())
    assert kept.at is not None
    assert kept.id is not None
    with board.reading() as connection:
        whole = receipts.one(connection, kept.id)
        assert receipts.one(connection, 99) is None
    assert whole is not None
    assert list(whole.rows) == list(_receipt().rows)


def test_a_receipt_of_an_import_that_changed_nothing_is_kept_too(board: Board) -> None:
    with board.change("Import", kind="import") as change:
        change.keep(_receipt())
    (kept,) = board.receipts()
    assert (change.id, kept.change) == (None, None)
    assert len(board.history()) == 1
