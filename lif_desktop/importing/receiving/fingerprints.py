"""The fingerprint of a form: of its headings, whatever their order, letters and spaces."""

import hashlib

from lif_desktop import identity
from lif_desktop.fields.reading import fold
from lif_desktop.importing.finding.tables import Table


def fingerprint(table: Table) -> str:
    """Return the fingerprint of a table's headings; "" where it has none."""
    headings = {
        fold(column.heading)
        for column in table.columns
        if column.heading and not identity.is_identity(column.heading)
    }
    joined = "\n".join(sorted(headings))
    return hashlib.sha256(joined.encode()).hexdigest()[:16] if headings else ""
