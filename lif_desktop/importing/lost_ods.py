"""Error cells of an OpenDocument spreadsheet, parsed only when a quick search meets one."""

import re
import zipfile
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

Errors = dict[tuple[int, int], str]
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_SHOWN = re.compile(r"(#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)|Err:\d{3})$")
_MARK = re.compile(rb"calcext:value-type=.error|>(?:#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?)|Err:5)")
_OVERLAP = 64
_MOST = 100_000  # error cells; repeats could name millions


def errors(archive: zipfile.ZipFile) -> list[Errors]:
    """Return the error cells of each sheet, in order; an empty list where there are none."""
    with archive.open("content.xml") as stream:
        tail, met = b"", False
        while bite := stream.read(2**20):
            met = met or bool(_MARK.search(tail + bite))
            tail = bite[-_OVERLAP:]
    if not met:
        return []
    sheets: list[Errors] = []
    row = column = 0
    with archive.open("content.xml") as stream:
        for event, element in ElementTree.iterparse(stream, events=("start", "end")):
            tag = element.tag.removeprefix(_TABLE)
            if event == "start":
                if tag == "table":
                    sheets.append({})
                    row = 0
                elif tag == "table-row":
                    column = 0
            elif tag in {"table-cell", "covered-table-cell"}:
                column += _cell(sheets[-1] if sheets else {}, element, row, column)
            elif tag == "table-row":
                row += _count(element, "rows")
                element.clear()
    return sheets


def _count(element: Element, what: str) -> int:
    told = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(told) if told.isdigit() and len(told) < 8 else 1


def _cell(sheet: Errors, element: Element, row: int, column: int) -> int:
    count = _count(element, "columns")
    shown = "".join(element.itertext()).strip()
    if element.get(f"{_CALC}value-type") == "error" or (
        _SHOWN.match(shown) and element.get(f"{_TABLE}formula")
    ):
        for at in range(column, column + min(count, _MOST - len(sheet))):
            sheet[row, at] = shown[:20] or "#ERROR"
    return count
