"""PDF files read back, as a reader would see them."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2


def texts(content: bytes) -> list[str]:
    """Return the text of each page, line ends as LF."""
    document = pypdfium2.PdfDocument(content)
    try:
        found = []
        for index in range(len(document)):
            page = document[index]
            piece = page.get_textpage()
            # pdfium marks a hyphen that ends a line as U+0002.
            said = piece.get_text_bounded().replace("\r\n", "\n").replace("\x02", "-")
            found.append(said)
            piece.close()
            page.close()
        return found
    finally:
        document.close()


def outline(content: bytes) -> list[tuple[int, str, int]]:
    """Return level, title and page (from 1) of each bookmark."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [
            (item.level, item.get_title(), item.get_dest().get_index() + 1)
            for item in document.get_toc()
        ]
    finally:
        document.close()


def opened(content: bytes) -> pikepdf.Pdf:
    """Return the file's objects; the caller closes it."""
    return pikepdf.open(BytesIO(content))


def squeezed(text: str) -> str:
    """Return a text without white space, for lines break where the page wants."""
    return re.sub(r"\s+", "", text)


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield the elements of the logical tree, in reading order."""
    waiting = list(pdf.Root.StructTreeRoot.K)
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one
            waiting = [*one.get("/K", []), *waiting]


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    """Return the kinds of the elements of the logical tree, in reading order."""
    return [str(one.S) for one in elements(pdf)]


def aloud(path: Path) -> str:
    """Return a file's text in the order of its tags by Poppler, else as it stands on the pages."""
    tool = shutil.which("pdfinfo")
    if tool is None:
        return " ".join(texts(path.read_bytes()))
    said = subprocess.run(
        [tool, "-struct-text", str(path)], capture_output=True, check=True, text=True
    )
    assert said.stderr == ""
    return said.stdout
