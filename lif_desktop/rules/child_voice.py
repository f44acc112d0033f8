"""Whether an audit or a review of cases says what the child said, or why that does not apply.

Source: Kirklees framework, Principles (all multi-agency and single agency audits carry standard
questions on the view and voice of the child; families are invited to contribute to reviews) and
Appendix A.
"""

from collections.abc import Sequence

from lif_desktop.rules.answers import bare, says_something

# Audits that read children's cases; a return of an agency on its own duties need not.
OF_CASES = frozenset({"single_agency", "multi_agency", "case_file", "dip_sample", "re_audit"})
NOT_APPLICABLE = "not_applicable"
_BARE = frozenset({"no", "none", "nil", "nothing"})


def lacking_in_audit(
    *,
    kind: str | None,
    voice: str | None,
    said: str | None,
    why_not: str | None,
) -> str:
    """Return what makes an audit of cases incomplete, as a sentence; nothing if it is complete.

    It is complete with the child's voice in words, or with a reason why there is none.
    """
    if kind not in OF_CASES or _reasoned(why_not) or _reasoned(said):
        return ""
    if voice == NOT_APPLICABLE:
        return "The voice of the child is said not to apply: say why."
    if voice == "no":
        return "The voice of the child was not heard: say why."
    if voice in {"yes", "partly"}:
        return "The voice of the child was heard: say what children said."
    return "Incomplete without the voice of the child: what did children say, or why not?"


def unanswered(kind: str | None, answers: Sequence[str | None]) -> int:
    """Return how many of the standard questions an audit of cases leaves open."""
    return sum(one is None for one in answers) if kind in OF_CASES else 0


def lacking_in_review(state: str | None, family: str | None) -> str:
    """Return what makes a finished review incomplete: how child and family took part, or why not.

    `family` is what the review says of the part that the child and the family took.
    """
    if state not in {"published", "closed"} or _reasoned(family):
        return ""
    return "Incomplete without the child and the family: how did they take part, or why not?"


def _reasoned(text: str | None) -> bool:
    return says_something(text) and bare(text) not in _BARE
