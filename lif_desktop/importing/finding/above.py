"""What the names that stand above rows are: agencies or plans that the board knows, perhaps."""

from collections.abc import Collection

from lif_desktop.fields import Link, Links, Text
from lif_desktop.importing.finding.tables import Table
from lif_desktop.importing.meaning.staging import Mapped
from lif_desktop.registers import Register
from lif_desktop.store.names import BoardNames

_SHARE = 0.5  # of the different names that must be known, for a field to be offered
_ENOUGH = 3  # fields of a block, for its heading to be its title without asking
_CONFIDENCE = 80  # never certain: what stands above rows may only sort them


def offered(
    table: Table, register: Register, names: BoardNames, taken: Collection[str]
) -> dict[int, Mapped]:
    """Return, by column, the field that names above rows may be; `taken` are spoken for."""
    found: dict[int, Mapped] = {}
    spoken = set(taken)
    for column in table.above:
        if table.form is not None and _is_title(register, spoken):
            # What heads each block of a questionnaire is what the block is about.
            sure = len(spoken) >= _ENOUGH
            found[column.index] = Mapped(column, register.title, _CONFIDENCE, sure=sure)
            spoken.add(register.title)
            continue
        texts = {str(text) for text in table.given[column.index].values() if text}
        best = max(
            ((_known(texts, one, names), one.key) for one in register.visible
             if isinstance(one, (Link, Links)) and one.key not in spoken),
            key=lambda known: known[0], default=(0.0, ""),
        )  # fmt: skip
        if best[0] >= _SHARE:
            found[column.index] = Mapped(column, best[1], _CONFIDENCE, sure=False)
            spoken.add(best[1])
    return found


def _is_title(register: Register, spoken: Collection[str]) -> bool:
    return register.title not in spoken and isinstance(register.field(register.title), Text)


def _known(texts: set[str], field: Link | Links, names: BoardNames) -> float:
    """Return the share of texts that name a record the field may lead to."""
    known = sum(1 for text in texts if names.resolve(field.to, text) is not None)
    return known / len(texts) if texts else 0.0
