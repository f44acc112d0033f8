"""What stands before the papers and around every page: contents, markings, drafts and copies."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from lif_desktop.exporting.papers.content import AgendaItem, Heading, Pack, Table, Text
from lif_desktop.exporting.pdf.press import make_pack
from tests.exporting.pdf import reading, samples

LONG = samples.paper(
    Heading("First things"), Table(samples.COLUMNS, (samples.ROW,) * 400),
    Heading("Last things"), Text("Said."), title="A long one",
)  # fmt: skip


def _printed(pack: Pack) -> tuple[bytes, list[str]]:
    content, _ = make_pack(pack)
    return content, reading.texts(content)


def test_a_long_pack_has_contents_with_the_page_of_every_heading() -> None:
    content, texts = _printed(samples.pack(samples.full(), LONG))
    for line in (
        "Contents",
        "2.1 Actions",
        "2.1.1 For decision",
        "3.1 A long one",
        "3.1.2 Last things",
    ):
        assert line in texts[2]
    with reading.opened(content) as pdf:
        pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
        links = [one for one in pdf.pages[2].Annots if one.Subtype == "/Link"]
        assert len(links) == 2 + 3 + 2
        for link in links:
            said, number = str(link.Contents).rsplit(", page ", 1)
            assert pages[link.Dest[0].objgen] + 1 == int(number)
            assert said in texts[int(number) - 1]
        tops = [float(link.Rect[3]) for link in links]
        assert all(above > below for above, below in pairwise(tops))
    assert ("Contents", 3) in [(title, page) for _, title, page in reading.outline(content)]


def test_a_short_pack_is_found_by_its_agenda_alone() -> None:
    _, texts = _printed(samples.pack(samples.full()))
    assert not any("Contents" in text for text in texts)


def test_contents_of_very_many_headings_go_over_pages() -> None:
    many = samples.paper(
        *(one for index in range(150) for one in (Heading(f"Part {index}"), Text("x\n" * 5)))
    )
    _, texts = _printed(samples.pack(many))
    at = [index for index, text in enumerate(texts[:8]) if "2.1.150 Part 149" in text]
    assert at
    assert at[0] > 2


def test_a_draft_says_so_on_every_page_beneath_everything_else() -> None:
    content, texts = _printed(samples.pack(samples.full(), draft=True))
    assert all("DRAFT" in text for text in texts)
    assert "2, a draft" in texts[0]
    with reading.opened(content) as pdf:
        for page in pdf.pages:
            kind, properties = next(
                one.operands for one in pikepdf.parse_content_stream(page)
                if str(one.operator) == "BDC"
            )  # fmt: skip
            assert (str(kind), str(properties.Subtype)) == ("/Artifact", "/Watermark")


def test_a_numbered_copy_says_whose_it_is_on_every_page_and_on_the_cover() -> None:
    copy = "Copy 3 of 12: R. Okoro, Moorland Police"
    _, texts = _printed(samples.pack(samples.full(), copy=copy))
    assert all(text.count(copy) >= 2 for text in texts)
    assert f"Copy {copy}" in texts[0]
    assert not any("DRAFT" in text for text in texts)


@pytest.mark.parametrize("copy", ["x" * 500, "<b>&amp;</b>\nline", "\U0001f600"])
def test_any_copy_line_keeps_the_page(copy: str) -> None:
    _, texts = _printed(samples.pack(samples.full(), copy=copy, draft=True))
    assert all(f"Page {number} of {len(texts)}" in text for number, text in enumerate(texts, 1))


def test_a_confidential_item_is_marked_on_the_agenda_and_on_its_own_pages_only() -> None:
    items = (
        AgendaItem("In private", "Chair", papers=(LONG,), private=True),
        AgendaItem("No papers", private=True),
        AgendaItem("Open", papers=(samples.full(),)),
    )
    content, printed = make_pack(samples.pack(items=items))
    texts = reading.texts(content)
    assert texts[1].count("Confidential item") == 2
    marked = ["OFFICIAL-SENSITIVE · CONFIDENTIAL ITEM" in text for text in texts]
    first, last = printed.starts["paper-1.1"], printed.starts["paper-3.1"]
    assert marked == [first <= number < last for number in range(1, len(texts) + 1)]


def test_the_agenda_says_what_the_public_does_not_see() -> None:
    _, texts = _printed(samples.pack(samples.full(), left_out=("2 items taken in private.",)))
    assert "Not in this pack: 2 items taken in private." in texts[1]


def test_what_surrounds_a_page_is_typed_as_what_it_is() -> None:
    content, _ = _printed(samples.pack(samples.full()))
    with reading.opened(content) as pdf:
        found: list[Any] = [
            one.operands[1]
            for one in pikepdf.parse_content_stream(pdf.pages[2])
            if str(one.operator) == "BDC" and str(one.operands[0]) == "/Artifact"
        ]
        kinds = {(str(one.Type), str(one.get("/Subtype", ""))) for one in found}
    assert kinds == {("/Pagination", "/Header"), ("/Pagination", "/Footer"), ("/Layout", "")}


def test_a_public_pack_prints_its_own_marking() -> None:
    pack = replace(samples.pack(samples.full()), public=True, marking="FOR PUBLICATION", author="")
    _, texts = _printed(pack)
    assert all("FOR PUBLICATION" in text for text in texts)
