"""The words of the composer: under its title, on its buttons, in its lists."""

from lif_desktop.rules.words import counted
from lif_desktop.store.records import Record
from lif_desktop.ui.meetings.judging import Judged
from lif_desktop.ui.meetings.press import Seen
from lif_desktop.ui.meetings.reading import Composition
from lif_desktop.ui.meetings.rows import problems_of
from lif_desktop.ui.meetings.said_room import Said
from lif_desktop.ui.session import Message

_SUPPRESSED = "suppressed"


def subtitle(composition: Composition, seen: Seen | None) -> str:
    """Return how many items and pages there are, which version, and whether it was sent."""
    lines = composition.lines
    parts = [counted(len(lines), "item") if lines else "no items of its own yet"]
    if seen is not None:
        parts += [counted(seen.pages, "page"), f"version {seen.pack.version}"]
        if seen.pack.public:
            parts.append("public twin")
    return " · ".join([*parts, _sent(composition.packs)])


def _sent(packs: tuple[Record, ...]) -> str:
    sent = [one for one in packs if one.values["state"] == "sent" and one.values["sent_on"]]
    if not sent:
        return "not yet sent"
    newest = max(sent, key=lambda one: (one.values["sent_on"], one.values["edition"] or 0))
    edition = newest.values["edition"]
    version = f"version {edition} " if edition else ""
    return f"{version}sent on {newest.text('sent_on')}"


def figures(judged: Judged | None) -> str:
    """Return what stands on the button that checks figures."""
    if judged is None:
        return "Check figures"
    return f"Check figures: {len(judged.findings)}" if judged.findings else "Check figures ✓"


def twin(judged: Judged | None) -> str:
    """Return what stands on the button that turns to the public twin."""
    if judged is None or not judged.withheld:
        return "Public twin"
    suppressed = sum(one.what == _SUPPRESSED for one in judged.withheld)
    if suppressed:
        return f"Public twin: {suppressed} suppressed"
    return f"Public twin: {len(judged.withheld)} withheld"


def findings(judged: Judged | None) -> list[Said] | None:
    """Return what was found in the figures, under the papers it was found in."""
    if judged is None:
        return None
    return [
        Said(one.paper_key, one.paper_title, f"{one.where}: {one.said}" if one.where else one.said)
        for one in judged.findings
    ]


def no_findings(judged: Judged | None) -> str:
    """Return what it means that nothing was found."""
    if judged is None:
        return "Checking the figures…"
    return "Every figure of this pack agrees with itself and with the others."


def withheld(judged: Judged | None) -> list[Said] | None:
    """Return what the public is not told, under the papers that tell it to the board."""
    if judged is None:
        return None
    return [
        Said(one.paper_key, one.paper_title or "The agenda",
             f"{one.what[:1].upper()}{one.what[1:]}: {one.said}")
        for one in judged.withheld
    ]  # fmt: skip


def none_withheld(judged: Judged | None) -> str:
    """Return what it means that nothing is withheld."""
    if judged is None:
        return "Comparing with the board’s pack…"
    return "The public reads all that the board reads: nothing is left out of this pack."


def notice(seen: Seen, key: str) -> Message | None:
    """Return what is the matter with the paper in view, if anything is."""
    for item in seen.pack.items:
        for paper in item.papers:
            found = problems_of(paper, seen) if paper.key == key else []
            if found:
                return Message(" ".join(found), "due")
    return None
