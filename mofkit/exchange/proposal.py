"""An import map proposed for a table: its headers compared with the names of our fields, for a person to correct."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mofkit.errors import BadOption
from mofkit.exchange.foreign import ForeignTable, safe_id
from mofkit.model.headers import Column, candidates, columns, criticality_code, normal
from mofkit.model.service import Service, status_code
from mofkit.shown import quoted, safe_text
from mofkit.text.yamlwrite import fragment
from mofkit.workspace.tables import fields_of

_KEY = columns(
    *("service id", "application id", "asset id", "ci id", "identifier", "key", "number", "reference", "ref"),
    *("service code", "code", "uid", "uuid", "sys id", "service number", "dienst id", "kennung", "numéro", "número"),
)
# Names that inventories use and that would be too bold for a table of ours.
_MORE: Mapping[str, tuple[str, ...]] = {
    "name": ("display name", "ci name", "offering", "label"),
    "business_function": ("service description", "description", "short description", "purpose"),
    "customer": ("client target groups", "client", "clients", "audience", "business unit", "consumer"),
    "users": ("recipient", "recipients", "user base", "user count"),
    "criticality": ("tier", "service tier", "importance", "classification"),
    "ci_details": ("components", "technology", "platform"),
    "support": ("support group", "support team", "assignment group", "managed by", "vendor", "supplier", "department"),
    "comments": ("remarks", "comment"),
    "owner": ("owner name", "service manager", "product owner", "business owner", "responsible"),
    "depends_on": ("upstream", "requires", "uses", "relies on"),
    "support_route": ("support url", "request url", "service url", "portal", "help page"),
    "status": ("operational status", "install status", "state", "stage", "life cycle"),
}
_EXACT = ("difficulty", "impact", "strengths", "problems")
_NOTHING = ("na", "n/a", "none", "null", "nil", "-", "--", "nd", "unknown", "tbd", "tbc", "(empty)")
_CODES = {"criticality": criticality_code, "status": status_code}
_LISTS = (";", "|", ",")
_MOST_VALUES = 12
_DATED = re.compile(r"[-_. ]*[12][0-9]{3}([-_.]?[0-9]{2}){0,2}$")
_KEY_SHARE = 0.9


class Proposal(NamedTuple):
    """The text of a map, and what a person should look at."""

    text: str
    notes: tuple[str, ...]


def proposed(table: ForeignTable, label: str, *, encoding: str = "", delimiter: str = "") -> Proposal:
    """A map for a table; raises BadOption if it has nothing that could be a name."""
    taken = _fields(table)
    if "name" not in taken:
        names = ", ".join(map(quoted, table.header))
        raise BadOption(f"{label}: no column looks like the name of a service; columns are {names}", hint=_BY_HAND)
    key = _key(table)
    key = taken["name"] if key is None else key
    settings = {"source": _source(label), "key": table.header[key]}
    settings |= {name: value for name, value in (("encoding", encoding), ("delimiter", delimiter)) if value}
    fields = {field: _spec(table, field, column) for field, column in taken.items()}
    unused = [name for at, name in enumerate(table.header) if at != key and at not in taken.values()]
    text = "".join(_written(label, settings, _empty(table, taken), fields, unused))
    return Proposal(text, tuple(_notes(table, taken, key)))


_BY_HAND = "write the map by hand: source, key, and fields with `name: THEIR COLUMN`"


def _source(label: str) -> str:
    """A name for the list: that of its file, less the year or day, which change with each export."""
    stem = _DATED.sub("", label.replace("\\", "/").rpartition("/")[2].rpartition(".")[0].casefold())
    return safe_id(stem) or "inventory"


def _fields(table: ForeignTable) -> dict[str, int]:
    """The column proposed for each field; a department that owns services is also who supports them."""
    found: dict[str, int] = {}
    for field, column in fields_of(Service).items():
        if field in ("id", "aliases", "source", "priority"):
            continue
        more = Column((*column.aliases, *(normal(one) for one in _MORE.get(field, ()))))
        free = [at for at in candidates(field, more, table.header) if at not in found.values()]
        if field in _EXACT:
            free = [at for at in free if normal(table.header[at]) in (field, *column.aliases)]
        if free:
            found[field] = next((at for at in free if _telling(table.header[at])), free[0])
    if "owner" in found and "support" not in found:
        found["support"] = found["owner"]
    return found


def _telling(header: str) -> bool:
    """Whether of several columns this is the one in words: a title beside a code."""
    return bool({"name", "title"} & {*normal(header).split()})


def _key(table: ForeignTable) -> int | None:
    """The first column that looks like a key and nearly is one."""
    for at in candidates("id", _KEY, table.header):
        values = [cells[at].strip() for _, cells in table.rows if at < len(cells)]
        if len({value for value in values if value}) >= _KEY_SHARE * len(table.rows):
            return at
    return None


def _cells(table: ForeignTable, column: int) -> Iterator[str]:
    return (cells[column].strip() for _, cells in table.rows if column < len(cells))


def _empty(table: ForeignTable, taken: Mapping[str, int]) -> list[str]:
    """What the used columns write where they have nothing to say."""
    written = {cell for column in {*taken.values()} for cell in _cells(table, column)}
    return sorted({cell.casefold(): cell for cell in sorted(written) if cell.casefold() in _NOTHING}.values())


def _spec(table: ForeignTable, field: str, column: int) -> object:
    header = table.header[column]
    if field in _CODES:
        known = _CODES[field]
        strange = sorted({cell for cell in _cells(table, column) if cell and known(cell) is None})
        strange = [cell for cell in strange if cell.casefold() not in _NOTHING]
        if strange:
            first = "??" if field == "criticality" else "live"
            return {"column": header, "values": dict.fromkeys(strange[:_MOST_VALUES], first)}
    if field == "customer":
        split = next((one for one in _LISTS if any(one in cell for cell in _cells(table, column))), "")
        if split and all(len(cell) < 60 for cell in _cells(table, column)):
            return {"column": header, "split": split}
    return header if "{" not in header else {"column": header}


def _written(
    label: str, settings: Mapping[str, str], empty: Sequence[str], fields: Mapping[str, object], unused: Sequence[str]
) -> Iterator[str]:
    yield f"# How {safe_text(label)} becomes catalog/services.csv. Proposed from its headers: correct what is wrong.\n"
    yield fragment(dict(settings))
    yield "# id: app-{" + safe_text(settings["key"]) + "}   # how our id is made, if not of the key alone\n"
    if empty:
        yield "\n# Cells that say nothing.\n" + fragment({"empty": list(empty)})
    yield "\n# Our fields, each with their column.\n"
    yield fragment({"fields": dict(fields)})
    if unused:
        words = f"Not used: {', '.join(map(safe_text, unused))}"
        yield "\n" + "".join(f"# {line}\n" for line in textwrap.wrap(words, 110, break_on_hyphens=False))


def _notes(table: ForeignTable, taken: Mapping[str, int], key: int) -> Iterator[str]:
    yield f"key: {quoted(table.header[key])}"
    for field, column in taken.items():
        spec = _spec(table, field, column)
        strange = isinstance(spec, dict) and "values" in spec
        words = "; say in the map what its values mean in our words" if strange else ""
        yield f"{field}: {quoted(table.header[column])}{words}"
