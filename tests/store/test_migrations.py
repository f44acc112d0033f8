"""The schema: what the models say, there and back without a trace, wholly or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from lif_desktop import registers
from lif_desktop.models.base import Base
from lif_desktop.store import backups, migrate, vault
from lif_desktop.store.board import Board
from lif_desktop.store.faults import BoardNewer, StillLinked
from lif_desktop.store.opening import open_board
from tests import boards
from tests.store import processes

SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
LAST, NEXT_NUMBER = migrate.HEAD, f"{int(migrate.HEAD) + 1:04}"
NEXT = '''"""A note on every update."""

import sqlalchemy as sa
from alembic import op

revision = "NEXT"
down_revision = "LAST"


def upgrade() -> None:
    op.add_column("updates", sa.Column("note", sa.Text(), nullable=True))
    op.create_index("ix_updates_note", "updates", ["note"])
    {then}


def downgrade() -> None:
    op.drop_index("ix_updates_note", "updates")
    op.drop_column("updates", "note")
'''.replace("NEXT", NEXT_NUMBER).replace("LAST", LAST)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    path = tmp_path / "bare.lif"
    made = vault.open_engine(path, vault.new_key(boards.PASSPHRASE), new=True)
    yield made
    made.dispose()


def _schema(engine: Engine) -> set[tuple[str, ...]]:
    with engine.connect() as connection:
        return {tuple(row) for row in connection.exec_driver_sql(SCHEMA)}


def test_the_head_schema_equals_the_models(board: Board) -> None:
    searched = {f"search_{register.table}" for register in registers.holding()}
    with board.reading() as connection:
        found = compare_metadata(MigrationContext.configure(connection), Base.metadata)
        indexes = {
            row[0] for row in connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")
        }  # fmt: skip
    # A link added to a table that was there stands beside its column, where reflection sees neither
    # its name nor what it restricts; the next test asks the database itself.
    others = [one for one in found if one[0] not in {"add_fk", "remove_fk"}]
    assert [one for one in others if not str(one[-1]).startswith("search_")] == []
    assert indexes == searched


def test_every_link_restricts_what_it_links_to(board: Board) -> None:
    with board.reading() as connection:
        kept = {
            (table, row[3], row[2], row[4], row[6])
            for table in Base.metadata.tables
            for row in connection.exec_driver_sql(f"PRAGMA foreign_key_list({table})")
        }
    wanted = {
        (table.name, key.parent.name, key.column.table.name, "id", key.ondelete or "NO ACTION")
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
    }
    assert kept == wanted


def test_up_down_up_leaves_no_trace(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "bare.lif"
    migrate.upgrade(engine, path)
    first = _schema(engine)
    assert max(path.name[1:5] for path in migrate._FOLDER.glob("versions/v*.py")) == migrate.HEAD
    migrate.upgrade(engine, path, to="base")
    left = {row for row in _schema(engine) if row[1] != "alembic_version"}
    assert left == set()
    migrate.upgrade(engine, path)
    assert _schema(engine) == first


def test_every_table_and_constraint_has_a_name() -> None:
    for table in Base.metadata.tables.values():
        for constraint in table.constraints:
            assert constraint.name, table.name


def test_references_and_ids_are_never_reused_by_the_database(board: Board) -> None:
    with board.reading() as connection:
        for register in registers.holding():
            (made,) = connection.exec_driver_sql(
                "SELECT sql FROM sqlite_master WHERE name = ?", (register.table,)
            ).one()
            assert "AUTOINCREMENT" in made
            assert "uq_" in made


def test_an_unknown_older_schema_is_not_guessed_at(tmp_path: Path) -> None:
    path = boards.place(tmp_path)
    engine = vault.open_engine(path, vault.key_of(path, boards.PASSPHRASE))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    engine.dispose()
    with pytest.raises(BoardNewer):
        open_board(path, boards.PASSPHRASE, who=boards.WHO)


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a second migration behind the first, in a copy of the folder."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for path in (*migrate._FOLDER.glob("*.mako"), *migrate._FOLDER.glob("versions/v*.py")):
        (folder / path.relative_to(migrate._FOLDER)).write_text(path.read_text())
    monkeypatch.setattr(migrate, "_FOLDER", folder)
    monkeypatch.setattr(migrate, "HEAD", NEXT_NUMBER)
    return folder / "versions" / f"v{NEXT_NUMBER}_note.py"


def test_an_old_board_is_backed_up_and_brought_up_to_date(
    tmp_path: Path, next_version: Path
) -> None:
    next_version.write_text(NEXT.format(then="pass"))
    path = boards.place(tmp_path)
    with open_board(path, boards.PASSPHRASE, who=boards.WHO) as board:
        with board.reading() as connection:
            assert migrate.revision(connection) == NEXT_NUMBER
            connection.exec_driver_sql("SELECT note FROM updates")
        assert board.check().whole
    before = backups.newest(path)
    assert before is not None
    engine = vault.open_engine(before.path, vault.key_of(before.path, boards.PASSPHRASE))
    with engine.connect() as connection:
        assert migrate.revision(connection) == LAST
    engine.dispose()
    with open_board(path, boards.PASSPHRASE, who=boards.WHO):
        assert backups.backups_of(path) == [before]


FIRST = (
    "INSERT INTO agencies (id, reference, version, name) VALUES (1, 'AGY-001', 1, 'Housing Trust')",
    "INSERT INTO plans (id, reference, version, title) VALUES (1, 'PLN-2026-001', 1, 'Neglect')",
    (
        "INSERT INTO actions (id, reference, version, activity, plan_id, lead_agency_id, status)"
        " VALUES (1, 'ACT-2026-001', 3, 'One referral form', 1, 1, 'in_hand')"
    ),
)


def test_a_board_of_the_first_version_keeps_its_records_and_takes_new_ones(tmp_path: Path) -> None:
    path = tmp_path / "first.lif"
    engine = vault.open_engine(path, vault.new_key(boards.PASSPHRASE), new=True)
    migrate.upgrade(engine, path, to="0001")
    with engine.begin() as connection:
        for statement in FIRST:
            connection.exec_driver_sql(statement)
    engine.dispose()
    with open_board(path, boards.PASSPHRASE, who=boards.WHO) as board:
        (action,) = board.records("actions")
        assert (action.reference, action.version, action.title) == (
            "ACT-2026-001", 3, "One referral form",
        )  # fmt: skip
        with board.change("Tie it to a priority") as change:
            priority = change.add("priorities", {"title": "Neglect"})
            change.edit("actions", action.id, {"priority": priority})
        assert board.record("actions", action.id).text("priority").endswith("Neglect")
        with pytest.raises(StillLinked), board.change("Delete it") as change:
            change.delete("priorities", priority)
        # They were put there past the history, and that is told; nothing else is wrong.
        assert [said.partition(" (")[0] for said in board.check().problems] == [
            "ACT-2026-001", "PLN-2026-001", "AGY-001",
        ]  # fmt: skip


def test_a_migration_that_fails_leaves_the_old_schema(tmp_path: Path, next_version: Path) -> None:
    next_version.write_text(NEXT.format(then="raise ZeroDivisionError"))
    path = boards.place(tmp_path)
    with pytest.raises(ZeroDivisionError):
        open_board(path, boards.PASSPHRASE, who=boards.WHO)
    _is_at_first(path)


KILLED = f"""
import os, signal
from lif_desktop.store import migrate
migrate._FOLDER, migrate.HEAD = Path(sys.argv[2]), "{NEXT_NUMBER}"
open_board(Path(sys.argv[1]), PASSPHRASE, who="K. Lund")
"""


def test_a_killed_migration_leaves_the_old_schema(tmp_path: Path, next_version: Path) -> None:
    next_version.write_text(
        NEXT.format(then="import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    )
    path = boards.place(tmp_path)
    with processes.start(KILLED, path, next_version.parents[1]) as child:
        child.communicate(timeout=60)
    assert child.returncode != 0
    _is_at_first(path)


def _is_at_first(path: Path) -> None:
    engine = vault.open_engine(path, vault.key_of(path, boards.PASSPHRASE))
    with engine.connect() as connection:
        assert migrate.revision(connection) == LAST
        columns = [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(updates)")]
    engine.dispose()
    assert "done" in columns
    assert "note" not in columns
