"""Fields that the first registers lacked, and files kept inside the board."""

import sqlalchemy as sa
from alembic import op

from lif_desktop.store.migrations.steps import Columns, added, removed

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ADDED = {
    "agencies": Columns(
        words="section11_lead other_boards",
        counts="size",
    ),
    "groups": Columns(
        words="cannot_meet joint_with",
    ),
    "meetings": Columns(
        words="why_not_held chair",
        flags="quorate",
        days="moved_from_on minutes_agreed_on",
    ),
    "plans": Columns(
        words="year_on",
        days="ends_on",
        links=(
            "external_id>external_learning death_id>deaths challenge_id>challenges "
            "risk_id>risks agency_id>agencies priority_id>priorities"
        ),
    ),
    "recommendations": Columns(
        words="theme verified",
        links="repeats_id>recommendations",
    ),
    "actions": Columns(
        words="signed_off_by",
        days="minuted_target_on signed_off_on",
        links="minuted_at_id>meetings priority_id>priorities item_id>agenda_items",
    ),
    "audits": Columns(
        words=(
            "cycle scale themed_section shared_with_boards practitioners parents children "
            "voice voice_seen voice_wishes voice_influence voice_told voice_why_not "
            "found_then found_now"
        ),
        days="planned_on due_on",
        links="priority_id>priorities previous_id>audits",
    ),
    "reviews": Columns(
        words=(
            "external_reference harm referred_by panel_answer peer_challenge panel "
            "methodology_why independence_why publish_decision response year_on_found "
            "embedded edition"
        ),
        days=(
            "rapid_review_on sent_to_panel_on period_from period_until appointed_on "
            "independence_on family_invited_on learning_event_on completed_on "
            "notice_sent_on year_on_due_on year_on_on"
        ),
        links="linked_id>reviews priority_id>priorities",
    ),
    "deaths": Columns(
        words=(
            "form_version inquest categories relevance_scale public_health pattern "
            "environmental social health cultural systemic why_not_referred"
        ),
        flags="resident",
        days="born_on joint_response_on inquest_ended_on",
        links="meeting_id>meetings",
    ),
}


def upgrade() -> None:
    for table, columns in _ADDED.items():
        added(table, columns)
    op.create_table(
        "attachments",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_attachments")),
    )


def downgrade() -> None:
    op.drop_table("attachments")
    for table, columns in _ADDED.items():
        removed(table, columns)
