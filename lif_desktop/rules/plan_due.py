"""Whether a finished audit or review still lacks an action plan.

Source: Kirklees framework, Multi-Agency Audits and Practice Reviews (action plans are produced in
respect of all future audits and reviews).
"""

FINISHED_AUDIT = ("finished",)
FINISHED_REVIEW = ("published", "closed")


def is_finished(register: str, state: str | None) -> bool:
    """Return whether an audit or a review is finished; one that was not taken on never is."""
    return state in (FINISHED_AUDIT if register == "audits" else FINISHED_REVIEW)


def question(*, plans: int, actions: int) -> str:
    """Return what a finished audit or review lacks, as a sentence; empty if it has its plan.

    `plans` counts the plans that come of it, `actions` the actions in them.
    """
    if not plans:
        return "It is finished and has no action plan."
    if not actions:
        return "It is finished, and its action plan holds no actions."
    return ""
