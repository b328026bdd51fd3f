"""A foreign table, row by row, as values of our fields. What the catalog holds already is not known here."""

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mofkit.errors import UnreadableFile
from mofkit.exchange.import_map import Piece, Plan, Recipe
from mofkit.exchange.ranking import Source, taken_in
from mofkit.model.record import RESERVED
from mofkit.text.csvread import stream
from mofkit.text.decode import TextProblem

_BREAK = re.compile(r"\r\n?")
_NO_ID = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 80


class ForeignTable(NamedTuple):
    """A table of somebody else: its header and its rows, each with the line it begins on."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


class ForeignRow(NamedTuple):
    """One row as our fields: `says` what it says, `offers` what fills a field of ours that is empty.

    A list is one text with semicolons.
    """

    line: int
    key: str
    id: str
    says: dict[str, str]
    offers: dict[str, str]


class Refused(NamedTuple):
    """A row that is not imported: the column and the value that are to blame, and why."""

    line: int
    column: str
    value: str
    why: str
    id: str = ""


def foreign_table(source: Source) -> ForeignTable:
    """A table with all of its rows; rows in which nothing stands are left out.

    Raises:
        UnreadableFile: no file, no text, no CSV, or no row; names the line.
    """
    content = taken_in(source).content
    try:
        table = stream(io.BytesIO(content), source.encoding or None, source.delimiter or None)
        found = tuple((line, tuple(cells)) for line, cells in table.rows if any(cell.strip() for cell in cells))
    except TextProblem as trouble:
        place = f"{source.label}:{trouble.line}:{trouble.column}"
        raise UnreadableFile(place, trouble.message, hint=trouble.help) from trouble
    if not found:
        # An empty export would otherwise retire everything that came from it before.
        raise UnreadableFile(source.label, "the table has no rows", hint="its first row names the columns")
    return ForeignTable(table.header, found)


def foreign_rows(table: ForeignTable, plan: Plan) -> Iterator[ForeignRow | Refused]:
    """Each row as our fields, or why it cannot be."""
    lines: dict[str, int] = {}
    for line, cells in table.rows:
        row = _row(line, cells, table.header, plan)
        if isinstance(row, ForeignRow):
            first = lines.setdefault(row.id.casefold(), line)
            if first != line:
                why = f"the id {row.id!r} stands on line {first} already"
                row = Refused(line, table.header[plan.key], row.key, why, row.id)
        yield row


def _row(line: int, cells: tuple[str, ...], header: Sequence[str], plan: Plan) -> ForeignRow | Refused:
    if len(cells) != len(header):
        why = f"the row has {len(cells)} cells and the header {len(header)}; quote cells that hold separators or breaks"
        # Its id as far as there is one, so that the service does not seem to have vanished.
        id = _id(plan.id, [*cells, *[""] * (len(header) - len(cells))])
        return Refused(line, header[0], cells[0], why, id)
    key = cells[plan.key].strip()
    if not key:
        return Refused(line, header[plan.key], "", "the key is empty, so nothing tells the row from another")
    id = _id(plan.id, cells)
    if not id:
        why = "no id can be made of it: it has no letter from A to Z and no digit; compose one with `id:` in the map"
        return Refused(line, header[plan.key], key, why)
    nul = next((at for at, cell in enumerate(cells) if "\0" in cell), None)
    if nul is not None:
        return Refused(line, header[nul], cells[nul], "the cell holds a NUL character", id)
    said = {field: _value(recipe, cells, plan.empty) for field, recipe in plan.recipes.items()}
    says = {field: text for field, text in said.items() if text and not plan.recipes[field].spec.once}
    offers = {field: text or plan.recipes[field].spec.default for field, text in said.items() if field not in says}
    return ForeignRow(line, key, id, says, {field: text for field, text in offers.items() if text})


def _value(recipe: Recipe, cells: Sequence[str], empty: frozenset[str]) -> str:
    """The text of one field, in our words; nothing where no cell of theirs says anything."""
    said = {one.column: _said(cells[one.column], empty) for one in recipe.pieces if one.column is not None}
    if not any(said.values()):
        return ""
    written = "".join(one.words if one.column is None else said[one.column] for one in recipe.pieces)
    split = recipe.spec.split
    parts = [part.strip() for part in written.split(split)] if split else [written]
    translated = [recipe.values.get(" ".join(part.split()).casefold(), part) for part in parts]
    return "; ".join(part for part in translated if part)


def _said(cell: str, empty: frozenset[str]) -> str:
    """What a cell says: without outer blanks, line breaks as LF, nothing where it stands for nothing."""
    text = _BREAK.sub("\n", cell).strip()
    return "" if text.casefold() in empty else text


def _id(pieces: Iterable[Piece], cells: Sequence[str]) -> str:
    written = "".join(one.words if one.column is None else cells[one.column].strip() for one in pieces)
    return safe_id(written)


def safe_id(text: str) -> str:
    """A text as an id: accents off, a hyphen for whatever an id cannot hold; nothing if nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    id = _NO_ID.sub("-", plain).strip("-._")[:_LONGEST].rstrip("-._")
    return f"{id}-1" if id.split(".", maxsplit=1)[0].casefold() in RESERVED else id
