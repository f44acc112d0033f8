"""The first schema: the registers of the main job, history, settings, receipts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SEARCHED = (
    "actions",
    "updates",
    "plans",
    "recommendations",
    "audits",
    "reviews",
    "deaths",
    "meetings",
    "agencies",
    "groups",
    "settings",
)
# Filters by which no register sorts have an index of their own.
_FILTERED = {
    "actions": ("assurance", "board_brag", "escalates_on", "owner_rag"),
    "agencies": ("section11", "section175", "statutory"),
    "audits": ("improved", "revisited_on"),
    "deaths": ("age_band", "area", "category", "expected", "modifiable"),
    "reviews": ("decision", "incident_on", "published_on", "referral_source"),
}


def upgrade() -> None:
    op.create_table(
        "agencies",
        sa.Column("name", sa.Text(collation="NOCASE"), nullable=True),
        sa.Column("short_name", sa.Text(), nullable=True),
        sa.Column("aliases", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("statutory", sa.Boolean(), nullable=True),
        sa.Column("section11", sa.Boolean(), nullable=True),
        sa.Column("section175", sa.Boolean(), nullable=True),
        sa.Column("board_member", sa.Text(), nullable=True),
        sa.Column("data_contact", sa.Text(), nullable=True),
        sa.Column("training_representative", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agencies")),
        sa.UniqueConstraint("reference", name=op.f("uq_agencies_reference")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_agencies_name"),
        "agencies",
        ["name", "id", "sector", "statutory", "section11", "section175"],
        unique=False,
    )
    op.create_index(
        op.f("ix_agencies_reference"),
        "agencies",
        ["reference", "id", "sector", "statutory", "section11", "section175"],
        unique=False,
    )
    op.create_index(
        op.f("ix_agencies_sector"),
        "agencies",
        ["sector", "id", "statutory", "section11", "section175"],
        unique=False,
    )
    op.create_table(
        "change_sets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["undoes_id"], ["change_sets.id"], name=op.f("fk_change_sets_undoes_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_sets")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_change_sets_undoes_id"), "change_sets", ["undoes_id"], unique=False)
    op.create_table(
        "counters",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counters")),
    )
    op.create_table(
        "groups",
        sa.Column("name", sa.Text(collation="NOCASE"), nullable=True),
        sa.Column("short_name", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("chair", sa.Text(), nullable=True),
        sa.Column("escalates_to_id", sa.Integer(), nullable=True),
        sa.Column("meets_every", sa.Text(), nullable=True),
        sa.Column("quorum", sa.Integer(), nullable=True),
        sa.Column("standing_items", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["escalates_to_id"],
            ["groups.id"],
            name=op.f("fk_groups_escalates_to_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
        sa.UniqueConstraint("reference", name=op.f("uq_groups_reference")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_groups_escalates_to_id"), "groups", ["escalates_to_id"], unique=False)
    op.create_index(op.f("ix_groups_kind"), "groups", ["kind", "id"], unique=False)
    op.create_index(op.f("ix_groups_name"), "groups", ["name", "id", "kind"], unique=False)
    op.create_index(
        op.f("ix_groups_reference"), "groups", ["reference", "id", "kind"], unique=False
    )
    op.create_table(
        "settings",
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settings")),
        sa.UniqueConstraint("reference", name=op.f("uq_settings_reference")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "audits",
        sa.Column("title", sa.Text(collation="NOCASE"), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("theme", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("lead", sa.Text(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("method", sa.Text(), nullable=True),
        sa.Column("sample", sa.Text(), nullable=True),
        sa.Column("cases", sa.Integer(), nullable=True),
        sa.Column("voice_of_child", sa.Text(), nullable=True),
        sa.Column("strengths", sa.Text(), nullable=True),
        sa.Column("development", sa.Text(), nullable=True),
        sa.Column("own_grade", sa.Text(), nullable=True),
        sa.Column("moderated_grade", sa.Text(), nullable=True),
        sa.Column("shared_with", sa.Text(), nullable=True),
        sa.Column("evidence_of_change", sa.Text(), nullable=True),
        sa.Column("revisit_on", sa.Date(), nullable=True),
        sa.Column("revisited_on", sa.Date(), nullable=True),
        sa.Column("improved", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_audits_group_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audits")),
        sa.UniqueConstraint("reference", name=op.f("uq_audits_reference")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_audits_finished_on"),
        "audits",
        [
            "finished_on",
            "id",
            "kind",
            "state",
            "group_id",
            "improved",
            "revisit_on",
            "revisited_on",
        ],
        unique=False,
    )
    op.create_index(op.f("ix_audits_group_id"), "audits", ["group_id"], unique=False)
    op.create_index(
        op.f("ix_audits_kind"),
        "audits",
        [
            "kind",
            "id",
            "state",
            "group_id",
            "improved",
            "finished_on",
            "revisit_on",
            "revisited_on",
        ],
        unique=False,
    )
    op.create_index(
        op.f("ix_audits_reference"),
        "audits",
        [
            "reference",
            "id",
            "kind",
            "state",
            "group_id",
            "improved",
            "finished_on",
            "revisit_on",
            "revisited_on",
        ],
        unique=False,
    )
    op.create_index(
        op.f("ix_audits_revisit_on"),
        "audits",
        [
            "revisit_on",
            "id",
            "kind",
            "state",
            "group_id",
            "improved",
            "finished_on",
            "revisited_on",
        ],
        unique=False,
    )
    op.create_index(
        op.f("ix_audits_state"),
        "audits",
        [
            "state",
            "id",
            "kind",
            "group_id",
            "improved",
            "finished_on",
            "revisit_on",
            "revisited_on",
        ],
        unique=False,
    )
    op.create_index(
        op.f("ix_audits_title"),
        "audits",
        [
            "title",
            "id",
            "kind",
            "state",
            "group_id",
            "improved",
            "finished_on",
            "revisit_on",
            "revisited_on",
        ],
        unique=False,
    )
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change_sets.id"], name=op.f("fk_history_change_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_history_change_id", "history", ["change_id"], unique=False)
    op.create_index(
        op.f("ix_history_register"), "history", ["register", "record_id", "id"], unique=False
    )
    op.create_table(
        "meetings",
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("meets_on", sa.Date(), nullable=True),
        sa.Column("starts_at", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("apologies", sa.Text(), nullable=True),
        sa.Column("decisions", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_meetings_group_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("reference", name=op.f("uq_meetings_reference")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_meetings_group_id"),
        "meetings",
        ["group_id", "id", "state", "meets_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_meetings_meets_on"),
        "meetings",
        ["meets_on", "id", "group_id", "state"],
        unique=False,
    )
    op.create_index(
        op.f("ix_meetings_reference"),
        "meetings",
        ["reference", "id", "group_id", "state", "meets_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_meetings_state"), "meetings", ["state", "id", "group_id", "meets_on"], unique=False
    )
    op.create_table(
        "receipts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("agencies", sa.Text(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("rows", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change_sets.id"], name=op.f("fk_receipts_change_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipts")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_receipts_at"), "receipts", ["at"], unique=False)
    op.create_index(op.f("ix_receipts_change_id"), "receipts", ["change_id"], unique=False)
    op.create_index(op.f("ix_receipts_sha256"), "receipts", ["sha256"], unique=False)
    op.create_table(
        "reviews",
        sa.Column("title", sa.Text(collation="NOCASE"), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("children", sa.Integer(), nullable=True),
        sa.Column("incident_on", sa.Date(), nullable=True),
        sa.Column("aware_on", sa.Date(), nullable=True),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("referral_source", sa.Text(), nullable=True),
        sa.Column("referred_on", sa.Date(), nullable=True),
        sa.Column("criteria", sa.Text(), nullable=True),
        sa.Column("recommended", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision_reason", sa.Text(), nullable=True),
        sa.Column("methodology", sa.Text(), nullable=True),
        sa.Column("reviewer", sa.Text(), nullable=True),
        sa.Column("independent", sa.Boolean(), nullable=True),
        sa.Column("terms", sa.Text(), nullable=True),
        sa.Column("family", sa.Text(), nullable=True),
        sa.Column("practitioners", sa.Text(), nullable=True),
        sa.Column("initiated_on", sa.Date(), nullable=True),
        sa.Column("publication", sa.Text(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("why_unpublished", sa.Text(), nullable=True),
        sa.Column("learning", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_reviews_group_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sa.UniqueConstraint("reference", name=op.f("uq_reviews_reference")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_reviews_decided_on"),
        "reviews",
        [
            "decided_on",
            "id",
            "kind",
            "decision",
            "state",
            "referral_source",
            "incident_on",
            "published_on",
        ],
        unique=False,
    )
    op.create_index(op.f("ix_reviews_group_id"), "reviews", ["group_id"], unique=False)
    op.create_index(
        op.f("ix_reviews_kind"),
        "reviews",
        ["kind", "id", "decision", "state", "referral_source", "incident_on", "published_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_reviews_reference"),
        "reviews",
        [
            "reference",
            "id",
            "kind",
            "decision",
            "state",
            "referral_source",
            "incident_on",
            "published_on",
        ],
        unique=False,
    )
    op.create_index(
        op.f("ix_reviews_referred_on"),
        "reviews",
        [
            "referred_on",
            "id",
            "kind",
            "decision",
            "state",
            "referral_source",
            "incident_on",
            "published_on",
        ],
        unique=False,
    )
    op.create_index(
        op.f("ix_reviews_state"),
        "reviews",
        ["state", "id", "kind", "decision", "referral_source", "incident_on", "published_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_reviews_title"),
        "reviews",
        [
            "title",
            "id",
            "kind",
            "decision",
            "state",
            "referral_source",
            "incident_on",
            "published_on",
        ],
        unique=False,
    )
    op.create_table(
        "audit_agencies",
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_audit_agencies_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["audit_id"],
            ["audits.id"],
            name=op.f("fk_audit_agencies_audit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("audit_id", "agency_id", name=op.f("pk_audit_agencies")),
    )
    op.create_index(
        op.f("ix_audit_agencies_agency_id"), "audit_agencies", ["agency_id"], unique=False
    )
    op.create_table(
        "deaths",
        sa.Column("external_number", sa.Text(), nullable=True),
        sa.Column("area", sa.Text(), nullable=True),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("died_on", sa.Date(), nullable=True),
        sa.Column("age_band", sa.Text(), nullable=True),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("ethnicity", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("expected", sa.Text(), nullable=True),
        sa.Column("joint_response", sa.Boolean(), nullable=True),
        sa.Column("coroner", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("review_meeting_on", sa.Date(), nullable=True),
        sa.Column("panel_on", sa.Date(), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("modifiable", sa.Text(), nullable=True),
        sa.Column("factors", sa.Text(), nullable=True),
        sa.Column("concerns", sa.Text(), nullable=True),
        sa.Column("learning", sa.Text(), nullable=True),
        sa.Column("review_id", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["reviews.id"], name=op.f("fk_deaths_review_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deaths")),
        sa.UniqueConstraint("reference", name=op.f("uq_deaths_reference")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_deaths_died_on"),
        "deaths",
        [
            "died_on",
            "id",
            "area",
            "age_band",
            "expected",
            "category",
            "modifiable",
            "state",
            "panel_on",
        ],
        unique=False,
    )
    op.create_index(
        op.f("ix_deaths_notified_on"),
        "deaths",
        [
            "notified_on",
            "id",
            "area",
            "age_band",
            "expected",
            "category",
            "modifiable",
            "state",
            "died_on",
            "panel_on",
        ],
        unique=False,
    )
    op.create_index(
        op.f("ix_deaths_panel_on"),
        "deaths",
        [
            "panel_on",
            "id",
            "area",
            "age_band",
            "expected",
            "category",
            "modifiable",
            "state",
            "died_on",
        ],
        unique=False,
    )
    op.create_index(
        op.f("ix_deaths_reference"),
        "deaths",
        [
            "reference",
            "id",
            "area",
            "age_band",
            "expected",
            "category",
            "modifiable",
            "state",
            "died_on",
            "panel_on",
        ],
        unique=False,
    )
    op.create_index(op.f("ix_deaths_review_id"), "deaths", ["review_id"], unique=False)
    op.create_index(
        op.f("ix_deaths_state"),
        "deaths",
        [
            "state",
            "id",
            "area",
            "age_band",
            "expected",
            "category",
            "modifiable",
            "died_on",
            "panel_on",
        ],
        unique=False,
    )
    op.create_table(
        "plans",
        sa.Column("title", sa.Text(collation="NOCASE"), nullable=True),
        sa.Column("audit_id", sa.Integer(), nullable=True),
        sa.Column("review_id", sa.Integer(), nullable=True),
        sa.Column("other_source", sa.Text(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("lead", sa.Text(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f("fk_plans_audit_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_plans_group_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["reviews.id"], name=op.f("fk_plans_review_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plans")),
        sa.UniqueConstraint("reference", name=op.f("uq_plans_reference")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_plans_agreed_on"),
        "plans",
        ["agreed_on", "id", "state", "group_id", "audit_id", "review_id"],
        unique=False,
    )
    op.create_index(op.f("ix_plans_audit_id"), "plans", ["audit_id"], unique=False)
    op.create_index(op.f("ix_plans_group_id"), "plans", ["group_id"], unique=False)
    op.create_index(
        op.f("ix_plans_reference"),
        "plans",
        ["reference", "id", "state", "group_id", "audit_id", "review_id"],
        unique=False,
    )
    op.create_index(op.f("ix_plans_review_id"), "plans", ["review_id"], unique=False)
    op.create_index(
        op.f("ix_plans_state"),
        "plans",
        ["state", "id", "group_id", "audit_id", "review_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_plans_title"),
        "plans",
        ["title", "id", "state", "group_id", "audit_id", "review_id"],
        unique=False,
    )
    op.create_table(
        "recommendations",
        sa.Column("wording", sa.Text(), nullable=True),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("response", sa.Text(), nullable=True),
        sa.Column("success", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_recommendations_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plans.id"], name=op.f("fk_recommendations_plan_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendations")),
        sa.UniqueConstraint("reference", name=op.f("uq_recommendations_reference")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_recommendations_agency_id"), "recommendations", ["agency_id"], unique=False
    )
    op.create_index(
        op.f("ix_recommendations_made_on"),
        "recommendations",
        ["made_on", "id", "plan_id", "agency_id", "response"],
        unique=False,
    )
    op.create_index(
        op.f("ix_recommendations_plan_id"), "recommendations", ["plan_id"], unique=False
    )
    op.create_index(
        op.f("ix_recommendations_reference"),
        "recommendations",
        ["reference", "id", "plan_id", "agency_id", "response"],
        unique=False,
    )
    op.create_index(
        op.f("ix_recommendations_response"),
        "recommendations",
        ["response", "id", "plan_id", "agency_id"],
        unique=False,
    )
    op.create_table(
        "actions",
        sa.Column("activity", sa.Text(collation="NOCASE"), nullable=True),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("recommendation_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("lead_agency_id", sa.Integer(), nullable=True),
        sa.Column("lead", sa.Text(), nullable=True),
        sa.Column("resources", sa.Text(), nullable=True),
        sa.Column("success_measure", sa.Text(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("first_target_on", sa.Date(), nullable=True),
        sa.Column("target_on", sa.Date(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("progress", sa.Text(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("owner_rag", sa.Text(), nullable=True),
        sa.Column("board_brag", sa.Text(), nullable=True),
        sa.Column("assurance", sa.Text(), nullable=True),
        sa.Column("impact", sa.Text(), nullable=True),
        sa.Column("why_not", sa.Text(), nullable=True),
        sa.Column("done_instead", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("late_from", sa.Date(), nullable=True),
        sa.Column("escalates_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_actions_group_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["lead_agency_id"],
            ["agencies.id"],
            name=op.f("fk_actions_lead_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plans.id"], name=op.f("fk_actions_plan_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["recommendation_id"],
            ["recommendations.id"],
            name=op.f("fk_actions_recommendation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
        sa.UniqueConstraint("reference", name=op.f("uq_actions_reference")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_actions_activity"),
        "actions",
        [
            "activity",
            "id",
            "status",
            "lead_agency_id",
            "plan_id",
            "group_id",
            "owner_rag",
            "board_brag",
            "assurance",
            "target_on",
            "late_from",
            "escalates_on",
        ],
        unique=False,
    )
    op.create_index(op.f("ix_actions_group_id"), "actions", ["group_id"], unique=False)
    op.create_index(
        op.f("ix_actions_late_from"),
        "actions",
        [
            "late_from",
            "id",
            "status",
            "lead_agency_id",
            "plan_id",
            "group_id",
            "owner_rag",
            "board_brag",
            "assurance",
            "target_on",
            "escalates_on",
        ],
        unique=False,
    )
    op.create_index(
        op.f("ix_actions_lead_agency_id"),
        "actions",
        [
            "lead_agency_id",
            "id",
            "status",
            "plan_id",
            "group_id",
            "owner_rag",
            "board_brag",
            "assurance",
            "target_on",
            "late_from",
            "escalates_on",
        ],
        unique=False,
    )
    op.create_index(op.f("ix_actions_plan_id"), "actions", ["plan_id"], unique=False)
    op.create_index(
        op.f("ix_actions_recommendation_id"), "actions", ["recommendation_id"], unique=False
    )
    op.create_index(
        op.f("ix_actions_reference"),
        "actions",
        [
            "reference",
            "id",
            "status",
            "lead_agency_id",
            "plan_id",
            "group_id",
            "owner_rag",
            "board_brag",
            "assurance",
            "target_on",
            "late_from",
            "escalates_on",
        ],
        unique=False,
    )
    op.create_index(
        op.f("ix_actions_status"),
        "actions",
        [
            "status",
            "id",
            "lead_agency_id",
            "plan_id",
            "group_id",
            "owner_rag",
            "board_brag",
            "assurance",
            "target_on",
            "late_from",
            "escalates_on",
        ],
        unique=False,
    )
    op.create_index(
        op.f("ix_actions_target_on"),
        "actions",
        [
            "target_on",
            "id",
            "status",
            "lead_agency_id",
            "plan_id",
            "group_id",
            "owner_rag",
            "board_brag",
            "assurance",
            "late_from",
            "escalates_on",
        ],
        unique=False,
    )
    op.create_table(
        "updates",
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("done", sa.Text(), nullable=True),
        sa.Column("next_step", sa.Text(), nullable=True),
        sa.Column("next_by", sa.Date(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["actions.id"], name=op.f("fk_updates_action_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_updates")),
        sa.UniqueConstraint("reference", name=op.f("uq_updates_reference")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_updates_action_id"), "updates", ["action_id", "id", "made_on"], unique=False
    )
    op.create_index(
        op.f("ix_updates_made_on"), "updates", ["made_on", "id", "action_id"], unique=False
    )
    op.create_index(
        op.f("ix_updates_reference"),
        "updates",
        ["reference", "id", "action_id", "made_on"],
        unique=False,
    )

    for table, columns in _FILTERED.items():
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    for table in _SEARCHED:
        op.execute(
            f"CREATE VIRTUAL TABLE search_{table} USING fts5(body, content='',"
            " contentless_delete=1, detail=none, tokenize='unicode61 remove_diacritics 2')"
        )
    op.execute(
        "CREATE TRIGGER history_stays BEFORE DELETE ON history"
        " BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END"
    )
    # Erasing blanks payload and salt; nothing else of an entry may ever differ.
    op.execute(
        "CREATE TRIGGER history_unaltered BEFORE UPDATE ON history"
        " WHEN NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.digest IS NOT OLD.digest"
        " OR NEW.link IS NOT OLD.link OR NEW.id IS NOT OLD.id OR NEW.version IS NOT OLD.version"
        " OR NEW.change_id IS NOT OLD.change_id OR NEW.register IS NOT OLD.register"
        " OR NEW.record_id IS NOT OLD.record_id OR NEW.deed IS NOT OLD.deed"
        " BEGIN SELECT RAISE(ABORT, 'history is never altered'); END"
    )
    op.execute(
        "CREATE TRIGGER change_sets_stay BEFORE DELETE ON change_sets"
        " BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END"
    )
    op.execute(
        "CREATE TRIGGER change_sets_unaltered BEFORE UPDATE ON change_sets"
        " WHEN NEW.title IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.digest IS NOT OLD.digest"
        " OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at OR NEW.who IS NOT OLD.who"
        " OR NEW.kind IS NOT OLD.kind OR NEW.undoes_id IS NOT OLD.undoes_id"
        " BEGIN SELECT RAISE(ABORT, 'history is never altered'); END"
    )


def downgrade() -> None:
    for table in _SEARCHED:
        op.execute(f"DROP TABLE search_{table}")
    op.drop_index(op.f("ix_updates_reference"), table_name="updates")
    op.drop_index(op.f("ix_updates_made_on"), table_name="updates")
    op.drop_index(op.f("ix_updates_action_id"), table_name="updates")
    op.drop_table("updates")
    op.drop_index(op.f("ix_actions_target_on"), table_name="actions")
    op.drop_index(op.f("ix_actions_status"), table_name="actions")
    op.drop_index(op.f("ix_actions_reference"), table_name="actions")
    op.drop_index(op.f("ix_actions_recommendation_id"), table_name="actions")
    op.drop_index(op.f("ix_actions_plan_id"), table_name="actions")
    op.drop_index(op.f("ix_actions_lead_agency_id"), table_name="actions")
    op.drop_index(op.f("ix_actions_late_from"), table_name="actions")
    op.drop_index(op.f("ix_actions_group_id"), table_name="actions")
    op.drop_index(op.f("ix_actions_activity"), table_name="actions")
    op.drop_table("actions")
    op.drop_index(op.f("ix_recommendations_response"), table_name="recommendations")
    op.drop_index(op.f("ix_recommendations_reference"), table_name="recommendations")
    op.drop_index(op.f("ix_recommendations_plan_id"), table_name="recommendations")
    op.drop_index(op.f("ix_recommendations_made_on"), table_name="recommendations")
    op.drop_index(op.f("ix_recommendations_agency_id"), table_name="recommendations")
    op.drop_table("recommendations")
    op.drop_index(op.f("ix_plans_title"), table_name="plans")
    op.drop_index(op.f("ix_plans_state"), table_name="plans")
    op.drop_index(op.f("ix_plans_review_id"), table_name="plans")
    op.drop_index(op.f("ix_plans_reference"), table_name="plans")
    op.drop_index(op.f("ix_plans_group_id"), table_name="plans")
    op.drop_index(op.f("ix_plans_audit_id"), table_name="plans")
    op.drop_index(op.f("ix_plans_agreed_on"), table_name="plans")
    op.drop_table("plans")
    op.drop_index(op.f("ix_deaths_state"), table_name="deaths")
    op.drop_index(op.f("ix_deaths_review_id"), table_name="deaths")
    op.drop_index(op.f("ix_deaths_reference"), table_name="deaths")
    op.drop_index(op.f("ix_deaths_panel_on"), table_name="deaths")
    op.drop_index(op.f("ix_deaths_notified_on"), table_name="deaths")
    op.drop_index(op.f("ix_deaths_died_on"), table_name="deaths")
    op.drop_table("deaths")
    op.drop_index(op.f("ix_audit_agencies_agency_id"), table_name="audit_agencies")
    op.drop_table("audit_agencies")
    op.drop_index(op.f("ix_reviews_title"), table_name="reviews")
    op.drop_index(op.f("ix_reviews_state"), table_name="reviews")
    op.drop_index(op.f("ix_reviews_referred_on"), table_name="reviews")
    op.drop_index(op.f("ix_reviews_reference"), table_name="reviews")
    op.drop_index(op.f("ix_reviews_kind"), table_name="reviews")
    op.drop_index(op.f("ix_reviews_group_id"), table_name="reviews")
    op.drop_index(op.f("ix_reviews_decided_on"), table_name="reviews")
    op.drop_table("reviews")
    op.drop_index(op.f("ix_receipts_sha256"), table_name="receipts")
    op.drop_index(op.f("ix_receipts_change_id"), table_name="receipts")
    op.drop_index(op.f("ix_receipts_at"), table_name="receipts")
    op.drop_table("receipts")
    op.drop_index(op.f("ix_meetings_state"), table_name="meetings")
    op.drop_index(op.f("ix_meetings_reference"), table_name="meetings")
    op.drop_index(op.f("ix_meetings_meets_on"), table_name="meetings")
    op.drop_index(op.f("ix_meetings_group_id"), table_name="meetings")
    op.drop_table("meetings")
    op.drop_index(op.f("ix_history_register"), table_name="history")
    op.drop_index("ix_history_change_id", table_name="history")
    op.drop_table("history")
    op.drop_index(op.f("ix_audits_title"), table_name="audits")
    op.drop_index(op.f("ix_audits_state"), table_name="audits")
    op.drop_index(op.f("ix_audits_revisit_on"), table_name="audits")
    op.drop_index(op.f("ix_audits_reference"), table_name="audits")
    op.drop_index(op.f("ix_audits_kind"), table_name="audits")
    op.drop_index(op.f("ix_audits_group_id"), table_name="audits")
    op.drop_index(op.f("ix_audits_finished_on"), table_name="audits")
    op.drop_table("audits")
    op.drop_table("settings")
    op.drop_index(op.f("ix_groups_reference"), table_name="groups")
    op.drop_index(op.f("ix_groups_name"), table_name="groups")
    op.drop_index(op.f("ix_groups_kind"), table_name="groups")
    op.drop_index(op.f("ix_groups_escalates_to_id"), table_name="groups")
    op.drop_table("groups")
    op.drop_table("counters")
    op.drop_index(op.f("ix_change_sets_undoes_id"), table_name="change_sets")
    op.drop_table("change_sets")
    op.drop_index(op.f("ix_agencies_sector"), table_name="agencies")
    op.drop_index(op.f("ix_agencies_reference"), table_name="agencies")
    op.drop_index(op.f("ix_agencies_name"), table_name="agencies")
    op.drop_table("agencies")
