"""How alike two names are: of agencies, of people, or of the answers of a choice."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from lif_desktop.fields.reading import fold

NEAR = 70  # of 100; a name less like is no help
SUGGESTED, CLEARLY = 85, 5  # from here on, and so far before the next, one is proposed
_MARKS = re.compile(r"[^\w ]+")
_SMALL = frozenset(("the", "of", "and", "for", "in", "at", "to"))
# Endings that say what kind of body it is: two different kinds are two different bodies.
_ENDINGS = {
    "ltd": "company", "limited": "company", "plc": "company", "llp": "company", "cic": "company",
    "cio": "company", "inc": "company",
    "nhs": "health", "ft": "health", "icb": "health", "ccg": "health",
    "council": "council", "cc": "council", "mbc": "council", "bc": "council", "mdc": "council",
    "constabulary": "police", "police": "police",
}  # fmt: skip
_EMPTY = frozenset(("foundation", "borough", "county", "city", "metropolitan", "district"))
_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "cllr", "sir", "dame")
)


def nearest(
    written: str, labels: Sequence[str], *, limit: int = 3, people: bool = False
) -> list[tuple[str, int]]:
    """Return the labels most like what was written, with how alike they are (70-100), best first.

    Many labels are looked through roughly first.
    """
    chosen = list(dict.fromkeys(labels))
    if len(chosen) > 60 and not people:
        rough = process.extract(
            fold(written), [fold(one) for one in chosen], scorer=fuzz.WRatio, limit=20
        )
        initials = [at for at, one in enumerate(chosen) if _is_short_for(_words(written), one)]
        chosen = [chosen[at] for at in dict.fromkeys([*(at for _, _, at in rough), *initials])]
    alike = person_likeness if people else name_likeness
    scored = [(label, alike(written, label)) for label in chosen]
    scored.sort(key=lambda one: (-one[1], one[0]))
    return [one for one in scored if one[1] >= NEAR][:limit]


def proposed(near: Sequence[tuple[str, int]]) -> str:
    """Return the label to propose: the first, if it is like enough and clearly before the next."""
    if not near or near[0][1] < SUGGESTED:
        return ""
    return near[0][0] if len(near) == 1 or near[1][1] <= near[0][1] - CLEARLY else ""


def name_likeness(written: str, label: str) -> int:
    """Return how alike two names of bodies, or two answers, are: 0 to 100.

    Case, punctuation, small words and the endings of a body's name count little; two endings of
    different kinds (a council, an NHS trust) keep names apart however alike the rest is.
    """
    mine, theirs = _words(written), _words(label)
    if mine == theirs:
        return 100
    if not mine or not theirs:
        return 0
    one, other = " ".join(mine), " ".join(theirs)
    bare, bare_other = _bare(mine), _bare(theirs)
    score = max(_spelling(one, other), _ordered(one, other))
    if bare and bare_other:
        score = max(score, min(97, _spelling(" ".join(bare), " ".join(bare_other))))
    if _is_short_for(mine, label):
        score = max(score, 90)
    if _inside(mine, theirs):
        score = max(score, 80)
    elif len(mine) == 1 and any(_slip(mine[0], word) for word in theirs):
        score = max(score, 75)
    kinds, others = _kinds(mine), _kinds(theirs)
    if kinds and others and not kinds & others:
        score = min(score, NEAR - 1)
    return int(score)


def person_likeness(written: str, name: str) -> int:
    """Return how alike two people's names are: 0 to 100.

    "K Dunn" may be Kay Dunn, "Dunn, Kay" is; "Kay Dunn" and "Kit Dunn" are two people.
    """
    mine, theirs = _person(written), _person(name)
    if not mine or not theirs:
        return 0
    if mine == theirs:
        return 100
    if len(mine) < 2 or len(theirs) < 2:
        alone, whole = sorted((mine, theirs), key=len)
        return 75 if len(alone) == 1 and len(alone[0]) > 2 and alone[0] in whole else 0
    surname = _spelling(mine[-1], theirs[-1])
    if surname < SUGGESTED and OSA.distance(mine[-1], theirs[-1]) > 1:
        return 0
    first, other = mine[0], theirs[0]
    if first == other:
        return min(97, 60 + int(surname * 0.38))
    if 1 in {len(first), len(other)}:
        return min(90, 52 + int(surname * 0.38)) if first[0] == other[0] else 0
    if (
        OSA.distance(first, other) == 1
        and first[0] == other[0]
        and min(map(len, (first, other))) > 3
    ):
        return min(92, 54 + int(surname * 0.38))
    return 0


def initials(name: str) -> str:
    """Return the first letters of first and last name, which one person's names share."""
    words = _person(name)
    return words[0][0] + words[-1][0] if words else ""


def clusters(names: Iterable[str]) -> list[list[str]]:
    """Return people's names that are probably one person, each cluster by its fullest name first.

    A name that could be two people ("K Dunn" beside Kay and Kit) stands with neither.
    """
    by_key: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        if len(_person(name)) >= 2:
            by_key.setdefault(initials(name), []).append(name)
    found: list[list[str]] = []
    for together in by_key.values():
        found += _clustered(sorted(together, key=lambda one: (-len(" ".join(_person(one))), one)))
    return found


def _clustered(names: list[str]) -> list[list[str]]:
    groups: list[list[str]] = []
    for name in names:
        like = [group for group in groups if person_likeness(name, group[0]) >= SUGGESTED]
        if len(like) == 1:
            like[0].append(name)
        elif not like:
            groups.append([name])
    return [group for group in groups if len(group) > 1]


def _words(text: str) -> list[str]:
    plain = _MARKS.sub(" ", fold(text).replace("&", " and ").replace("'", "").replace(".", ""))
    words = [word for word in plain.split() if word not in _SMALL]
    return words or plain.split()


def _bare(words: list[str]) -> list[str]:
    return [word for word in words if word not in _ENDINGS and word not in _EMPTY]


def _kinds(words: list[str]) -> set[str]:
    return {_ENDINGS[word] for word in words if word in _ENDINGS}


def _spelling(one: str, other: str) -> float:
    """Return likeness letter by letter; two letters exchanged are one slip."""
    if not one or not other:
        return 0
    return 100 * (1 - OSA.distance(one, other) / max(len(one), len(other)))


def _ordered(one: str, other: str) -> float:
    return 0.97 * fuzz.token_sort_ratio(one, other)


def _slip(one: str, other: str) -> bool:
    """Say whether one word is the other with a letter wrong, missing, or two exchanged."""
    return min(len(one), len(other)) > 3 and OSA.distance(one, other) == 1


def _inside(mine: list[str], theirs: list[str]) -> bool:
    """Say whether all the words of one name stand in the other."""
    shorter, longer = sorted((set(_bare(mine)), set(_bare(theirs))), key=len)
    return bool(shorter) and shorter <= longer


def _is_short_for(mine: list[str], label: str) -> bool:
    """Say whether a word is made of a name's first letters, small words counted or not."""
    if len(mine) != 1 or len(mine[0]) < 2:
        return False
    words = _MARKS.sub(" ", fold(label)).split()
    letters = "".join(word[0] for word in words)
    tight = "".join(word[0] for word in words if word not in _SMALL)
    return len(words) > 1 and mine[0] in {letters, tight}


def _person(name: str) -> list[str]:
    """Return a person's names in order, without titles: "Dunn, Dr Kay" is kay dunn."""
    last, comma, rest = name.partition(",")
    text = f"{rest} {last}" if comma and len(last.split()) == 1 else name
    words = _MARKS.sub(" ", fold(text).replace(".", " ").replace("'", "")).split()
    return [word for word in words if word not in _TITLES and not word.isdigit()]
