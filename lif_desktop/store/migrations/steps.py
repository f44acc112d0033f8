"""What a step of the schema is made of; steps already shipped rest on it, so it never changes.

A step says what it adds by kind, in plain names, and imports no model:

    kept("risks", Columns(titles="title", links="agency_id>agencies"), filters="agency_id")
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from alembic import op

_KINDS = {
    "words": sa.Text,
    "counts": sa.Integer,
    "numbers": sa.Double,
    "flags": sa.Boolean,
    "days": sa.Date,
}


@dataclass(frozen=True)
class Columns:
    """The columns that a step adds to a table, by kind, each kind as names with spaces between.

    `titles` sort without regard to capitals; a link is `column>table`.
    """

    titles: str = ""
    words: str = ""
    counts: str = ""
    numbers: str = ""
    flags: str = ""
    days: str = ""
    links: str = ""

    def plain(self) -> Iterator[tuple[str, "sa.types.TypeEngine[Any]"]]:
        """Yield each column that links to nothing, with its type."""
        for name in self.titles.split():
            yield name, sa.Text(collation="NOCASE")
        for kind, made in _KINDS.items():
            for name in getattr(self, kind).split():
                yield name, made()

    def linked(self) -> Iterator[tuple[str, str]]:
        """Yield each link's column and the table it links to."""
        for link in self.links.split():
            column, _, table = link.partition(">")
            yield column, table


def kept(table: str, columns: Columns, sorts: str = "", filters: str = "") -> None:
    """Make the table of a register: identity, columns, covering indexes, search index.

    An index leads with each sort and holds every filter; filters and links by which nothing
    sorts have one of their own.
    """
    links = list(columns.linked())
    op.create_table(
        table,
        *(sa.Column(name, kind, nullable=True) for name, kind in columns.plain()),
        *(sa.Column(name, sa.Integer(), nullable=True) for name, _ in links),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(_foreign(table, name, to) for name, to in links),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("reference", name=op.f(f"uq_{table}_reference")),
        sqlite_autoincrement=True,
    )
    wide, narrow = ["reference", *sorts.split()], filters.split()
    for sort in wide:
        _index(table, sort, "id", *(one for one in narrow if one != sort))
    for one in dict.fromkeys([*narrow, *(name for name, _ in links)]):
        if one not in wide:
            _index(table, one)
    op.execute(
        f"CREATE VIRTUAL TABLE search_{table} USING fts5(body, content='', contentless_delete=1,"
        " detail=none, tokenize='unicode61 remove_diacritics 2')"
    )


def joined(table: str, owner: str, owners: str, other: str, others: str) -> None:
    """Make the table that ties two registers together."""
    op.create_table(
        table,
        sa.Column(owner, sa.Integer(), nullable=False),
        sa.Column(other, sa.Integer(), nullable=False),
        _foreign(table, owner, owners),
        _foreign(table, other, others),
        sa.PrimaryKeyConstraint(owner, other, name=op.f(f"pk_{table}")),
    )
    _index(table, other)


def added(table: str, columns: Columns) -> None:
    """Add columns to a table without copying it; links are indexed."""
    for name, kind in columns.plain():
        op.add_column(table, sa.Column(name, kind, nullable=True))
    for name, to in columns.linked():
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {name} INTEGER CONSTRAINT fk_{table}_{name}"
            f" REFERENCES {to} (id) ON DELETE RESTRICT"
        )
        _index(table, name)


def removed(table: str, columns: Columns) -> None:
    """Take back what `added` added; a column that links cannot be dropped without a copy."""
    links = [name for name, _ in columns.linked()]
    for name in links:
        op.drop_index(op.f(f"ix_{table}_{name}"), table_name=table)
    with op.batch_alter_table(table, recreate="always" if links else "auto") as batch:
        for name in (*links, *(name for name, _ in columns.plain())):
            batch.drop_column(name)


def dropped(*tables: str) -> None:
    """Take back what `kept` made, search index and all."""
    for table in tables:
        op.execute(f"DROP TABLE search_{table}")
        op.drop_table(table)


def _foreign(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="RESTRICT"
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{columns[0]}"), table, list(columns), unique=False)
