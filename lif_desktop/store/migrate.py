"""Bringing a board file to this version's schema, in one transaction or not at all."""

from pathlib import Path

from sqlalchemy import Connection, Engine

from lif_desktop.store.faults import BoardNewer, NotABoard
from lif_desktop.store.vault import writer

HEAD = "0001"
_FOLDER = Path(__file__).resolve().parent / "migrations"


def revision(connection: Connection) -> str | None:
    """Return the schema's revision, or None where there is no board in the database."""
    found = connection.exec_driver_sql(
        "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    ).scalar()
    if not found:
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def upgrade(engine: Engine, path: Path, to: str = HEAD) -> bool:
    """Bring the schema to revision `to`; return whether anything was done.

    Raises:
        NotABoard: if the database holds other tables but no board.
        BoardNewer: if its revision is not known here.
    """
    with engine.connect() as connection:
        now = revision(connection)
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    if now == to:
        return False
    if now is None and tables:
        raise NotABoard(path)
    _run(engine, path, now, to)
    return True


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
    forward = now is None or now < to

    def steps(current: object, _context: object) -> list[object]:
        if forward:
            return list(scripts._upgrade_revs(to, current))  # type: ignore[arg-type]  # noqa: SLF001 - what Alembic's own commands call
        return list(scripts._downgrade_revs(to, current))  # type: ignore[arg-type]  # noqa: SLF001

    with (
        writer(engine) as connection,
        connection.begin(),
        EnvironmentContext(config, scripts, fn=steps) as environment,
    ):
        # Foreign keys are held back to the end: a rebuilt table is briefly missing.
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        environment.configure(connection=connection, transactional_ddl=False)
        environment.run_migrations()
