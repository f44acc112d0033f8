"""A PDF file looked at by the machine-checkable rules of PDF/UA-1 (ISO 14289-1).

Each rule goes by its failure condition in the Matterhorn Protocol 1.1. What only a person can
judge, such as whether an alternative text is a good one, is not in it.
"""

from dataclasses import dataclass
from io import BytesIO

import pikepdf

from lif_desktop.exporting.pdf.checkpoints import (
    annotations,
    document,
    elements,
    fonts,
    structure,
)
from lif_desktop.exporting.pdf.checkpoints.contents import STRANGE
from lif_desktop.exporting.pdf.checkpoints.opened import Opened, Rule
from lif_desktop.faults import CannotOpen

RULES: tuple[Rule, ...] = (
    *document.RULES,
    *structure.RULES,
    *elements.RULES,
    *fonts.RULES,
    *annotations.RULES,
)
_MOST = 50  # sentences a rule says before it stops


@dataclass(frozen=True)
class Problem:
    """A rule that is broken: its checkpoint, what is wrong, and where (from 1; 0: whole file)."""

    rule: str
    said: str
    page: int = 0


@dataclass(frozen=True)
class Checked:
    """What was found: no problems is a pass; `rules` counts those looked at, `pages` all pages.

    Pages `not_checked` are drawn from an agency's own file and were passed over.
    """

    problems: tuple[Problem, ...]
    rules: int
    pages: int
    not_checked: tuple[int, ...] = ()


def check(content: bytes, passphrase: str = "") -> Checked:
    """Return what is wrong with a PDF file.

    Raises:
        CannotOpen: if it is no PDF file, is damaged, or does not open with the passphrase.
    """
    try:
        with pikepdf.open(BytesIO(content), password=passphrase) as pdf:
            file = Opened(pdf)
            problems = tuple(problem for rule in RULES for problem in _broken(rule, file))
            return Checked(problems, len(RULES), len(pdf.pages), _passed_over(file))
    except pikepdf.PasswordError as fault:
        raise CannotOpen("The file is protected by a password, so it was not checked.") from fault
    except pikepdf.PdfError as fault:
        raise CannotOpen("The file is damaged or no PDF, so it was not checked.") from fault


def _broken(rule: Rule, file: Opened) -> list[Problem]:
    found: list[Problem] = []
    try:
        for said, page in rule.look(file):
            if len(found) == _MOST:
                found.append(Problem(rule.checkpoint, "And more of the same."))
                break
            found.append(Problem(rule.checkpoint, said, page))
    except STRANGE:
        found.append(Problem(rule.checkpoint, "The file is built so oddly that this is not known."))
    return found


def _passed_over(file: Opened) -> tuple[int, ...]:
    try:
        return file.not_checked
    except STRANGE:
        return ()
