"""What can go wrong with a board file: one class each, its sentence inside."""

from pathlib import Path

from lif_desktop.faults import CannotOpen, Fault


class BoardMissing(CannotOpen):
    """There is no file there."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no board file at {path}.")


class BoardShut(CannotOpen):
    """The system lets nobody at the file."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            f"{path.name} could not be opened ({error.strerror or 'not permitted'}). Ask for the "
            "right to read and write it and its folder; nothing was changed."
        )


class NotABoard(CannotOpen):
    """The file is something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} is not a board file, or only a part of one. Nothing was changed."
        )


class WrongPassphrase(CannotOpen):
    """The key does not fit; a damaged first page looks the same."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} does not open: the passphrase is wrong, or the file is damaged. "
            "Check capital letters and try again; if it was right, open the newest backup."
        )


class BadPassphrase(Fault):
    """A passphrase that must not protect a board."""

    exit_code = 2


class BoardExists(CannotOpen):
    """A new board would overwrite a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} already exists. Choose another name; nothing was overwritten.")


class BoardNewer(CannotOpen):
    """The file was written by a later version of the application."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} was saved by a newer version of LIF Desktop. "
            "Update the application to open it; nothing was changed."
        )


class BoardDamaged(CannotOpen):
    """The file opened but cannot be read through."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} is damaged and cannot be read. Open the newest backup instead; "
            "nothing was changed."
        )


class BoardInUse(CannotOpen):
    """Somebody has the board open."""


class BoardClosed(Fault):
    """The board was closed under the hands of whoever was reading or writing."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} was closed while this was under way. Nothing was changed.")


class BoardBusy(Fault):
    """Another part of the program is writing and does not come to an end."""

    def __init__(self) -> None:
        super().__init__(
            "Another change is still being written. Nothing of yours was saved; wait until that"
            " has ended, then try again."
        )


class Unreachable(Fault):
    """The drive does not give the file back."""

    exit_code = 3

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} cannot be reached: the drive reported an error. What was saved before is"
            " safe if the drive is; connect it again, then open the board again."
        )


class CannotWrite(Fault):
    """The disk did not take it."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"{path.name} could not be written ({why}). Nothing was changed; "
            "free some space or choose another place, then try again."
        )


class OutsideChange(RuntimeError):  # noqa: N818 - named like the faults it stands among
    """A write outside a change set: a mistake of the program, never of the user."""


class NotFound(Fault):
    """No record of that name."""

    def __init__(self, register: str, name: object) -> None:
        super().__init__(f"There is no record {name} among {register}.")


class MovedOn(Fault):
    """A record was changed since it was looked at."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} was changed since you opened it. "
            "Your entry was not saved; look at the record again and repeat it."
        )


class Incomplete(Fault):
    """A record lacks what would give it meaning."""

    def __init__(self, what: str, label: str) -> None:
        super().__init__(f"{what} needs: {label}.")


class StillLinked(Fault):
    """Others depend on the record that was to be deleted."""


class LinkGone(Fault):
    """A record links to one that is no longer there."""

    def __init__(self) -> None:
        super().__init__(
            "A record that this one links to was deleted meanwhile. Nothing was changed; look at"
            " the record again and choose another."
        )


class ReferenceTaken(Fault):
    """Another record bears the reference."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"{reference} is already another record's reference.")


class CannotUndo(Fault):
    """What was done cannot be taken back as it stands."""


class CannotKeep(Fault):
    """A file that cannot be put into the board."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path.name} was not put into the board: {why}. Nothing was changed.")


class NoSuchFile(Fault):
    """The board does not hold the file that a record names."""

    def __init__(self) -> None:
        super().__init__(
            "The file is no longer in this board, or is damaged. Put it in again, or look for it "
            "in a backup."
        )
