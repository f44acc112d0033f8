"""The audit record (Bedford, 4.2: kept centrally by the business manager)."""

from datetime import date

from sqlalchemy import Column, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lif_desktop.models.agencies import Agency
from lif_desktop.models.base import Base, Kept, Title, Words, covering, linked

_FILTERS = ("kind", "state", "group_id", "improved", "finished_on", "revisit_on", "revisited_on")

audit_agencies = Table(
    "audit_agencies",
    Base.metadata,
    Column("audit_id", linked("audits"), primary_key=True),
    Column("agency_id", linked("agencies"), primary_key=True, index=True),
)


class Audit(Kept):
    """One audit, from the forward plan to the re-look."""

    __tablename__ = "audits"
    __table_args__ = (
        *covering(
            "reference", "title", "kind", "state", "finished_on", "revisit_on", filters=_FILTERS
        ),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    kind: Mapped[Words]
    theme: Mapped[Words]
    state: Mapped[Words]
    group_id: Mapped[int | None] = mapped_column(linked("groups"))
    lead: Mapped[Words]
    agencies: Mapped[list[Agency]] = relationship(secondary=audit_agencies, viewonly=True)
    started_on: Mapped[date | None]
    finished_on: Mapped[date | None]
    method: Mapped[Words]
    sample: Mapped[Words]
    cases: Mapped[int | None]
    voice_of_child: Mapped[Words]
    strengths: Mapped[Words]
    development: Mapped[Words]
    own_grade: Mapped[Words]
    moderated_grade: Mapped[Words]
    shared_with: Mapped[Words]
    evidence_of_change: Mapped[Words]
    revisit_on: Mapped[date | None]
    revisited_on: Mapped[date | None]
    improved: Mapped[Words]
    planned_on: Mapped[date | None]
    priority_id: Mapped[int | None] = mapped_column(linked("priorities"), index=True)
    previous_id: Mapped[int | None] = mapped_column(linked("audits"), index=True)
    cycle: Mapped[Words]
    due_on: Mapped[date | None]
    scale: Mapped[Words]
    themed_section: Mapped[Words]
    shared_with_boards: Mapped[Words]
    practitioners: Mapped[Words]
    parents: Mapped[Words]
    children: Mapped[Words]
    voice: Mapped[Words]
    voice_seen: Mapped[Words]
    voice_wishes: Mapped[Words]
    voice_influence: Mapped[Words]
    voice_told: Mapped[Words]
    voice_why_not: Mapped[Words]
    found_then: Mapped[Words]
    found_now: Mapped[Words]
    notes: Mapped[Words]
