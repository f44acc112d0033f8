"""The commands on returns that are out or came back: list, chase, judge."""

from pathlib import Path

import pytest

from lif_desktop.cli.returns import KINDS
from tests import boards
from tests.cli.conftest import Run
from tests.reports import sent_made

KEYS = {
    "reference", "kind", "agency", "issued_on", "due_on", "state", "received_on", "days_late",
    "chased_on", "quality",
}  # fmt: skip


@pytest.fixture
def sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LIF_TODAY", "2026-11-21")
    with boards.small(tmp_path) as board:
        sent_made.two_rounds(board)
    return tmp_path / "board.lif"


def test_what_was_sent_is_listed_in_words_and_as_json(run: Run, sent: Path) -> None:
    rows = run("returns", "list", sent, "--json").json
    assert len(rows) == 7
    assert all(set(row) >= KEYS for row in rows)
    late = next(row for row in rows if row["reference"] == "RET-2026-004")
    assert {key: late[key] for key in KEYS} == {
        "reference": "RET-2026-004", "kind": "actions", "agency": "Northmoor Health NHS Trust",
        "issued_on": "2026-10-16", "due_on": "2026-11-13", "state": "out", "received_on": None,
        "days_late": 8, "chased_on": "2026-11-14",
        "quality": {"relevant": None, "timely": None, "accurate": None},
    }  # fmt: skip
    assert {row["kind"] for row in rows} <= set(KINDS)
    told = run("returns", "list", sent)
    assert told.err == "7 returns.\n"
    assert "RET-2026-004   Action updates" in told.out
    assert "Late 8 d" in told.out


def test_the_list_keeps_to_a_kind_an_agency_and_what_is_late(run: Run, sent: Path) -> None:
    def listed(*words: str) -> list[str]:
        return [row["reference"] for row in run("returns", "list", sent, *words, "--json").json]

    assert listed("--late") == ["RET-2026-004"]
    assert listed("--kind", "dataset") == ["RET-2026-007"]
    assert listed("--kind", "training-needs") == []
    assert listed("--agency", "Housing Trust") == ["RET-2026-003", "RET-2026-006"]
    wrong = run("returns", "list", sent, "--kind", "letters")
    assert (wrong.code, "training-needs" in wrong.err) == (2, True)
    assert run("returns", "list", sent, "--agency", "Nobody").code == 2


def test_agencies_are_chased_in_one_step(run: Run, sent: Path, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    ran = run("returns", "chase", sent, "-o", folder)
    assert ran.code == 0
    assert sorted(ran.out.splitlines()) == sorted(path.name for path in folder.iterdir())
    assert "2 returns of 2 agencies recorded as chased" in ran.err
    rows = run("returns", "list", sent, "--late", "--json").json
    assert (rows[0]["chased_on"], rows[0]["chased_times"]) == ("2026-11-21", 2)
    assert rows[0]["chase_next_on"] == "2026-11-27"
    again = run("returns", "chase", sent, "-o", folder, "--only", "letters")
    assert (again.out, again.err) == ("", "Nobody is to be chased today.\n")
    named = ("--agency", "Northmoor Health NHS Trust", "--only", "mails", "--json")
    (mail,) = run("returns", "chase", sent, "-o", folder, *named).json
    assert mail["agency"] == "Northmoor Health NHS Trust"
    assert mail["file"].endswith("Letter to the board member - 21 Nov 2026.eml")
    only = run("returns", "chase", sent, "-o", folder, "--only", "calendar", "--agency",
               "Northmoor Health NHS Trust")  # fmt: skip
    assert (len(only.out.splitlines()), only.err) == (2, "")
    assert run("returns", "chase", sent, "-o", folder, "--only", "faxes").code == 2


def test_a_return_is_judged_with_what_is_proposed_for_the_rest(run: Run, sent: Path) -> None:
    half = run("returns", "judge", sent, "RET-2026-005")
    assert half.code == 1
    assert half.out.startswith("Relevant: not said.")
    refused = run("returns", "judge", sent, "RET-2026-005", "--accept")
    assert (refused.code, "Say first" in refused.err) == (2, True)
    done = run("returns", "judge", sent, "RET-2026-005", "--relevant", "yes", "--accurate",
               "partly", "--why", "One row has no date.", "--accept")  # fmt: skip
    assert done.code == 0
    assert done.out.startswith("Relevant: yes.\n")
    assert "Timely: partly. It came 3 days after" in done.out
    row = next(one for one in run("returns", "list", sent, "--json").json
               if one["reference"] == "RET-2026-005")  # fmt: skip
    assert row["state"] == "accepted"
    assert row["quality"] == {"relevant": "yes", "timely": "partly", "accurate": "partly"}
    assert run("returns", "judge", sent, "RET-2026-004").code == 2
    assert run("returns", "judge", sent, "RET-2026-999").code == 2
