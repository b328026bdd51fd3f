"""A worksheet as a table for a spreadsheet, and answers that come back in a file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args

from mofkit.errors import BadOption, BrokenFile, did_you_mean
from mofkit.model.action import Todo
from mofkit.model.headers import normal
from mofkit.model.worksheet import LISTS, REMARK, SAID, PartName, Placed, Worksheet, row_key
from mofkit.shown import quoted
from mofkit.text.csvtext import CsvText
from mofkit.text.csvtext import parse_or_raise as parse_csv
from mofkit.text.yamltext import YamlText
from mofkit.text.yamltext import parse_or_raise as parse_yaml
from mofkit.workspace.files import read_file
from mofkit.workspace.tables import csv_lines, guarded, unguarded
from mofkit.workspace.worksheets import Answer

COLUMNS = ("activity", "part", "row", "what", "answer", "remark", "gap", "actions")
_NEEDED = ("activity", "part", "what", "answer")
_PARTS: tuple[PartName, ...] = get_args(PartName)


class FromFile(NamedTuple):
    """An answer, and where in its file it stands."""

    place: str
    answer: Answer


def as_csv(*sheets: Worksheet) -> str:
    """Worksheets as a table that a spreadsheet opens and `fill --answers` takes back."""
    rows = (one for sheet in sheets for one in sheet.rows())
    return csv_lines([COLUMNS, *([guarded(cell) for cell in _cells(one)] for one in rows)])


def _cells(one: Placed) -> tuple[str, ...]:
    row = one.name if one.part == "question" else ""
    doing = "; ".join(map(promised, one.row.actions))
    return (one.activity.id, one.part, row, one.words, one.said, one.remark.strip(), one.row.gap.strip(), doing)


def promised(todo: Todo) -> str:
    """An action in a line: what, who, by when, and how far it is if it is no longer open."""
    by = f" by {todo.when}" if todo.when else ""
    return f"{todo.what} ({todo.who or 'nobody'}{by}{'' if todo.open else f', {todo.status}'})"


def answers_in(path: Path, shown: str) -> list[FromFile]:
    """What a YAML or CSV file says of rows; a blank says nothing.

    Raises:
        BadOption: the file is of another kind, or something in it is no answer.
        BrokenFile: it cannot be read.
        UnreadableFile: it cannot be had.
    """
    if path.suffix == ".csv":
        return list(_from_csv(parse_csv(read_file(path), shown)))
    if path.suffix in (".yaml", ".yml"):
        return list(_from_yaml(parse_yaml(read_file(path), shown)))
    raise BadOption(
        f"{shown} is no .yaml and no .csv file", hint="`mofkit worksheet export ID` prints a CSV to fill in"
    )


def _from_csv(text: CsvText) -> Iterator[FromFile]:
    at = {normal(name): column for column, name in enumerate(text.header)}
    lacking = next((name for name in _NEEDED if name not in at), "")
    if lacking:
        hint = f"columns are {', '.join(COLUMNS)}, as `mofkit worksheet export ID` prints them"
        raise BadOption(f"{text.path}: no column {lacking!r}", hint=hint)
    for row in text.rows:
        cells = text.records[row].cells
        said = {name: unguarded(cells[column]).strip() for name, column in at.items() if column < len(cells)}
        if any(said.values()):
            yield _from_row(said, str(text.span(row)))


def _from_row(said: Mapping[str, str], place: str) -> FromFile:
    part = cast("PartName", said["part"].casefold().replace(" ", "-"))
    if part not in _PARTS:
        raise BadOption(f"{place}: no part {quoted(said['part'])}", hint=f"parts are {', '.join(_PARTS)}")
    name = (part == "question" and said.get("row")) or said["what"]
    values = {SAID[part]: said["answer"], "gap": said.get("gap", ""), REMARK[part]: said.get("remark", "")}
    return _answer(place, said["activity"], part, name, values)


def _from_yaml(text: YamlText) -> Iterator[FromFile]:
    lists = {name: part for part, name in LISTS}
    for activity in _mapping(text, ()):
        for group in _mapping(text, (activity,)):
            if group not in lists:
                message = f"{text.span((activity, group))}: no list {quoted(group)}; lists are {', '.join(lists)}"
                raise BadOption(message, hint=did_you_mean(group, list(lists)))
            for name, value in _mapping(text, (activity, group)).items():
                yield _from_value(text, (activity, group, name), lists[group], value)


def _from_value(text: YamlText, path: tuple[str, str, str], part: PartName, value: Any) -> FromFile:
    """`q1: We ask` says it all; a mapping says more: state, where, gap, and an action with what, who and when."""
    place = str(text.value_span(path))
    fields = dict(_mapping(text, path)) if isinstance(value, dict) else {SAID[part]: value}
    action = fields.pop("action", None)
    if action is not None and not (isinstance(action, dict) and action.get("what")):
        raise BadOption(f"{place}: an action says what will be done", hint="write action: {what: …, who: …, when: …}")
    known = (SAID[part], *filter(None, (REMARK[part],)), "gap")
    for name, one in fields.items():
        if name not in known or isinstance(one, dict | list):
            hint = did_you_mean(name, known) or f"fields are {', '.join((*known, 'action'))}"
            raise BadOption(f"{place}: {quoted(name)} is nothing that one says of such a row", hint=hint)
    return _answer(place, path[0], part, path[2], fields, action)


def _answer(
    place: str, activity: str, part: PartName, name: str, values: Mapping[str, str | None], action: Any = None
) -> FromFile:
    said = {field: value for field, value in values.items() if field and value}
    if part != "question" and said.get("state"):
        said["state"] = str(said["state"]).strip().casefold().replace(" ", "-")
    return FromFile(place, Answer(row_key(activity, part, name), said, action))


def _mapping(text: YamlText, path: tuple[str, ...]) -> Mapping[str, Any]:
    """The mapping at a path of the file; an empty one where nothing stands."""
    found: Any = text.data
    for step in path:
        found = found[step]
    if not isinstance(found, dict | None):
        raise BrokenFile(str(text.span(path)), f"{quoted(path[-1]) if path else 'the file'} is no mapping")
    return found or {}
