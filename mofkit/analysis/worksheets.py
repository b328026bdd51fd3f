"""How far a worksheet is, what it still lacks, and where the content has moved on."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from mofkit.content.framework_types import Activity, Process, Smf
from mofkit.model.action import Todo, promises
from mofkit.model.approval import Approval, latest, stands
from mofkit.model.worksheet import LISTS, SAID, Key, PartName, Placed, SheetActivity, Worksheet, row_key

OWN = "x-"


def new_sheet(smf: Smf, process: Process, *, service: str, by: str, started: date) -> dict[str, Any]:
    """A worksheet as data, with all its blanks."""
    about = {"service": service, "started": started, "by": by}
    return {
        "id": f"{smf.id}.process-{process.number}{f'-{service}' if service else ''}",
        "smf": smf.id,
        "process": process.number,
        "name": process.name,
        "table": str(process.table),
        **{name: value for name, value in about.items() if value},
        "activities": [_blank(activity) for activity in process.activities],
    }


def _blank(activity: Activity) -> dict[str, Any]:
    rows = list(content_rows(activity))
    lists = {name: [row.blank for row in rows if row.part == part] for part, name in LISTS}
    return {"id": activity.id, "name": activity.name, **lists}


class Coverage(NamedTuple):
    """The rows of a worksheet by what was said of them."""

    questions: int
    answered: int
    inputs: int
    available: int
    inputs_missing: int
    outputs: int
    produced: int
    outputs_missing: int
    practices: int
    agreed: int
    not_agreed: int
    rows: int
    open: int
    gaps: int
    open_actions: int


def coverage(sheet: Worksheet) -> Coverage:
    """How far a worksheet is."""
    rows = list(sheet.rows())
    states = [(one.part, one.said) for one in rows]

    def count(part: PartName, *said: str) -> int:
        return sum(state[0] == part and (not said or state[1] in said) for state in states)

    return Coverage(
        questions=count("question"),
        answered=sum(part == "question" and bool(said) for part, said in states),
        inputs=count("input"),
        available=count("input", "available"),
        inputs_missing=count("input", "missing"),
        outputs=count("output"),
        produced=count("output", "produced"),
        outputs_missing=count("output", "missing"),
        practices=count("best-practice"),
        agreed=count("best-practice", "agreed"),
        not_agreed=count("best-practice", "not-agreed"),
        rows=len(rows),
        open=sum(not one.said for one in rows),
        gaps=len(list(gaps(sheet))),
        open_actions=sum(todo.open for _, todo in promises(sheet)),
    )


def open_rows(sheet: Worksheet) -> list[Placed]:
    """The rows of which nothing is said yet."""
    return [one for one in sheet.rows() if not one.said]


class Gap(NamedTuple):
    """Something that is lacking: where it is written, in which activity, what, and what is done about it."""

    field: str
    activity: SheetActivity
    about: str
    words: str
    actions: tuple[Todo, ...]


def gaps(sheet: Worksheet) -> Iterator[Gap]:
    """What is lacking: gaps that somebody named, and inputs and outputs that are missing."""
    for at, activity in enumerate(sheet.activities):
        if activity.gap:
            yield Gap(
                f"activities.{at}.gap", activity, activity.name or activity.id, activity.gap.strip(), activity.actions
            )
    for one in sheet.rows():
        if one.row.gap:
            yield Gap(f"{one.field}.gap", one.activity, one.words, one.row.gap.strip(), one.row.actions)
        elif one.said == "missing":
            words = f"{one.part} is missing"
            yield Gap(f"{one.field}.state", one.activity, one.words, words, tended(sheet, one))


def tended(sheet: Worksheet, row: Placed) -> tuple[Todo, ...]:
    """What is done about a row: its own actions, else those of the same thing in another activity of the sheet."""
    if row.row.actions:
        return row.row.actions
    alike = (one for one in sheet.rows() if one.key[1:] == row.key[1:])
    return next((one.row.actions for one in alike if one.row.actions), ())


class Lacking(NamedTuple):
    """A row of the content that a worksheet does not have: its list, its name there, and its words."""

    activity: Activity
    part: PartName
    name: str
    words: str

    @property
    def key(self) -> Key:
        """What the row of a worksheet would be known by."""
        return row_key(self.activity.id, self.part, self.name)

    @property
    def blank(self) -> dict[str, Any]:
        """The row as it is before anybody says anything."""
        named = {"id": self.name, "ask": self.words} if self.part == "question" else {"what": self.words}
        return {**named, SAID[self.part]: None}


class Drift(NamedTuple):
    """How a worksheet differs from its process in the content.

    `gone` are fields of activities and questions that the content does not have, with what they are known by;
    `reworded` are questions that now ask something else, with the new words.
    """

    gone: tuple[tuple[str, str], ...]
    lacking: tuple[Lacking, ...]
    reworded: tuple[tuple[Placed, str], ...]


def content_rows(activity: Activity) -> Iterator[Lacking]:
    """The rows that a worksheet has for an activity."""
    for question in activity.questions:
        yield Lacking(activity, "question", question.id.removeprefix(f"{activity.id}-"), question.text)
    texts: tuple[tuple[PartName, tuple[str, ...]], ...] = (
        ("input", activity.inputs),
        ("output", activity.outputs),
        ("best-practice", activity.best_practices),
    )
    for part, many in texts:
        yield from (Lacking(activity, part, text, text) for text in many)


def drift(sheet: Worksheet, process: Process) -> Drift:
    """What the content has and the worksheet lacks, and the other way round. One's own (`x-`) is left alone."""
    told = {row.key: row for each in process.activities for row in content_rows(each)}
    here = {one.key: one for one in sheet.rows()}
    known = {each.id for each in process.activities}
    gone = [
        (f"activities.{at}.id", f"activity {each.id}")
        for at, each in enumerate(sheet.activities)
        if each.id not in known and not each.id.startswith(OWN)
    ]
    gone += [
        (f"{one.field}.id", f"question {one.name}")
        for key, one in here.items()
        if one.part == "question" and one.activity.id in known and key not in told and not one.name.startswith(OWN)
    ]
    reworded = [
        (one, told[key].words)
        for key, one in here.items()
        if one.part == "question" and key in told and told[key].words.split() != one.words.split()
    ]
    return Drift(tuple(gone), tuple(row for key, row in told.items() if key not in here), tuple(reworded))


class Signature(NamedTuple):
    """An approval that counts: its number, and whether it is of the worksheet as it is now."""

    number: int
    approval: Approval
    stands: bool


def signatures(sheet: Worksheet) -> list[Signature]:
    """The approvals that count."""
    return [Signature(at, one, stands(one, sheet)) for at, one in latest(sheet)]


def approval_state(sheet: Worksheet) -> str:
    """`none`, `approved`, or `suspect` if an approval that counts does not stand."""
    found = signatures(sheet)
    return "none" if not found else "approved" if all(one.stands for one in found) else "suspect"


def next_row(rows: list[Placed], after: int, passed: Iterable[int] = ()) -> int | None:
    """The number of the next open row: behind `after`, else from the beginning; none of those passed over."""
    skipped = set(passed)
    still = [at for at, one in enumerate(rows) if not one.said and at not in skipped]
    return next((at for at in still if at > after), still[0] if still else None)


def last_filled(rows: list[Placed]) -> int:
    """The number of the last row that says something, where people stopped; -1 if none does."""
    return max((at for at, one in enumerate(rows) if one.said), default=-1)
