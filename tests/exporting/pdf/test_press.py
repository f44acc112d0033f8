"""A pack as a reader sees it: pages, marking, bookmarks, links, tags."""

import re
from dataclasses import replace

import pytest

from lif_desktop.exporting.papers.content import AgendaItem, Heading, Paper, Table
from lif_desktop.exporting.pdf.press import make_pack
from tests.exporting.pdf import reading, samples


@pytest.fixture(scope="module")
def content() -> bytes:
    long = samples.paper(
        Heading("Many"), Table(samples.COLUMNS, (samples.ROW,) * 120), title="A long table"
    )
    found, _ = make_pack(samples.pack(samples.full(), long))
    return found


def test_every_page_says_which_it_is_of_how_many_and_how_it_is_marked(content: bytes) -> None:
    texts = reading.texts(content)
    assert len(texts) > 5
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text
        assert "OFFICIAL-SENSITIVE" in text
        assert "Data as at 21 Nov 2026 · version 2 · Working Together 2023" in text


def test_head_names_body_and_meeting(content: bytes) -> None:
    for text in reading.texts(content)[1:]:
        assert "Northmoor Safeguarding Children Partnership · Board, 24 November 2026" in text


def test_cover_says_what_the_pack_is(content: bytes) -> None:
    cover = reading.texts(content)[0]
    for said in ("Board meeting", "Tuesday 24 November 2026, 09:30", "2 papers, ", "Keep it safe."):
        assert said in cover


def test_agenda_gives_the_page_of_each_paper(content: bytes) -> None:
    texts = reading.texts(content)
    _, printed = make_pack(samples.pack(samples.full()))
    assert printed.starts == {"paper-2.1": 3}
    for number, title in ((2, "Actions"), (3, "A long table")):
        after = texts[1].split(f"{title}\n")[1].splitlines()
        page = next(line.strip() for line in after if line.strip().isdigit())
        assert f"paper {number}.1\n{title}" in texts[int(page) - 1]


def test_item_line_number_and_purpose_stand_over_the_title(content: bytes) -> None:
    assert "Item 2 · for decision · paper 2.1\nActions" in reading.texts(content)[2]


def test_table_heads_repeat_on_every_page(content: bytes) -> None:
    pages = [text for text in reading.texts(content) if text.count("ACT-2026-021") > 5]
    assert len(pages) > 2
    assert all("Reference" in text for text in pages)
    assert sum(text.count("ACT-2026-021") for text in pages) >= 120


def test_bookmarks_lead_to_papers_and_headings(content: bytes) -> None:
    texts = reading.texts(content)
    found = reading.outline(content)
    titles = [title for _, title, _ in found]
    assert titles[:3] == ["Cover", "Agenda", "2 Actions"]
    assert (1, "2.1.1 For decision", 3) in found
    assert "3.1.1 Many" in titles
    for _, title, page in found[2:]:
        assert title.split(" ", 1)[1] in texts[page - 1]


def test_an_item_with_several_papers_holds_them_as_bookmarks() -> None:
    papers = (samples.paper(title="First"), samples.paper(title="Second"))
    pack = samples.pack(items=(AgendaItem("Learning", papers=papers),))
    content, _ = make_pack(pack)
    assert reading.outline(content)[2:] == [
        (0, "1 Learning", 3), (1, "1.1 First", 3), (1, "1.2 Second", 4),
    ]  # fmt: skip
    assert "1.2 Second" in reading.texts(content)[1]


def test_links_lead_to_the_paper_they_name(content: bytes) -> None:
    texts = reading.texts(content)
    with reading.opened(content) as pdf:
        pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
        links = [one for one in pdf.pages[1].Annots if one.Subtype == "/Link"]
        assert len(links) == 2
        for link in links:
            says = str(link.Contents)
            page = pages[link.Dest[0].objgen]
            assert says.endswith(f", page {page + 1}")
            assert says.split(", ")[1] in texts[page]


def test_document_says_its_language_title_author_and_subject(content: bytes) -> None:
    with reading.opened(content) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        title = "Northmoor Safeguarding Children Partnership: Board, 24 November 2026"
        assert str(pdf.docinfo["/Title"]) == title
        assert str(pdf.docinfo["/Author"]) == "J. Hale"
        assert "OFFICIAL-SENSITIVE" in str(pdf.docinfo["/Subject"])
        metadata = pdf.Root.Metadata.read_bytes().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
        assert title in metadata


def test_every_font_is_embedded(content: bytes) -> None:
    with reading.opened(content) as pdf:
        fonts = {
            str(font.BaseFont): "/FontFile2" in font.FontDescriptor
            for page in pdf.pages
            for font in page.Resources.Font.values()
        }
    assert fonts
    assert all(fonts.values())


def test_tree_has_headings_tables_figures_and_lists(content: bytes) -> None:
    with reading.opened(content) as pdf:
        assert pdf.Root.MarkInfo.Marked
        found = reading.kinds(pdf)
        assert {"/H1", "/H2", "/P", "/L", "/Table", "/TR", "/TH", "/TD", "/Link"} <= set(found)
        figures = [one for one in reading.elements(pdf) if one.S == "/Figure"]
        assert "Late actions rose from 3 to 12." in {str(one.Alt) for one in figures}
        assert all("/BBox" in one.A for one in figures)
        scopes = [str(one.A.Scope) for one in reading.elements(pdf) if one.S == "/TH"]
        assert scopes.count("/Column") == 9 + 2 * 4  # those under the two charts of layers
        assert scopes.count("/Row") == 3 + 1 + 6 + 120 + 2 * (3 + 2)


def test_everything_drawn_is_in_the_tree_or_an_artifact(content: bytes) -> None:
    with reading.opened(content) as pdf:
        marks = 0
        for page in pdf.pages:
            stream = page.Contents.read_bytes().decode("latin-1")
            begun = len(re.findall(r"B[MD]C\b", stream))
            assert begun == stream.count("EMC")
            outside = re.sub(r"B[MD]C.*?EMC", "", stream, flags=re.DOTALL)
            assert "Tj" not in outside
            marks += stream.count("/MCID")
        tree = pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = sum(len(one) for one in list(tree)[1 : 2 * len(pdf.pages) : 2])
        assert parents == marks


def test_each_page_knows_its_place_in_the_tree(content: bytes) -> None:
    with reading.opened(content) as pdf:
        assert [int(page.StructParents) for page in pdf.pages] == list(range(len(pdf.pages)))
        assert all(str(page.Tabs) == "/S" for page in pdf.pages)


WIDE = Table(
    tuple(samples.Column(f"Heading {index}", index % 2) for index in range(12)),
    (("A few words here",) * 12,),
)


def _turned(*blocks: object) -> list[bool]:
    content, _ = make_pack(samples.pack(samples.paper(*blocks)))
    with reading.opened(content) as pdf:
        return [float(page.MediaBox[2]) > float(page.MediaBox[3]) for page in pdf.pages[2:]]


def test_a_wide_table_turns_the_page_and_the_next_block_turns_it_back() -> None:
    much = samples.Text("line\n" * 40)
    assert _turned(much, WIDE, samples.Text("After"), much) == [False, True, False]


def test_a_first_page_with_little_on_it_is_turned_with_its_wide_table() -> None:
    much = samples.Text("line\n" * 60)
    assert _turned(WIDE, much, much) == [True, False, False, False]


def test_a_paper_mostly_of_wide_tables_is_turned_throughout() -> None:
    much = samples.Text("line\n" * 30)
    many = replace(WIDE, rows=WIDE.rows * 20)
    assert all(_turned(much, many, samples.Text("Between"), many))


@pytest.mark.parametrize("items", [(), (AgendaItem("Only talk"),)])
def test_a_pack_without_papers_prints(items: tuple[AgendaItem, ...]) -> None:
    content, printed = make_pack(samples.pack(items=items))
    assert printed.pages == 2
    assert "0 papers, 2 pages" in reading.texts(content)[0]


def test_bare_pack_and_bare_paper_print() -> None:
    bare = replace(
        samples.pack(Paper("")), body="", meeting="", place="", version="", data_as_at="",
        edition="", author="", handling="", marking="", chair="",
    )  # fmt: skip
    content, printed = make_pack(bare)
    assert printed.pages == 3
    assert "This paper says nothing yet." in reading.texts(content)[2]


def test_a_table_without_rows_says_so() -> None:
    empty = Table(samples.COLUMNS, (), empty="No action is late.")
    content, _ = make_pack(samples.pack(samples.paper(empty)))
    assert "No action is late." in reading.texts(content)[2]


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="as many cells"):
        Table(samples.COLUMNS, (("one",),))


def test_what_is_no_block_is_refused() -> None:
    with pytest.raises(TypeError, match="no way to set str"):
        make_pack(samples.pack(samples.paper("a block")))


@pytest.mark.parametrize("time", ["", "09:30"])
def test_agenda_has_a_column_for_times_only_where_there_are_any(time: str) -> None:
    content, _ = make_pack(samples.pack(items=(AgendaItem("Welcome", time=time),)))
    assert ("Time" in reading.texts(content)[1]) == bool(time)


def test_the_file_has_no_fault_that_a_reader_would_mend(content: bytes) -> None:
    with reading.opened(content) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.get_warnings() == []
