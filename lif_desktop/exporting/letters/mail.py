"""A letter as a mail draft, which opens in the mail program unsent, with the returns attached."""

import re
from collections.abc import Iterator, Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from textwrap import wrap

from lif_desktop.exporting.letters.wording import Lines, Wording
from lif_desktop.rules.words import listed

_WIDTH = 76
# One address as people write it; what is not one is left for the person to fill in.
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_SHEET = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draft(words: Wording, addresses: str | None, attached: Sequence[tuple[str, bytes]]) -> bytes:
    """Return a mail draft as the bytes of an .eml file; `attached` are workbooks by name."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = one_line(words.subject)
    if to := list(_addresses(addresses or "", words.to[0])):
        mail["To"] = to
    mail["X-Unsent"] = "1"
    names = [one_line(name) for name, _ in attached]
    mail.set_content("\n".join(_body(words, names)), cte="quoted-printable")
    for name, (_, content) in zip(names, attached, strict=True):
        mail.add_attachment(content, maintype="application", subtype=_SHEET, filename=name)
    return mail.as_bytes()


def one_line(text: str) -> str:
    """Return a text on one line, so that nothing in it becomes another header."""
    return " ".join(_BREAKS.sub(" ", text).split())


def _addresses(written: str, name: str) -> Iterator[Address]:
    """Yield the addresses in a text; the first bears the name."""
    for place, one in enumerate(re.split(r"[;,\s]+", written)):
        if _ADDRESS.fullmatch(one) and not one.startswith(".") and ".." not in one:
            yield Address("" if place else one_line(name), addr_spec=one)


def _body(words: Wording, attached: Sequence[str]) -> Iterator[str]:
    yield from (words.greeting, "")
    for said in words.opening:
        yield from (*wrap(said, _WIDTH), "")
    yield from _listed(words.returns)
    if words.actions:
        yield from (*wrap(words.actions_said, _WIDTH), "")
        yield from _listed(words.actions)
    for said in words.closing:
        yield from (*wrap(said, _WIDTH), "")
    if attached:
        yield from (f"Attached: {listed(attached)}", "")
    yield "Yours sincerely"
    yield from ("", *words.signed)
    if words.sender.marking:
        yield from ("", words.sender.marking)


def _listed(lines: Lines) -> Iterator[str]:
    """Yield each row as a few lines; a mail has no columns that stay in place."""
    (_, *headings), *rows = lines
    for first, *others in rows:
        yield from wrap(one_line(first), _WIDTH, initial_indent="* ", subsequent_indent="  ")
        for heading, said in zip(headings, others, strict=True):
            if said:
                yield from wrap(f"{heading}: {one_line(said)}", _WIDTH, initial_indent="  ",
                                subsequent_indent="    ")  # fmt: skip
        yield ""
