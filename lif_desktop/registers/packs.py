"""The papers of agenda items, and the packs that were made and sent."""

from lif_desktop.fields import Choice, Count, Day, Flag, Link, Memo, Option, Text
from lif_desktop.models.packs import AgendaPaper, MadePack
from lif_desktop.registers.register import Filter, Register, SavedView

PAPER_KINDS = (
    Option("ours", "From the board's data", aliases=("board", "data", "report")),
    Option("text", "Written here", aliases=("text", "note")),
    Option("file", "A file", aliases=("agency's file", "pdf", "attachment")),
)
PACK_AUDIENCES = (
    Option("board", "Board", "note", "diamond"),
    Option("public", "Public", "due", "dot", aliases=("public twin", "for publication")),
)
PACK_STATES = (
    Option("made", "Made", "due", "dot", aliases=("exported",)),
    Option("sent", "Sent", "done", "tick", aliases=("circulated", "issued")),
    Option("withdrawn", "Withdrawn", "note", "diamond", aliases=("recalled",)),
)

PAPERS = Register(
    key="papers",
    singular="paper",
    plural="Papers of items",
    prefix="PAP",
    model=AgendaPaper,
    title="title",
    alike=("item", "title"),
    parent="item",
    empty="The papers of an agenda item: the board's own, text written here, agencies' files.",
    fields=(
        Text(AgendaPaper.title, "Paper", aliases=("Title", "Paper title"), required=True,
             sort=True, width=36),
        Link(AgendaPaper.item_id, "Agenda item", to="items", aliases=("Item",), required=True,
             sort=True, filter=True, width=30),
        Count(AgendaPaper.position, "Number", aliases=("Order",), sort=True, width=8),
        Choice(AgendaPaper.kind, "Comes from", options=PAPER_KINDS, aliases=("Kind", "Source"),
               filter=True, width=20),
        Text(AgendaPaper.name, "Name of the paper", aliases=("Report",), width=20, column=False,
             help="Of a paper from the board's data: what the list of papers calls it."),
        Text(AgendaPaper.about, "About", aliases=("About record",), width=18, column=False,
             help="The reference of the lesson, agency or group that the paper is about."),
        Day(AgendaPaper.from_on, "Period from", column=False),
        Day(AgendaPaper.until_on, "Period to", aliases=("Period until",), column=False),
        Memo(AgendaPaper.text, "Text", aliases=("Body",), longest=200_000, column=False,
             help="Blank lines part paragraphs; lines that begin with - are a list; a line that"
                  " begins with # is a heading."),
        Link(AgendaPaper.agency_id, "Agency", to="agencies", aliases=("From agency",),
             filter=True, width=24),
        Text(AgendaPaper.file_name, "File", aliases=("File name",), width=28, column=False),
        Count(AgendaPaper.file_size, "Size in bytes", width=10, column=False),
        Text(AgendaPaper.file_hash, "File's digest", quiet=True, column=False),
        Memo(AgendaPaper.notes, "Notes", column=False),
    ),
    views=(
        SavedView("By item", (), (("item", False),)),
        SavedView("Files", (Filter("kind", "is", ("file",)),), (("item", False),)),
    ),
)  # fmt: skip

PACKS = Register(
    key="packs",
    singular="pack",
    plural="Packs made",
    prefix="PKG",
    model=MadePack,
    title="title",
    alike=("title", "edition"),
    parent="meeting",
    empty="Each pack as it was made for a meeting: version, for whom, when sent, its digest.",
    fields=(
        Text(MadePack.title, "Pack", aliases=("Title",), required=True, sort=True, width=38),
        Link(MadePack.meeting_id, "Meeting", to="meetings", required=True, sort=True, filter=True,
             width=30),
        Choice(MadePack.audience, "For", options=PACK_AUDIENCES, aliases=("Audience",),
               filter=True),
        Count(MadePack.edition, "Version", width=9),
        Flag(MadePack.draft, "Draft", width=8),
        Choice(MadePack.state, "State", options=PACK_STATES, aliases=("Status",), filter=True),
        Day(MadePack.made_on, "Made", aliases=("Date made",), sort=True),
        Day(MadePack.sent_on, "Sent", aliases=("Date sent",), filter=True),
        Memo(MadePack.recipients, "Sent to", aliases=("Recipients",), personal=True),
        Count(MadePack.copies, "Numbered copies", width=9, column=False),
        Count(MadePack.pages, "Pages", width=8),
        Memo(MadePack.left_out, "Left out or reworded", column=False),
        Memo(MadePack.questioned, "Figures questioned", column=False),
        Text(MadePack.file_name, "File", aliases=("File name",), width=28, column=False),
        Count(MadePack.file_size, "Size in bytes", width=10, column=False),
        Text(MadePack.file_hash, "Kept file", quiet=True, column=False),
        Text(MadePack.sha256, "Digest", aliases=("Hash", "SHA-256"), width=20, column=False),
        Text(MadePack.made_by, "Made by", personal=True, width=18, column=False),
        Memo(MadePack.notes, "Notes", column=False),
    ),
    views=(
        SavedView("Newest first", (), (("made_on", True),)),
        SavedView("Sent", (Filter("state", "is", ("sent",)),), (("made_on", True),)),
    ),
)  # fmt: skip
