"""The document as a whole: its claim, title, language, metadata, scripts, attached files."""

import re
from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError

import pikepdf
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from lif_desktop.exporting.pdf.checkpoints.opened import Found, Opened, Rule, text_of

_UA: Final = "{http://www.aiim.org/pdfua/ns/id/}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*|[ix](-[A-Za-z0-9]{1,8})+")
_ACTS = ("/OpenAction", "/AA")


def _packet(file: Opened) -> Element | None:
    held = file.root.get("/Metadata")
    if not isinstance(held, pikepdf.Stream):
        return None
    try:
        packet: Element = fromstring(held.read_bytes())
    except (ParseError, DefusedXmlException, ValueError):
        return None
    return packet


def _said(packet: Element | None, name: str) -> str:
    """Return what the metadata says under a name, as an element or an attribute."""
    if packet is None:
        return ""
    for one in packet.iter():
        if one.tag == name:
            return "".join(one.itertext()).strip()
        if name in one.attrib:
            return one.attrib[name].strip()
    return ""


def _metadata(file: Opened) -> Iterator[Found]:
    if _packet(file) is None:
        yield "The file has no metadata that can be read.", 0


def _identifier(file: Opened) -> Iterator[Found]:
    part = _said(_packet(file), f"{_UA}part")
    if part != "1":
        said = f"The file says part {part}" if part else "The file does not say that it is PDF/UA"
        yield f"{said}; its metadata must name PDF/UA part 1.", 0


def _title(file: Opened) -> Iterator[Found]:
    if not _said(_packet(file), f"{_DC}title"):
        yield "The metadata give no title.", 0


def _preference(file: Opened) -> Any:
    return file.root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle")


def _title_asked(file: Opened) -> Iterator[Found]:
    if _preference(file) is None:
        yield "The file does not say whether its title or its name is to be shown.", 0


def _title_shown(file: Opened) -> Iterator[Found]:
    if _preference(file) is False:
        yield "The file asks for its name to be shown, not its title.", 0


def _language(file: Opened) -> Iterator[Found]:
    said = text_of(file.root.get("/Lang"))
    if not _LANGUAGE.fullmatch(said):
        yield (f"“{said}” is no language." if said else "The file names no language."), 0


def _parts_language(file: Opened) -> Iterator[Found]:
    for element in file.elements:
        if "/Lang" in element.thing and not _LANGUAGE.fullmatch(text_of(element.thing.Lang)):
            yield f"{element.named} names a language that is none.", element.page


def _marked(file: Opened) -> Iterator[Found]:
    if file.root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked") is not True:
        yield "The file does not say that it is tagged.", 0


def _suspects(file: Opened) -> Iterator[Found]:
    if file.root.get("/MarkInfo", pikepdf.Dictionary()).get("/Suspects") is True:
        yield "The file says itself that its tags may be wrong.", 0


def _scripts(file: Opened) -> Iterator[Found]:
    names = file.root.get("/Names", pikepdf.Dictionary())
    if "/JavaScript" in names:
        yield "The file holds scripts.", 0
    for key in _ACTS:
        held = file.root.get(key)
        if isinstance(held, pikepdf.Dictionary) and (key == "/AA" or held.get("/S") != "/GoTo"):
            yield "Something happens when the file is opened.", 0
    for number, page in enumerate(file.pdf.pages, 1):
        if "/AA" in page.obj:
            yield "Something happens when the page is opened.", number
    for number, one in file.annotations:
        action = one.get("/A", pikepdf.Dictionary())
        if "/AA" in one or action.get("/S") in {"/JavaScript", "/Launch", "/SubmitForm"}:
            yield "A link or field starts a script or a program.", number


def _xfa(file: Opened) -> Iterator[Found]:
    if "/XFA" in file.root.get("/AcroForm", pikepdf.Dictionary()):
        yield "The file is an XFA form.", 0


def _accessibility(file: Opened) -> Iterator[Found]:
    if file.pdf.is_encrypted and not file.pdf.allow.accessibility:
        yield "The protection shuts screen readers out.", 0


def _layers(file: Opened) -> Iterator[Found]:
    held = file.root.get("/OCProperties")
    if held is None:
        return
    extra = list(held.get("/Configs", []))
    configurations = [*extra, *([held.D] if "/D" in held and extra else [])]
    for one in configurations:
        if not text_of(one.get("/Name")):
            yield "A set of layers has no name.", 0


def _automatic(file: Opened) -> Iterator[Found]:
    held = file.root.get("/OCProperties", pikepdf.Dictionary())
    for one in [*held.get("/Configs", []), held.get("/D", pikepdf.Dictionary())]:
        if "/AS" in one:
            yield "Layers come and go by themselves.", 0


def _attached(file: Opened) -> Iterator[Found]:
    for name, spec in file.pdf.attachments.items():
        if not (text_of(spec.obj.get("/F")) and text_of(spec.obj.get("/UF"))):
            yield f"The attached file “{name}” lacks its name.", 0


def _described(file: Opened) -> Iterator[Found]:
    for name, spec in file.pdf.attachments.items():
        if not text_of(spec.obj.get("/Desc")):
            yield f"The attached file “{name}” is not described.", 0


def _bookmarks(file: Opened) -> Iterator[Found]:
    with file.pdf.open_outline() as outline:
        waiting = list(outline.root)
    if not waiting:
        yield "The file has no bookmarks.", 0
    while waiting:
        one = waiting.pop()
        waiting += one.children
        if not one.title.strip():
            yield "A bookmark has no title.", 0
        if not _leads(one.destination, file) and one.action is None:
            yield f"The bookmark “{one.title}” leads nowhere.", 0


def _leads(destination: Any, file: Opened) -> bool:
    if isinstance(destination, str | pikepdf.String | pikepdf.Name):
        destination = _named(str(destination), file)
    if isinstance(destination, pikepdf.Dictionary):
        destination = destination.get("/D")
    if not isinstance(destination, pikepdf.Array) or not len(destination):
        return False
    return destination[0].objgen in file.pages


def _named(name: str, file: Opened) -> Any:
    """Return the place that goes by a name, in either of the two lists of them."""
    older = file.root.get("/Dests", pikepdf.Dictionary())
    if name.startswith("/") and name in older:
        return older[name]
    names = file.root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    return pikepdf.NameTree(names).get(name) if names is not None else None


RULES = (
    Rule("UA 6.2", "The file says that it is tagged.", _marked),
    Rule("01-007", "No tag is suspected of being wrong.", _suspects),
    Rule("06-001", "There are metadata.", _metadata),
    Rule("06-002", "The metadata name PDF/UA-1.", _identifier),
    Rule("06-003", "The metadata give the title.", _title),
    Rule("07-001", "It is said whether the title is shown.", _title_asked),
    Rule("07-002", "The title is shown, not the file's name.", _title_shown),
    Rule("11-001", "The language of the text is known.", _language),
    Rule("11-002", "The language of every part is a language.", _parts_language),
    Rule("20-001", "Sets of layers have names.", _layers),
    Rule("20-003", "No layers come and go by themselves.", _automatic),
    Rule("21-001", "Attached files give their names.", _attached),
    Rule("UA 7.11", "Attached files are described.", _described),
    Rule("25-001", "The file is no XFA form.", _xfa),
    Rule("26-002", "Protection lets screen readers in.", _accessibility),
    Rule("29-001", "Nothing acts by itself.", _scripts),
    Rule("UA 7.17", "Bookmarks lead to the parts of the file.", _bookmarks),
)
