"""json.md: what each command prints as JSON, found out by asking it."""

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

from generator.commands import examples_of, leaves
from generator.demo import TODAY, Demo
from generator.files import field_at, inside_of
from generator.markdown import block, code, table, whole_page
from mofkit.lint.baseline import PATH
from mofkit.model.kinds import KINDS

LEAD = """\
For whoever writes a program that reads what mofkit prints. Every command with `--format json` prints one object with
`schema_version` and `kind`. Within a `schema_version`, fields may be added; none goes away, none changes its meaning.
JSON is the superset of the other formats. It is UTF-8, and it may hold anything that people wrote."""
LISTS = """\
The fields of a record are those of its kind: see [files.md](files.md). A list without `--where` holds every record that
can be read; `mofkit lint` names those that cannot."""
# What the example of a command's help cannot show; all else is called by that example.
CALLS: Mapping[str, tuple[str, str]] = {
    "prioritize": ("prioritize catalog/services.csv --top 3", TODAY),
    "lint": ("lint --fail-on never", "2027-01-10"),
    "rule": ("rule MOF301", TODAY),
    "list": ("list action --where status=doing", TODAY),
    "show": ("show catalog-entry:telephony", TODAY),
}
# By kind and path, or by path alone. What a record holds is told by its model.
MEANINGS: Mapping[str, str] = {
    "schema_version": "the version of this shape",
    "kind": "what this object is",
    "findings[].path": "the file, from the root of the workspace, with `/`",
    "findings[].line": "the line, from 1",
    "findings[].column": "the column in characters, from 1",
    "findings[].code": "the [rule](rules.md)",
    "findings[].slug": "the name of the rule",
    "findings[].severity": "`error`, `warning` or `info`, as this workspace weighs it",
    "findings[].message": "what is wrong",
    "findings[].help": "what would be right",
    "findings[].record": "the id of the record, if it is about one",
    "findings[].field": "the field, if it is about one; `steps.0.owner` leads into parts and lists",
    "summary.errors": "how many findings are errors",
    "summary.warnings": "how many are warnings",
    "summary.infos": "how many are infos",
    "summary.suppressed": "how many are suppressed with a reason, and not in the list",
    "summary.baselined": "how many are known from the baseline or `--since`, and not in the list",
    "summary.files": "how many files were read",
    "read": "how many rows the table has",
    "ranked[].rank": "1 is the best",
    "ranked[].name": "as written in the table",
    "ranked[].difficulty": "5 easy … 1 hard",
    "ranked[].impact": "1 low … 5 high",
    "ranked[].priority": "difficulty × impact",
    "ranked[].criticality": "`C1`, `C2`, `C3` or `??`",
    "ranked[].quadrant": "`quick win`, `big bet`, `fill-in` or `not now`",
    "ranked[].line": "the line of the file on which the row begins",
    "unscored": "rows without a score: `name`, `line`, and `missing`, a list of `difficulty` and `impact`",
    "rejected": "rows with a score that is none: `line`, `name`, and `cells`, each with `column`, `column_number`, "
    "`value` and `message`; those of the first cell stand beside them too",
    "counts.ranked": "`read` = `ranked` + `unscored` + `rejected`, with `--top` too",
    "quadrants.quick win": "how many ranked rows are in it, with `--top` too",
    "columns[]": "the header of the table",
    "counts.unscored": "the same, of unscored rows",
    "counts.rejected": "the same, of rejected rows",
    "quadrants.big bet": "the same",
    "quadrants.fill-in": "the same",
    "quadrants.not now": "the same",
    "rules[].code": "the code, such as `MOF301`",
    "rules[].slug": "the name, such as `action-overdue`",
    "rules[].title": "the rule as a fact",
    "rules[].fixable": "whether `mofkit lint --fix` mends it",
    "rules[].doc": "the whole manual page",
    "rules[].severity": "its weight unless the workspace gives it another",
    "place": "where the record is written: `path:line:column`",
    "referred_to_by": "records that refer to it, as KIND:ID",
    "referred_to_by[]": "records that refer to it, as KIND:ID",
    "checks[].what": "what was looked at",
    "checks[].state": "`ok`, `note`, `slow`, `poor`, `missing`, `none` or `bad`; only `bad` makes the exit code 1",
    "checks[].words": "what was found",
    "baseline:findings[].subject": "the id of the record, or the file if it is about no record",
    "baseline:findings[].message": "empty where a record is named, so that new words do not make an old finding new",
}
_FORMAT = re.compile(r" --format \S+")
_MOST_LINES = 24


class Shape(NamedTuple):
    """One printed object, with the command that prints it."""

    command: str
    kind: str
    text: str
    data: Any


def page(demo: Demo) -> str:
    """The whole page."""
    return whole_page("JSON", LEAD, *_parts(demo))


def _parts(demo: Demo) -> Iterator[str]:
    shapes = list(_shapes(demo))
    yield table(("command", "`kind`"), ((code(one.command), f"`{one.kind}`") for one in shapes))
    yield LISTS
    for shape in (*shapes, _baseline(demo)):
        yield f"## {shape.kind}"
        yield f"From `{shape.command}`:" if shape.command.startswith("mofkit") else f"The file `{shape.command}`:"
        yield table(("field", "is", "meaning"), _rows(shape))
        yield block(_short(shape.text), "json")


def _shapes(demo: Demo) -> Iterator[Shape]:
    for name, command in leaves():
        formats = [
            one for one in command.params if "--format" in one.opts and "json" in getattr(one.type, "choices", ())
        ]
        if not formats:
            continue
        words, today = CALLS.get(name) or (_example(name, command), TODAY)
        answer = demo.said(*shlex.split(words), "--format", "json", today=today)
        if answer.code not in (0, 1) or not answer.out:
            raise SystemExit(
                f"`mofkit {words} --format json` on the demo: {answer.err}\nsay in CALLS how to call {name}"
            )
        # Whatever is true of this machine alone would make the page another one elsewhere.
        text = answer.out.replace(str(demo.root), "/home/kim/acme")
        data = json.loads(text)
        yield Shape(f"mofkit {words} --format json", data["kind"], _here(data, text), data)


def _example(name: str, command: Any) -> str:
    """The first example of a command's help, without the program and the format."""
    found = [line.removeprefix("mofkit ") for line in examples_of(command)]
    return _FORMAT.sub("", next((line for line in found if line.startswith(name)), name))


def _here(data: Any, text: str) -> str:
    """The text, less what `mofkit doctor` says of the machine it runs on."""
    if data["kind"] != "doctor":
        return text
    kept = [one for one in data["checks"] if one["what"] in ("mofkit", "schema_version", "records", "writing")]
    return json.dumps({**data, "checks": kept}, indent=1)


def _baseline(demo: Demo) -> Shape:
    written = demo.said("lint", "--write-baseline", today="2027-01-10")
    text = (demo.root / PATH).read_text("utf-8")
    (demo.root / PATH).unlink()
    if written.code:
        raise SystemExit(written.err)
    return Shape(PATH, "baseline", text, json.loads(text))


def _rows(shape: Shape) -> Iterator[tuple[str, str, str]]:
    models = {kind.name: kind.model for kind in KINDS}
    model = models.get(shape.kind.removesuffix("-list"))
    for path, value in _paths(shape.data, ""):
        inside = re.match(r"records\[\]\.|record\.", path)
        field = field_at(model, path[inside.end() :]) if model and inside else None
        meaning = MEANINGS.get(f"{shape.kind}:{path}") or MEANINGS.get(path) or ""
        yield code(path), _type(value, field), (field.description or "" if field else meaning)


def _type(value: Any, field: FieldInfo | None) -> str:
    told = list(inside_of(field.annotation)) if field else []
    if type(None) not in told:
        return "null" if value is None else kind_of_value(value)
    return f"{'number' if int in told else 'text'} or null"


def _paths(data: Any, before: str) -> Iterator[tuple[str, Any]]:
    """Each leaf with its path; a list is shown by all that its items have."""
    if isinstance(data, dict) and data:
        for name, value in data.items():
            yield from _paths(value, f"{before}.{name}" if before else name)
    elif isinstance(data, list) and data:
        yield from _paths(_joined(data), f"{before}[]")
    else:
        yield before, data


def _joined(items: list[Any]) -> Any:
    if not all(isinstance(item, dict) for item in items):
        return items[0]
    whole: dict[str, Any] = {}
    for item in items:
        whole |= {name: value for name, value in item.items() if value not in (None, "", [], {}) or name not in whole}
    return whole


def kind_of_value(value: Any) -> str:
    """What a JSON value is, in a word."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    names = {str: "text", int: "number", float: "number", list: "list", tuple: "list", dict: "object"}
    return names.get(type(value), "object")


def _short(text: str) -> str:
    lines = [line if len(line) <= 160 else f"{line[:157]}…" for line in text.strip().split("\n")]
    return "\n".join(lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], "…"])
