"""json.md: what each command prints as JSON, found out by asking it."""

import itertools
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
from generator.meanings import meaning_of
from mofkit.content.types import Scenario
from mofkit.lint.baseline import PATH
from mofkit.model.document import MadeDocument
from mofkit.model.kinds import KINDS
from mofkit.model.opening import Opening
from mofkit.model.plan import Plan, Task
from mofkit.model.problem import Problem
from mofkit.model.project import Project
from mofkit.model.record import Part
from mofkit.model.service import Service
from mofkit.model.worksheet import Worksheet

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
    "lint": ("lint actions --fail-on never", "2027-01-10"),
    "rule": ("rule MOF301", TODAY),
    "list": ("list action --where status=doing", TODAY),
    "catalog import": ("catalog import imports/facilities.csv --map imports/facilities.yaml --dry-run", TODAY),
    "change reconcile": (
        (
            "change reconcile imports/servers-expected.csv imports/servers-found.csv "
            '--map host="Host name" --map site=Location'
        ),
        TODAY,
    ),
    "plan next": ("plan next --who ben-harrow --top 2", TODAY),
    "smf show": ("smf show customer-service --process 2 --reader contributor", TODAY),
    "costs matrix": ("costs matrix", TODAY),
    "costs variance": ("costs variance --by service", TODAY),
    "costs allocate": ("costs allocate", TODAY),
    "costs opportunities": ("costs opportunities --lens eliminate", TODAY),
    "team raci": ("team raci problem-management --process 3", TODAY),
    "team work": ("team work operations --open", TODAY),
    "project status": ("project status patching-waves", TODAY),
    "project trace": ("project trace patching-waves", TODAY),
    "problem show": ("problem show disk-growth", TODAY),
    "show": ("show catalog-entry:telephony", TODAY),
}
# Objects that hold a model elsewhere than in `record` or `records`.
MODELS: Mapping[str, tuple[str, type[Part]]] = {
    "plan-list": ("plans[].", Plan),
    "next-tasks": ("tasks[].", Task),
    "scenario": ("scenario.", Scenario),
    "catalog-analysis": ("services[].", Service),
    "catalog-map": ("services[].", Service),
    "document-check": ("documents[].record.", MadeDocument),
    "project-status": ("projects[].", Project),
    "problem": ("problem.", Problem),
    "hiring-opening": ("opening.", Opening),
    "worksheet-page": ("worksheet.", Worksheet),
}
_FORMAT = re.compile(r" --format \S+")
_MOST_LINES = 24
_MOST_KEYS = 40


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
    written = demo.said("lint", "--select", "MOF301", "--write-baseline", today="2027-01-10")
    text = (demo.root / PATH).read_text("utf-8")
    (demo.root / PATH).unlink()
    if written.code:
        raise SystemExit(written.err)
    return Shape(PATH, "baseline", text, json.loads(text))


def _rows(shape: Shape) -> Iterator[tuple[str, str, str]]:
    lead, model = _model(shape)
    for path, value in _paths(shape.data, ""):
        field = field_at(model, path.removeprefix(lead)) if model and path.startswith(lead) else None
        meaning = (field.description if field else "") or meaning_of(shape.kind, path)
        yield code(path), _type(value, field), meaning


def _model(shape: Shape) -> tuple[str, type[Part] | None]:
    """Where in an object the fields of a model begin, and the model."""
    if shape.kind in MODELS:
        return MODELS[shape.kind]
    model = next((kind.model for kind in KINDS if kind.name == shape.kind.removesuffix("-list")), None)
    return ("records[]." if shape.kind.endswith("-list") else "record."), model


def _type(value: Any, field: FieldInfo | None) -> str:
    told = list(inside_of(field.annotation)) if field else []
    if type(None) not in told:
        return "null" if value is None else kind_of_value(value)
    return f"{'number' if int in told else 'text'} or null"


def _paths(data: Any, before: str) -> Iterator[tuple[str, Any]]:
    """Each leaf with its path; a list is shown by all that its items have."""
    if isinstance(data, dict) and data:
        # A mapping with a key for each thing there is: one of them stands for all.
        alike = len(data) > _MOST_KEYS
        for name, value in itertools.islice(data.items(), 1 if alike else None):
            last = "*" if alike else name
            yield from _paths(value, f"{before}.{last}" if before else last)
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
