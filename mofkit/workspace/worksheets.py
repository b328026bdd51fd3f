"""Worksheets in a workspace: beginning one, adding what the content has since, finding them, writing one answer."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from mofkit.content import files
from mofkit.content.framework import smf, smf_named
from mofkit.content.framework_types import Process, Smf
from mofkit.errors import BadOption, UnknownRecord, nearest
from mofkit.model.service import Service
from mofkit.model.worksheet import LISTS, Key, Placed, Worksheet, row_key
from mofkit.shown import safe_text
from mofkit.text.yamlwrite import fragment, plain
from mofkit.workspace.draft import Draft
from mofkit.workspace.records import fresh_mark
from mofkit.workspace.workspace import Home, Workspace, kind_named

_LEGEND = """\
# Process {number} of the {smf} SMF, {name} (Table {table}), as it is done here.
#
#   answer   how you do it, in your own words; several lines go below `answer: |`, two spaces further in
#   state    of an input: available, missing or not-needed      (where: the place it is kept)
#            of an output: produced, missing or not-needed      (where: the place it is kept)
#            of a best practice: agreed or not-agreed           (why: the reason)
#   gap      what is lacking in a row, if something is
#   actions  what is done about it:  - {{id: a1, what: Write it down, who: kim, when: 2026-12-01}}
#
# Leave blank what nobody knows yet, and add lines of your own where you need them; a question of your own has an id
# that begins with x-. At the prompt: mofkit worksheet fill {id}

"""


def begin(draft: Draft, function: Smf, process: Process, data: dict[str, Any]) -> tuple[int, int]:
    """Write a worksheet, or add the rows it lacks to the one that is there; how many rows, and how many there were.

    What people entered stays as it is.
    """
    there = draft.workspace.get(Worksheet, data["id"])
    if there is None:
        draft.add(kind_named("worksheet"), data, written=_text(function, process, data))
        return sum(len(activity[name]) for activity in data["activities"] for _, name in LISTS), 0
    home, have = draft.workspace.home(there), {one.key for one in there.rows()}
    added = 0
    for activity in data["activities"]:
        lacking = {name: list(_lacking(activity, part, name, have)) for part, name in LISTS}
        added += sum(map(len, lacking.values()))
        _add(draft, home, there, activity, lacking)
    return added, len(have)


def _lacking(activity: Mapping[str, Any], part: Any, name: str, have: Collection[Key]) -> Iterator[dict[str, Any]]:
    for row in activity[name]:
        if row_key(activity["id"], part, row.get("id") or row["what"]) not in have:
            yield row


def _add(draft: Draft, home: Home, sheet: Worksheet, activity: dict[str, Any], lacking: dict[str, Any]) -> None:
    at = next((at for at, one in enumerate(sheet.activities) if one.id == activity["id"]), None)
    if at is None:
        draft.extend(home, "activities", [activity])
        return
    for name, rows in lacking.items():
        if rows:
            draft.extend(home, f"activities.{at}.{name}", rows)


def _text(function: Smf, process: Process, data: Mapping[str, Any]) -> str:
    """A new worksheet as people like to read it: a legend, and room between the activities."""
    about = {"smf": function.name, "name": process.name, "id": data["id"]}
    legend = _LEGEND.format(
        number=process.number, table=process.table, **{name: safe_text(text) for name, text in about.items()}
    )
    head = fragment({name: plain(value) for name, value in data.items() if name != "activities"})
    return f"{legend}{head}activities:\n" + "\n".join(fragment([plain(one)]) for one in data["activities"])


def meant(workspace: Workspace, word: str, processes: Collection[int] = (), service: str = "") -> list[Worksheet]:
    """The worksheets of an id, or of an SMF in the order of its processes; some processes or one service if said.

    Raises:
        BadOption: there is none.
    """
    one = workspace.get(Worksheet, word)
    if one:
        return [one]
    function = smf_id(workspace, word)
    found = [sheet for sheet in workspace.all(Worksheet) if sheet.smf == function]
    found = [
        sheet for sheet in found if (not processes or sheet.process in processes) and service in ("", sheet.service)
    ]
    if not found:
        said = "".join((*(f" --process {number}" for number in processes), f" --for {service}" if service else ""))
        raise BadOption(f"no worksheet for {word}{said}", hint=f"`mofkit worksheet new {function}{said}` begins it")
    return sorted(found, key=lambda sheet: (sheet.process, sheet.service))


def smf_id(workspace: Workspace, word: str) -> str:
    """The id of an SMF of the content or of one's own; raises BadOption."""
    if any(sheet.smf == word for sheet in workspace.all(Worksheet)):
        return word
    try:
        return smf_named(word).id
    except BadOption:
        near = nearest(word, sorted(workspace.ids("worksheet")))
        raise BadOption(
            f"no worksheet and no SMF {word!r}",
            hint=f"did you mean {near!r}?"
            if near
            else "`mofkit worksheet list` and `mofkit smf list` show what there is",
        ) from None


def process_of(sheet: Worksheet) -> Process | None:
    """The process of a worksheet in the content; nothing for one's own, or one that does not exist."""
    if sheet.smf not in files.names("smfs"):
        return None
    return next((one for one in smf(sheet.smf).processes if one.number == sheet.process), None)


def known_service(workspace: Workspace, id: str) -> str:
    """The id of a service; raises UnknownRecord, which names the nearest."""
    found = workspace.get(Service, id)
    if found is None:
        near = nearest(id, sorted(workspace.ids("service")))
        raise UnknownRecord(f"service:{id}", [f"service:{near}"] if near else [])
    return found.id


class Answer(NamedTuple):
    """What somebody says of one row: fields of the row, and an action if there is one."""

    key: Key
    values: Mapping[str, str | None]
    action: Mapping[str, Any] | None = None


def write(draft: Draft, home: Home, answer: Answer, who: str = "") -> Worksheet:
    """Write an answer into its row, wherever that stands by now; the worksheet as it then is.

    Raises:
        BadOption: the worksheet has no such row.
        BrokenFile: the file cannot be read whole.
    """
    sheet = sheet_in(draft, home)
    row = row_of(sheet, answer.key)
    for name, value in answer.values.items():
        new = _lines(value)
        # A table shows answers without the blanks around them, and may say them back.
        if getattr(row.row, name).strip() != (new or "").strip():
            draft.set(home, f"{row.field}.{name}", new)
    if answer.action and not any(todo.what == answer.action["what"] for todo in row.row.actions):
        draft.extend(home, f"{row.field}.actions", [{"id": fresh_mark(), **answer.action}])
    if who and who not in sheet.filled_by:
        draft.extend(home, "filled_by", [who])
    return sheet_in(draft, home)


def _lines(value: str | None) -> str | None:
    """A value as it is best written: several lines end in a line break, so that they become a block."""
    text = (value or "").rstrip()
    return (f"{text}\n" if "\n" in text else text) or None


def sheet_in(draft: Draft, home: Home) -> Worksheet:
    """A worksheet as the draft has it now."""
    sheet = draft.record(home)
    assert isinstance(sheet, Worksheet)
    return sheet


def row_of(sheet: Worksheet, key: Key) -> Placed:
    """The row of a key; raises BadOption."""
    found = next((one for one in sheet.rows() if one.key == key), None)
    if found is None:
        activity, part, name = key
        raise BadOption(f"{sheet.id} has no {part} {name!r} in {activity}", hint=f"`mofkit worksheet show {sheet.id}`")
    return found
