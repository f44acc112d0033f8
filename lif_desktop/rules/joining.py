"""Finds which counts must be thought of together, though no paper prints them together.

A paper that prints ages, one that prints categories and one that prints both together for another
period say more than each pair of them: the three are sides of one box, and the noughts on one side
may settle what stands inside. Whoever only adds along the sides does not see that. So what is
printed is taken as a graph: what is known together (dimensions, and the days at which periods are
cut) is linked. Where the links close a ring, the box inside it is counted as well. Once nothing but
boxes without rings is left, whatever fits each box by itself fits some group of children.

Source: the theory of decomposable contingency tables (Lauritzen, Graphical Models, 1996).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise, product

Adding = Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]
Span = tuple[date, date]
Named = tuple[tuple[tuple[str, str], ...], tuple[Span, ...]]
"""A count by its name: the value of each dimension that it is cut by, and its days."""
Node = tuple[str, frozenset[str]] | date
"""What may be known: a dimension in these values, or whether it was before a day."""

_DAY = timedelta(days=1)


@dataclass
class _Known:
    """What is known of one set of dimensions together."""

    values: dict[str, set[str]] = field(default_factory=dict)
    days: set[date] = field(default_factory=set)

    def add(self, cut: Iterable[tuple[str, str]], spans: Iterable[Span]) -> None:
        for name, value in cut:
            self.values.setdefault(name, set()).add(value)
        for since, until in spans:
            self.days |= {since, until + _DAY}

    def nodes(self, hull: Sequence[date]) -> set[Node]:
        nodes: set[Node] = {day for day in self.days if hull[0] < day < hull[-1]}
        return nodes | {(name, frozenset(values)) for name, values in self.values.items()}


def joined(cells: Iterable[Named], sums: Adding) -> Iterator[Named]:
    """Yield the counts inside each ring of what is known; `cells` must be closed upwards."""
    by_base: dict[tuple[tuple[str, str], ...], dict[frozenset[str], _Known]] = {}
    for cut, spans in cells:
        base = tuple(pair for pair in cut if pair[0] not in sums)
        own = tuple(pair for pair in cut if pair[0] in sums)
        sets = by_base.setdefault(base, {})
        sets.setdefault(frozenset(name for name, _ in own), _Known()).add(own, spans)
    for base, sets in by_base.items():
        days = sorted(set[date]().union(*(one.days for one in sets.values())))
        edges = [one.nodes(days) for one in sets.values()]
        for clique in _cliques(_with_coarser(edges)):
            for cut, span in _inside(clique, sums, (days[0], days[-1])):
                yield tuple(sorted((*base, *cut))), (span,)


def _with_coarser(edges: Sequence[set[Node]]) -> list[set[Node]]:
    """Whoever knows a dimension in its finer values knows it in its coarser ones too."""
    everything = set[Node]().union(*edges)
    return [
        edge
        | {
            coarse
            for coarse in everything
            if not isinstance(coarse, date)
            for fine in edge
            if not isinstance(fine, date) and fine[0] == coarse[0] and coarse[1] < fine[1]
        }
        for edge in edges
    ]


def _cliques(edges: Sequence[set[Node]]) -> Iterator[set[Node]]:
    """Close every ring with as few links as come to hand; yield what then hangs together anew."""
    near: dict[Node, set[Node]] = {}
    boxes = list(edges)
    for edge in edges:
        for node in edge:
            near.setdefault(node, set()).update(edge - {node})
    while near:
        node = min(near, key=lambda one: (_missing(near, one), _order(one)))
        around = near.pop(node)
        clique = around | {node}
        if not any(clique <= box for box in boxes):
            boxes.append(clique)
            yield clique
        for one in around:
            near[one] |= around - {one}
            near[one].discard(node)


def _missing(near: Mapping[Node, set[Node]], node: Node) -> int:
    """Return how many links are missing between those that a node is linked to."""
    return sum(len(near[node] - near[one]) - 1 for one in near[node])


def _order(node: Node) -> tuple[str, ...]:
    return (str(node),) if isinstance(node, date) else (node[0], *sorted(node[1]))


def _inside(
    clique: set[Node], sums: Adding, hull: tuple[date, date]
) -> Iterator[tuple[tuple[tuple[str, str], ...], Span]]:
    known: dict[str, set[str]] = {}
    for node in clique:
        if not isinstance(node, date):
            known.setdefault(node[0], set()).update(node[1])
    finest = {name: _finest(values, sums[name]) for name, values in sorted(known.items())}
    days = sorted({*hull, *(node for node in clique if isinstance(node, date))})
    for values in product(*finest.values()):
        for since, until in pairwise(days):
            yield tuple(zip(finest, values, strict=True)), (since, until - _DAY)


def _finest(values: set[str], sums: Sequence[tuple[str, tuple[str, ...]]]) -> list[str]:
    """Return the values that no others among them add up to."""
    wholes = {whole for whole, parts in sums if values.issuperset(parts)}
    return sorted(values - wholes)
