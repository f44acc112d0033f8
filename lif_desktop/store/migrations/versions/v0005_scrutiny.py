"""Scrutiny: standards returns, risks, challenges, participation, assurances."""

from lif_desktop.store.migrations.steps import Columns, dropped, kept

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _standards()
    _scrutiny()


def downgrade() -> None:
    dropped(
        "assurances",
        "expected_items",
        "participation",
        "challenges",
        "risks",
        "standards",
        "submissions",
    )


def _standards() -> None:
    kept(
        "submissions",
        Columns(
            words=(
                "state signed_by declaration shared_with panel_feedback lessons suggested "
                "progress_on_last staff_survey notes"
            ),
            flags="below_standard",
            days="asked_on due_on chased_on received_on declared_on panel_on",
            links="audit_id>audits agency_id>agencies plan_id>plans",
        ),
        sorts="audit_id agency_id state due_on",
        filters="audit_id agency_id state due_on received_on below_standard plan_id",
    )
    kept(
        "standards",
        Columns(
            titles="standard",
            words=("scale own_score moderated_score evidence gap feedback changed changes notes"),
            flags="themed",
            days="deadline_on",
            links=(
                "submission_id>submissions audit_id>audits agency_id>agencies previous_id>standards"
            ),
        ),
        sorts="agency_id standard deadline_on",
        filters=(
            "submission_id audit_id agency_id standard scale own_score moderated_score "
            "deadline_on changed themed"
        ),
    )


def _scrutiny() -> None:
    kept(
        "risks",
        Columns(
            titles="title",
            words="description likelihood impact movement owner mitigation state notes",
            days="raised_on looked_at_on next_on closed_on",
            links=(
                "agency_id>agencies group_id>groups priority_id>priorities highlight_id>highlights"
            ),
        ),
        sorts="title likelihood state raised_on next_on",
        filters=(
            "likelihood impact movement agency_id group_id state priority_id highlight_id next_on"
        ),
    )
    kept(
        "challenges",
        Columns(
            titles="title",
            words="kind detail answer changed state notes",
            days="raised_on answered_on due_on closed_on",
            links=(
                "by_agency_id>agencies to_agency_id>agencies group_id>groups "
                "meeting_id>meetings priority_id>priorities"
            ),
        ),
        sorts="title kind raised_on state due_on",
        filters=(
            "kind raised_on by_agency_id to_agency_id group_id meeting_id state priority_id due_on"
        ),
    )
    kept(
        "participation",
        Columns(
            titles="title",
            words="who channel said meaning done told_back notes",
            counts="number",
            days="heard_on told_back_on",
            links=("agency_id>agencies priority_id>priorities audit_id>audits group_id>groups"),
        ),
        sorts="title who heard_on",
        filters="who channel heard_on agency_id told_back priority_id audit_id group_id",
    )
    kept(
        "expected_items",
        Columns(
            titles="title",
            words=(
                "source provider cycle period state data_analysed users_views strengths_gaps "
                "has_plan adequate adequate_why learning notes"
            ),
            days="due_on chased_on received_on",
            links=("agency_id>agencies group_id>groups meeting_id>meetings review_id>reviews"),
        ),
        sorts="title due_on received_on state",
        filters=(
            "source agency_id group_id cycle due_on received_on state meeting_id review_id "
            "data_analysed users_views strengths_gaps has_plan adequate"
        ),
    )
    kept(
        "assurances",
        Columns(
            titles="duty",
            words="answer statement evidence year gap checked notes",
            days="given_on gap_by checked_on",
            links="agency_id>agencies plan_id>plans",
        ),
        sorts="agency_id duty answer given_on",
        filters="agency_id duty answer given_on year gap_by plan_id checked",
    )
