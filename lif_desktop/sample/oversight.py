"""What the sample board is told and asks: dataset, highlights, risks, participation, training."""

from collections.abc import Mapping

from lif_desktop.sample import dataset, highlights, scrutiny, training
from lif_desktop.sample.bodies import Bodies
from lif_desktop.sample.stock import Days, texts
from lif_desktop.store.board import Board


def add_oversight(board: Board, bodies: Bodies, reviews: Mapping[str, int], days: Days) -> None:
    """Add all of it in one step; `reviews` holds the ids of the case reviews by key."""
    own = {name: texts(name) for name in
           ("dataset", "picks", "highlights", "scrutiny", "training")}  # fmt: skip
    lessons = {one.title: one.id for one in board.records("learning")}
    priorities = bodies.priorities
    meetings = {
        one.values["meets_on"]: one.id
        for one in board.records("meetings")
        if one.values["group"] == bodies.groups["board"]
    }
    with board.change("Enter the dataset, risks, participation and training") as change:
        kept = dataset.add_dataset(change, own["dataset"], bodies, days, priorities)
        dataset.add_picks(change, own["picks"], kept, meetings, days)
        newest = highlights.add_highlights(change, own, kept, bodies, days)
        scrutiny.add_risks(change, own["scrutiny"], bodies, days, priorities, newest)
        scrutiny.add_challenges(change, own["scrutiny"], bodies, days, priorities, meetings)
        scrutiny.add_participation(change, own["scrutiny"], bodies, days, priorities)
        scrutiny.add_calendar(change, own["scrutiny"], bodies, days, reviews, meetings)
        training.add_courses(change, own["training"], bodies, days, priorities, lessons)
        training.add_needs(change, own["training"], bodies, days)
        training.add_checks(change, own["training"], bodies, days)
