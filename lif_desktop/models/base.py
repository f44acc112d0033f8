"""What every table shares: named constraints, identity, reference, version, covering indexes."""

from typing import Annotated

from sqlalchemy import ForeignKey, Index, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Identity = Annotated[int, mapped_column(primary_key=True)]
Words = Annotated[str | None, mapped_column(Text)]
# Names are listed as people look for them: capitals make no difference.
Title = Annotated[str | None, mapped_column(Text(collation="NOCASE"))]


class Base(DeclarativeBase):
    """The metadata; every constraint has a name, or a batch migration would drop it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Kept(Base):
    """A record of a register: an id that is never reused, a reference, a version."""

    __abstract__ = True

    id: Mapped[Identity]
    reference: Mapped[str] = mapped_column(Text, unique=True)
    version: Mapped[int] = mapped_column(default=1)


def linked(table: str) -> ForeignKey:
    """Return a foreign key to a register's table; what is linked to cannot be deleted."""
    return ForeignKey(f"{table}.id", ondelete="RESTRICT")


def covering(*sorts: str, filters: tuple[str, ...]) -> tuple[Index, ...]:
    """Return an index a sort column, wide enough for every filter, and one for each other filter.

    A page is found by walking the one where a filter lets many records through and the other
    where it lets few, so that it costs the same at 1,000 and at 100,000 records.
    """
    wide = [Index(None, sort, "id", *(f for f in filters if f != sort)) for sort in sorts]
    return (*wide, *(Index(None, one) for one in filters if one not in sorts))
