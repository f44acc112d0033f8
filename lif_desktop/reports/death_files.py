"""The work on child deaths, record by record: learning, referrals, information owed, questions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.frameworks.relevance import relevance_called
from lif_desktop.reports.death_cases import Deaths, category_of
from lif_desktop.reports.shape import About, Column, Row, Section, Table
from lif_desktop.rules import child_deaths
from lif_desktop.rules.death_questions import INFLICTED, Asked, Question, date_questions, questions
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

_LEARNT = (
    ("learning", "Learning"),
    ("concerns", "Matters of concern affecting children's safety and welfare"),
    ("public_health", "Wider public health or safety concerns"),
    ("pattern", "Patterns with other deaths"),
)
_ASPECTS = ("environmental", "social", "health", "cultural", "systemic")


def asked_of(
    death: Record,
    factors: Iterable[Record],
    requests: Iterable[Record],
    today: date,
    *,
    joint: bool,
) -> list[Question]:
    """Return what the rules ask of one death; `joint` if the panel serves several areas."""
    return list(questions(_looked_at(death, list(factors), list(requests), today, joint=joint)))


def strange_dates(death: Record, today: date) -> list[str]:
    """Return what cannot be right in the dates of a death."""
    return [one.text for one in date_questions(_looked_at(death, [], [], today, joint=False))]


def _looked_at(
    death: Record, factors: list[Record], requests: list[Record], today: date, *, joint: bool
) -> Asked:
    values = death.values
    dated = values["born_on"] and values["died_on"]
    return Asked(
        reviewed=values["state"] == "reviewed",
        notified_on=values["notified_on"],
        died_on=values["died_on"],
        panel_on=values["panel_on"],
        area=(values["area"] or "").strip(),
        joint=joint,
        expected=values["expected"],
        joint_response=values["joint_response"],
        joint_response_on=values["joint_response_on"],
        category=values["category"],
        categories=values["categories"] or "",
        modifiable=values["modifiable"],
        referred=values["review"] is not None,
        why_not_referred=values["why_not_referred"] or "",
        age_band=values["age_band"],
        band=child_deaths.age_band(values["born_on"], values["died_on"]) if dated else None,
        factors=len(factors),
        unscaled=sum(_unscaled(death, one) for one in factors),
        overdue=sum(is_overdue(one, today) for one in requests),
        resident=values["resident"],
        panel_passed=values["panel_on"] is not None and values["panel_on"] < today,
    )


def is_open(request: Record) -> bool:
    """Return whether an agency still owes its information."""
    return request.values["received_on"] is None and not request.values["nothing_held"]


def is_overdue(request: Record, today: date) -> bool:
    """Return whether an agency's information is late."""
    due_on = request.values["due_on"]
    return is_open(request) and due_on is not None and due_on < today


def _unscaled(death: Record, factor: Record) -> bool:
    scale = factor.values["scale"] or death.values["relevance_scale"]
    return factor.values["relevance"] is not None and relevance_called(scale) is None


def learning(deaths: Iterable[Record]) -> Section:
    """Say what the panel learned, death by death, in the words of the record."""
    reviewed = list(deaths)
    tables = []
    for key, title in _LEARNT:
        rows = tuple(
            Row((one.reference, one.text("category"), one.values[key]), About("deaths", one.id))
            for one in reviewed if one.values[key]
        )  # fmt: skip
        columns = (Column("Death"), Column("Category", 2), Column("What was found", 5))
        note = f"Of {len(reviewed)} deaths reviewed in the period."
        tables.append(Table(title, columns, rows, note=note, empty="None was recorded."))
    return Section("What the panel learned", tables=(*tables, _aspects(reviewed)))


def _aspects(reviewed: Iterable[Record]) -> Table:
    rows = tuple(
        Row((one.reference, one.register.field(key).label, one.values[key]),
            About("deaths", one.id))
        for key in _ASPECTS for one in reviewed if one.values[key]
    )  # fmt: skip
    return Table(
        "Environmental, social, health, cultural and systemic aspects",
        (Column("Death"), Column("Aspect", 1.4), Column("What was found", 5)),
        rows,
        note="One death may stand under several aspects.",
        empty="None was recorded.",
    )


def information(board: Board, today: date) -> tuple[Section, int]:
    """Say which agencies owe information on which deaths, and how many requests are overdue."""
    requests = board.records("information")
    of: dict[int, list[Record]] = defaultdict(list)
    for one in requests:
        of[one.values["agency"]].append(one)
    rows = []
    for agency, own in of.items():
        waits = [one for one in own if is_open(one)]
        late = [one for one in waits if is_overdue(one, today)]
        cells = (own[0].text("agency"), len(own), len(own) - len(waits), len(waits), len(late))
        rows.append((len(late), Row(cells, About("agencies", agency))))
    rows.sort(key=lambda pair: (-pair[0], str(pair[1].cells[0]).casefold()))
    columns = (Column("Agency", 3), *(Column(one, 1, "right") for one in (
        "Asked", "Answered", "Outstanding", "Overdue")))  # fmt: skip
    agencies = Table(
        "Information asked of agencies", columns, tuple(row for _, row in rows),
        note="Of all requests on record. Answered: received, or nothing known of the child.",
        empty="No agency was asked for information.",
    )  # fmt: skip
    late = [one for one in requests if is_overdue(one, today)]
    late.sort(key=lambda one: (one.values["due_on"], one.id))
    overdue = Table(
        "Overdue",
        (Column("Agency", 2), Column("Death", 2), Column("Due"), Column("Chased")),
        tuple(
            Row((one.text("agency"), one.text("death"), one.values["due_on"],
                 one.values["chased_on"]), About("information", one.id))
            for one in late
        ),
        empty="No information is overdue.",
    )  # fmt: skip
    return Section("Information from agencies", tables=(agencies, overdue)), len(late)


def referrals(deaths: Deaths, reviewed: Iterable[Record]) -> Section:
    """Say which deaths gave rise to a case review, and which inflicted ones did not."""
    in_period = {one.id for one in reviewed}
    rows = tuple(
        Row((one.reference, one.text("category"), one.text("review") or "not referred",
             one.values["why_not_referred"] or ""), About("deaths", one.id))
        for one in deaths.records
        if one.values["review"]
        or (one.id in in_period and (one.values["why_not_referred"] or inflicted(one)))
    )  # fmt: skip
    table = Table(
        "Cases giving rise to a review",
        (Column("Death"), Column("Category", 2), Column("Case review", 2), Column("Why not", 3)),
        rows,
        note="Every death linked to a case review, and of those reviewed in the period the ones"
        " where harm was inflicted or a reason not to refer was given.",
        empty="None.",
    )
    return Section("Referral to a case review", tables=(table,))


def inflicted(death: Record) -> bool:
    """Return whether the panel found that harm was inflicted."""
    return category_of(death) == INFLICTED


def open_questions(board: Board, deaths: Deaths, today: date) -> tuple[Section, int]:
    """List what the rules ask, death by death, and how many records are asked."""
    requests: dict[int, list[Record]] = defaultdict(list)
    for one in board.records("information"):
        requests[one.values["death"]].append(one)
    joint = len(deaths.areas) > 1
    rows = []
    for death in deaths.records:
        found = asked_of(
            death, deaths.factors.get(death.id, ()), requests[death.id], today, joint=joint
        )
        rows += [
            Row((death.label, Shown(one.text, "late" if one.weight == "late" else "due")),
                About("deaths", death.id))
            for one in found if one.weight != "note"
        ]  # fmt: skip
    table = Table("To be asked", (Column("Death", 2), Column("What", 5)), tuple(rows),
                  empty="Nothing is open.")  # fmt: skip
    return Section("Questions on records", tables=(table,)), len(rows)


def relevance(deaths: Deaths, reviewed: Iterable[Record], domains: Mapping[str, str]) -> Table:
    """Show how factors were rated, each on the scale of its own form; scales are never mixed."""
    counts: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    unrated = 0
    for death in reviewed:
        for one in deaths.factors.get(death.id, ()):
            scale = relevance_called(one.values["scale"] or death.values["relevance_scale"])
            point = deaths.point(death, one)
            if scale is None or point is None:
                unrated += 1
                continue
            key = (one.values["domain"] or "", one.values["factor"], scale.key)
            counts[key][point.value] += 1
    rows = tuple(
        Row((domains.get(domain, "No domain"), factor, scale,
             *(number if at <= _last(scale) else None for at, number in enumerate(numbers))))
        for (domain, factor, scale), numbers in sorted(counts.items())
    )  # fmt: skip
    columns = (Column("Domain", 2), Column("Factor", 3), Column("Scale"),
               *(Column(str(at), 0.7, "right") for at in range(4)))  # fmt: skip
    note = "How many deaths have each rating, on the scale of their own form."
    note += f" {unrated} without a rating or a known scale are left out." if unrated else ""
    return Table("Contributory factors by relevance", columns, rows, note=note,
                 empty="No contributory factor is on record.")  # fmt: skip


def _last(scale: str) -> int:
    found = relevance_called(scale)
    return found.points[-1].value if found else -1
