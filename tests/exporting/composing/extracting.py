"""Takes everything out of a file: what is seen, what is read aloud, and what nobody looks at."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf

from tests.exporting.composing.nasty import Secrets
from tests.exporting.pdf import reading

SHORTEST = 7
_FORMS = (
    "%-d %b %Y", "%-d %B %Y", "%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y",
    "%Y%m%d", "%d %b %Y", "%d %B %Y",
)  # fmt: skip


def of_pdf(content: bytes) -> str:
    """Return all text of a PDF: on its pages, in its objects and streams, in its metadata."""
    found = list(reading.texts(content))
    with pikepdf.open(BytesIO(content)) as pdf:
        for one in pdf.objects:
            found += _strings(one)
        found += _strings(pdf.trailer)
        for name, data in pdf.attachments.items():
            found += [name, data.get_file().read_bytes().decode("utf-8", "replace")]
        with pdf.open_metadata() as metadata:
            found += [str(value) for value in metadata.values()]
        found += [str(value) for value in pdf.docinfo.values()]
    return "\n".join(found)


def _strings(one: Any, depth: int = 0) -> Iterator[str]:
    if depth > 30:
        return
    if isinstance(one, pikepdf.String):
        yield str(one)
        yield bytes(one).decode("utf-16-be", "replace")
    elif isinstance(one, pikepdf.Name):
        yield str(one)
    elif isinstance(one, pikepdf.Stream):
        yield one.read_bytes().decode("latin-1")
        yield from _strings(pikepdf.Dictionary(one.stream_dict), depth + 1)
    elif isinstance(one, pikepdf.Array):
        for part in one:
            if not getattr(part, "is_indirect", False):
                yield from _strings(part, depth + 1)
    elif isinstance(one, pikepdf.Dictionary):
        for key, part in one.items():
            yield str(key)
            if not getattr(part, "is_indirect", False):
                yield from _strings(part, depth + 1)


def of_office(content: bytes) -> str:
    """Return all text of a workbook or a Word document: every part of it, with and without tags."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        found = [f"{name}\n{parts.read(name).decode('utf-8', 'replace')}"
                 for name in parts.namelist()]  # fmt: skip
    return "\n".join((*found, *(re.sub(r"<[^>]*>", "", one) for one in found)))


def leaks(text: str, secrets: Secrets) -> Mapping[str, str]:
    """Return each secret that stands in a text, however it is broken over lines."""
    packed = _packed(text)
    found = {value: where for value, where in secrets.values.items() if _stands(value, packed)}
    for day, where in secrets.days.items():
        for written in {day.strftime(form) for form in _FORMS}:
            if _stands(written, packed):
                found[written] = where
    return found


def _stands(value: str, packed: str) -> bool:
    """Say whether a value stands in a text; a short one or a figure, not inside a longer one."""
    wanted = _packed(value)
    at = packed.find(wanted)
    while at >= 0:
        around = packed[at - 1 : at] + packed[at + len(wanted) : at + len(wanted) + 1]
        if not any(one.isdigit() for one in around) and (
            len(wanted) >= SHORTEST or not packed[at + len(wanted) : at + len(wanted) + 1].isalpha()
        ):
            return True
        at = packed.find(wanted, at + 1)
    return False


def _packed(text: str) -> str:
    """Return a text without the spaces, line ends and hyphens at which it may be broken."""
    return re.sub(r"[\s\xad\u200b-]+", "", text).casefold()


def serial(day: date) -> int:
    """Return a day as Excel counts it."""
    return (day - date(1899, 12, 30)).days
