"""Learning with its ledger; what is shared; what others teach."""

from alembic import op

from lif_desktop.store.migrations.steps import Columns, dropped, joined, kept

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _learning()
    _sharing()


def downgrade() -> None:
    for table in (
        "lesson_audits",
        "lesson_reviews",
        "lesson_deaths",
        "lesson_external",
        "lesson_participation",
    ):
        op.drop_table(table)
    dropped(
        "strong_practice",
        "requirements",
        "external_learning",
        "publications",
        "tracked_children",
        "confirmations",
        "ledger_entries",
        "lessons",
    )


def _learning() -> None:
    kept(
        "lessons",
        Columns(
            titles="lesson",
            words="detail stage state theme other_source impact why_not notes",
            flags="multi_agency",
            days=("identified_on disseminated_on embedded_on evaluated_on closed_on look_again_on"),
            links="group_id>groups priority_id>priorities",
        ),
        sorts="lesson stage state identified_on look_again_on",
        filters="stage state theme group_id priority_id multi_agency look_again_on",
    )
    joined("lesson_audits", "lesson_id", "lessons", "audit_id", "audits")
    joined("lesson_reviews", "lesson_id", "lessons", "review_id", "reviews")
    joined("lesson_deaths", "lesson_id", "lessons", "death_id", "deaths")
    joined("lesson_external", "lesson_id", "lessons", "external_id", "external_learning")
    joined("lesson_participation", "lesson_id", "lessons", "participation_id", "participation")
    kept(
        "ledger_entries",
        Columns(
            words="stage kind shows said_by notes",
            days="dated_on",
            links="learning_id>lessons agency_id>agencies evidence_id>evidence",
        ),
        sorts="stage dated_on",
        filters="learning_id stage dated_on kind agency_id",
    )
    kept(
        "confirmations",
        Columns(
            words="how training_updated said_by notes",
            counts="reached",
            days="asked_on due_on confirmed_on",
            links="learning_id>lessons agency_id>agencies",
        ),
        sorts="agency_id due_on",
        filters="learning_id agency_id due_on confirmed_on training_updated",
    )
    kept(
        "tracked_children",
        Columns(
            titles="pseudonym",
            words="age_band position_then would_have position_now difference notes",
            days="since_on checked_on next_on ended_on",
            links=(
                "learning_id>lessons review_id>reviews priority_id>priorities "
                "lead_agency_id>agencies"
            ),
        ),
        sorts="pseudonym since_on difference checked_on next_on",
        filters=(
            "age_band learning_id review_id priority_id lead_agency_id difference next_on ended_on"
        ),
    )


def _sharing() -> None:
    kept(
        "publications",
        Columns(
            titles="title",
            words=(
                "kind channel audience decision family court_orders data_protection response "
                "link notes"
            ),
            counts="reach",
            days="published_on decided_on",
            links=("learning_id>lessons review_id>reviews audit_id>audits agency_id>agencies"),
        ),
        sorts="title kind published_on",
        filters=(
            "kind channel audience published_on learning_id review_id audit_id agency_id decision"
        ),
    )
    kept(
        "external_learning",
        Columns(
            titles="title",
            words="kind body judgement state summary means notes",
            days="published_on received_on next_on",
            links="agency_id>agencies group_id>groups priority_id>priorities",
        ),
        sorts="title kind published_on state next_on",
        filters="kind body agency_id received_on state group_id priority_id next_on",
    )
    kept(
        "requirements",
        Columns(
            words="wording compliance compliance_why progress notes",
            days="checked_on due_on",
            links="external_id>external_learning agency_id>agencies plan_id>plans",
        ),
        sorts="compliance checked_on due_on",
        filters="external_id agency_id compliance due_on plan_id",
    )
    kept(
        "strong_practice",
        Columns(
            titles="title",
            words="what why difference state shared taken_up notes",
            days="seen_on reported_on",
            links=(
                "agency_id>agencies group_id>groups audit_id>audits review_id>reviews "
                "learning_id>lessons priority_id>priorities"
            ),
        ),
        sorts="title seen_on state",
        filters=(
            "agency_id group_id seen_on audit_id review_id learning_id priority_id state "
            "reported_on"
        ),
    )
