"""What a recommendation speaks of: its words by stem, those that mean one thing as one.

Only what is common in this field is joined; a word that is not here stands for itself.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[a-zà-ÿ]+(?:['’][a-z]+)?", re.IGNORECASE)
_SUFFIXES = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ments", "ment", "ings", "ing",
    "ions", "ion", "ied", "ies", "ers", "ed", "er", "es", "ly", "s", "e", "y",
)  # fmt: skip
_LEAST = 4
_SHORTEST = 3

_SAID = (
    "a about above across act action activity add adequate after again agency agree all also"
    " always an and another any anybody anyone appropriate are as ask at be been before being best"
    " better board both but by can clear consider consistent could deal develop did do does done"
    " down each effective either else embed enough ensure every everybody everyone few find follow"
    " for from full further get give good got group had has have he her here him his how if"
    " implement improve in include into is it its key know known lead like local look made make"
    " many may member might monitor more most multi must need never no nobody none nor not now of"
    " off offer on once one only or other our out over own partner partnership people person place"
    " possible promote provide put quality receive relevant require review right robust safeguard"
    " same say she should so some somebody strengthen such sure system take tell than that the"
    " their them then there these they thing this those through time timely to told too treat"
    " under until up use very want was way we well were what when where whether which while who"
    " whom why will with within without work would yet you your"
)
_ALIKE = (
    "child children young youth pupil boy girl adolescent teenager",
    "staff worker practitioner professional officer colleague employee workforce practitioners",
    "voice word view wish feel feeling listen hear heard hears said",
    "train training trained course learn learning brief briefing workshop",
    "policy procedure protocol guidance guideline pathway",
    "record recorded file note document log write written wrote writes",
    "supervise supervision supervisor oversight oversee",
    "parent carer family mother guardian relative",
    "father men man male dad",
    "audit sample sampling sampled dip check checked verify verified verification",
    "share sharing exchange pass passed",
    "refer referral referrer referred",
    "meet meeting discussion conference",
    "abuse violence violent abusive abused",
    "chronology timeline chronologies",
    "escalate escalation disagree disagreement dispute challenge",
    "see seen saw visit sees observe examine",
    "home house household",
    "bruise bruising bruised injury injure mark",
    "transfer handover handed hand",
    "baby infant newborn babies",
    "assess assessment assessed",
    "curious curiosity enquiring",
    "manager management managerial",
    "school college education educational educate educated teach taught",
    "missing absent absconding",
    "recruit recruitment hiring hire vet vetting",
    "sleep sleeping asleep",
    "move mobile mobility",
    "interview conversation",
    "telephone phone call ring",
    "year annual annually yearly",
    "doctor consultant paediatrician gp medical",
)  # fmt: skip


def bare(word: str) -> str:
    """Return a word without its ending, so that supervise and supervision are one."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST:
            stem = word[: -len(suffix)]
            double = len(stem) > _LEAST and stem[-1] == stem[-2] and stem[-1] not in "sl"
            return stem[:-1] if double else stem
    return word


_STOP = frozenset(_SAID.split()) | {bare(word) for word in _SAID.split()}
_ONE = {bare(word): line.split()[0] for line in _ALIKE for word in line.split()}


@lru_cache(maxsize=20_000)
def concepts(text: str) -> dict[str, str]:
    """Return {what is spoken of: the first word that says so}, in the order of the text."""
    found: dict[str, str] = {}
    for match in _WORD.findall(text.replace("’", "'")):
        word = match.casefold().split("'")[0]
        if len(word) < _SHORTEST or word in _STOP:
            continue
        stem = bare(word)
        if stem not in _STOP:
            found.setdefault(_ONE.get(stem, stem), word)
    return found
