"""Returns sent out, what imports remember, and more on receipts."""

import sqlalchemy as sa
from alembic import op

from lif_desktop.store.migrations.steps import Columns, dropped, kept

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kept(
        "returns",
        Columns(
            titles="title",
            words=(
                "kind recipient state relevant timely accurate quality file_name file_hash token"
                " sent notes"
            ),
            counts="chased_times",
            days="period_from period_until issued_on due_on chased_on received_on",
            links="agency_id>agencies audit_id>audits replaces_id>returns",
        ),
        sorts="title agency_id due_on issued_on",
        filters="kind agency_id state due_on issued_on audit_id",
    )
    kept(
        "readings",
        Columns(
            titles="written",
            words="kind register field means form form_title mark learnt_from notes",
            days="learnt_on",
            links="agency_id>agencies",
        ),
        sorts="written register",
        filters="kind register agency_id form",
    )
    op.add_column("receipts", sa.Column("details", sa.LargeBinary(), nullable=True))
    op.add_column("receipts", sa.Column("return_id", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("receipts") as batch:
        batch.drop_column("return_id")
        batch.drop_column("details")
    dropped("readings", "returns")
