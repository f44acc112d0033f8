"""Makes a preset of a document, and keeps it as JSON in the board that was started from it."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from lif_desktop.frameworks.checks import check_preset
from lif_desktop.frameworks.packs import editions
from lif_desktop.frameworks.preset import Framework
from lif_desktop.frameworks.reading import Document, build


def make(document: Document) -> Framework:
    """Return the preset in a document; BadPreset, with line and reason, if it does not hold."""
    preset = build(Framework, document.table, document, ())
    choices = [one.key for one in editions()]
    if preset.edition not in choices:
        reason = f"'{preset.edition}' is not an edition. Choose one of: {', '.join(choices)}."
        raise document.fault((("edition", None),), reason)
    check_preset(preset, document)
    return preset


def to_json(preset: Framework) -> str:
    """Return a preset as JSON text, as a board keeps it: what it leaves at its default left out."""
    return json.dumps(_plain(preset), ensure_ascii=False, default=date.isoformat)


@lru_cache(maxsize=8)
def from_json(text: str) -> Framework:
    """Return the preset that a board keeps, checked as one from a file is."""
    return make(Document("The board's framework", text, json.loads(text), dates_are_text=True))


def _plain(part: Any) -> Any:
    if isinstance(part, tuple):
        return [_plain(one) for one in part]
    if not is_dataclass(part):
        return part
    given = {one.name: (getattr(part, one.name), one.default) for one in fields(part)}
    return {name: _plain(value) for name, (value, default) in given.items() if value != default}
