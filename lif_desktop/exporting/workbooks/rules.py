"""What Excel itself watches in a column: colours by rule, words to choose from, what is no date."""

from collections.abc import Mapping

from openpyxl.formatting.rule import FormulaRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.datavalidation import DataValidation

from lif_desktop.exporting.workbooks import cells, sheet
from lif_desktop.fields import Choice, Count, Day, Derived, Field, Flag, Links, Money, Number
from lif_desktop.registers import Register, actions
from lif_desktop.registers.overdue import Overdue
from lif_desktop.rules.lateness import DUE_WITHIN_DAYS

_BELOW = 200  # rows under the last in which a rule still holds
_EARLIEST = 36526  # 1 Jan 2000, as Excel counts
_MARKS = {"Late": "late", "Escalate": "late", "Due": "due", "On track": "well"}
# Numbers of formats that no column of ours has; Excel's own end before 164.
_DATED = {"late": 190, "due": 191}
_SEVERAL = "Several may stand here, parted by semicolons; those known are on the sheet Lists."


def late_by(register: Register, field: Field) -> Overdue | None:
    """Return the rule by which a register's date is late, or None."""
    if register.key == actions.ACTIONS.key and field.key == actions.LATE.due:
        return actions.LATE
    return field.late if isinstance(field, Day) and isinstance(field.late, Overdue) else None


def colour_by_rule(page: sheet.Page, field: Field, letter: str, head: int, last: int) -> None:
    """Colour a column's words by rule, so that a changed word changes its colour."""
    first = f"{letter}{head + 1}"
    if isinstance(field, Choice):
        words = [
            (f"{first}={quoted(one.label)}", one.meaning) for one in field.options if one.meaning
        ]
    elif isinstance(field, Derived):
        words = [
            (f"LEFT({first},{len(mark)})={quoted(mark)}", tint) for mark, tint in _MARKS.items()
        ]
    else:
        return
    for formula, meaning in words:
        add_rule(page, f"{first}:{letter}{last + _BELOW}", formula, meaning)


def date_by_rule(
    page: sheet.Page,
    register: Register,
    field: Field,
    letters: Mapping[str, str],
    head: int,
    last: int,
) -> None:
    """Mark a date that is late, or due within 28 days, by the day on which the file is opened.

    The word stands in the cell beside the date, by the number format of the rule.
    """
    rule = late_by(register, field)
    if rule is None:
        return

    def cell(key: str) -> str:
        return f"${letters[key]}{head + 1}"

    date = cell(rule.due)
    asked = [f"ISNUMBER({date})"]
    if rule.settled:
        asked.append(f'OR({cell(rule.settled)}="",{cell(rule.settled)}>TODAY())')
    if rule.state:
        state = register.field(rule.state)
        assert isinstance(state, Choice)
        over = [one.label for one in state.options if one.value in rule.over]
        asked += [f"{cell(rule.state)}<>{quoted(one)}" for one in over]
    area = f"{letters[rule.due]}{head + 1}:{letters[rule.due]}{last + _BELOW}"
    soon = f"{date}>=TODAY(),{date}<=TODAY()+{DUE_WITHIN_DAYS}"
    for meaning, when in (("late", f"{date}<TODAY()"), ("due", soon)):
        add_rule(page, area, f"AND({','.join((*asked, when))})", meaning, dated=True)


def add_rule(
    page: sheet.Page, area: str, formula: str, meaning: str, *, dated: bool = False
) -> Rule:
    """Colour an area where a formula holds; a date then bears the word too."""
    ink, tint = sheet.TINTS[meaning]
    rule = FormulaRule(formula=[formula])
    rule.dxf = DifferentialStyle(font=Font(color=ink, bold=True), fill=PatternFill(bgColor=tint))
    if dated:
        rule.dxf.numFmt = NumberFormat(_DATED[meaning], f'{cells.DATES}" {meaning}"')
    page.conditional_formatting.add(area, rule)
    return rule


def validate(
    page: sheet.Page, field: Field, letter: str, head: int, last: int, source: str
) -> None:
    """Offer the words that a column takes, also in rows that are added below."""
    offer(page, field, f"{letter}{head + 1}:{letter}{last + _BELOW}", source)


def offer(page: sheet.Page, field: Field, area: str, source: str) -> None:
    """Offer words for an area; a warning, so that nothing typed is refused in Excel."""
    rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True)
    rule.errorStyle = "warning"
    rule.errorTitle, rule.error = field.label[:32], "This is not one of the words on the list."
    rule.add(area)
    page.data_validations.append(rule)


def check(page: sheet.Page, field: Field, letter: str, head: int, last: int) -> None:
    """Warn of what is no date or figure in a column, and say how several names are parted."""
    hint = _SEVERAL if isinstance(field, Links) else field.help
    rule = checked(field, field.label, f"{letter}{head + 1}:{letter}{last + _BELOW}", hint)
    if rule is not None:
        page.data_validations.append(rule)


def checked(field: Field | None, heading: str, area: str, hint: str) -> DataValidation | None:
    """Return what warns of a date, count or figure that is none, and says what to write."""
    if isinstance(field, Day):
        rule = DataValidation(type="date", operator="greaterThan", formula1=str(_EARLIEST))
        rule.error, hint = "This is not a date such as 31/12/2026.", hint or "A date: 31/12/2026"
    elif isinstance(field, Count):
        rule = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
        rule.error = "This is not a whole number."
    elif isinstance(field, (Number, Money)):
        rule = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="-1E+12")
        rule.error = "This is not a number."
    elif hint and not isinstance(field, (Choice, Flag)):
        rule = DataValidation()
    else:
        return None
    rule.allow_blank, rule.errorStyle, rule.showErrorMessage = True, "warning", bool(rule.error)
    if hint:
        rule.showInputMessage, rule.promptTitle, rule.prompt = True, heading[:32], hint[:255]
    rule.add(area)
    return rule


def quoted(text: str) -> str:
    """Return text as a formula holds it."""
    return '"' + text.replace('"', '""') + '"'
