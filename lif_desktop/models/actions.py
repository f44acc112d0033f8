"""Plans, recommendations, actions and their dated updates (Kirklees, Driving Improvement)."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Kept, Title, Words, covering, linked

_PLAN_FILTERS = ("state", "group_id", "audit_id", "review_id")
_RECOMMENDATION_FILTERS = ("plan_id", "agency_id", "response")
_ACTION_FILTERS = (
    "status", "lead_agency_id", "plan_id", "group_id", "owner_rag", "board_brag", "assurance",
    "target_on", "late_from", "escalates_on",
)  # fmt: skip
_UPDATE_FILTERS = ("action_id", "made_on")


class Plan(Kept):
    """An action plan, from the audit or review that asked for it."""

    __tablename__ = "plans"
    __table_args__ = (
        *covering("reference", "title", "agreed_on", "state", filters=_PLAN_FILTERS),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    audit_id: Mapped[int | None] = mapped_column(linked("audits"))
    review_id: Mapped[int | None] = mapped_column(linked("reviews"))
    other_source: Mapped[Words]
    group_id: Mapped[int | None] = mapped_column(linked("groups"))
    lead: Mapped[Words]
    agreed_on: Mapped[date | None]
    state: Mapped[Words]
    external_id: Mapped[int | None] = mapped_column(linked("external_learning"), index=True)
    death_id: Mapped[int | None] = mapped_column(linked("deaths"), index=True)
    challenge_id: Mapped[int | None] = mapped_column(linked("challenges"), index=True)
    risk_id: Mapped[int | None] = mapped_column(linked("risks"), index=True)
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"), index=True)
    priority_id: Mapped[int | None] = mapped_column(linked("priorities"), index=True)
    ends_on: Mapped[date | None]
    year_on: Mapped[Words]
    notes: Mapped[Words]


class Recommendation(Kept):
    """What a review or audit recommends; actions answer it."""

    __tablename__ = "recommendations"
    __table_args__ = (
        *covering("reference", "made_on", "response", filters=_RECOMMENDATION_FILTERS),
        {"sqlite_autoincrement": True},
    )

    wording: Mapped[Words]
    plan_id: Mapped[int | None] = mapped_column(linked("plans"))
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    made_on: Mapped[date | None]
    response: Mapped[Words]
    success: Mapped[Words]
    theme: Mapped[Words]
    repeats_id: Mapped[int | None] = mapped_column(linked("recommendations"), index=True)
    verified: Mapped[Words]
    notes: Mapped[Words]


class Action(Kept):
    """One action: who does what by when, how it will be known, and where it stands."""

    __tablename__ = "actions"
    __table_args__ = (
        *covering(
            "reference", "activity", "lead_agency_id", "target_on", "status", "late_from",
            filters=_ACTION_FILTERS,
        ),
        {"sqlite_autoincrement": True},
    )  # fmt: skip

    activity: Mapped[Title]
    plan_id: Mapped[int | None] = mapped_column(linked("plans"))
    recommendation_id: Mapped[int | None] = mapped_column(linked("recommendations"), index=True)
    group_id: Mapped[int | None] = mapped_column(linked("groups"))
    lead_agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    lead: Mapped[Words]
    resources: Mapped[Words]
    success_measure: Mapped[Words]
    agreed_on: Mapped[date | None]
    first_target_on: Mapped[date | None]
    target_on: Mapped[date | None]
    status: Mapped[Words]
    progress: Mapped[Words]
    completed_on: Mapped[date | None]
    owner_rag: Mapped[Words]
    board_brag: Mapped[Words]
    assurance: Mapped[Words]
    impact: Mapped[Words]
    why_not: Mapped[Words]
    done_instead: Mapped[Words]
    minuted_target_on: Mapped[date | None]
    minuted_at_id: Mapped[int | None] = mapped_column(linked("meetings"), index=True)
    priority_id: Mapped[int | None] = mapped_column(linked("priorities"), index=True)
    item_id: Mapped[int | None] = mapped_column(linked("agenda_items"), index=True)
    signed_off_by: Mapped[Words]
    signed_off_on: Mapped[date | None]
    notes: Mapped[Words]
    late_from: Mapped[date | None]
    escalates_on: Mapped[date | None]


class Update(Kept):
    """What was said of an action on a day; dated, and never overwritten."""

    __tablename__ = "updates"
    __table_args__ = (
        *covering("reference", "made_on", "action_id", filters=_UPDATE_FILTERS),
        {"sqlite_autoincrement": True},
    )

    action_id: Mapped[int | None] = mapped_column(linked("actions"))
    made_on: Mapped[date | None]
    done: Mapped[Words]
    next_step: Mapped[Words]
    next_by: Mapped[date | None]
    said_by: Mapped[Words]
    source: Mapped[Words]
