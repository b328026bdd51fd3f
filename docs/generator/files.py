"""files.md: every kind of record with its fields, out of the models."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic.fields import FieldInfo

from generator.markdown import code, table, whole_page
from mofkit.model.kinds import KINDS
from mofkit.model.ledger import CATEGORIES, NEEDED, PAIRS
from mofkit.model.pack import Overlay, Pack
from mofkit.model.period import FORMS
from mofkit.model.record import Kind, Part, Ref
from mofkit.model.settings import Settings
from mofkit.workspace.schemas import schema_of
from mofkit.workspace.tables import fields_of

LEAD = """\
For whoever writes records by hand or makes them with a program: every file of a workspace, every field, what it takes
and what it means. `mofkit schema KIND` gives the same as JSON Schema."""
RULES = """\
- YAML is read as YAML 1.2: one document a file, no tags. A value stays the text it was written as until its field
  makes something of it, so `22:00`, `1.10` and `no` need no quotes.
- CSV may use `,` `;` tab or `|`, in any column order, with columns of your own. Headers are compared without case,
  punctuation and whatever stands in parentheses. A list in a cell is separated by semicolons.
- Fields that begin with `x-` are yours: mofkit keeps them and never complains.
- A date is written `2026-11-30`.
- `??` means unknown and `DNE` does not exist, where a field takes text.
- The name of a YAML file is the `id` of its record. An id has letters, digits, `.`, `-` and `_`, 80 at most, and
  begins with a letter or a digit.
- New files are UTF-8 with LF; what is there keeps its own encoding, byte-order mark and line ends."""
LEDGER = """\
One file `costs/ledger.csv`, or many tables in `costs/ledger/`: a line for each cost. A ledger may have millions of
lines, so it is added up in one pass and its lines are no records: `mofkit costs` shows what they come to, and
[rules](rules.md) MOF601 to MOF611 say what is wrong with one. Amounts are digits and a point; `mofkit costs import`
reads other forms. Other columns are yours."""
LEDGER_MEANINGS = {
    "period": f"the budget period, {FORMS}",
    "basis": "`planned` or `actual`",
    "category": ", ".join(f"`{one}`" for one in CATEGORIES),
    "amount": "the amount; empty is not zero, and counts for nothing",
    **{name: f"`{one}` or `{other}`" for name, (one, other) in PAIRS.items()},
    "description": "what it is for",
    "currency": "another currency than that of the workspace",
    "service": "the service it is for: id, old id or name",
    "cost_centre": "who bears it",
    "customer": "the customer group of a direct cost",
}
BESIDE = (
    ("costs/ledger.csv, costs/ledger/*.csv", "the [ledger](#ledger)"),
    ("mofkit.yaml", "marks the folder as a workspace and holds its [settings](#mofkityaml)"),
    ("packs/NAME/pack.yaml", "a [pack](#packs): your own words over the bundled content"),
    ("packs/NAME/**/*.yaml", "what a pack [changes](#what-a-pack-changes) in the content file of the same name"),
    ("reports/", "rendered [reports](reports.md); git ignores them"),
    ("imports/", "[maps of foreign tables](../how-to/import-a-catalog.md), and the tables themselves if you like"),
    ("templates/", "your own templates of reports, under the names of mofkit's"),
    (".mofkit/schema/", "JSON Schemas for editors, written by `mofkit schema --write`"),
    (".mofkit/baseline.json", "findings that are known, written by `mofkit lint --write-baseline`"),
)


def page_parts() -> Iterator[str]:
    """The page, section by section."""
    rows = [(code(kind.home), f"[{kind.name}](#{kind.name}): {kind.summary}") for kind in KINDS]
    yield table(("file", "what it holds"), [BESIDE_FIRST, *rows, *_beside()])
    yield "## How they are read"
    yield RULES
    yield "## mofkit.yaml"
    yield "The settings: what holds for the whole workspace."
    yield from _fields(schema_of("settings"), Settings)
    yield "## ledger"
    yield LEDGER
    rows = [(code(name), "required" if name in NEEDED else "", words) for name, words in LEDGER_MEANINGS.items()]
    yield table(("column", "", "holds"), rows)
    for kind in KINDS:
        yield f"## {kind.name}"
        files = f"{kind.home}` or of another `{kind.more}" if kind.more else kind.home
        where = f"One row of `{files}`" if kind.is_table else f"One file `{kind.home}`"
        yield f"{where}: {kind.summary}. `mofkit list {kind.plural}` lists them."
        yield from _fields(schema_of(kind.name), kind.model)
        if kind.is_table:
            yield from _headers(kind)
    yield "## Packs"
    yield "One file `packs/NAME/pack.yaml`: see [make the content your own](../how-to/make-the-content-your-own.md)."
    yield from _fields(schema_of("pack"), Pack)
    yield "### What a pack changes"
    yield "One file `packs/NAME/PATH.yaml` for the content file of that path, such as `smfs/customer-service`."
    yield from _fields(schema_of("pack-content"), Overlay)


BESIDE_FIRST = (code(BESIDE[1][0]), BESIDE[1][1])


def _beside() -> list[tuple[str, str]]:
    return [(code(name), words) for name, words in (BESIDE[0], *BESIDE[2:])]


def page() -> str:
    """The whole page."""
    return whole_page("Files of a workspace", LEAD, *page_parts())


def _fields(schema: dict[str, Any], model: type[Part]) -> Iterator[str]:
    """The fields of a model, then those of each part it is made of."""
    yield _rows(schema, model)
    for part in dict.fromkeys(_parts(model)):
        inner = schema["definitions"][part.__name__]
        yield f"**{part.__name__}**: {_sentence(inner)}"
        yield _rows(inner, part)


def _parts(model: type[Part]) -> Iterator[type[Part]]:
    for field in model.model_fields.values():
        for one in inside_of(field.annotation):
            if isinstance(one, type) and issubclass(one, Part):
                yield one
                yield from _parts(one)


def field_at(model: type[Part], path: str) -> FieldInfo | None:
    """The field of a path such as `steps[].tasks[].owner`; nothing where the path leaves the model."""
    field, holder = None, model
    for step in path.replace("[]", "").split("."):
        field = holder.model_fields.get(step)
        if field is None:
            return None
        parts = (one for one in inside_of(field.annotation) if isinstance(one, type) and issubclass(one, Part))
        holder = next(parts, Part)
    return field


def _references(model: type[Part]) -> dict[str, str]:
    """The kind of record that each referring field of a model names."""
    found = {}
    for name, field in model.model_fields.items():
        for one in (*field.metadata, *inside_of(field.annotation)):
            if isinstance(one, Ref):
                found[name] = one.kind
    return found


def inside_of(annotation: Any) -> Iterator[Any]:
    """A type and every type it is made of."""
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    for one in get_args(annotation):
        yield from inside_of(one)


def _rows(schema: dict[str, Any], model: type[Part]) -> str:
    refs, rows = _references(model), []
    for name, field in model.model_fields.items():
        part = schema["properties"][name]
        default = "required" if field.is_required() else _default(part.get("default"))
        rows.append((code(name), _type(part, refs.get(name)), default, field.description or ""))
    return table(("field", "takes", "if left out", "meaning"), rows)


def _default(value: Any) -> str:
    if isinstance(value, bool):
        return code(str(value).lower())
    return "" if value in (None, "") or isinstance(value, (list, dict)) else code(str(value))


def _type(part: dict[str, Any], ref: str | None = None) -> str:
    for choice in part.get("anyOf", ()):
        if choice.get("type") != "null":
            return _type(choice, ref)
    named = part.get("$ref") or next((one.get("$ref") for one in part.get("allOf", ())), None)
    if named:
        return named.rpartition("/")[2]
    if "enum" in part:
        return ", ".join(code(str(one)) if one else "nothing" for one in part["enum"])
    if part.get("type") == "array":
        return (
            f"ids of [{ref}](#{ref})"
            if ref
            else f"list of {_type(part.get('items', {}))}".replace("of text", "of texts").replace("of date", "of dates")
        )
    if ref:
        return f"id of a [{ref}](#{ref})"
    if part.get("type") == "integer":
        limits = [str(part[word]) for word in ("minimum", "maximum") if word in part]
        return "whole number" + (f" from {' to '.join(limits)}" if len(limits) == 2 else "")
    if part.get("type") == "object":
        inner = part.get("additionalProperties")
        return f"{_type(inner)} by name" if isinstance(inner, dict) else "mapping"
    if part.get("format") == "date":
        return "date"
    return {"boolean": "`true` or `false`", "number": "number"}.get(part.get("type", ""), "text")


def _sentence(part: dict[str, Any]) -> str:
    words = " ".join(str(part.get("description", "")).split())
    return words[:1].lower() + words[1:]


def _headers(kind: Kind) -> Iterator[str]:
    yield f"### Headers of {kind.home}"
    yield "Each column is found by the name of its field or by one of these headers:"
    found = fields_of(kind.model)
    rows = [(code(name), ", ".join(dict.fromkeys(column.aliases[1:]))) for name, column in found.items()]
    rows = [row for row in rows if row[1]]
    yield table(("field", "also called"), rows)
