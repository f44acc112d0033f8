"""The four things that can be said of an action's own progress, as they are stored."""

NOT_STARTED = "not_started"
IN_HAND = "in_hand"
COMPLETED = "completed"
CANNOT_COMPLETE = "cannot_complete"

ALL = (NOT_STARTED, IN_HAND, COMPLETED, CANNOT_COMPLETE)
CLOSED = frozenset({COMPLETED, CANNOT_COMPLETE})


def is_open(status: str | None) -> bool:
    """Return whether an action still waits to be done; one without a status does."""
    return status not in CLOSED
