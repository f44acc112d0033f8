"""Meetings, escalations, evidence and what is kept about keeping."""

from lif_desktop.store.migrations.steps import Columns, dropped, kept

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _meetings()
    _escalations()
    _evidence()
    _keeping()


def downgrade() -> None:
    dropped(
        "holidays",
        "holds",
        "disclosures",
        "priorities",
        "evidence",
        "escalations",
        "moves",
        "members",
        "attendances",
        "agenda_items",
    )


def _meetings() -> None:
    kept(
        "agenda_items",
        Columns(
            titles="title",
            words="purpose presenter paper state discussion decision notes",
            counts="position minutes",
            links="meeting_id>meetings carried_from_id>agenda_items",
        ),
        sorts="title position",
        filters="meeting_id purpose state",
    )
    kept(
        "attendances",
        Columns(
            words="came person note",
            links="meeting_id>meetings agency_id>agencies",
        ),
        sorts="meeting_id agency_id came",
        filters="meeting_id agency_id came",
    )
    kept(
        "members",
        Columns(
            titles="person",
            words="role notes",
            days="from_on until_on",
            links="group_id>groups agency_id>agencies",
        ),
        sorts="group_id agency_id person",
        filters="group_id agency_id role until_on",
    )


def _escalations() -> None:
    kept(
        "moves",
        Columns(
            words="reason said_by",
            days="moved_on from_target_on to_target_on",
            links=("action_id>actions from_group_id>groups to_group_id>groups meeting_id>meetings"),
        ),
        sorts="action_id moved_on",
        filters="action_id moved_on meeting_id",
    )
    kept(
        "escalations",
        Columns(
            words="level note ruling decided_by ruling_reason notes",
            days="raised_on decided_on new_target_on",
            links="action_id>actions group_id>groups meeting_id>meetings",
        ),
        sorts="raised_on level ruling",
        filters="action_id raised_on level group_id meeting_id ruling decided_on",
    )


def _evidence() -> None:
    kept(
        "evidence",
        Columns(
            titles="title",
            words="kind says link file_name file_hash notes",
            counts="file_size",
            days="dated_on",
            links=(
                "agency_id>agencies action_id>actions audit_id>audits review_id>reviews "
                "learning_id>lessons submission_id>submissions assurance_id>assurances "
                "expected_id>expected_items requirement_id>requirements training_id>training "
                "participation_id>participation"
            ),
        ),
        sorts="title kind dated_on",
        filters=(
            "kind agency_id action_id audit_id review_id learning_id submission_id "
            "assurance_id expected_id requirement_id training_id participation_id"
        ),
    )


def _keeping() -> None:
    kept(
        "priorities",
        Columns(
            titles="title",
            words="outcome lead state tone progress difference notes",
            days="from_on until_on progress_on",
            links="group_id>groups agency_id>agencies",
        ),
        sorts="title state progress_on",
        filters="group_id agency_id until_on state tone progress_on",
    )
    kept(
        "disclosures",
        Columns(
            titles="title",
            words=("audience recipient period file_name sha256 left_out figures made_by notes"),
            days="made_on",
        ),
        sorts="title made_on",
        filters="made_on audience",
    )
    kept(
        "holds",
        Columns(
            titles="record",
            words="register reason decision decided_by notes",
            flags="legal_hold",
            days="look_on decided_on",
        ),
        sorts="record look_on",
        filters="register look_on legal_hold decision",
    )
    kept(
        "holidays",
        Columns(
            titles="title",
            words="kind",
            days="falls_on",
        ),
        sorts="title falls_on",
        filters="kind",
    )
