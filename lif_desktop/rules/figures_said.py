"""Holds the figures of a text against each other, and against the lines of the tables beside it.

Source: domain rule on the numbers check of papers.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from lif_desktop.rules.numbers_check import check_denominators, check_share, shares_in

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_RATE = re.compile(
    r"(?P<rate>\d+(?:\.\d+)?)\s+(?:per|in|out\s+of)\s+(?:every\s+)?(?P<base>1,000|10,000|100,000)\b"
)
_COUNT = r"(?<![\d.,/-])(?P<{}>\d{{1,3}}(?:,\d{{3}})+|\d+)(?![\d/]|[.,]\d|\s*%)"
_FEWEST_WORDS = 2  # "no" and "met" stand in any sentence
_NEAR_TEN = (Decimal(8), Decimal("12.5"))


def check(text: str, told: Mapping[str, int]) -> Iterator[str]:
    """Yield what cannot be right in a text; `told` is the number of each line of the tables."""
    for one in shares_in(text):
        yield from check_share(f"'{one.text}'", one.part, one.whole, one.percent)
    sentences = _SENTENCE.split(text)
    yield from _denominators(sentences)
    for sentence in sentences:
        yield from _rates(sentence)
    for label, number in told.items():
        if len(label.split()) >= _FEWEST_WORDS and label.casefold() in text.casefold():
            yield from _against(text, label, number)


def _denominators(sentences: Sequence[str]) -> Iterator[str]:
    """Yield a question where one group has another size in a later sentence.

    A sentence that itself gives several sizes goes through several groups.
    """
    sizes: dict[str, list[int]] = {}
    many = {""}
    for sentence in sentences:
        own: dict[str, set[int]] = {}
        for one in shares_in(sentence):
            own.setdefault(one.noun, set()).add(one.whole)
        many |= {noun for noun, wholes in own.items() if len(wholes) > 1}
        for noun, wholes in own.items():
            sizes.setdefault(noun, []).extend(wholes)
    for noun, wholes_of in sizes.items():
        yield from () if noun in many else check_denominators(noun, wholes_of)


def _rates(sentence: str) -> Iterator[str]:
    """Yield a rate that is ten times, or a tenth of, what its own numbers give."""
    rates = list(_RATE.finditer(sentence))
    shares = [one for one in shares_in(sentence) if one.part and one.whole]
    if len(rates) != 1 or len(shares) != 1:
        return
    (rate,), (share,) = rates, shares
    given, base = Decimal(rate["rate"]), rate["base"]
    right = Decimal(share.part or 0) / share.whole * int(base.replace(",", ""))
    least, most = _NEAR_TEN
    if given and (least <= given / right <= most or least <= right / given <= most):
        yield (
            f"'{rate[0]}': {share.part:,} of {share.whole:,} is {right.quantize(Decimal('0.1'))}"
            f" per {base}. Is it ten times off?"
        )


def _against(text: str, label: str, number: int) -> Iterator[str]:
    """Yield a question if a sentence gives a line of a table another number."""
    before, after = _COUNT.format("before"), _COUNT.format("after")
    said = re.escape(label)
    for one in re.finditer(rf"{before}\s+{said}\b|\b{said}:\s*{after}", text, re.IGNORECASE):
        given = int((one["before"] or one["after"]).replace(",", ""))
        if given != number:
            yield f"The text says “{one[0]}”, the table {number:,}: which is right?"
