"""A pack passes every rule; broken on purpose, each rule catches it."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String

from lif_desktop.cli.stem import stem
from lif_desktop.exporting.papers.content import Heading, Table
from lif_desktop.exporting.pdf.checking import RULES, check
from lif_desktop.exporting.pdf.press import make_pack
from lif_desktop.faults import CannotOpen
from tests.exporting.pdf import samples
from tests.exporting.pdf.breaking import (
    Break,
    added,
    attached,
    bookmark,
    composite,
    content,
    drawing,
    drop,
    every,
    flags,
    font,
    kind_of,
    laid_over,
    link,
    linked,
    meaning,
    metadata,
    note,
    of_kind,
    over,
    parents,
    put,
)


@pytest.fixture(scope="module")
def good() -> bytes:
    long = samples.paper(
        Heading("Many"), Table(samples.COLUMNS, (samples.ROW,) * 60), title="A long table"
    )
    found, _ = make_pack(samples.pack(samples.full(), long))
    return found


def broken(good: bytes, change: Break) -> bytes:
    written = BytesIO()
    with pikepdf.open(BytesIO(good)) as pdf:
        change(pdf)
        pdf.save(written, fix_metadata_version=False)
    return written.getvalue()


def without_mark(pdf: Pdf) -> None:
    parents(pdf, 0)[0] = pdf.Root.StructTreeRoot.K[0]


def other_parent(pdf: Pdf) -> None:
    of_kind(pdf, "H1").P = pdf.Root.StructTreeRoot


def named_twice(pdf: Pdf) -> None:
    first, second = every(pdf, "P")[:2]
    second.K.append(first.K[0])


def not_there(pdf: Pdf) -> None:
    mark = of_kind(pdf, "P").K[0]
    mark.MCID = 9_999


def lost_link(pdf: Pdf) -> None:
    del pdf.pages[1].obj.Annots[0]


def linkless(pdf: Pdf) -> None:
    of_kind(pdf, "H2").S = Name.Link


def shorter_row(pdf: Pdf) -> None:
    every(pdf, "TR")[1].K = Array(list(every(pdf, "TR")[1].K)[:-1])


def no_body(pdf: Pdf) -> None:
    item = of_kind(pdf, "LI")
    item.K = Array([one for one in item.K if one.S != "/LBody"])


def moved_up(pdf: Pdf) -> None:
    of_kind(pdf, "TD").S = Name.P


def contents_list(pdf: Pdf) -> None:
    of_kind(pdf, "L").S = Name.TOC


def without_scope(pdf: Pdf) -> None:
    del of_kind(pdf, "TH").A


def without_words(pdf: Pdf) -> None:
    del of_kind(pdf, "Figure").Alt


def without_place(pdf: Pdf) -> None:
    del of_kind(pdf, "Figure").A


def several_headings(pdf: Pdf) -> None:
    for one in [*every(pdf, "H1"), *every(pdf, "H2"), *every(pdf, "H3")]:
        one.S = Name.H


def one_heading(pdf: Pdf) -> None:
    of_kind(pdf, "H2").S = Name.H


def language(pdf: Pdf) -> None:
    of_kind(pdf, "P").Lang = String("not a language")


def no_order(pdf: Pdf) -> None:
    del pdf.pages[1].obj.Tabs


def other_order(pdf: Pdf) -> None:
    pdf.pages[1].obj.Tabs = Name.R


def page_acts(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("1")))


def unnamed_file(pdf: Pdf) -> None:
    del attached(pdf)["/UF"]


def undescribed_file(pdf: Pdf) -> None:
    del attached(pdf)["/Desc"]


def layers(_: Pdf) -> Dictionary:
    return Dictionary(OCGs=Array([]), D=Dictionary(), Configs=Array([Dictionary()]))


def automatic(_: Pdf) -> Dictionary:
    return Dictionary(OCGs=Array([]), D=Dictionary(AS=Array([])))


def repeated(before: bytes) -> bytes:
    return before + b"\n/P <</MCID 0>> BDC EMC"


BREAKS: dict[str, list[Break]] = {
    "UA 6.2": [drop("MarkInfo"), put(lambda _: False, "MarkInfo", "Marked")],
    "01-007": [put(lambda _: True, "MarkInfo", "Suspects")],
    "06-001": [drop("Metadata"), metadata("<rdf:RDF", "<rdf:RDF<")],
    "06-002": [metadata("<pdfuaid:part>1<", "<pdfuaid:part>2<"), drop("Metadata")],
    "06-003": [metadata("dc:title", "dc:other")],
    "07-001": [drop("ViewerPreferences", "DisplayDocTitle"), drop("ViewerPreferences")],
    "07-002": [put(lambda _: False, "ViewerPreferences", "DisplayDocTitle")],
    "11-001": [drop("Lang"), put(lambda _: String("English!"), "Lang")],
    "11-002": [language],
    "20-001": [put(layers, "OCProperties")],
    "20-003": [put(automatic, "OCProperties")],
    "21-001": [unnamed_file],
    "UA 7.11": [undescribed_file],
    "25-001": [put(lambda _: String("x"), "AcroForm", "XFA")],
    "29-001": [
        put(lambda _: Dictionary(Names=Array([])), "Names", "JavaScript"),
        put(lambda _: Dictionary(S=Name.JavaScript, JS=String("1")), "OpenAction"),
        put(lambda _: Dictionary(), "AA"),
        page_acts,
        linked(lambda one: one.update({"/A": Dictionary(S=Name.Launch)})),
    ],
    "UA 7.17": [
        drop("Outlines"), bookmark("/Title", String(" ")), bookmark("/Dest", String("nowhere")),
    ],
    "UA 7.1": [drop("StructTreeRoot")],
    "01-003": [added(b"/P <</MCID 900>> BDC /Artifact BMC EMC EMC")],
    "01-004": [added(b"/Artifact BMC /P <</MCID 900>> BDC EMC EMC")],
    "01-005": [added(b"0 0 9 9 re f"), added(b"BT /F1 9 Tf (a) Tj ET")],
    "PDF 14.6": [added(b"EMC"), added(b"/Artifact BMC"), drawing({}, b"EMC", 1)],
    "PDF 14.7.4.1": [content(repeated)],
    "02-001": [kind_of("H1", "Chapter")],
    "02-003": [put(lambda _: Dictionary(A=Name.B, B=Name.A), "StructTreeRoot", "RoleMap")],
    "02-004": [put(lambda _: Dictionary(P=Name.Span), "StructTreeRoot", "RoleMap")],
    "PDF 14.7.2": [other_parent],
    "PDF 14.7.4.4": [without_mark, added(b"/P <</MCID 900>> BDC EMC"), drop("StructTreeRoot")],
    "PDF 14.7.4.2": [not_there],
    "PDF 14.7.4.3": [named_twice],
    "30-001": [drawing({"Ref": Dictionary()}, b"", 1)],
    "30-002": [drawing({}, b"/P <</MCID 900>> BDC EMC", 2)],
    "09-004": [moved_up, kind_of("TR", "P"), kind_of("Table", "Sect")],
    "09-005": [no_body, kind_of("L", "Sect"), kind_of("LBody", "P")],
    "09-006": [contents_list],
    "13-004": [without_words],
    "UA 7.3": [
        without_place,
        lambda pdf: of_kind(pdf, "Figure").A.update({"/BBox": Array([1, 1, 1, 1])}),
    ],
    "14-002": [kind_of("H1", "H2")],
    "14-003": [kind_of("H2", "H4")],
    "14-006": [several_headings],
    "14-007": [one_heading],
    "15-003": [without_scope],
    "UA 7.5": [shorter_row],
    "17-002": [kind_of("Figure", "Formula"), kind_of("P", "Formula")],
    "19-003": [note("")],
    "19-004": [note("one", "one")],
    "10-001": [meaning(b"<42> ", b"<F1> ")],
    "31-004": [font(composite)],
    "31-009": [font(lambda one, _: one.FontDescriptor.__delitem__("/FontFile2"))],
    "31-019": [font(flags(32))],
    "31-024": [font(flags(4, Encoding=Name.WinAnsiEncoding))],
    "31-027": [font(lambda one, _: one.__delitem__("/ToUnicode"))],
    "31-028": [meaning(b"<0042>", b"<0000>")],
    "31-029": [meaning(b"<0042>", b"<FEFF>")],
    "28-002": [over("Stamp", Contents=String("Seen"))],
    "28-004": [over("Stamp")],
    "28-005": [over("Widget")],
    "28-006": [over("Hologram")],
    "28-007": [over("TrapNet")],
    "28-008": [no_order],
    "28-009": [other_order],
    "28-010": [over("Widget", TU=String("Your name"))],
    "28-011": [linked(lambda one: one.__delitem__("/StructParent")), over("Link")],
    "28-012": [linked(lambda one: one.__delitem__("/Contents"))],
    "PDF 14.7.4.5": [lost_link],
    "UA 7.18.5": [linkless],
}  # fmt: skip
PROTECTED = {"26-002"}
"""The rule about protection; a file that breaks it cannot be written as the others are."""


def test_a_pack_breaks_no_rule(good: bytes) -> None:
    found = check(good)
    assert found.problems == ()
    assert found.rules == len(RULES) > 60
    assert found.pages > 4
    assert found.not_checked == ()


def test_every_rule_is_broken_by_something() -> None:
    rules = [one.checkpoint for one in RULES]
    assert len(rules) == len(set(rules))
    assert set(rules) == set(BREAKS) | PROTECTED


@pytest.mark.parametrize(
    ("rule", "change"),
    [(rule, change) for rule, changes in BREAKS.items() for change in changes],
)
def test_a_file_broken_on_purpose_is_caught(good: bytes, rule: str, change: Break) -> None:
    found = check(broken(good, change))
    said = [one for one in found.problems if one.rule == rule]
    if rule == "17-002" and change is BREAKS[rule][0]:
        assert not said  # a formula that does say in words what it means
    else:
        assert said
    assert all(one.said.endswith(".") and 0 <= one.page <= found.pages for one in found.problems)


def protected(good: bytes, *, accessible: bool) -> bytes:
    written = BytesIO()
    allow = pikepdf.Permissions(accessibility=accessible)
    # From revision 6 on a writer always lets screen readers in; older files may not.
    with pikepdf.open(BytesIO(good)) as pdf:
        lock = pikepdf.Encryption(
            user="a b", owner="c d", R=6 if accessible else 3, aes=accessible,
            metadata=accessible, allow=allow,
        )  # fmt: skip
        pdf.save(written, encryption=lock)
    return written.getvalue()


def test_protection_that_lets_screen_readers_in_passes(good: bytes) -> None:
    assert check(protected(good, accessible=True), "a b").problems == ()


def test_protection_that_shuts_screen_readers_out_is_caught(good: bytes) -> None:
    found = check(protected(good, accessible=False), "a b")
    assert [one.rule for one in found.problems] == ["26-002"]


def test_protection_without_permissions_is_refused(good: bytes) -> None:
    content_ = protected(good, accessible=True).replace(b"/P -", b"/Q -")
    with pytest.raises(CannotOpen):
        check(content_, "a b")


def test_a_row_that_hangs_into_the_next_counts_there(good: bytes) -> None:
    def hanging(pdf: Pdf) -> None:
        rows = every(pdf, "TR")[-3:]  # of the long table
        rows[1].K[0].A = Array([Dictionary(O=Name.Table, RowSpan=2)])
        rows[2].K = Array(list(rows[2].K)[1:])

    assert "UA 7.5" not in {one.rule for one in check(broken(good, hanging)).problems}


def test_the_same_fault_is_said_fifty_times_at_most(good: bytes) -> None:
    def many(pdf: Pdf) -> None:
        for _ in range(80):
            laid_over(pdf, "Stamp")

    said = [one for one in check(broken(good, many)).problems if one.rule == "28-004"]
    assert len(said) == 51
    assert said[-1].said == "And more of the same."


def test_hidden_things_are_passed_over(good: bytes) -> None:
    def hidden(pdf: Pdf) -> None:
        laid_over(pdf, "Stamp")
        pdf.pages[1].obj.Annots[-1].F = 2

    assert check(broken(good, hidden)).problems == ()


def test_a_tree_that_leads_back_to_itself_ends(good: bytes) -> None:
    def loop(pdf: Pdf) -> None:
        of_kind(pdf, "Sect").K.append(pdf.Root.StructTreeRoot.K[0])

    assert check(broken(good, loop)).rules == len(RULES)


@pytest.mark.parametrize("said", [b"", b"not a pdf", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused_in_a_sentence(said: bytes) -> None:
    with pytest.raises(CannotOpen, match="damaged or no PDF"):
        check(said)


def test_a_protected_file_is_refused_in_a_sentence(good: bytes) -> None:
    with pytest.raises(CannotOpen, match="protected by a password"):
        check(protected(good, accessible=True))


@given(st.data())
def test_a_damaged_file_ends_in_an_answer_or_a_sentence(good: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(good) - 1))
    more = data.draw(st.binary(max_size=40))
    damaged = good[:place] + more + good[place + len(more) :]
    try:
        rules = check(damaged).rules
    except CannotOpen:
        rules = 0
    assert rules in {0, len(RULES)}


def test_the_command_says_what_is_wrong_and_where(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(good)
    ended = CliRunner().invoke(stem, ["check-pdf", str(path)])
    assert ended.exit_code == 0
    assert ended.output.endswith(" pages: 0 problems.\n")
    path.write_bytes(broken(good, linked(lambda one: one.__delitem__("/Contents"))))
    ended = CliRunner().invoke(stem, ["check-pdf", str(path)])
    assert ended.exit_code == 1
    assert "28-012: page 2: A link does not say in words where it leads." in ended.output
    ended = CliRunner().invoke(stem, ["check-pdf", str(path), "--json"])
    assert '"rule": "28-012"' in ended.output
    ended = CliRunner().invoke(stem, ["check-pdf", str(tmp_path / "none.pdf")])
    assert ended.exit_code == 3


def test_pdfinfo_reads_the_pack_in_order(good: bytes, tmp_path: Path) -> None:
    if not shutil.which("pdfinfo"):
        return
    path = tmp_path / "pack.pdf"
    path.write_bytes(good)
    words = ["pdfinfo", "-struct-text", str(path)]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    places = [said.index(one) for one in ("Board meeting", "Agenda", "Of 64, ", "For decision")]
    assert places == sorted(places)


def test_a_link_is_where_the_checks_expect_it(good: bytes) -> None:
    with pikepdf.open(BytesIO(good)) as pdf:
        assert link(pdf).Subtype == "/Link"
