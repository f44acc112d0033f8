"""Bringing a board file to this version's schema, in one transaction or not at all."""

from pathlib import Path

from sqlalchemy import Connection, Engine

from lif_desktop.store.faults import BoardNewer, NotABoard

_FOLDER = Path(__file__).resolve().parent / "migrations"
# The names of the files say it (v0001_first.py), so that opening a board need not run them.
HEAD = max(file.name[1:5] for file in (_FOLDER / "versions").glob("v[0-9]*_*.py"))


def revision(connection: Connection) -> str | None:
    """Return the schema's revision, or None where there is no board in the database."""
    found = connection.exec_driver_sql(
        "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    ).scalar()
    if not found:
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def behind(engine: Engine, path: Path) -> bool:
    """Say whether the schema is older than this version's.

    Raises:
        NotABoard: if the database holds something else.
        BoardNewer: if its revision is not known here.
    """
    with engine.connect() as connection:
        now = revision(connection)
    if now is None:
        raise NotABoard(path)
    if now > HEAD:
        raise BoardNewer(path)
    return now != HEAD


def upgrade(engine: Engine, path: Path, to: str | None = None) -> None:
    """Bring the schema to revision `to` (None: this version's; "base": none), in one transaction.

    Raises:
        BoardNewer: if its own revision is not known here.
    """
    with engine.connect() as connection:
        now = revision(connection)
    if now != (to or HEAD):
        _run(engine, path, now, to or HEAD)


def _run(engine: Engine, path: Path, now: str | None, to: str) -> None:
    # Alembic takes a tenth of a second to import, and a board that is up to date needs none of it.
    from alembic.config import Config  # noqa: PLC0415
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    if now is not None and now not in known:
        raise BoardNewer(path)
    forward = to != "base" and (now is None or now < to)

    def steps(current: object, _context: object) -> list[object]:
        if forward:
            return list(scripts._upgrade_revs(to, current))  # type: ignore[arg-type]  # noqa: SLF001 - what Alembic's own commands call
        return list(scripts._downgrade_revs(to, current))  # type: ignore[arg-type]  # noqa: SLF001

    with (
        engine.connect().execution_options(lif_writer=True) as connection,
        connection.begin(),
        EnvironmentContext(config, scripts, fn=steps) as environment,
    ):
        # Foreign keys are held back to the end: a rebuilt table is briefly missing.
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        environment.configure(connection=connection, transactional_ddl=False)
        environment.run_migrations()
