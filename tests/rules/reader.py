"""A reader of public papers who works out what they hide, knowing nothing of how it was hidden.

He imagines the children one by one, as numbers of them in every combination of age, category and
so on, in every stretch of days; each printed line is then a statement about a sum of these numbers.
He looks for whole numbers that fit all of the statements at once, by trying every one, those near
the truth first (which only saves time). That is more than he could learn from sums alone: it also
leaves out what no group of children could be.
"""

import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field


@dataclass
class Statement:
    """The sum of some of the unknown numbers lies between two bounds, both included."""

    members: frozenset[int]
    low: int
    high: int


@dataclass
class Reader:
    """What a reader knows; `most` bounds what he tries for one unknown number."""

    truth: Sequence[int]
    most: int
    known: list[Statement] = field(default_factory=list)

    def reads(self, members: Sequence[int], number: int | None, *, small: bool, limit: int) -> None:
        """Take in one printed line: its number, or that it is hidden, and even that it is small."""
        if number is not None:
            low, high = number, number
        elif small:
            low, high = 1, limit - 1
        else:
            low, high = 1, self.most
        self.known.append(Statement(frozenset(members), low, high))

    def may_be_other_than(self, members: Sequence[int], number: int) -> bool:
        """Return whether something other than `number` is possible for this sum."""
        within = frozenset(members)
        sides = [Statement(within, 0, number - 1)] if number else []
        sides.append(Statement(within, number + 1, self.most))
        for seed, patience in enumerate([100] * 40 + [20_000]):
            for one in list(sides):
                with suppress(TooLongError):
                    if self._possible([*self.known, one], random.Random(seed), patience):
                        return True
                    sides.remove(one)
            if not sides:
                return False
        raise TooLongError

    def _possible(self, statements: list[Statement], lot: random.Random, patience: int) -> bool:
        """Numbers of which every statement speaks alike are as good as one number: their sum."""
        alike: dict[frozenset[int], list[int]] = {}
        for at in range(len(self.truth)):
            said = frozenset(n for n, one in enumerate(statements) if at in one.members)
            alike.setdefault(said, []).append(at)
        groups = [members for said, members in alike.items() if said]
        merged = [
            Statement(
                frozenset(n for n, group in enumerate(groups) if group[0] in one.members),
                one.low,
                one.high,
            )
            for one in statements
        ]
        guess = [sum(self.truth[at] for at in group) for group in groups]
        search = _Search(merged, guess, lot, patience)
        return search.fits([0] * len(groups), [self.most] * len(groups))


class TooLongError(Exception):
    """The reader gave up before he had tried everything."""


@dataclass
class _Search:
    """Tries everything, in an order drawn by lot, as long as its patience lasts."""

    statements: list[Statement]
    truth: list[int]
    lot: random.Random
    patience: int

    def fits(self, low: list[int], high: list[int]) -> bool:
        self.patience -= 1
        if not self.patience:
            raise TooLongError
        if not _narrow(self.statements, low, high):
            return False
        guess = [min(max(true, low[at]), high[at]) for at, true in enumerate(self.truth)]
        wrong = [(one, sum(guess[at] for at in one.members)) for one in self.statements]
        wrong = [(one, number) for one, number in wrong if not one.low <= number <= one.high]
        if not wrong:
            return True
        # Part the possible values of one number in two, and begin with the side that mends it.
        one, number = self.lot.choice(wrong)
        upwards = number < one.low
        bound = high if upwards else low
        at = self.lot.choice([to for to in sorted(one.members) if guess[to] != bound[to]])
        edge = guess[at] + upwards
        above, below = [*low], [*high]
        above[at], below[at] = edge, edge - 1
        sides = [(above, [*high]), ([*low], below)]
        return any(self.fits(*side) for side in (sides if upwards else sides[::-1]))


def _narrow(statements: list[Statement], low: list[int], high: list[int]) -> bool:
    """Tighten the bounds of each number until nothing moves; False if nothing is possible."""
    moved = True
    while moved:
        moved = False
        for one in statements:
            least = sum(low[at] for at in one.members)
            most = sum(high[at] for at in one.members)
            if least > one.high or most < one.low:
                return False
            for at in one.members:
                upper = min(high[at], one.high - (least - low[at]))
                lower = max(low[at], one.low - (most - high[at]))
                if upper < lower:
                    return False
                if (lower, upper) != (low[at], high[at]):
                    least += lower - low[at]
                    most += upper - high[at]
                    low[at], high[at] = lower, upper
                    moved = True
    return True
