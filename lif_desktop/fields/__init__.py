"""The closed set of field kinds, and the verbs every kind knows: read, show, rank, missing."""

from lif_desktop.fields.codec import decode, encode
from lif_desktop.fields.days import read_day, show_day
from lif_desktop.fields.kinds import (
    Choice,
    Count,
    Day,
    Derived,
    Field,
    Flag,
    Link,
    Links,
    Memo,
    Money,
    Number,
    Option,
    Shown,
    Text,
)
from lif_desktop.fields.reading import Names, Unreadable, accept, read
from lif_desktop.fields.showing import missing, rank, show

__all__ = [
    "Choice",
    "Count",
    "Day",
    "Derived",
    "Field",
    "Flag",
    "Link",
    "Links",
    "Memo",
    "Money",
    "Names",
    "Number",
    "Option",
    "Shown",
    "Text",
    "Unreadable",
    "accept",
    "decode",
    "encode",
    "missing",
    "rank",
    "read",
    "read_day",
    "show",
    "show_day",
]
