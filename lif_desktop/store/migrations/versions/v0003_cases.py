"""The parts of case reviews and of child deaths."""

from lif_desktop.store.migrations.steps import Columns, dropped, kept

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _reviewing()
    _dying()


def downgrade() -> None:
    dropped(
        "factors",
        "information_requests",
        "management_reports",
        "proceedings",
        "notifications",
        "criteria",
        "subjects",
    )


def _reviewing() -> None:
    kept(
        "subjects",
        Columns(
            titles="pseudonym",
            words="part age_band harm legal_status notes",
            links="review_id>reviews death_id>deaths",
        ),
        sorts="pseudonym",
        filters="review_id part age_band harm death_id",
    )
    kept(
        "criteria",
        Columns(
            titles="criterion",
            words="edition paragraph met why notes",
            flags="always",
            links="review_id>reviews",
        ),
        sorts="criterion",
        filters="review_id met always",
    )
    kept(
        "notifications",
        Columns(
            titles="body",
            words="about answer notes",
            days="due_on sent_on answered_on",
            links="review_id>reviews",
        ),
        sorts="body sent_on",
        filters="review_id due_on sent_on",
    )
    kept(
        "proceedings",
        Columns(
            words="kind body state effect notes",
            days="started_on ends_on",
            links="review_id>reviews",
        ),
        sorts="kind ends_on",
        filters="review_id kind state ends_on",
    )
    kept(
        "management_reports",
        Columns(
            words="kind author quality quality_note good_practice lessons notes",
            flags="independent",
            days="asked_on due_on chased_on received_on",
            links="review_id>reviews agency_id>agencies",
        ),
        sorts="agency_id due_on",
        filters="review_id agency_id kind due_on received_on quality",
    )


def _dying() -> None:
    kept(
        "information_requests",
        Columns(
            words="form notes",
            flags="nothing_held",
            days="asked_on due_on chased_on received_on",
            links="death_id>deaths agency_id>agencies",
        ),
        sorts="agency_id due_on",
        filters="death_id agency_id due_on received_on",
    )
    kept(
        "factors",
        Columns(
            titles="factor",
            words="domain relevance scale modifiable notes",
            links="death_id>deaths",
        ),
        sorts="domain factor",
        filters="death_id domain factor relevance scale modifiable",
    )
