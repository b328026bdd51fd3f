"""An import map, read and held against the header of the table that it is for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mofkit.errors import MofkitError, did_you_mean
from mofkit.finding import Finding
from mofkit.model.import_map import FieldMap, ImportMap
from mofkit.shown import quoted
from mofkit.text.typed import read as read_typed
from mofkit.text.yamltext import YamlText
from mofkit.workspace.files import read_file

_PLACE = re.compile(r"\{([^{}]+)\}")


class BadMap(MofkitError):
    """An import map that cannot be used, or not for this table."""


class Piece(NamedTuple):
    """A part of a composed text: words as they are, or the number of a column."""

    words: str
    column: int | None = None


class Recipe(NamedTuple):
    """How one field is filled, with columns as numbers from 0."""

    pieces: tuple[Piece, ...]
    spec: FieldMap
    values: dict[str, str]

    @property
    def column(self) -> int | None:
        """The first column it takes from, to name in a complaint."""
        return next((one.column for one in self.pieces if one.column is not None), None)


class Plan(NamedTuple):
    """A map that fits a header."""

    map: ImportMap
    key: int
    id: tuple[Piece, ...]
    recipes: dict[str, Recipe]
    empty: frozenset[str]


def read_map(path: Path, shown: str) -> ImportMap:
    """The map of a file.

    Raises:
        UnreadableFile: there is no such file.
        BadMap: it is no map; names the place and what would be right.
    """
    text = YamlText.parse(read_file(path), shown)
    if isinstance(text, Finding):
        raise BadMap(f"{text.span}: {text.message}", hint=text.help)
    found, wrong = read_typed(ImportMap, {} if text.data is None else text.data, text)
    if wrong or found is None:
        raise BadMap(f"{wrong[0].span}: {wrong[0].message}", hint=wrong[0].help)
    return found


def fitted(wanted: ImportMap, header: Sequence[str], known: Iterable[str], label: str) -> Plan:
    """The map with the numbers of its columns in a header; `known` are the fields it may fill.

    Raises:
        BadMap: it names a field or a column that is not there, or a column that is there twice.
    """
    fields = list(known)
    for field in wanted.fields:
        if field not in fields and not field.startswith("x-"):
            hint = did_you_mean(field, fields) or f"fields are {', '.join(fields)}; begin your own with x-"
            raise BadMap(f"the map fills {quoted(field)}, which is no field to import", hint=hint)
    if "name" not in wanted.fields:
        raise BadMap("the map does not say where the name comes from", hint="add `name: THEIR COLUMN` to its fields")
    key = _number(wanted.key, header, f"key of {label}")
    recipes = {
        field: Recipe(tuple(_pieces(spec, header, field)), spec, {_folded(one): to for one, to in spec.values.items()})
        for field, spec in wanted.fields.items()
    }
    id = tuple(_composed(wanted.id, header, "id")) or (Piece("", key),)
    return Plan(wanted, key, id, recipes, frozenset(one.casefold() for one in wanted.empty))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _pieces(spec: FieldMap, header: Sequence[str], field: str) -> Iterator[Piece]:
    if spec.column:
        yield Piece("", _number(spec.column, header, field))
    else:
        yield from _composed(spec.text, header, field)


def _composed(text: str, header: Sequence[str], field: str) -> Iterator[Piece]:
    for at, part in enumerate(_PLACE.split(text)):
        if at % 2:
            yield Piece("", _number(part, header, field))
        elif part:
            yield Piece(part)


def _number(column: str, header: Sequence[str], field: str) -> int:
    """The number of a column by its header as written, else by its header in any case."""
    exact = [at for at, name in enumerate(header) if name == column]
    found = exact or [at for at, name in enumerate(header) if _folded(name) == _folded(column)]
    if not found:
        hint = did_you_mean(column, header) or f"columns are {', '.join(map(quoted, header))}"
        raise BadMap(f"the table has no column {quoted(column)} to take for {field}", hint=hint)
    if len(found) > 1:
        places = " and ".join(str(at + 1) for at in found)
        raise BadMap(f"columns {places} of the table are both called {quoted(column)}", hint="rename one of them")
    return found[0]
