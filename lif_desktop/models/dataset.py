"""The agreed dataset: indicators, their values, and the three picked for the board."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Kept, Title, Words, covering, linked

_INDICATORS_FILTERS = (
    "agency_id",
    "group_id",
    "question",
    "stage",
    "unit",
    "polarity",
    "frequency",
    "priority_id",
    "ended_on",
)
_VALUES_FILTERS = (
    "indicator_id",
    "agency_id",
    "period_until",
    "exception",
    "relevant",
    "timely",
    "accurate",
)
_PICKS_FILTERS = ("meeting_id", "indicator_id")
_HIGHLIGHTS_FILTERS = (
    "agency_id",
    "period_until",
    "received_on",
    "incident",
    "risk",
    "escalated",
    "quality",
)


class Indicator(Kept):
    """One measure of the agreed dataset."""

    __tablename__ = "indicators"
    __table_args__ = (
        *covering("reference", "title", "agency_id", "stage", filters=_INDICATORS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    title: Mapped[Title]
    definition: Mapped[Words]
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    group_id: Mapped[int | None] = mapped_column(linked("groups"))
    question: Mapped[Words]
    stage: Mapped[Words]
    unit: Mapped[Words]
    polarity: Mapped[Words]
    frequency: Mapped[Words]
    target: Mapped[float | None]
    tolerance: Mapped[float | None]
    comparator: Mapped[Words]
    numerator_is: Mapped[Words]
    denominator_is: Mapped[Words]
    priority_id: Mapped[int | None] = mapped_column(linked("priorities"))
    ended_on: Mapped[date | None]
    notes: Mapped[Words]


class Value(Kept):
    """One indicator in one period, as one agency gave it."""

    __tablename__ = "indicator_values"
    __table_args__ = (
        *covering(
            "reference",
            "indicator_id",
            "period",
            "period_until",
            "received_on",
            filters=_VALUES_FILTERS,
        ),
        {"sqlite_autoincrement": True},
    )

    indicator_id: Mapped[int | None] = mapped_column(linked("indicators"))
    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    period: Mapped[Title]
    period_from: Mapped[date | None]
    period_until: Mapped[date | None]
    value: Mapped[float | None]
    numerator: Mapped[float | None]
    denominator: Mapped[float | None]
    comparator_value: Mapped[float | None]
    commentary: Mapped[Words]
    exception: Mapped[bool | None]
    relevant: Mapped[Words]
    relevant_why: Mapped[Words]
    timely: Mapped[Words]
    timely_why: Mapped[Words]
    accurate: Mapped[Words]
    accurate_why: Mapped[Words]
    received_on: Mapped[date | None]
    notes: Mapped[Words]


class Pick(Kept):
    """An indicator picked for discussion by the board (Bedford, 4.3)."""

    __tablename__ = "picks"
    __table_args__ = (
        *covering("reference", "meeting_id", "place", filters=_PICKS_FILTERS),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int | None] = mapped_column(linked("meetings"))
    indicator_id: Mapped[int | None] = mapped_column(linked("indicators"))
    period: Mapped[Words]
    place: Mapped[int | None]
    reason: Mapped[Words]
    discussion: Mapped[Words]
    notes: Mapped[Words]


class Highlight(Kept):
    """One agency's report on one period."""

    __tablename__ = "highlights"
    __table_args__ = (
        *covering(
            "reference",
            "agency_id",
            "period",
            "period_until",
            "received_on",
            filters=_HIGHLIGHTS_FILTERS,
        ),
        {"sqlite_autoincrement": True},
    )

    agency_id: Mapped[int | None] = mapped_column(linked("agencies"))
    period: Mapped[Title]
    period_from: Mapped[date | None]
    period_until: Mapped[date | None]
    reported_by: Mapped[Words]
    received_on: Mapped[date | None]
    summary: Mapped[Words]
    challenges: Mapped[Words]
    how_much: Mapped[Words]
    how_well: Mapped[Words]
    difference: Mapped[Words]
    story: Mapped[Words]
    worried: Mapped[Words]
    change: Mapped[Words]
    equality: Mapped[Words]
    incident: Mapped[bool | None]
    incident_detail: Mapped[Words]
    risk: Mapped[bool | None]
    risk_detail: Mapped[Words]
    escalated: Mapped[bool | None]
    escalated_detail: Mapped[Words]
    decision_needed: Mapped[Words]
    signed_on: Mapped[date | None]
    quality: Mapped[Words]
    quality_why: Mapped[Words]
    notes: Mapped[Words]
