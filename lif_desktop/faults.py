"""What can go wrong, said as a sentence for the person at the screen."""


class Fault(Exception):  # noqa: N818 - faults are the world's, not programming errors
    """A thing that went wrong in the world; its text says what happened and what to do.

    `exit_code` is what the command line ends with: 1 done with problems, 2 wrong usage,
    3 cannot open or read.
    """

    exit_code = 1


class CannotOpen(Fault):
    """A file could not be opened or read."""

    exit_code = 3


class WrongUsage(Fault):
    """What was asked does not make sense as asked."""

    exit_code = 2
