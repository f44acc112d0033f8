"""Numbered copies: each says whose it is on every page, and is a file of its own."""

import hashlib
from io import BytesIO

import pikepdf
import pytest

from lif_desktop.exporting.protecting.copies import MOST, make_copies, recipients
from lif_desktop.faults import WrongUsage
from tests.exporting.pdf import reading, samples

PACK = samples.pack(samples.paper())
NAMES = ("A. Chair", "Łukasz Żółć", "Health / Trust")


def test_every_page_of_a_copy_says_whose_it_is() -> None:
    copies = list(make_copies(PACK, NAMES, "pack.pdf"))
    assert [one.recipient for one in copies] == list(NAMES)
    for number, one in enumerate(copies, 1):
        texts = reading.texts(one.content)
        assert len(texts) == one.printed.pages
        for text in texts:
            assert f"Copy {number} of 3 · {one.recipient}" in text
        others = [name for name in NAMES if name != one.recipient]
        assert not [name for name in others if name in "".join(texts)]


def test_each_copy_has_its_own_digest_and_name() -> None:
    copies = list(make_copies(PACK, NAMES, "pack.pdf"))
    assert len({one.sha256 for one in copies}) == 3
    assert all(one.sha256 == hashlib.sha256(one.content).hexdigest() for one in copies)
    assert copies[2].file_name == "pack - copy 3 of 3 - Health Trust.pdf"
    assert not any(one.passphrase for one in copies)


def test_protected_copies_open_with_their_own_passphrase_alone() -> None:
    first, second = make_copies(PACK, NAMES[:2], "pack.pdf", protect=True)
    assert first.passphrase != second.passphrase
    with pikepdf.open(BytesIO(first.content), password=first.passphrase) as pdf:
        assert len(pdf.pages) == first.printed.pages
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(first.content), password=second.passphrase)
    assert first.passphrase not in repr(first)


def test_names_are_parted_by_commas_semicolons_and_lines() -> None:
    assert recipients("A. Chair,  B.  Deputy;C\r\nD\n\n") == ("A. Chair", "B. Deputy", "C", "D")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (" , ;\n", "Nobody is named"),
        ("A. Chair, a. chair", "a. chair is named twice, so nothing was written"),
        (",".join(map(str, range(MOST + 1))), f"numbered up to {MOST}"),
    ],
)
def test_names_that_cannot_be_are_refused(said: str, sentence: str) -> None:
    with pytest.raises(WrongUsage, match=sentence):
        recipients(said)
