"""The parts of a child death record: information asked for, contributory factors."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Kept, Title, Words, covering, linked

_INFORMATION_FILTERS = ("death_id", "agency_id", "due_on", "received_on")
_FACTORS_FILTERS = ("death_id", "domain", "factor", "relevance", "scale", "modifiable")


class Information(Kept):
    """What one agency was asked about one death."""

    __tablename__ = "information_requests"
    __table_args__ = (
        *covering("reference", "agency_id", "due_on", filters=_INFORMATION_FILTERS),
        {"sqlite_autoincrement": True},
    )

    death_id: Mapped[int | None] = mapped_column(linked("deaths"))
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    form: Mapped[Words]
    asked_on: Mapped[date | None]
    due_on: Mapped[date | None]
    chased_on: Mapped[date | None]
    received_on: Mapped[date | None]
    nothing_held: Mapped[bool | None]
    notes: Mapped[Words]


class Factor(Kept):
    """One factor that contributed to a death, as the panel rated it."""

    __tablename__ = "factors"
    __table_args__ = (
        *covering("reference", "domain", "factor", filters=_FACTORS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    death_id: Mapped[int | None] = mapped_column(linked("deaths"))
    domain: Mapped[Words]
    factor: Mapped[Title]
    relevance: Mapped[Words]
    scale: Mapped[Words]
    modifiable: Mapped[Words]
    notes: Mapped[Words]
