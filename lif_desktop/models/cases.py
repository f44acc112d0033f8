"""Case reviews and child deaths: pseudonyms only, never a name."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lif_desktop.models.base import Kept, Title, Words, covering, linked

_REVIEW_FILTERS = ("kind", "decision", "state", "referral_source", "incident_on", "published_on")
_DEATH_FILTERS = (
    "area", "age_band", "expected", "category", "modifiable", "state", "died_on", "panel_on"
)  # fmt: skip


class Review(Kept):
    """A serious case review, practice review or other review of a case."""

    __tablename__ = "reviews"
    __table_args__ = (
        *covering(
            "reference", "title", "kind", "state", "referred_on", "decided_on",
            filters=_REVIEW_FILTERS,
        ),
        {"sqlite_autoincrement": True},
    )  # fmt: skip

    title: Mapped[Title]
    kind: Mapped[Words]
    state: Mapped[Words]
    group_id: Mapped[int | None] = mapped_column(linked("groups"), index=True)
    children: Mapped[int | None]
    incident_on: Mapped[date | None]
    aware_on: Mapped[date | None]
    notified_on: Mapped[date | None]
    referral_source: Mapped[Words]
    referred_on: Mapped[date | None]
    criteria: Mapped[Words]
    recommended: Mapped[Words]
    decision: Mapped[Words]
    decided_on: Mapped[date | None]
    decision_reason: Mapped[Words]
    methodology: Mapped[Words]
    reviewer: Mapped[Words]
    independent: Mapped[bool | None]
    terms: Mapped[Words]
    family: Mapped[Words]
    practitioners: Mapped[Words]
    initiated_on: Mapped[date | None]
    publication: Mapped[Words]
    published_on: Mapped[date | None]
    why_unpublished: Mapped[Words]
    learning: Mapped[Words]
    linked_id: Mapped[int | None] = mapped_column(linked("reviews"), index=True)
    external_reference: Mapped[Words]
    harm: Mapped[Words]
    referred_by: Mapped[Words]
    rapid_review_on: Mapped[date | None]
    sent_to_panel_on: Mapped[date | None]
    panel_answer: Mapped[Words]
    peer_challenge: Mapped[Words]
    panel: Mapped[Words]
    period_from: Mapped[date | None]
    period_until: Mapped[date | None]
    methodology_why: Mapped[Words]
    appointed_on: Mapped[date | None]
    independence_why: Mapped[Words]
    independence_on: Mapped[date | None]
    family_invited_on: Mapped[date | None]
    learning_event_on: Mapped[date | None]
    completed_on: Mapped[date | None]
    publish_decision: Mapped[Words]
    response: Mapped[Words]
    notice_sent_on: Mapped[date | None]
    year_on_due_on: Mapped[date | None]
    year_on_on: Mapped[date | None]
    year_on_found: Mapped[Words]
    embedded: Mapped[Words]
    priority_id: Mapped[int | None] = mapped_column(linked("priorities"), index=True)
    edition: Mapped[Words]
    notes: Mapped[Words]


class Death(Kept):
    """The death of a child, as the child death overview panel keeps it."""

    __tablename__ = "deaths"
    __table_args__ = (
        *covering(
            "reference", "notified_on", "died_on", "panel_on", "state", filters=_DEATH_FILTERS
        ),
        {"sqlite_autoincrement": True},
    )

    external_number: Mapped[Words]
    area: Mapped[Words]
    notified_on: Mapped[date | None]
    died_on: Mapped[date | None]
    age_band: Mapped[Words]
    sex: Mapped[Words]
    ethnicity: Mapped[Words]
    place: Mapped[Words]
    expected: Mapped[Words]
    joint_response: Mapped[bool | None]
    coroner: Mapped[Words]
    state: Mapped[Words]
    review_meeting_on: Mapped[date | None]
    panel_on: Mapped[date | None]
    category: Mapped[Words]
    modifiable: Mapped[Words]
    factors: Mapped[Words]
    concerns: Mapped[Words]
    learning: Mapped[Words]
    review_id: Mapped[int | None] = mapped_column(linked("reviews"), index=True)
    form_version: Mapped[Words]
    born_on: Mapped[date | None]
    resident: Mapped[bool | None]
    joint_response_on: Mapped[date | None]
    inquest: Mapped[Words]
    inquest_ended_on: Mapped[date | None]
    meeting_id: Mapped[int | None] = mapped_column(linked("meetings"), index=True)
    categories: Mapped[Words]
    relevance_scale: Mapped[Words]
    public_health: Mapped[Words]
    pattern: Mapped[Words]
    environmental: Mapped[Words]
    social: Mapped[Words]
    health: Mapped[Words]
    cultural: Mapped[Words]
    systemic: Mapped[Words]
    why_not_referred: Mapped[Words]
    notes: Mapped[Words]
