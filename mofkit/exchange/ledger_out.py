"""Lines of ours as the bytes of a ledger, and what those bytes come to when they are read again."""

import io
from decimal import Decimal

from mofkit.exchange.ledger_in import FIELDS, Taken
from mofkit.text.csvsums import Layout, added
from mofkit.workspace.tables import csv_lines

_BY = ("period", "basis", "currency")


def as_ledger(taken: Taken) -> bytes:
    """The ledger, in UTF-8 with LF; the texts of cells are as they were, their line breaks too."""
    return csv_lines([FIELDS, *taken.lines]).encode("utf-8")


def checked(written: bytes) -> dict[tuple[str, ...], Decimal]:
    """What the written lines come to by period, basis and currency, by the way in which every command reads them."""
    places = tuple(sorted(FIELDS.index(name) for name in _BY))
    layout = Layout(FIELDS.index("amount"), places, len(FIELDS))
    found = added(io.BytesIO(written), lambda _: layout)
    return found.totals if found else {}
