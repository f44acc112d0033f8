"""A paper written by hand: paragraphs, lists and headings from plain text, never from markup."""

from collections.abc import Iterator

from lif_desktop.exporting.papers.content import Block, Bullets, Heading, Paper, Text

_BULLETS = ("- ", "* ", "• ")


def paper(title: str, text: str, presenter: str = "", purpose: str = "") -> Paper:
    """Return the paper that a text makes.

    Blank lines part paragraphs; lines that begin with a dash are a list; a line that begins with
    # is a heading.
    """
    return Paper(title, purpose, presenter, blocks=tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    paragraph: list[str] = []
    listed: list[str] = []
    for line in [*text.replace("\r\n", "\n").split("\n"), ""]:
        bullet = line.lstrip().startswith(_BULLETS)
        heading = line.startswith("#") and line.lstrip("#").startswith(" ")
        if paragraph and (bullet or heading or not line.strip()):
            yield Text("\n".join(paragraph))
            paragraph = []
        if listed and not bullet:
            yield Bullets(tuple(listed))
            listed = []
        if heading:
            yield Heading(line.lstrip("#").strip())
        elif bullet:
            listed.append(line.lstrip()[2:].strip())
        elif line.strip():
            paragraph.append(line.rstrip())
