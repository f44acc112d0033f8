"""Risks, challenges, participation, expected information and assurances."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Kept, Title, Words, covering, linked

_RISKS_FILTERS = (
    "likelihood",
    "impact",
    "movement",
    "agency_id",
    "group_id",
    "state",
    "priority_id",
    "highlight_id",
    "next_on",
)
_CHALLENGES_FILTERS = (
    "kind",
    "raised_on",
    "by_agency_id",
    "to_agency_id",
    "group_id",
    "meeting_id",
    "state",
    "priority_id",
    "due_on",
)
_PARTICIPATION_FILTERS = (
    "who",
    "channel",
    "heard_on",
    "agency_id",
    "told_back",
    "priority_id",
    "audit_id",
    "group_id",
)
_EXPECTED_FILTERS = (
    "source",
    "agency_id",
    "group_id",
    "cycle",
    "due_on",
    "received_on",
    "state",
    "meeting_id",
    "review_id",
    "data_analysed",
    "users_views",
    "strengths_gaps",
    "has_plan",
    "adequate",
)
_ASSURANCES_FILTERS = (
    "agency_id",
    "duty",
    "answer",
    "given_on",
    "year",
    "gap_by",
    "plan_id",
    "checked",
)


class Risk(Kept):
    """One risk to safeguarding in the area."""

    __tablename__ = "risks"
    __table_args__ = (
        *covering(
            "reference",
            "title",
            "likelihood",
            "state",
            "raised_on",
            "next_on",
            filters=_RISKS_FILTERS,
        ),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    description: Mapped[Words]
    likelihood: Mapped[Words]
    impact: Mapped[Words]
    movement: Mapped[Words]
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    group_id: Mapped[int | None] = mapped_column(linked("groups"))
    owner: Mapped[Words]
    mitigation: Mapped[Words]
    state: Mapped[Words]
    priority_id: Mapped[int | None] = mapped_column(linked("priorities"))
    highlight_id: Mapped[int | None] = mapped_column(linked("highlights"))
    raised_on: Mapped[date | None]
    looked_at_on: Mapped[date | None]
    next_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    notes: Mapped[Words]


class Challenge(Kept):
    """One challenge or issue of concern, and what came of it."""

    __tablename__ = "challenges"
    __table_args__ = (
        *covering(
            "reference",
            "title",
            "kind",
            "raised_on",
            "state",
            "due_on",
            filters=_CHALLENGES_FILTERS,
        ),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    kind: Mapped[Words]
    raised_on: Mapped[date | None]
    by_agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    to_agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    group_id: Mapped[int | None] = mapped_column(linked("groups"))
    meeting_id: Mapped[int | None] = mapped_column(linked("meetings"))
    detail: Mapped[Words]
    answer: Mapped[Words]
    answered_on: Mapped[date | None]
    changed: Mapped[Words]
    state: Mapped[Words]
    priority_id: Mapped[int | None] = mapped_column(linked("priorities"))
    due_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    notes: Mapped[Words]


class Participation(Kept):
    """What some people said, what was done, and whether they were told."""

    __tablename__ = "participation"
    __table_args__ = (
        *covering("reference", "title", "who", "heard_on", filters=_PARTICIPATION_FILTERS),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    who: Mapped[Words]
    channel: Mapped[Words]
    heard_on: Mapped[date | None]
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    number: Mapped[int | None]
    said: Mapped[Words]
    meaning: Mapped[Words]
    done: Mapped[Words]
    told_back: Mapped[Words]
    told_back_on: Mapped[date | None]
    priority_id: Mapped[int | None] = mapped_column(linked("priorities"))
    audit_id: Mapped[int | None] = mapped_column(linked("audits"))
    group_id: Mapped[int | None] = mapped_column(linked("groups"))
    notes: Mapped[Words]


class Expected(Kept):
    """One report or return that the board expects."""

    __tablename__ = "expected_items"
    __table_args__ = (
        *covering(
            "reference", "title", "due_on", "received_on", "state", filters=_EXPECTED_FILTERS
        ),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    source: Mapped[Words]
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    provider: Mapped[Words]
    group_id: Mapped[int | None] = mapped_column(linked("groups"))
    cycle: Mapped[Words]
    period: Mapped[Words]
    due_on: Mapped[date | None]
    chased_on: Mapped[date | None]
    received_on: Mapped[date | None]
    state: Mapped[Words]
    meeting_id: Mapped[int | None] = mapped_column(linked("meetings"))
    review_id: Mapped[int | None] = mapped_column(linked("reviews"))
    data_analysed: Mapped[Words]
    users_views: Mapped[Words]
    strengths_gaps: Mapped[Words]
    has_plan: Mapped[Words]
    adequate: Mapped[Words]
    adequate_why: Mapped[Words]
    learning: Mapped[Words]
    notes: Mapped[Words]


class Assurance(Kept):
    """One agency's word on one duty (Bradford, 8; Kirklees, expectations)."""

    __tablename__ = "assurances"
    __table_args__ = (
        *covering(
            "reference", "agency_id", "duty", "answer", "given_on", filters=_ASSURANCES_FILTERS
        ),
        {"sqlite_autoincrement": True},
    )

    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    duty: Mapped[Title]
    answer: Mapped[Words]
    statement: Mapped[Words]
    evidence: Mapped[Words]
    given_on: Mapped[date | None]
    year: Mapped[Words]
    gap: Mapped[Words]
    gap_by: Mapped[date | None]
    plan_id: Mapped[int | None] = mapped_column(linked("plans"))
    checked: Mapped[Words]
    checked_on: Mapped[date | None]
    notes: Mapped[Words]
