"""Whatever is typed prints as typed, or is said to be missing."""

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lif_desktop.exporting.papers.content import (
    AgendaItem,
    Bullets,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Strong,
    Table,
    Text,
)
from lif_desktop.exporting.pdf.press import make_pack
from lif_desktop.exporting.pdf.text import Lost, Run, broken, clean, plain, width
from tests.exporting.pdf import reading, samples

LATIN = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x17E, exclude_categories=["C", "Z"])
    | st.just(" "),
    max_size=48,
)
ANY = st.text(max_size=80)


def _pack(text: str) -> bytes:
    paper = Paper(
        text, text, text, (text, (Strong(text), text)),
        (
            Heading(text), Text(text), Bullets((text,)), KeyFigures((KeyFigure(text, text, text),)),
            Table((Column(text, 0), Column(text)), ((text, text),), total=(text, text), note=text),
        ),
        text,
    )  # fmt: skip
    item = AgendaItem(text, text, text, text, (paper,))
    content, _ = make_pack(
        samples.pack(
            items=(item,), body=text, title=text, meeting=text, when=text, place=text,
            marking=text, handling=text, edition=text, author=text, chair=text,
        )
    )  # fmt: skip
    return content


@given(ANY)
@settings(max_examples=60, deadline=None)
def test_any_text_anywhere_prints(text: str) -> None:
    assert _pack(text).startswith(b"%PDF-1.7")


@given(LATIN)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_latin_text_comes_back_as_typed(text: str) -> None:
    paper = Paper("T", blocks=(Table((Column("C"),), ((f"({text})",),)),))
    content, printed = make_pack(samples.pack(paper))
    page = reading.squeezed(reading.texts(content)[2])
    assert reading.squeezed(unicodedata.normalize("NFC", f"({text})")) in page
    assert printed.problems == ()


def test_markup_prints_as_typed_and_opens_nothing() -> None:
    typed = (
        '<img src="/etc/passwd"/>', "<b>bold</b>", "R&D &amp; more", "<a href='javascript:x'>y</a>",
        "javascript:alert(1)", "<para>", "Mr <Smith>", "{{x}}", "%s \\n (un)balanced)",
    )  # fmt: skip
    table = Table((Column("Typed"),), tuple((one,) for one in typed))
    content, _ = make_pack(samples.pack(samples.paper(table, *map(Text, typed))))
    page = reading.squeezed(" ".join(reading.texts(content)))
    assert all(page.count(reading.squeezed(one)) == 2 for one in typed)
    with reading.opened(content) as pdf:
        for one in pdf.pages:
            assert "/XObject" not in one.Resources or not one.Resources.XObject
            assert all("/A" not in link for link in one.get("/Annots", []))


def test_what_the_typeface_lacks_is_marked_and_said_once_for_each() -> None:
    paper = samples.paper(Text("שלום and 😀"), KeyFigures((KeyFigure("1", "漢", "字"),)))
    content, printed = make_pack(samples.pack(paper))
    page = reading.texts(content)[2]
    assert page.count("\N{REPLACEMENT CHARACTER}") == 4 + 1 + 2 + 1
    (problem,) = printed.problems
    assert problem.startswith(
        "Actions: 7 characters have no shape in this typeface (Chinese, Hebrew: U+05D5"
    )
    assert "7 characters have no shape" in page


def test_one_missing_character_is_said_in_the_singular() -> None:
    lost = Lost()
    assert clean("a漢b", lost) == "a\N{REPLACEMENT CHARACTER}b"
    assert lost.sentences()[0].startswith("1 character has no shape")


def test_many_missing_characters_are_not_all_named() -> None:
    lost = Lost()
    clean("一二三四五六七八九十", lost)
    assert "and others" in lost.sentences()[0]


def test_control_marks_vanish_and_line_ends_stay() -> None:
    lost = Lost()
    assert clean("a\x00b\x1b\r\nc\td\u202ee\u200bf\u2028g", lost) == "ab\nc def\ng"
    assert not lost.sentences()


def test_look_alikes_stand_in() -> None:
    lost = Lost()
    assert clean("\uf0b7 ✓ ≤ ﬁ ① ５\u3000x", lost) == "• √ ≤ ﬁ 1 5 x"
    assert clean("a → b ✗ ⇒", lost) == "a -> b × =>"
    assert not lost.sentences()


def test_signs_of_sums_print() -> None:
    content, printed = make_pack(samples.pack(samples.paper(Text("Target ≥ 95 %, ≠ 90"))))
    assert "Target ≥ 95 %, ≠ 90" in reading.texts(content)[2]
    assert printed.problems == ()


@given(LATIN, st.floats(min_value=1.5, max_value=60))
@settings(max_examples=150, deadline=None)
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text: str, room: float) -> None:
    lines = broken((Run(text, "regular"),), room)
    assert all(width(line) <= room + 1e-6 for line in lines)
    joined = reading.squeezed("".join(plain(line) for line in lines))
    assert joined == reading.squeezed(text)


def test_strong_words_keep_their_neighbours() -> None:
    runs = (Run("Of 64, ", "regular"), Run("12 are late", "strong"), Run(", six due", "regular"))
    lines = broken(runs, 5)
    assert [plain(line).rstrip() for line in lines] == ["Of 64, 12", "are late,", "six due"]
