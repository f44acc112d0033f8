"""Whether something was recommended before: which earlier wording a new one is like, and why.

Source: practice of case review panels ("we recommended this before"); Kirklees framework, Driving
Improvement (issues are followed to completion, so that they do not come back).
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from lif_desktop.rules.concepts import bare, concepts
from lif_desktop.rules.words import listed

Key = TypeVar("Key", bound=Hashable)
ALIKE = 0.5
# Two words in common may be chance, so they must be nearly all that both say.
_ALIKE_BY_TWO = 0.65
_THEME = 0.1
_LEAST_SHARED = 2
# A word in more wordings than this tells none of them apart; it weighs, but leads to none.
_COMMON, _COMMON_SHARE = 25, 0.03
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Likeness(Generic[Key]):
    """An earlier wording that a new one is like: how much, from 0 to 1, and by which words."""

    key: Key
    score: float
    shared: tuple[str, ...]
    same_theme: bool

    @property
    def why(self) -> str:
        """Return in words what both speak of."""
        theme = "; the theme is the same" if self.same_theme else ""
        return f"Both speak of {listed(self.shared[:_NAMED])}{theme}."


class Wordings(Generic[Key]):
    """Everything that was ever recommended, ready to be compared with."""

    def __init__(self, said: Mapping[Key, tuple[str, str | None]]) -> None:
        """Take {key: (wording, theme)}."""
        self._of = {key: concepts(text) for key, (text, _) in said.items()}
        self._themes = {key: _bare(theme) for key, (_, theme) in said.items()}
        self._where: dict[str, list[Key]] = defaultdict(list)
        for key, found in self._of.items():
            for concept in found:
                self._where[concept].append(key)
        self._common = max(_COMMON, _COMMON_SHARE * len(self._of))
        # How much a word tells: rare ones much, those in every wording nearly nothing.
        self._weights = {
            concept: math.log(2 + len(self._of) / (1 + len(keys)))
            for concept, keys in self._where.items()
        }
        self._new = math.log(2 + len(self._of))
        self._whole = {key: self._sum(found) for key, found in self._of.items()}

    def like(self, text: str, theme: str | None = None) -> list[Likeness[Key]]:
        """Return what is on record that a wording is like, the most alike first."""
        own = concepts(text)
        near: set[Key] = set()
        for concept in own:
            keys = self._where.get(concept, ())
            if len(keys) <= self._common:
                near.update(keys)
        whole = self._sum(own)
        found = [self._compared(key, own, whole, _bare(theme)) for key in near]
        return sorted(
            (one for one in found if _is_alike(one)), key=lambda one: (-one.score, str(one.key))
        )

    def _compared(
        self, key: Key, own: Mapping[str, str], whole: float, theme: str
    ) -> Likeness[Key]:
        shared = sorted(
            own.keys() & self._of[key].keys(), key=lambda one: (-self._weights[one], one)
        )
        same = bool(theme) and theme == self._themes[key]
        named = (_named(own[one], self._of[key][one]) for one in shared)
        score = self._sum(shared) / math.sqrt(whole * self._whole[key]) + (_THEME if same else 0)
        return Likeness(key, min(1.0, score), tuple(named), same)

    def _sum(self, concepts_: Iterable[str]) -> float:
        return sum(self._weights.get(one, self._new) for one in concepts_)


def _named(own: str, other: str) -> str:
    """Return a word that both say; with the other's in brackets where that is another one."""
    return own if bare(own) == bare(other) else f"{own} ({other})"


def _is_alike(one: Likeness[Key]) -> bool:
    least = _ALIKE_BY_TWO if len(one.shared) == _LEAST_SHARED else ALIKE
    return len(one.shared) >= _LEAST_SHARED and one.score >= least


def _bare(theme: str | None) -> str:
    return " ".join((theme or "").casefold().split())
