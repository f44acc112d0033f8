"""The returns sent out to agencies, and what was learnt of how they write."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Kept, Title, Words, covering, linked

_RETURNS_FILTERS = ("kind", "agency_id", "state", "due_on", "issued_on", "audit_id")
_READINGS_FILTERS = ("kind", "register", "agency_id", "form")


class Return(Kept):
    """One workbook sent to one agency to be filled in, and what came of it.

    `token` is the identity inside the workbook; `sent` says as JSON which records it was issued
    with, each at which version; `file_hash` names the very file, kept inside the board.
    """

    __tablename__ = "returns"
    __table_args__ = (
        *covering(
            "reference", "title", "agency_id", "due_on", "issued_on", filters=_RETURNS_FILTERS
        ),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    kind: Mapped[Words]
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    audit_id: Mapped[int | None] = mapped_column(linked("audits"))
    period_from: Mapped[date | None]
    period_until: Mapped[date | None]
    recipient: Mapped[Words]
    issued_on: Mapped[date | None]
    due_on: Mapped[date | None]
    chased_on: Mapped[date | None]
    chased_times: Mapped[int | None]
    state: Mapped[Words]
    received_on: Mapped[date | None]
    relevant: Mapped[Words]
    timely: Mapped[Words]
    accurate: Mapped[Words]
    quality: Mapped[Words]
    replaces_id: Mapped[int | None] = mapped_column(linked("returns"), index=True)
    file_name: Mapped[Words]
    file_hash: Mapped[Words]
    token: Mapped[Words]
    sent: Mapped[Words]
    notes: Mapped[Words]


class Reading(Kept):
    """One thing learnt about how an agency writes: what a heading, a word or a row means here.

    `form` is the fingerprint of the form's headings; `mark` tells one row from another.
    """

    __tablename__ = "readings"
    __table_args__ = (
        *covering("reference", "written", "register", filters=_READINGS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    written: Mapped[Title]
    kind: Mapped[Words]
    register: Mapped[Words]
    field: Mapped[Words]
    means: Mapped[Words]
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    form: Mapped[Words]
    form_title: Mapped[Words]
    mark: Mapped[Words]
    learnt_on: Mapped[date | None]
    learnt_from: Mapped[Words]
    notes: Mapped[Words]
