"""The title page of an agency's own file, which is merged or attached behind it."""

from lif_desktop.exporting.papers.content import File, Paper

_NOTE = (
    "This paper is the agency's own file, printed as it came. Its figures and its accessibility to"
    " screen readers were not checked."
)


def paper(title: str, file: File, presenter: str = "", purpose: str = "") -> Paper:
    """Return the title page of a file with the file behind it."""
    merged = file.name.lower().endswith(".pdf")
    by = f" of {file.agency}" if file.agency else ""
    how = "follows on the next pages" if merged else "is attached to this document"
    said = f"The file “{file.name}”{by} {how}."
    return Paper(title, purpose, presenter, (said,), note=_NOTE, file=file)
