"""The parts of a case review: children, criteria, notifications, management reports."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Kept, Title, Words, covering, linked

_SUBJECTS_FILTERS = ("review_id", "part", "age_band", "harm", "death_id")
_CRITERIA_FILTERS = ("review_id", "met", "always")
_NOTIFICATIONS_FILTERS = ("review_id", "due_on", "sent_on")
_PROCEEDINGS_FILTERS = ("review_id", "kind", "state", "ends_on")
_MANAGEMENT_REPORTS_FILTERS = ("review_id", "agency_id", "kind", "due_on", "received_on", "quality")


class Subject(Kept):
    """One child whom a review concerns."""

    __tablename__ = "subjects"
    __table_args__ = (
        *covering("reference", "pseudonym", filters=_SUBJECTS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    review_id: Mapped[int | None] = mapped_column(linked("reviews"))
    pseudonym: Mapped[Title]
    part: Mapped[Words]
    age_band: Mapped[Words]
    harm: Mapped[Words]
    legal_status: Mapped[Words]
    death_id: Mapped[int | None] = mapped_column(linked("deaths"))
    notes: Mapped[Words]


class Criterion(Kept):
    """One criterion of the guidance and whether a case meets it."""

    __tablename__ = "criteria"
    __table_args__ = (
        *covering("reference", "criterion", filters=_CRITERIA_FILTERS),
        {"sqlite_autoincrement": True},
    )

    review_id: Mapped[int | None] = mapped_column(linked("reviews"))
    criterion: Mapped[Title]
    edition: Mapped[Words]
    paragraph: Mapped[Words]
    met: Mapped[Words]
    why: Mapped[Words]
    always: Mapped[bool | None]
    notes: Mapped[Words]


class Notification(Kept):
    """That a body was told of something."""

    __tablename__ = "notifications"
    __table_args__ = (
        *covering("reference", "body", "sent_on", filters=_NOTIFICATIONS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    review_id: Mapped[int | None] = mapped_column(linked("reviews"))
    body: Mapped[Title]
    about: Mapped[Words]
    due_on: Mapped[date | None]
    sent_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    answer: Mapped[Words]
    notes: Mapped[Words]


class Proceeding(Kept):
    """A proceeding that runs beside a review."""

    __tablename__ = "proceedings"
    __table_args__ = (
        *covering("reference", "kind", "ends_on", filters=_PROCEEDINGS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    review_id: Mapped[int | None] = mapped_column(linked("reviews"))
    kind: Mapped[Words]
    body: Mapped[Words]
    state: Mapped[Words]
    started_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    effect: Mapped[Words]
    notes: Mapped[Words]


class ManagementReport(Kept):
    """A report asked of one agency for one review."""

    __tablename__ = "management_reports"
    __table_args__ = (
        *covering("reference", "agency_id", "due_on", filters=_MANAGEMENT_REPORTS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    review_id: Mapped[int | None] = mapped_column(linked("reviews"))
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    kind: Mapped[Words]
    author: Mapped[Words]
    independent: Mapped[bool | None]
    asked_on: Mapped[date | None]
    due_on: Mapped[date | None]
    chased_on: Mapped[date | None]
    received_on: Mapped[date | None]
    quality: Mapped[Words]
    quality_note: Mapped[Words]
    good_practice: Mapped[Words]
    lessons: Mapped[Words]
    notes: Mapped[Words]
