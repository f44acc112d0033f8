"""Why a workbook is refused: one class for each reason, its sentence inside."""

from lif_desktop.faults import CannotOpen

NOTHING = "Nothing was changed."


class Refused(CannotOpen):
    """A workbook that cannot or must not be read."""


class NotThere(Refused):
    """There is no such file, or it is no file."""


class LockFile(Refused):
    """Excel's own note that a workbook is open, not the workbook."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"'{name}' is only a note Excel keeps while a workbook is open, not the workbook. "
            f"Choose the file without '~$' in its name. {NOTHING}"
        )


class Empty(Refused):
    """A file of no bytes, or a workbook of no sheets."""

    def __init__(self, name: str) -> None:
        super().__init__(f"'{name}' is empty. Ask for the file again. {NOTHING}")


class Unknown(Refused):
    """Not one of the formats that are read."""


class Disguised(Refused):
    """The name says one format, the content is another."""

    def __init__(self, name: str, claimed: str, found: str) -> None:
        super().__init__(
            f"'{name}' is named as {claimed} but holds {found}. "
            f"Open it in Excel, save it as .xlsx and choose that file. {NOTHING}"
        )


class Encrypted(Refused):
    """Protected by a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"'{name}' is protected by a password. Open it in Excel, remove the password, "
            f"save it and choose it again. {NOTHING}"
        )


class HoldsMacros(Refused):
    """A workbook with a program in it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"'{name}' holds macros, which a return has no need of. Open it in Excel without "
            f"letting them run, save it as .xlsx and choose that file. {NOTHING}"
        )


class Damaged(Refused):
    """Corrupted, cut short, or not what it declares."""

    def __init__(self, name: str, detail: str = "it is damaged or was cut short") -> None:
        super().__init__(
            f"'{name}' cannot be read: {detail}. Open it in Excel, save it again as .xlsx, "
            f"or ask for it again. {NOTHING}"
        )


class TooLarge(Refused):
    """Needs more memory or holds more than a return ever does."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(
            f"'{name}' was not read because {detail}. Copy the cells you need into a new "
            f"workbook and choose that. {NOTHING}"
        )


class TooSlow(Refused):
    """Reading took longer than is allowed."""

    def __init__(self, name: str, seconds: float) -> None:
        super().__init__(
            f"'{name}' was not read because it took longer than {seconds:.0f} seconds. "
            f"Copy the cells you need into a new workbook and choose that. {NOTHING}"
        )


class Hostile(Refused):
    """Built to do harm, or unlike anything a spreadsheet program writes."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(
            f"'{name}' was not read because {detail}, which no spreadsheet program writes. "
            f"Ask the sender about it. {NOTHING}"
        )


class Changed(Refused):
    """The file changed while it was being read."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"'{name}' changed while it was being read. Wait until it is saved and choose it "
            f"again. {NOTHING}"
        )


class ReaderFailed(Refused):
    """The reading program could not be started."""

    def __init__(self) -> None:
        super().__init__(
            f"The part of the program that reads workbooks did not start. Start the program "
            f"again; if it stays so, install it again. {NOTHING}"
        )
