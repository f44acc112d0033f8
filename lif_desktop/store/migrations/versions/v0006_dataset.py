"""The dataset and training."""

from lif_desktop.store.migrations.steps import Columns, dropped, kept

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _dataset()
    _training()


def downgrade() -> None:
    dropped(
        "pool_members",
        "training_checks",
        "training_needs",
        "training_places",
        "training",
        "highlights",
        "picks",
        "indicator_values",
        "indicators",
    )


def _dataset() -> None:
    kept(
        "indicators",
        Columns(
            titles="title",
            words=(
                "definition question stage unit polarity frequency comparator numerator_is "
                "denominator_is notes"
            ),
            numbers="target tolerance",
            days="ended_on",
            links="agency_id>agencies group_id>groups priority_id>priorities",
        ),
        sorts="title agency_id stage",
        filters=("agency_id group_id question stage unit polarity frequency priority_id ended_on"),
    )
    kept(
        "indicator_values",
        Columns(
            titles="period",
            words=(
                "commentary relevant relevant_why timely timely_why accurate accurate_why notes"
            ),
            numbers="value numerator denominator comparator_value",
            flags="exception",
            days="period_from period_until received_on",
            links="indicator_id>indicators agency_id>agencies",
        ),
        sorts="indicator_id period period_until received_on",
        filters="indicator_id agency_id period_until exception relevant timely accurate",
    )
    kept(
        "picks",
        Columns(
            words="period reason discussion notes",
            counts="place",
            links="meeting_id>meetings indicator_id>indicators",
        ),
        sorts="meeting_id place",
        filters="meeting_id indicator_id",
    )
    kept(
        "highlights",
        Columns(
            titles="period",
            words=(
                "reported_by summary challenges how_much how_well difference story worried "
                "change equality incident_detail risk_detail escalated_detail decision_needed "
                "quality quality_why notes"
            ),
            flags="incident risk escalated",
            days="period_from period_until received_on signed_on",
            links="agency_id>agencies",
        ),
        sorts="agency_id period period_until received_on",
        filters="agency_id period_until received_on incident risk escalated quality",
    )


def _training() -> None:
    kept(
        "training",
        Columns(
            titles="course",
            words="mode level state provider trainers feedback impact notes",
            counts="capacity evaluations useful followed_up changed_practice",
            numbers="hours confidence_before confidence_after",
            days="held_on follow_up_on followed_up_on",
            links="learning_id>lessons priority_id>priorities",
        ),
        sorts="course held_on state follow_up_on",
        filters="held_on mode level state learning_id priority_id follow_up_on followed_up_on",
    )
    kept(
        "training_places",
        Columns(
            words="notes",
            counts="booked attended no_show",
            links="training_id>training agency_id>agencies",
        ),
        sorts="agency_id",
        filters="training_id agency_id",
    )
    kept(
        "training_needs",
        Columns(
            titles="year",
            words="representative needs in_house updated notes",
            counts="staff trained",
            days="asked_on due_on received_on",
            links="agency_id>agencies",
        ),
        sorts="agency_id year due_on",
        filters="agency_id year due_on received_on updated",
    )
    kept(
        "training_checks",
        Columns(
            titles="course",
            words="checked_by result strengths to_improve notes",
            days="checked_on next_on",
            links="agency_id>agencies",
        ),
        sorts="course agency_id checked_on result",
        filters="agency_id checked_on result next_on",
    )
    kept(
        "pool_members",
        Columns(
            titles="person",
            words="role notes",
            counts="times",
            days="from_on until_on last_on",
            links="agency_id>agencies",
        ),
        sorts="person agency_id role",
        filters="agency_id role until_on",
    )
