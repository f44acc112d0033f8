"""What is said on the command line of words and dates in a workbook, and what is still open."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lif_desktop.cli.asking import say
from lif_desktop.faults import WrongUsage

if TYPE_CHECKING:
    from lif_desktop.importing.meaning.said import Said
    from lif_desktop.importing.merging.plan import ImportPlan

_T = TypeVar("_T")
_MOST = 20


@dataclass(frozen=True, slots=True)
class Meant:
    """What was said of words, of the order of dates, and of memory."""

    words: Mapping[str, Mapping[str, str]]
    orders: Mapping[str, str]
    remember: bool

    def into(self, said: "Said") -> "Said":
        """Return what was said of a workbook with this added."""
        return replace(said, words=self.words, orders=self.orders, remember=self.remember)


def takes_meanings(run: Callable[..., _T]) -> Callable[..., _T]:
    """Give a command the options on words and dates; it gets them as `meant`."""

    @click.option(
        "--word",
        "words",
        multiple=True,
        metavar="FIELD:WRITTEN=MEANT",
        help="What a word of a column means; nothing after = leaves it blank.",
    )
    @click.option(
        "--dates",
        "orders",
        multiple=True,
        metavar="FIELD=day|month|turned",
        help="How the dates of a column are read; turned: Excel exchanged day and month.",
    )
    @click.option(
        "--no-memory",
        is_flag=True,
        help="Use nothing that imports remember, and teach them nothing.",
    )
    @functools.wraps(run)
    def with_meanings(
        *args: Any, words: tuple[str, ...], orders: tuple[str, ...], no_memory: bool, **more: Any
    ) -> _T:
        meant = Meant(said_words(words), said_orders(orders), not no_memory)
        return run(*args, meant=meant, **more)

    return with_meanings


def said_words(texts: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Return {field: {written: meant}} of "FIELD:WRITTEN=MEANT".

    Raises:
        WrongUsage: if a text is not of that form.
    """
    words: dict[str, dict[str, str]] = {}
    for text in texts:
        field, colon, rest = text.partition(":")
        written, sign, meant = rest.rpartition("=")
        if not (colon and sign and field.strip() and written.strip()):
            raise WrongUsage(f"--word '{text}': write it as --word \"FIELD:WRITTEN=MEANT\".")
        words.setdefault(field.strip(), {})[written.strip()] = meant.strip()
    return words


def said_orders(texts: tuple[str, ...]) -> dict[str, str]:
    """Return {field: way} of "FIELD=day".

    Raises:
        WrongUsage: if a text is not of that form.
    """
    orders = {}
    for text in texts:
        field, sign, way = text.rpartition("=")
        if not sign or not field.strip():
            raise WrongUsage(f"--dates '{text}': write it as --dates \"FIELD=day\".")
        orders[field.strip()] = way.strip()
    return orders


def ask(plan: "ImportPlan") -> None:
    """Say which words the board does not know, what is nearest, and how to settle them."""
    from lif_desktop.importing.meaning.words import unsettled  # noqa: PLC0415 - heavy

    found = unsettled(plan)
    for one in found[:_MOST]:
        near = "; ".join(f"{label} ({score} %)" for label, score in one.nearest) or "nothing"
        if one.home:
            near = f"could be kept in {one.home}"
        times = "once" if one.count == 1 else f"{one.count} times"
        say(
            f"{one.field.label}: “{one.written}” ({times}), {one.why or 'not known'}; nearest: "
            f'{near}. Settle it with --word "{one.field.key}:{one.written}={one.suggestion}".'
        )
    if len(found) > _MOST:
        say(f"And {len(found) - _MOST} more words.")
