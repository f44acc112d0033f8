"""Agencies' files in a pack: between head and foot, counted, attached, never for the public."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from lif_desktop.exporting.papers import attached
from lif_desktop.exporting.papers.content import AgendaItem, Pack, Paper
from lif_desktop.exporting.pdf.checking import check
from lif_desktop.exporting.pdf.press import Printed, make_pack
from lif_desktop.exporting.pdf.proof import Proof
from tests.exporting.pdf import reading, samples, strangers

SIZES = (strangers.A4, (842.0, 595.0), strangers.A3, (200.0, 140.0))
RETURN = strangers.file(strangers.pdf(SIZES), "Section 11 return.pdf")
PLAN = strangers.file(b"PK\x03\x04 a plan", "Plan.docx", "Police")
DAMAGED = strangers.file(strangers.pdf()[:900], "Broken.pdf")


def papers() -> tuple[Paper, ...]:
    return (
        samples.paper(title="Actions"),
        attached.paper("Health: section 11", RETURN, "Dr A. Lee"),
        attached.paper("Training plan", PLAN),
        attached.paper("Broken paper", DAMAGED),
        samples.paper(title="Last"),
    )


@pytest.fixture(scope="module")
def made() -> tuple[bytes, Printed]:
    return make_pack(samples.pack(*papers()))


def test_head_foot_and_numbers_hold_over_every_page(made: tuple[bytes, Printed]) -> None:
    texts = reading.texts(made[0])
    assert len(texts) == made[1].pages
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text
        assert "OFFICIAL-SENSITIVE" in text


def test_their_pages_follow_the_title_page_and_are_counted(made: tuple[bytes, Printed]) -> None:
    texts, starts = reading.texts(made[0]), list(made[1].starts.values())
    first = starts[1]
    assert "4 pages from Health Trust follow." in texts[first - 1]
    for number in range(1, 5):
        assert f"Their page {number}" in texts[first - 1 + number]
    assert starts[2] == first + 5
    assert "Training plan" in texts[starts[2] - 1]
    agenda = texts[1].split("Last\n")[1]
    assert str(starts[4]) in agenda.split()


def test_contents_and_bookmarks_lead_to_the_title_page(made: tuple[bytes, Printed]) -> None:
    start = list(made[1].starts.values())[1]
    found = reading.outline(made[0])
    assert (0, "3 Health: section 11", start) in found
    assert not [one for one in found if start < one[2] <= start + 4]
    with reading.opened(made[0]) as pdf:
        pages = {page.objgen: index for index, page in enumerate(pdf.pages, 1)}
        led = {
            pages[link.Dest[0].objgen]
            for link in pdf.pages[1].Annots
            if "Health" in str(link.Contents)
        }
    assert led == {start}


def test_turned_pages_are_turned_and_all_are_a4(made: tuple[bytes, Printed]) -> None:
    start = list(made[1].starts.values())[1]
    with reading.opened(made[0]) as pdf:
        boxes = [[round(float(one)) for one in page.MediaBox] for page in pdf.pages]
    upright, across = [0, 0, 595, 842], [0, 0, 842, 595]
    assert boxes[start : start + 4] == [upright, across, upright, across]


def test_a_page_stands_between_head_and_foot(made: tuple[bytes, Printed]) -> None:
    start = list(made[1].starts.values())[1]
    document = pypdfium2.PdfDocument(made[0])
    image = document[start].render(scale=1).to_pil().convert("RGB")
    document.close()
    red = [
        (x, y)
        for x in range(0, image.width, 2)
        for y in range(0, image.height, 2)
        if image.getpixel((x, y)) == (255, 0, 0)
    ]
    blue = [
        (x, y)
        for x in range(0, image.width, 2)
        for y in range(0, image.height, 2)
        if image.getpixel((x, y)) == (0, 0, 255)
    ]
    assert min(y for _, y in red) > 44
    assert max(y for _, y in blue) < 842 - 42
    assert min(x for x, _ in red) > 25
    assert max(x for x, _ in blue) < 595 - 25


def test_every_page_is_a_figure_that_says_what_it_is(made: tuple[bytes, Printed]) -> None:
    with reading.opened(made[0]) as pdf:
        said = [str(one.Alt) for one in reading.elements(pdf) if one.S == "/Figure"]
    theirs = [one for one in said if "Section 11 return.pdf" in one]
    assert [one.split(" of the file")[0] for one in theirs] == [
        f"Page {number} of 4" for number in range(1, 5)
    ]
    assert all("not checked" in one and "attached" in one for one in theirs)


def test_the_checker_passes_ours_and_names_what_it_did_not_check(
    made: tuple[bytes, Printed],
) -> None:
    found = check(made[0])
    start = list(made[1].starts.values())[1]
    assert found.problems == ()
    assert found.not_checked == tuple(range(start + 1, start + 5))


def test_every_file_is_attached_as_it_came_and_described(made: tuple[bytes, Printed]) -> None:
    with reading.opened(made[0]) as pdf:
        held = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
        described = {name: spec.description for name, spec in pdf.attachments.items()}
        related = {str(one.UF): str(one.AFRelationship) for one in pdf.Root.AF}
    assert held == {one.name: one.content for one in (RETURN, PLAN, DAMAGED)}
    assert described["Section 11 return.pdf"] == "Paper 3.1 Health: section 11"
    assert related["Section 11 return.pdf"] == "/Source"
    assert related["Plan.docx"] == related["Broken.pdf"] == "/Supplement"


def test_a_file_that_is_not_merged_says_so_on_its_title_page(made: tuple[bytes, Printed]) -> None:
    texts, starts = reading.texts(made[0]), list(made[1].starts.values())
    assert "attached to this document" in texts[starts[2] - 1]
    assert "from Police" in texts[starts[2] - 1].replace("\n", " ")
    broken = texts[starts[3] - 1].replace("\n", " ")
    assert "The pages of this file could not be printed." in broken
    assert "is damaged" in broken
    assert starts[4] == starts[3] + 1


def test_a_damaged_file_is_a_problem_and_not_the_end(made: tuple[bytes, Printed]) -> None:
    (problem,) = made[1].problems
    assert problem.startswith("Broken paper: “Broken.pdf” is damaged")
    assert problem.endswith("It is attached as it came.")


def test_the_watermark_shows_through_their_pages() -> None:
    # Their page is one light sheet; what stands under it must still be seen.
    light = strangers.file(strangers.pdf(colour="#fffbe6"), "light.pdf")
    pack = samples.pack(attached.paper("Light", light))

    def middle(one: Pack) -> Image.Image:
        content, printed = make_pack(one)
        document = pypdfium2.PdfDocument(content)
        image = document[printed.pages - 1].render(scale=0.5).to_pil().convert("L")
        document.close()
        return image.crop((40, 100, 250, 320))

    difference = ImageChops.difference(middle(pack), middle(replace(pack, draft=True)))
    assert sum(difference.histogram()[8:]) > 1000


def test_a_page_in_the_preview_is_the_page_in_the_file(made: tuple[bytes, Printed]) -> None:
    start = list(made[1].starts.values())[1]
    sheet = Proof(samples.pack(*papers())).sheet(start + 1)
    document = pypdfium2.PdfDocument(made[0])
    bitmap = document[start].render(scale=1.0, rev_byteorder=True, prefer_bgrx=True)
    assert sheet.pixels == bytes(bitmap.buffer)
    document.close()
    assert "Page 1 of 4 of the file" in sheet.words


def test_the_public_gets_no_file_whoever_put_the_pack_together() -> None:
    item = AgendaItem("Learning", papers=(papers()[1], samples.paper(title="Ours")))
    content, printed = make_pack(samples.pack(items=(item,), public=True))
    assert len(printed.starts) == 1
    said = "".join(reading.texts(content))
    assert "Their page" not in said
    assert "Health" not in said
    with reading.opened(content) as pdf:
        assert not len(pdf.attachments)
        assert "/AF" not in pdf.Root
    assert reading.outline(content)[-1][1] == "1 Ours"


def test_two_files_of_one_name_are_both_attached_and_one_file_once() -> None:
    other = strangers.file(b"another", "Plan.docx")
    pack = samples.pack(
        attached.paper("One", PLAN), attached.paper("Two", other), attached.paper("Again", PLAN)
    )
    with reading.opened(make_pack(pack)[0]) as pdf:
        assert sorted(pdf.attachments) == ["Plan (2).docx", "Plan.docx"]


def test_names_with_markup_and_signs_are_printed_as_typed() -> None:
    file = strangers.file(strangers.pdf(), "<b>Łódź</b> & co (1).pdf")
    content, _ = make_pack(samples.pack(attached.paper("<i>Odd</i>", file)))
    assert "<b>Łódź</b> & co (1).pdf" in reading.texts(content)[-2]
    with reading.opened(content) as pdf:
        assert "<b>Łódź</b> & co (1).pdf" in pdf.attachments
    assert check(content).problems == ()


def test_a_pack_without_files_is_left_alone() -> None:
    content, _ = make_pack(samples.pack(samples.paper()))
    with pikepdf.open(BytesIO(content)) as pdf:
        assert "/AF" not in pdf.Root
        assert "ReportLab" in content[:60].decode("latin-1")


BARE = strangers.file(strangers.pdf(font="Times-Roman"), "Bare return.pdf")


def test_a_pack_with_pages_whose_fonts_are_missing_does_not_claim_to_be_accessible() -> None:
    paper = attached.paper("Their return", BARE)
    content, printed = make_pack(samples.pack(samples.paper(), paper))
    (problem,) = printed.problems
    assert problem.startswith("Their return: “Bare return.pdf” does not hold the fonts")
    assert "(Times-Roman)" in problem
    assert "not marked as PDF/UA" in problem
    assert "ask the agency for a PDF with its fonts embedded" in problem
    assert "does not hold the fonts" in " ".join(reading.texts(content)[-2].split())
    with reading.opened(content) as pdf:
        assert b"pdfuaid:part" not in pdf.Root.Metadata.read_bytes()
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root


def test_the_checker_names_the_missing_font_and_the_missing_claim() -> None:
    content, printed = make_pack(samples.pack(attached.paper("Their return", BARE)))
    found = {(one.rule, one.page): one.said for one in check(content).problems}
    assert found == {
        ("06-002", 0): "The file does not say that it is PDF/UA; its metadata must name"
        " PDF/UA part 1.",
        ("31-009", printed.pages): "The font Times-Roman of the agency's own page is not in the"
        " file.",
    }  # fmt: skip


def test_a_missing_font_in_which_nothing_is_written_takes_no_claim_away() -> None:
    # ReportLab lists Helvetica in every file it makes.
    assert b"/Helvetica" in RETURN.content
    content, printed = make_pack(samples.pack(attached.paper("Theirs", RETURN)))
    assert printed.problems == ()
    with reading.opened(content) as pdf:
        assert b"pdfuaid:part>1" in pdf.Root.Metadata.read_bytes()


def test_more_missing_fonts_than_a_sentence_holds_are_counted_as_others() -> None:
    faces = ("Times-Roman", "Times-Bold", "Times-Italic", "Courier", "Courier-Bold", "Helvetica")
    sheets = [strangers.pdf(font=one) for one in faces]
    file = strangers.file(strangers.joined(sheets))
    _, printed = make_pack(samples.pack(attached.paper("Theirs", file)))
    assert (
        "(Courier, Courier-Bold, Helvetica, Times-Bold, Times-Italic and others)"
        in (printed.problems[0])
    )


def test_a_proof_and_a_page_alone_say_so_too() -> None:
    proof = Proof(samples.pack(attached.paper("Their return", BARE)))
    assert "not marked as PDF/UA" in proof.problems[0]
    assert b"pdfuaid:part" not in proof.document()
