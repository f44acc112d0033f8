"""Evidence: a file kept in the board, or a link, with a date of its own."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Kept, Title, Words, covering, linked

_EVIDENCE_FILTERS = (
    "kind",
    "agency_id",
    "action_id",
    "audit_id",
    "review_id",
    "learning_id",
    "submission_id",
    "assurance_id",
    "expected_id",
    "requirement_id",
    "training_id",
    "participation_id",
)


class Evidence(Kept):
    """A file inside the board, or a link, that shows something."""

    __tablename__ = "evidence"
    __table_args__ = (
        *covering("reference", "title", "kind", "dated_on", filters=_EVIDENCE_FILTERS),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    kind: Mapped[Words]
    dated_on: Mapped[date | None]
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    says: Mapped[Words]
    link: Mapped[Words]
    file_name: Mapped[Words]
    file_size: Mapped[int | None]
    file_hash: Mapped[Words]
    action_id: Mapped[int | None] = mapped_column(linked("actions"))
    audit_id: Mapped[int | None] = mapped_column(linked("audits"))
    review_id: Mapped[int | None] = mapped_column(linked("reviews"))
    learning_id: Mapped[int | None] = mapped_column(linked("lessons"))
    submission_id: Mapped[int | None] = mapped_column(linked("submissions"))
    assurance_id: Mapped[int | None] = mapped_column(linked("assurances"))
    expected_id: Mapped[int | None] = mapped_column(linked("expected_items"))
    requirement_id: Mapped[int | None] = mapped_column(linked("requirements"))
    training_id: Mapped[int | None] = mapped_column(linked("training"))
    participation_id: Mapped[int | None] = mapped_column(linked("participation"))
    notes: Mapped[Words]
