"""Names for files that every system takes, and the folder in which they are offered."""

import re
from pathlib import Path

from lif_desktop.ui.session import Session

_KEPT = "export-folder"
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
# Names that Windows keeps for devices, whatever their ending.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_LONGEST = 120


def file_name(text: str) -> str:
    """Return a text as the name of a file, without characters that Windows refuses."""
    name = " ".join(_REFUSED.sub(" ", text).split())[:_LONGEST].rstrip(" .")
    return f"{name} file".strip() if not name or _DEVICES.match(name) else name


def usual_folder(session: Session) -> Path:
    """Return the folder that was written to last, or else the board's own."""
    kept = session.preferences.kept(_KEPT) if session.preferences is not None else ""
    return Path(kept) if kept and Path(kept).is_dir() else session.path.parent


def keep_folder(session: Session, folder: Path) -> None:
    """Remember where something was written."""
    if session.preferences is not None:
        session.preferences.keep(_KEPT, str(folder))
