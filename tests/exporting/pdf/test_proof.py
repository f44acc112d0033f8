"""A proof shows the pages of the file itself, and sets only what is no longer the same."""

from dataclasses import replace

import pypdfium2
import pytest

from lif_desktop.exporting.papers.content import Heading, Pack, Paper, Table, Text
from lif_desktop.exporting.pdf.body.paper import papers
from lif_desktop.exporting.pdf.press import make_pack
from lif_desktop.exporting.pdf.proof import Proof
from lif_desktop.progress import Cancelled
from tests.exporting.pdf import reading, samples

LONG = replace(
    samples.paper(Heading("Many"), Table(samples.COLUMNS, (samples.ROW,) * 60), title="Long"),
    key="long",
)
FULL = replace(samples.full(), key="full")
LAST = replace(samples.paper(Text("Said."), title="Last"), key="last")


def _pack(*papers: Paper) -> Pack:
    return samples.pack(*(papers or (FULL, LONG, LAST)))


def _pictures(content: bytes, scale: float) -> list[tuple[int, int, bytes]]:
    file = pypdfium2.PdfDocument(content)
    try:
        found = (one.render(scale=scale, rev_byteorder=True, prefer_bgrx=True) for one in file)
        return [(one.width, one.height, bytes(one.buffer)) for one in found]
    finally:
        file.close()


@pytest.mark.parametrize("scale", [1.0, 1.7])
def test_each_sheet_is_the_page_of_the_file_point_for_point(scale: float) -> None:
    proof = Proof(_pack())
    pictures = _pictures(proof.document(), scale)
    assert len(pictures) == proof.pages > 6
    for number, picture in enumerate(pictures, 1):
        sheet = proof.sheet(number, scale)
        assert (sheet.width, sheet.height, sheet.pixels) == picture
        assert len(sheet.pixels) == 4 * sheet.width * sheet.height


def test_the_file_of_a_proof_is_that_of_the_press() -> None:
    content, printed = make_pack(_pack())
    proof = Proof(_pack())
    assert reading.texts(proof.document()) == reading.texts(content)
    assert proof.pages == printed.pages
    assert {key: proof.starts[key] for key in printed.starts} == printed.starts
    assert tuple(proof.starts) == ("cover", "agenda", "full", "long", "last")
    assert sum(proof.counts.values()) == proof.pages


def test_only_the_paper_that_changed_is_set_again_and_only_when_it_is_looked_at() -> None:
    proof = Proof(_pack())
    edited = replace(LONG, sentences=("Said otherwise.",))
    changed = proof.changed(_pack(FULL, edited, LAST))
    assert proof.waiting == ()
    assert changed.waiting == ("long",)
    changed.sheet(changed.starts["last"])
    assert changed.waiting == ("long",)
    assert "Said otherwise." in changed.sheet(changed.starts["long"]).words
    assert changed.waiting == ()


def test_what_only_moved_to_another_page_or_time_is_not_set_again() -> None:
    proof = Proof(_pack())
    pack = _pack(FULL, replace(LONG, blocks=()), LAST)
    items = tuple(replace(one, time="10:00") for one in pack.items)
    assert proof.changed(replace(pack, items=items, version="3")).waiting == ("long",)


def test_pages_are_numbered_from_the_last_counts_until_all_is_set() -> None:
    proof = Proof(_pack())
    pages = proof.pages
    changed = proof.changed(_pack(FULL, replace(LONG, blocks=()), LAST))
    assert (changed.pages, changed.counts) == (pages, proof.counts)
    assert f"Page {pages} of {pages}" not in changed.sheet(pages).words
    changed.settle()
    assert changed.counts["long"] == 1
    assert changed.pages == pages - proof.counts["long"] + 1
    assert _pictures(changed.document(), 1.0)[-1][2] == changed.sheet(changed.pages).pixels


def test_a_page_that_is_no_longer_there_shows_the_last_one() -> None:
    proof = Proof(_pack(LONG))
    changed = proof.changed(_pack(replace(LONG, blocks=(Text("Short."),))))
    assert "Short." in changed.sheet(proof.pages).words
    assert changed.pages == 3


def test_a_new_paper_counts_as_a_page_until_it_is_set() -> None:
    proof = Proof(_pack(LAST))
    changed = proof.changed(_pack(LAST, LONG))
    assert changed.counts["long"] == 1
    assert changed.part(changed.starts["long"]) == "long"
    changed.sheet(changed.starts["long"])
    assert changed.counts["long"] > 1


def test_papers_of_one_key_are_told_apart() -> None:
    proof = Proof(_pack(LAST, replace(LAST, title="Once more")))
    assert len(proof.counts) == 4
    assert "Once more" in proof.sheet(4).words


def test_a_sheet_has_its_words_and_what_its_pictures_show() -> None:
    words = Proof(_pack()).sheet(3).words
    assert "Actions" in words
    assert words.count("Late actions rose from 3 to 12.") == 1


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_page_that_never_was_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="no page"):
        Proof(_pack(LAST)).sheet(number)


def test_a_paper_on_its_own_has_neither_cover_nor_agenda() -> None:
    proof = Proof(replace(_pack(LAST), front=False))
    assert (proof.pages, proof.starts) == (1, {"last": 1})


def test_setting_may_be_stopped() -> None:
    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Proof(_pack(), stop)


def test_what_could_not_be_printed_is_said() -> None:
    proof = Proof(_pack(replace(LAST, title="Odd \U0001f600")))
    assert len(proof.problems) == 2
    assert all("U+1F600" in one for one in proof.problems)


def test_papers_of_one_title_have_notices_of_their_own() -> None:
    whole = replace(LAST, title="Report", key="one")
    odd = replace(LAST, title="Report", key="two", sentences=("Seen \U0001f600",))
    proof = Proof(_pack(whole, odd))
    assert [key for key, _ in proof.noted] == ["two"]
    (said,) = proof.problems
    number = next(one.number for one in papers(_pack(whole, odd)) if one.key == "two")
    assert said.startswith(f"Report ({number}): ")
