"""What was changed, by whom and when, chained so that a changed past shows; settings; receipts."""

from sqlalchemy import ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Base, Identity, Kept, Words


class ChangeSet(Base):
    """One step of work: a title, who, when; the step that undoing takes back.

    `digest` is SHA-256 over salt and title. Erasing a title removes it and its salt; the rest
    stands in the links of the change set's entries.
    """

    __tablename__ = "change_sets"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[Identity]
    at: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(Text)
    title: Mapped[Words]
    kind: Mapped[str] = mapped_column(Text)
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("change_sets.id"), index=True)
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    digest: Mapped[bytes] = mapped_column(LargeBinary)


class HistoryEntry(Base):
    """What one change set did to one record.

    `payload` is JSON {field: [before, after]}; `digest` is SHA-256 over salt and payload; `link`
    is SHA-256 over the previous link, the change set's heading and this entry's own. Erasing
    removes payload and salt; digest and link stay, so the chain still verifies.
    """

    __tablename__ = "history"
    __table_args__ = (
        Index(None, "register", "record_id", "id"),
        Index("ix_history_change_id", "change_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Identity]
    change_id: Mapped[int] = mapped_column(ForeignKey("change_sets.id"))
    register: Mapped[str] = mapped_column(Text)
    record_id: Mapped[int]
    deed: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    payload: Mapped[Words]
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    link: Mapped[bytes] = mapped_column(LargeBinary)


class Setting(Kept):
    """One setting of the board: the reference is its name."""

    __tablename__ = "settings"
    __table_args__ = ({"sqlite_autoincrement": True},)

    value: Mapped[Words]


class Receipt(Base):
    """What became of every row of an imported workbook."""

    __tablename__ = "receipts"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[Identity]
    change_id: Mapped[int | None] = mapped_column(ForeignKey("change_sets.id"), index=True)
    at: Mapped[str] = mapped_column(Text, index=True)
    who: Mapped[str] = mapped_column(Text)
    register: Mapped[str] = mapped_column(Text)
    agencies: Mapped[Words]
    file_name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text, index=True)
    counts: Mapped[str] = mapped_column(Text)
    rows: Mapped[bytes] = mapped_column(LargeBinary)
    details: Mapped[bytes | None] = mapped_column(LargeBinary)
    return_id: Mapped[int | None]


class Counter(Base):
    """The highest number ever given under a prefix and year, so that none is given twice."""

    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    last: Mapped[int]
