"""Standards returns: section 11 and 175/157, one line an agency, standard and cycle."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Kept, Title, Words, covering, linked

_SUBMISSIONS_FILTERS = (
    "audit_id",
    "agency_id",
    "state",
    "due_on",
    "received_on",
    "below_standard",
    "plan_id",
)
_STANDARDS_FILTERS = (
    "submission_id",
    "audit_id",
    "agency_id",
    "standard",
    "scale",
    "own_score",
    "moderated_score",
    "deadline_on",
    "changed",
    "themed",
)


class Submission(Kept):
    """One agency's return in one cycle, or its declaration in place of one."""

    __tablename__ = "submissions"
    __table_args__ = (
        *covering(
            "reference", "audit_id", "agency_id", "state", "due_on", filters=_SUBMISSIONS_FILTERS
        ),
        {"sqlite_autoincrement": True},
    )

    audit_id: Mapped[int | None] = mapped_column(linked("audits"))
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    state: Mapped[Words]
    asked_on: Mapped[date | None]
    due_on: Mapped[date | None]
    chased_on: Mapped[date | None]
    received_on: Mapped[date | None]
    signed_by: Mapped[Words]
    declared_on: Mapped[date | None]
    declaration: Mapped[Words]
    shared_with: Mapped[Words]
    panel_on: Mapped[date | None]
    panel_feedback: Mapped[Words]
    lessons: Mapped[Words]
    below_standard: Mapped[bool | None]
    suggested: Mapped[Words]
    plan_id: Mapped[int | None] = mapped_column(linked("plans"))
    progress_on_last: Mapped[Words]
    staff_survey: Mapped[Words]
    notes: Mapped[Words]


class Standard(Kept):
    """One agency's answer to one standard in one cycle."""

    __tablename__ = "standards"
    __table_args__ = (
        *covering("reference", "agency_id", "standard", "deadline_on", filters=_STANDARDS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    submission_id: Mapped[int | None] = mapped_column(linked("submissions"))
    audit_id: Mapped[int | None] = mapped_column(linked("audits"))
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    standard: Mapped[Title]
    scale: Mapped[Words]
    own_score: Mapped[Words]
    moderated_score: Mapped[Words]
    evidence: Mapped[Words]
    gap: Mapped[Words]
    deadline_on: Mapped[date | None]
    feedback: Mapped[Words]
    changed: Mapped[Words]
    changes: Mapped[Words]
    themed: Mapped[bool | None]
    previous_id: Mapped[int | None] = mapped_column(linked("standards"), index=True)
    notes: Mapped[Words]
