"""Asks what the story behind the data leaves out: period, comparison, so what, next step.

Source: Bedford Borough framework, Appendix 7, top tips for describing performance.
"""

import re
from dataclasses import dataclass

from lif_desktop.rules.action_quality import question_update
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.words import listed

SOURCE = "Bedford Borough framework, Appendix 7, top tips"

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_PERIOD = re.compile(
    rf"\bq[1-4]\b|\bh[12]\b|\b20\d\d\b|\b{_MONTH}\b|\b(?:this|the|last|in the|over the)\s+"
    r"(?:quarter|month|half[\s-]year|year|period|term)\b",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"\b(?:up|down|rise|rose|risen|fell|fallen|increase[ds]?|decrease[ds]?|improve[ds]?|worse\w*|"
    r"trend|before|previous(?:ly)?|earlier|same (?:quarter|period|month)|since|steady|"
    r"a year ago|(?:last|the past) (?:quarter|month|year|\w+ quarters))\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:national\w*|england|region\w*|neighbour\w*|comparators?|other (?:areas|boards|agencies)|"
    r"elsewhere|similar|average|benchmark\w*|compared with others)\b",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\b(?:target|standard|good looks like|expected|threshold|timescale|statutory|best practice|"
    r"tolerance)\b",
    re.IGNORECASE,
)
_SO_WHAT = re.compile(
    r"\b(?:because|due to|reflects?|means?|as a result|result of|suggests?|shows?|impact|risk|"
    r"driven by|explain(?:s|ed)|therefore|so that|so (?:children|families|that)|worr(?:y|ied|ies)|"
    r"concern\w*|difference|follows|caused by|behind this|led to|leads to|why)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"\b(?:will|plans? to|planned|next step|proposes?|are to|is to|starts? in|by (?:the end of )?"
    rf"{_MONTH}|from {_MONTH}|in {_MONTH})\b",
    re.IGNORECASE,
)
POINTS = ("period", "before", "others", "good", "so_what", "next_step", "specific")
"""What a good story says, in the order of the tips."""


@dataclass(frozen=True, slots=True)
class Story:
    """What a text says of each point; `told` is False where there is no text at all."""

    told: bool
    period: bool
    before: bool
    others: bool
    good: bool
    so_what: bool
    next_step: bool
    specific: bool
    vague: str = ""

    @property
    def questions(self) -> tuple[str, ...]:
        """Return what to ask, in the order of the tips; nothing if the story is a good one."""
        if not self.told:
            return ("What is the story behind the figure?",)
        asked = [
            "" if self.period else "Which period is this about?",
            self._of_comparison(),
            "" if self.so_what else "So what: why is it so, and what does it mean for children?",
            "" if self.next_step else "What happens next, and by when?",
            self.vague,
        ]
        return tuple(question for question in asked if question)

    def _of_comparison(self) -> str:
        lacking = [
            words
            for known, words in (
                (self.before, "with ourselves before"),
                (self.others, "with others"),
                (self.good, "with what good looks like"),
            )
            if not known
        ]
        # One comparison carries a short comment; the tips ask for all three.
        return f"How does it compare {listed(lacking)}?" if len(lacking) > 1 else ""


def read(text: str | None, *, period_known: bool = False) -> Story:
    """Return which points of a good story a text makes; `period_known` if its form says it.

    It looks for words that such a point can hardly do without: it asks, it does not judge.
    """
    words = text or ""
    vague = question_update(words)
    return Story(
        told=says_something(words),
        period=period_known or bool(_PERIOD.search(words)),
        before=bool(_SELF.search(words)),
        others=bool(_OTHERS.search(words)),
        good=bool(_GOOD.search(words)),
        so_what=bool(_SO_WHAT.search(words)),
        next_step=bool(_NEXT.search(words)),
        specific=not vague,
        vague=vague,
    )
