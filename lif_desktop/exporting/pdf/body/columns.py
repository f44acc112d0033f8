"""How wide the columns of a table stand, and whether it needs the page turned."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from lif_desktop.exporting.pdf import theme
from lif_desktop.exporting.pdf.pages import Size

PAD = 5.0
CLOSE_PAD = 3.0  # in the tables of figures under charts
_FIXED_SHARE = 0.3  # the most of the width that a column as wide as its content may take
_WORD_SHARE = 0.3  # the most that an unbroken word may claim; longer ones are parted
_EASY = 82.0  # what a column of running text wants at least: some sixteen characters

_COMFORT = 118.0  # what it gets before narrow columns have to break
_CLOSE = 30.0  # what a column of figures under a chart takes at least
_STEPS = (32.0, 8.0)  # by which columns are balanced
_KEPT = 0.55  # the least share of its width that a column is left in balancing
_RAGGED = 1.06  # lines are seldom full
_SHORT = 68.0  # content up to this width, as a date, is the last to be broken


@dataclass(frozen=True, slots=True)
class Measure:
    """What a column asks for: its weight, widest line and widest word, in points.

    `extents` are the width that all the text of a cell takes, for some of the rows.
    """

    weight: float
    natural: float
    word: float
    extents: tuple[float, ...] = ()


def page_for(measures: Sequence[Measure]) -> Size:
    """Return the portrait page where the columns stand easily on it, else the landscape one."""
    room = theme.PORTRAIT[0] - 2 * theme.SIDE - 2 * PAD * len(measures)
    easy = _wanted(measures, _fixed(measures, room), room, _EASY) <= room
    return theme.PORTRAIT if easy else theme.LANDSCAPE


def total(measures: Sequence[Measure], page: Size) -> float:
    """Return the width of the whole table: a narrow one keeps its figures near their names."""
    room = page[0] - 2 * theme.SIDE
    natural = sum(one.natural + 2 * PAD for one in measures)
    of_figures = sum(bool(one.weight) for one in measures) == 1
    narrow = of_figures and natural <= room * theme.SHARE * 0.9
    return room * theme.SHARE if narrow else room


def close(measures: Sequence[Measure], page: Size) -> list[float]:
    """Return the widths of columns that stand as close as they may be read, padding included.

    Where there is no room for that all but the first are narrowed, between words while they can.
    """
    first, *others = [max(one.natural, _CLOSE) + 2 * CLOSE_PAD for one in measures]
    room = page[0] - 2 * theme.SIDE
    over = first + sum(others) - room
    if over <= 0:
        return [first, *others]
    first = min(first, room * _FIXED_SHARE)
    words = [one.word + 2 * CLOSE_PAD for one in measures[1:]]
    return [first, *_shared(others, words, room - first)]


def widths(measures: Sequence[Measure], total: float) -> list[float]:
    """Return the widths of columns, padding included, that together take `total`."""
    room = total - 2 * PAD * len(measures)
    found = _fixed(measures, room)
    if sum(found) > room * 0.75 or not any(measure.weight for measure in measures):
        spread = [max(min(measure.natural, room), 1.0) for measure in measures]
        least = [min(measure.word, room * _WORD_SHARE) for measure in measures]
        found = _shared(spread, least, room)
        movable = [index for index, measure in enumerate(measures) if measure.natural > _SHORT]
    else:
        movable = [index for index, measure in enumerate(measures) if measure.weight]
        shares = _shared(
            [measures[index].weight for index in movable],
            [min(measures[index].word, room * _WORD_SHARE) for index in movable],
            room - sum(found),
        )
        for index, share in zip(movable, shares, strict=True):
            found[index] = share
    if len(movable) > 1 and all(measures[index].extents for index in movable):
        found = balanced(found, measures, movable)
    return [one + 2 * PAD for one in found]


def balanced(
    found: Sequence[float], measures: Sequence[Measure], movable: Sequence[int]
) -> list[float]:
    """Return widths in which the rows are lower, by moving some from column to column."""
    best = list(found)
    height = _lines(best, measures, movable)
    for step in _STEPS:
        better = True
        while better:
            better = False
            for giver, taker in permutations(movable, 2):
                if best[giver] - step < _kept_in_balancing(measures[giver], found[giver]):
                    continue
                tried = best.copy()
                tried[giver] -= step
                tried[taker] += step
                if (lines := _lines(tried, measures, movable)) < height:
                    best, height, better = tried, lines, True
    return best


def _kept_in_balancing(measure: Measure, wide: float) -> float:
    return max(measure.word, min(measure.natural, _EASY), wide * _KEPT)


def _lines(widths: Sequence[float], measures: Sequence[Measure], movable: Sequence[int]) -> float:
    """Return roughly how many lines some of the rows take together."""
    columns = ((widths[index], measures[index].extents) for index in movable)
    each = ([extent * _RAGGED // wide for extent in extents] for wide, extents in columns)
    return float(sum(max(row) for row in zip(*each, strict=True)))


def _fixed(measures: Sequence[Measure], room: float) -> list[float]:
    """Return the widths of the columns as wide as their content, and nought for the others.

    Where the others would be squeezed, these break once, between words.
    """
    for over, comfort in ((room, _COMFORT), (_SHORT, _EASY + 12), (0.0, _EASY)):
        found = [0.0 if one.weight else _capped(_kept(one, over), one, room) for one in measures]
        if _wanted(measures, found, room, comfort) <= room:
            return found
    return found


def _kept(measure: Measure, over: float) -> float:
    """Return the width of a column that breaks its content only where it is wider than `over`."""
    if measure.natural <= over:
        return measure.natural
    return max(measure.word, measure.natural * 0.55)


def _capped(wanted: float, measure: Measure, room: float) -> float:
    return min(wanted, max(room * _FIXED_SHARE, min(measure.word, room * 0.5)))


def _wanted(measures: Sequence[Measure], fixed: Sequence[float], room: float, easy: float) -> float:
    """Return the width in which all columns stand easily, padding left out."""
    return sum(fixed) + sum(
        max(min(one.word, room * _WORD_SHARE), min(one.natural, easy))
        for one in measures
        if one.weight
    )


def _shared(weights: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Share `room` by weight, no column below its least while there is enough for all."""
    if sum(least) >= room:
        return [room * one / sum(least) for one in least]
    pinned: set[int] = set()
    while True:
        free = room - sum(least[index] for index in pinned)
        weight = sum(one for index, one in enumerate(weights) if index not in pinned)
        shares = [
            least[index] if index in pinned else free * one / weight
            for index, one in enumerate(weights)
        ]
        short = {index for index, share in enumerate(shares) if share < least[index] - 1e-6}
        if not short - pinned:
            return shares
        pinned |= short
