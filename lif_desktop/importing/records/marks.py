"""The fingerprint of a row's identifying words, by which it is known when it comes again."""

import hashlib
from collections.abc import Mapping
from typing import Any

from lif_desktop.fields.reading import fold
from lif_desktop.registers import Register


def mark(register: Register, words: Mapping[str, Any]) -> str:
    """Return the fingerprint of what tells a row apart: its title and what `alike` names.

    `words` are values by field key as a receipt has them: in words, dates as ISO. Case, spaces
    and the order of columns make no difference.
    """
    keys = sorted({register.title, *register.alike})
    said = [f"{key}={fold(_text(words[key]))}" for key in keys if words.get(key) is not None]
    return hashlib.sha256("\n".join([register.key, *said]).encode()).hexdigest()[:32]


def _text(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
