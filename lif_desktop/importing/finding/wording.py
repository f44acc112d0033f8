"""What the words in a stranger's cell tell: heading, prompt, example, total, end mark, help."""

import re
from datetime import date, datetime
from functools import lru_cache

from lif_desktop.importing.reading.sheets import Cell, ErrorCell

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
_UNSEEN = re.compile("[\u00ad\u200c\u200d\u2060]")  # soft hyphens, joiners: within words

_PROMPT = re.compile(
    r"""[<\[({«-]{1,3}\s*(?:please\s+)?(?:select|choose|pick|click|enter|insert|type|drop[\s-]?down)
        \b[^>\])}»]{0,60}[>\])}»-]{1,3}$
      | please\s+(?:select|choose)(?:\s+(?:an?|one|the|your))?(?:\s+[\w-]+)?
        (?:\s+from\b.{0,30})?\W*$
      | (?:select|choose)\s+(?:an?|one)\s+(?:option|item|value|answer)s?\W*$
      | (?:select|choose)(?:\s+from\s+(?:the\s+)?(?:list|drop[\s-]?down).{0,10})?\s*(?:\.{2,}|…)?$
      | click\s+(?:or\s+tap\s+)?(?:here\s+)?to\s+(?:enter|choose|select|add)\b.{0,30}$
      | (?:enter|insert|type)\s+(?:your\s+)?(?:text|date|name|answer|here)(?:\s+here)?\W*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_END_MARK = re.compile(
    r"""(?:end|eof|fin|\W*end\s+of\s+(?:table|sheet|data|form|list|document|worksheet|records?)\W*
        | [*=_#~.-]{3,} | [A-Z0-9]+(?:[-_][A-Z0-9]+)+[-_](?:START|END|BEGIN|FINISH|STOP))$""",
    re.VERBOSE,
)
_END_WORD = re.compile(r"\W*(?:end|eof)(?:\s+of\s+[\w ]{1,20})?\W*$", re.IGNORECASE)
_EXAMPLE = re.compile(
    r"\W*(?:worked\s+|for\s+)?(?:examples?\b|e\.?g\.?(?=[\s:,(]|$)|sample\b(?!\s+board))",
    re.IGNORECASE,
)
_ONLY_EXAMPLE = re.compile(
    r"\W*(?:worked\s+|for\s+)?(?:example|e\.?g\.?|sample)\W*"
    r"(?:(?:row|line|entry|only|record|text|data|of|how)\b.{0,40})?$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\W*(?:(?:grand|sub|overall|sheet|page|final|running|cumulative)[\s-]*)?(?:totals?|sum)\b"
    r"|\W*(?:average|mean|median|count)\s*(?:of\b.{0,30})?\W*$",
    re.IGNORECASE,
)
_ONLY_TOTAL = re.compile(
    r"\W*(?:(?:grand|sub|overall|sheet|page|final|running|cumulative)[\s-]*)?(?:totals?|sum)"
    r"\W*(?:\(.*\)\W*)?$|\W*(?:grand|sub)[\s-]*total|\W*(?:average|mean|median|count)\W*$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"""\W*(?:please|select|choose|enter|tick|insert|click|indicate|specify|to\s+what\s+extent
        |we\s+(?:calculate|use|will)|this\s+(?:is|should|must|field|column|will)|do\s+not|note\s*:
        |drop[\s-]?down|free[\s-]?text|mandatory|optional|required$|automatic|calculated
        |auto-?\s?(?:fill|calculat)|format\b|max(?:imum)?\b|dd?[/-]mm|yes\s?/\s?no|y\s?/\s?n$
        |(?:text|date|number|no\.?|n|days?|weeks?|hours?|£\w*|%)$|e\.?g\.?[\s:])""",
    re.IGNORECASE | re.VERBOSE,
)
_TELLS = re.compile(
    r"""\W*(?:explain|describe|provide|state|list|type|use|give|add|complete|record|write|include|if
        |what|who|when|where|why|how|which|must|should)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NOTE = re.compile(
    r"\W*(?:notes?\b|source\b|key\b|nb\b|n\.b\.|footnote|please\b|guidance|\*|\[\d+\]|¹|²|³|†"
    r"|©|click here|use the|for (?:more|further)|see (?:also|the|note)|all (?:figures|data)\b"
    r"|last updated|updated|prepared by|completed by|version\b|official"
    r"|page\s+\d+(?:\s*(?:of|/)\s*\d+)?\W*$)",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"""\W*(?:(?:priority|theme|section|objective|project|recommendation|area|outcome|standard|part
        |group|team|workstream|work\s?stream|domain|chapter|aim|goal|strand|phase|stage|quarter
        |year|month|category|agency|finding|audit|review|action\s+plan|key\s+line)s?
        \s*(?:no\.?|number|area)?\s*(?:\d|[a-z]\b|[ivx]+\b|one\b|two\b|three\b|four\b|five\b|[:–—-]|$)
        |q[1-4]\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_ABOVE = re.compile(
    r"\W*(?:latest\s+|agency\s+)?(?:progress|updates?|comments?|commentary|response|evidence|impact"
    r"|rationale)\b[^:]{0,30}:\s*\S",
    re.IGNORECASE,
)
_NO_VALUE = frozenset(
    ("tbc", "tba", "tbd", "n/a", "na", "none", "ongoing", "asap", "unknown", "not known", "various")
)
_VOID = re.compile(r"(?:[-–—./\\]{1,3}|n\.?\s?/?\s?a\.?|nil|none|not applicable)$", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?$")
_NUMBERING = re.compile(
    r"(?:[A-Za-z]{0,12}[ .\-/#]?\d{1,4}(?:\.\d{1,3})*[.)]?"
    r"|[A-Z]{2,6}(?:[-/ ]\d{1,4}){1,3}|\(?[a-z][.)])$"
)
_WORDS = re.compile(
    r"""\b(?:ref|reference|no|number|id|name|title|description|detail|details|date|status|rag|rating
        |owner|lead|action|actions|recommendation|recommendations|agency|organisation|progress
        |update|comment|comments|notes|note|priority|theme|target|due|deadline|completed
        |completion|evidence|impact|outcome|outcomes|risk|category|type|team|officer|responsible
        |timescale|start|end|by|source|score|likelihood|mitigation|mitigations|region|code|year
        |month|postcode|address|email|telephone|phone|gender|ethnicity|age|dob|birth|child
        |contact|reason|link|area|visit|inspection|publication|method|sample|size|cases|finding
        |findings|measure|objective|task|unit|value|total|role|meeting|group|audit|plan|review
        |meaning|definition|explanation|term|column|field
        |death|cause|panel|learning|publisher|budget|amount|cost|success|criteria|rationale|what
        |who|when|how|why|item|row|question|answer|service|ward|school|decision|issue)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FORM_WORDS = re.compile(
    r"""\b(?:name|email|telephone|phone|tel|date|organisation|agency|role|title|address|postcode
        |period|signed|signature|version|author|contact|completed|submitted|status|owner
        |reporting|quarter|year|policy|theme|published|coverage|issued|project|report|return
        |prepared|approved|department|team|lead|sign|position|job|mobile|website|reference)\b""",
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return text on one line, all odd spaces evened out, trimmed."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return text for comparing headings: one line, lower case, straight quotes and dashes."""
    return (
        plain(text)
        .casefold()
        .replace("’", "'")
        .replace("‘", "'")
        .replace("–", "-")
        .replace("—", "-")
    )


def blank(cell: Cell) -> bool:
    """Say whether a person sees nothing in the cell."""
    return cell is None or (type(cell) is str and not plain(cell))


@lru_cache(maxsize=8192)
def is_prompt(text: str) -> bool:
    """Say whether text only asks for something: ``< Select >``, Please select an option."""
    return len(text) < 100 and bool(_PROMPT.match(plain(text)))


def is_end_mark(cell: Cell) -> bool:
    """Say whether a cell marks an end: END, ``***``, PF-RISKS-END."""
    if type(cell) is not str or len(cell) > 80:
        return False
    text = plain(cell)
    return bool(_END_MARK.match(text) or _END_WORD.match(text))


def is_example(text: str, *, strictly: bool = False) -> bool:
    """Say whether text marks its row as an example; strictly, if it says nothing else."""
    return bool((_ONLY_EXAMPLE if strictly else _EXAMPLE).match(plain(text)))


def is_total(text: str, *, strictly: bool = False) -> bool:
    """Say whether text may name a total; strictly, if it can name nothing else."""
    pattern = _ONLY_TOTAL if strictly else _TOTAL
    return len(text) < 120 and bool(pattern.match(plain(text)))


def asks(text: str) -> bool:
    """Say whether text certainly tells how to fill a cell in: select, enter, dd/mm/yyyy, £."""
    return bool(_ASKS.match(plain(text)))


def is_help(text: str) -> bool:
    """Say whether text may tell how to fill a cell in; actions begin with such words, too."""
    text = plain(text)
    return asks(text) or bool(_TELLS.match(text)) or (text.endswith("?") and len(text) > 40)


def is_note(text: str) -> bool:
    """Say whether text begins as notes below tables do."""
    return bool(_NOTE.match(plain(text)))


def is_group(text: str) -> bool:
    """Say whether text names a group of rows below it."""
    text = plain(text)
    return len(text) < 200 and (bool(_GROUP.match(text)) or text.endswith(":") or text.isupper())


def tells_of_above(text: str) -> bool:
    """Say whether text under a record adds to it: Progress: the guidance was issued."""
    return bool(_OF_ABOVE.match(plain(text)))


def says_nothing(text: str) -> bool:
    """Say whether text stands for a value that is not there: TBC, n/a, ongoing."""
    return plain(text).casefold().strip(".") in _NO_VALUE


def is_void(text: str) -> bool:
    """Say whether text only marks a cell in which nothing is said: a dash, n/a, nil, none."""
    return len(text) < 20 and bool(_VOID.match(plain(text)))


def is_numbering(cell: Cell) -> bool:
    """Say whether a cell only counts or names its row: 3, B6, R 12, ACT-2026-014."""
    if type(cell) is float or type(cell) is int:
        return cell == int(cell) if abs(cell) < 1e9 else False
    return type(cell) is str and len(cell) < 24 and bool(_NUMBERING.match(plain(cell)))


def is_default(cell: Cell) -> bool:
    """Say whether a cell holds what formulas show in an unfilled row: 0, FALSE, a dash."""
    if type(cell) is str:
        return plain(cell) in {"-", "–", "—", "£0", "£0.00", "0", "0%", "FALSE", "£-"}
    return cell == 0 or isinstance(cell, ErrorCell)


def is_label(cell: Cell) -> bool:
    """Say whether a cell may be a heading: words, a year or a date, no prompt, no long prose."""
    if type(cell) is str:
        text = plain(cell)
        return (
            0 < len(text) <= 250
            and (any(c.isalpha() or c in "#%£№" for c in text) or bool(_YEARS.match(text)))
            and not is_prompt(cell)
            and not is_end_mark(cell)
            and "@" not in text
            and not text.startswith(("http://", "https://", "www."))
        )
    return is_time_label(cell)


def is_time_label(cell: Cell) -> bool:
    """Say whether a cell that is no text may still head a column: a year or a month."""
    if isinstance(cell, (date, datetime)):
        return cell.day == 1
    return type(cell) in {int, float} and 1990 <= float(str(cell)) <= 2100


def heading_words(cells: list[str]) -> float:
    """Return the share of texts that hold a word common in headings."""
    known = sum(1 for text in cells if len(text) < 100 and _WORDS.search(text))
    return known / len(cells) if cells else 0.0


def form_words(cells: list[str]) -> float:
    """Return the share of texts that read like the labels of a form."""
    known = sum(1 for text in cells if len(text) < 60 and _FORM_WORDS.search(text))
    return known / len(cells) if cells else 0.0


def shape(cell: Cell) -> str:
    """Return the pattern of a code: ACT-2026-014 is A-9-9; of anything else, its kind."""
    if type(cell) is not str:
        return type(cell).__name__
    text = plain(cell)
    if len(text) > 24 or not any(c.isdigit() for c in text):
        return "text"
    return re.sub(r"[A-Za-z]+", "A", re.sub(r"\d+", "9", text))
