"""Protected files open with their passphrase and nothing else; what stands in them is noise."""

import math
from collections import Counter
from io import BytesIO

import msoffcrypto
import olefile
import openpyxl
import pikepdf
import pytest
from msoffcrypto.exceptions import InvalidKeyError
from pikepdf.models.encryption import EncryptionMethod

from lif_desktop.exporting.pdf.checking import check
from lif_desktop.exporting.pdf.press import make_pack
from lif_desktop.exporting.protecting.papers import protect_pdf
from lif_desktop.exporting.protecting.passphrases import covering_line, passphrase
from lif_desktop.exporting.protecting.workbooks import protect_workbook
from tests.exporting.pdf import reading, samples

WORDS = "amber-otter-violin-rust-meadow"
SECRET = "Child D, Rowan Close"


def pack() -> bytes:
    content, _ = make_pack(samples.pack(samples.paper(title=SECRET), title=SECRET, body=SECRET))
    return content


def workbook(rows: int = 40) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Actions"
    for number in range(rows):
        sheet.append([number, SECRET, f"{number * 7919 % 1000} days"])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def bits(content: bytes) -> float:
    """Return how many bits a byte carries: 8 is noise."""
    counts = Counter(content).values()
    return -sum(one / len(content) * math.log2(one / len(content)) for one in counts)


def unlocked(content: bytes, words: str) -> bytes:
    file = msoffcrypto.OfficeFile(BytesIO(content))
    file.load_key(password=words, verify_password=True)
    plain = BytesIO()
    file.decrypt(plain, verify_integrity=True)
    return plain.getvalue()


def test_passphrases_are_five_words_and_never_the_same() -> None:
    drawn = [passphrase() for _ in range(300)]
    assert len(set(drawn)) == 300
    assert all(len(one.split("-")) == 5 and len(one) >= 24 and one.isascii() for one in drawn)
    assert len({word for one in drawn for word in one.split("-")}) > 1000


def test_the_covering_line_names_the_file_and_not_its_passphrase() -> None:
    said = covering_line("pack.pdf")
    assert "“pack.pdf”" in said
    assert "separately" in said
    assert covering_line("pack.pdf") == said


def test_a_protected_pdf_opens_with_its_passphrase_and_is_the_same() -> None:
    plain = pack()
    closed = protect_pdf(plain, WORDS)
    with pikepdf.open(BytesIO(closed), password=WORDS) as pdf, reading.opened(plain) as before:
        assert len(pdf.pages) == len(before.pages)
        for one, other in zip(pdf.pages, before.pages, strict=True):
            assert one.Contents.read_bytes() == other.Contents.read_bytes()


@pytest.mark.parametrize("words", ["", WORDS.upper(), WORDS[:-1], "owner"])
def test_a_protected_pdf_opens_with_nothing_else(words: str) -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(protect_pdf(pack(), WORDS)), password=words)


def test_a_pdf_is_protected_with_256_bits_and_lets_screen_readers_in() -> None:
    with pikepdf.open(BytesIO(protect_pdf(pack(), WORDS)), password=WORDS) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert pdf.encryption.stream_method == EncryptionMethod.aesv3
        assert pdf.encryption.string_method == EncryptionMethod.aesv3
        assert pdf.allow.accessibility
        assert pdf.allow.extract
        assert pdf.allow.print_highres
        assert not pdf.allow.modify_other
        assert not pdf.owner_password_matched
    assert check(protect_pdf(pack(), WORDS), WORDS).problems == ()


def test_nothing_of_a_protected_pdf_can_be_read() -> None:
    closed = protect_pdf(pack(), WORDS)
    for said in (SECRET, "Northmoor", "Board meeting", "J. Hale", WORDS):
        for coded in (said.encode(), said.encode("utf-16-be"), said.encode("utf-16-le")):
            assert coded not in closed


def test_two_protected_files_have_nothing_in_common() -> None:
    plain = pack()
    with (
        pikepdf.open(BytesIO(protect_pdf(plain, WORDS)), password=WORDS) as one,
        pikepdf.open(BytesIO(protect_pdf(plain, WORDS)), password=WORDS) as other,
    ):
        assert one.encryption.encryption_key != other.encryption.encryption_key


@pytest.mark.parametrize("rows", [1, 40, 30_000])
def test_a_protected_workbook_opens_with_its_passphrase_byte_for_byte(rows: int) -> None:
    plain = workbook(rows)
    assert unlocked(protect_workbook(plain, WORDS), WORDS) == plain


def test_a_protected_workbook_opens_with_nothing_else() -> None:
    closed = protect_workbook(workbook(), WORDS)
    for words in (" ", WORDS.upper(), WORDS[:-1], "VelvetSweatshop"):
        with pytest.raises(InvalidKeyError):
            unlocked(closed, words)


def test_what_stands_in_a_protected_workbook_is_noise() -> None:
    closed = protect_workbook(workbook(30_000), WORDS)
    with olefile.OleFileIO(BytesIO(closed)) as ole:
        package = ole.openstream("EncryptedPackage").read()[8:]
        said = ole.openstream("EncryptionInfo").read()
    assert bits(package) > 7.99
    for hidden in (SECRET, "Actions", "xl/worksheets", "[Content_Types]", WORDS):
        assert hidden.encode() not in closed
        assert hidden.encode("utf-16-le") not in closed
    for name in (b'keyBits="256"', b'cipherAlgorithm="AES"', b'hashAlgorithm="SHA512"',
                 b'spinCount="100000"'):  # fmt: skip
        assert name in said


def test_the_whole_key_of_a_workbook_is_drawn_by_chance() -> None:
    file = msoffcrypto.OfficeFile(BytesIO(protect_workbook(workbook(), WORDS)))
    file.load_key(password=WORDS)
    key = file.secret_key
    assert len(key) == 32
    assert key[16:] != b"\x36" * 16
    assert len(set(key[16:])) > 6
