"""The papers of agenda items, the packs that were made, and what items lacked for both."""

from lif_desktop.store.migrations.steps import Columns, added, dropped, kept, removed

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ADDED = {"agenda_items": Columns(words="starts_at", flags="confidential")}


def upgrade() -> None:
    for table, columns in _ADDED.items():
        added(table, columns)
    kept(
        "agenda_papers",
        Columns(
            titles="title",
            words="kind name about text file_name file_hash notes",
            counts="position file_size",
            days="from_on until_on",
            links="item_id>agenda_items agency_id>agencies",
        ),
        sorts="title item_id position",
        filters="item_id kind agency_id",
    )
    kept(
        "packs",
        Columns(
            titles="title",
            words=(
                "audience state recipients left_out questioned file_name file_hash sha256 made_by"
                " notes"
            ),
            counts="edition copies pages file_size",
            flags="draft",
            days="made_on sent_on",
            links="meeting_id>meetings",
        ),
        sorts="title meeting_id made_on",
        filters="meeting_id audience state sent_on",
    )


def downgrade() -> None:
    dropped("packs", "agenda_papers")
    for table, columns in _ADDED.items():
        removed(table, columns)
