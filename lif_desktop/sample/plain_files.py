"""Returns that are no Excel workbooks: a text file and an OpenDocument sheet."""

import csv
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from lif_desktop.sample.answers import Answer

_ORDER = ("ref", "action", "lead", "target", "status", "rag", "progress", "completed")
_CSV_HEADINGS = (
    "ACTION_REF", "ACTION", "LEAD_OFFICER", "DUE_DATE", "STATUS", "RAG", "LATEST_UPDATE",
    "COMPLETION_DATE",
)  # fmt: skip
_ODS_HEADINGS = (
    "Reference", "Action", "Lead officer", "Target date", "Status", "RAG rating",
    "Progress to date", "Date completed",
)  # fmt: skip
_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{of}:1.0"'
    for name, of in (("office", "office"), ("table", "table"), ("text", "text"))
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    ' manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def write_csv(answers: Sequence[Answer], path: Path) -> None:
    """Write a return as another system exports it: its own headings, dates day first."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_CSV_HEADINGS)
        for answer in answers:
            writer.writerow([_in_figures(cell) for cell in answer.row(_ORDER)])


def _in_figures(cell: Any) -> Any:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell


def write_ods(answers: Sequence[Answer], path: Path) -> None:
    """Write a return as an OpenDocument sheet with true dates."""
    rows = [_ODS_HEADINGS, *(answer.row(_ORDER) for answer in answers)]
    table = "".join(
        f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document-content {_SPACES} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Return">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in _members(content):
            entry = zipfile.ZipInfo(name)
            # The format wants its name first and plain, so that it can be told from the bytes.
            plain = name == "mimetype"
            entry.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            file.writestr(entry, data)


def _members(content: str) -> Iterable[tuple[str, str]]:
    return (
        ("mimetype", _MIME),
        ("META-INF/manifest.xml", _MANIFEST),
        ("content.xml", content),
    )


def _cell(cell: Any) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, date):
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}">'
            f"<text:p>{cell:%d/%m/%Y}</text:p></table:table-cell>"
        )
    return (
        '<table:table-cell office:value-type="string">'
        f"<text:p>{escape(str(cell))}</text:p></table:table-cell>"
    )
