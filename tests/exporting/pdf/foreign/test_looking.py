"""What is made of agencies' files: their pages as they are seen, or a sentence."""

import sys
import zlib
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from lif_desktop.exporting.pdf.foreign import looking, taking
from lif_desktop.exporting.pdf.foreign.looking import Foreign, Unusable, look_at
from tests.exporting.pdf import reading, strangers

RED, BLUE = (255, 0, 0), (0, 0, 255)


def taken(content: bytes, name: str = "return.pdf") -> Foreign:
    found = look_at(strangers.file(content, name))
    assert isinstance(found, Foreign), found
    return found


def seen(found: Foreign, number: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(found.drawn)
    image = document[number].render(scale=0.5).to_pil().convert("RGB")
    document.close()
    return image


def corners(image: Image.Image) -> list[tuple[int, ...]]:
    """Return the colours near the corners, clockwise from top left."""
    wide, high = image.width - 6, image.height - 6
    return [image.getpixel(at) for at in ((5, 5), (wide, 5), (wide, high), (5, high))]  # type: ignore[misc]


def test_pages_of_every_size_are_taken_as_they_are() -> None:
    sizes = (strangers.A4, strangers.A3, (200.0, 140.0), (3000.0, 300.0), strangers.LETTER)
    found = taken(strangers.pdf(sizes))
    assert found.pages == sizes
    assert [text.strip() for text in reading.texts(found.drawn)] == [
        f"Their page {number}" for number in range(1, 6)
    ]


@pytest.mark.parametrize(
    ("angle", "red"), [(0, 0), (90, 1), (180, 2), (270, 3), (450, 1), (-90, 3)]
)
def test_turned_pages_are_taken_as_they_are_seen(angle: int, red: int) -> None:
    found = taken(strangers.turned(angle % 360))
    assert found.pages == (((842.0, 595.0),) if red % 2 else ((595.0, 842.0),))
    colours = corners(seen(found))
    assert colours[red] == RED
    assert colours[(red + 2) % 4] == BLUE


def test_only_what_is_seen_of_a_page_is_taken() -> None:
    found = taken(strangers.cropped((300, 400, 500, 842)))
    assert found.pages == ((200.0, 442.0),)
    found = taken(strangers.cropped((595, 842, 0, 0)))  # written from its other corner
    assert found.pages == (strangers.A4,)
    found = taken(strangers.cropped((-100, -100, 9000, 9000)))
    assert found.pages == (strangers.A4,)
    found = taken(strangers.cropped((1000, 1000, 1100, 1100)))  # beside the paper
    assert found.pages == (strangers.A4,)


def test_what_was_filled_in_is_part_of_the_page_and_no_field() -> None:
    found = taken(strangers.filled_form())
    assert "Filled by hand" in reading.texts(found.drawn)[0]
    with reading.opened(found.drawn) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert "/Annots" not in pdf.pages[0].obj


def test_nothing_that_acts_or_leads_anywhere_comes_over() -> None:
    found = taken(strangers.acting())
    with reading.opened(found.drawn) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert set(pdf.pages[0].obj.keys()) <= {
            "/Type", "/Parent", "/MediaBox", "/Resources", "/Contents",
        }  # fmt: skip
        written = BytesIO()
        pdf.save(written, qdf=True, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    for said in (b"EVIL", b"evil", b"JavaScript", b"/URI", b"/A ", b"Metadata"):
        assert said not in written.getvalue()


def test_what_is_switched_off_stays_hidden_and_no_mark_comes_over() -> None:
    found = taken(strangers.layered())
    (text,) = reading.texts(found.drawn)
    assert "SHOWN LAYER" in text
    assert "TAGGED" in text
    assert "HIDDEN" not in text
    assert corners(seen(found))[0] == RED  # and not green, which a hidden drawing is
    with reading.opened(found.drawn) as pdf:
        form = pdf.pages[0].obj.Resources.XObject["/Page"]
        operators = {str(one.operator) for one in pikepdf.parse_content_stream(form)}
        assert not operators & {"BDC", "BMC", "EMC", "MP", "DP"}
        assert set(form.Resources.keys()) <= {"/Font", "/XObject"}


def test_layers_that_are_off_unless_they_are_named_stay_hidden() -> None:
    def change(one: pikepdf.Pdf) -> None:
        held = one.Root.OCProperties
        held.D = pikepdf.Dictionary(BaseState=pikepdf.Name.OFF, ON=pikepdf.Array([held.OCGs[1]]))

    (text,) = reading.texts(taken(strangers.changed(strangers.layered(), change)).drawn)
    assert "SHOWN LAYER" in text
    assert "HIDDEN" not in text


@pytest.mark.parametrize(
    ("policy", "shown"), [("AnyOn", False), ("AllOn", False), ("AnyOff", True), ("AllOff", True)]
)
def test_sets_of_layers_are_seen_by_their_rule(policy: str, shown: bool) -> None:  # noqa: FBT001
    def change(one: pikepdf.Pdf) -> None:
        one.pages[0].obj.Resources.Properties.Either.P = pikepdf.Name(f"/{policy}")

    (text,) = reading.texts(taken(strangers.changed(strangers.layered(), change)).drawn)
    assert ("HIDDEN SET" in text) == shown


@pytest.mark.parametrize("broken", [b"<< ( EMC", b"<< /A EMC >> q"])
def test_a_page_that_cannot_be_parsed_is_shown_as_far_as_viewers_can(broken: bytes) -> None:
    def change(one: pikepdf.Pdf) -> None:
        page = one.pages[0].obj
        page.Contents = one.make_stream(page.Contents.read_bytes() + b"\n/P BMC " + broken)

    assert taken(strangers.changed(strangers.pdf(), change)).pages == (strangers.A4,)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_a_page(kind: str) -> None:
    found = taken(strangers.picture(kind, dpi=(100, 100)), f"scan.{kind.lower()}")
    assert [(round(wide), round(high)) for wide, high in found.pages] == [(216, 144)]
    image = seen(found)
    red, blue = image.getpixel((5, 5)), image.getpixel((image.width - 5, image.height - 5))
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert red[0] > 240 > blue[0]


def test_a_picture_lying_on_its_side_is_put_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    exif[0x010F] = "Camera of J. Hale"
    found = taken(strangers.picture("JPEG", exif=exif), "scan.jpg")
    ((wide, high),) = found.pages
    assert wide < high
    assert b"J. Hale" not in found.drawn


def test_a_file_that_is_whole_though_written_badly_is_taken() -> None:
    content = strangers.pdf((strangers.A4, strangers.LETTER))
    first, rest = content.split(b"\n", 1)
    moved = first + b"\n% a line more, so that no object is where the file says\n" + rest
    assert taken(moved).pages == (strangers.A4, strangers.LETTER)


def test_a_page_that_cannot_be_unpacked_makes_a_file_damaged() -> None:
    def change(one: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(one, b"")
        stream.write(b"x\x9c no such thing", filter=pikepdf.Name.FlateDecode)
        one.pages[0].obj.Contents = stream

    found = look_at(strangers.file(strangers.changed(strangers.pdf(), change)))
    assert isinstance(found, Unusable)
    assert "is damaged" in found.sentence


def test_a_file_of_another_kind_has_no_pages() -> None:
    assert taken(b"PK\x03\x04 not looked into", "plan.docx") == Foreign(())


def test_a_file_that_opens_without_a_password_and_may_be_printed_is_taken() -> None:
    assert taken(strangers.locked("")).pages == (strangers.A4,)


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "return.pdf", "is empty"),
        (b"", "scan.png", "is empty"),
        (b"hello", "return.pdf", "is no PDF file, whatever its name says"),
        (strangers.pdf()[:900], "return.pdf", "is damaged"),
        (strangers.pdf()[:-30], "return.pdf", "is damaged"),
        (b"%PDF-1.7\n%%EOF", "return.pdf", "is damaged"),
        (strangers.of_no_size(), "return.pdf", "is damaged"),
        (strangers.locked("secret"), "return.pdf", "needs a password"),
        (strangers.locked("", prints=False), "return.pdf", "may not be printed"),
        (strangers.without_pages(), "return.pdf", "has no pages"),
        (strangers.long(taking.MOST_PAGES + 1), "return.pdf", "at most 1,000 pages"),
        (strangers.dynamic(), "return.pdf", "only its own program can show"),
        (b"hello", "scan.png", "is not the picture that its name says"),
        (strangers.picture("JPEG"), "scan.png", "is not the picture that its name says"),
        (strangers.picture()[:60], "scan.png", "is not the picture that its name says"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(
    content: bytes, name: str, sentence: str
) -> None:
    found = look_at(strangers.file(content, name))
    assert isinstance(found, Unusable)
    assert found.sentence.startswith(f"“{name}” ")
    assert sentence in found.sentence
    assert found.sentence.endswith(".")


def test_a_file_that_fills_the_memory_takes_only_its_child() -> None:
    content = strangers.bomb()
    assert len(content) < 2**23
    assert isinstance(look_at(strangers.file(content)), Unusable)


def test_a_picture_of_a_billion_dots_is_refused() -> None:
    content = bytearray(strangers.picture())
    content[16:24] = (60_000).to_bytes(4) * 2  # the header says so; nothing else needs to
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4)
    said = look_at(strangers.file(bytes(content), "scan.png"))
    assert isinstance(said, Unusable)
    assert said.sentence.startswith("“scan.png” has more dots than can be printed.")


def test_what_took_too_long_once_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    file = strangers.file(strangers.pdf(((201.0, 141.0),)), "slow.pdf")
    with monkeypatch.context() as hurried:
        hurried.setattr(looking, "SECONDS", 0.001)
        said = look_at(file)
    assert isinstance(said, Unusable)
    assert "in the time and memory" in said.sentence
    assert isinstance(look_at(file), Foreign)


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_file_ends_in_pages_or_an_answer(data: st.DataObject) -> None:
    content = strangers.pdf((strangers.A4, strangers.LETTER))
    place = data.draw(st.integers(0, len(content) - 1))
    more = data.draw(st.binary(max_size=30))
    damaged = content[:place] + more + content[place + len(more) :]
    try:
        said = len(taking.take(damaged)[1])
    except taking.No as no:
        said = str(no)  # type: ignore[assignment]
    assert said in {1, 2, taking.DAMAGED, taking.PASSWORD, taking.EMPTY}


def test_the_frozen_program_starts_itself_as_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    # This Python takes no such word, so the child ends at once, which is answered as any death is.
    found = look_at(strangers.file(strangers.pdf(), "frozen.pdf"))
    assert isinstance(found, Unusable)
    assert "could not be read in the time and memory" in found.sentence
