"""The worksheet about patching: begun with its thirteen questions, answered one by one."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from mofkit.content.scenarios import patching
from mofkit.content.types import PatchQuestion as Asked
from mofkit.errors import BadOption, did_you_mean
from mofkit.model.patching import KIND, PatchWorksheet
from mofkit.text.yamlwrite import fragment, plain
from mofkit.workspace.draft import Draft
from mofkit.workspace.records import fresh_mark
from mofkit.workspace.workspace import Home, Workspace

ID = "answers"
_LEGEND = """\
# How patching works here: the key questions of Table 20.
#
#   answer   how you do it, in your own words; several lines go below `answer: |`, two spaces further in
#   gap      what is lacking, if something is
#   actions  what is done about it; without `needs` it can begin at once:
#            - {id: a1, what: Write the list down, who: kim, when: 2026-12-01, needs: two days of Infrastructure}
#
# Leave blank what nobody knows yet. A question of your own has an id that begins with x-.
# At the prompt: mofkit patch ask

"""


class Answer(NamedTuple):
    """What somebody says to one question: fields of it, and actions."""

    question: str
    values: Mapping[str, str | None]
    actions: tuple[Mapping[str, Any], ...] = ()


def begin(draft: Draft, data: Mapping[str, Any], blanks: Sequence[Mapping[str, Any]], answers: Sequence[Answer]) -> int:
    """Write a worksheet, or add the questions it lacks, with answers; how many questions are open then.

    Raises:
        BadOption: there is no question of an answer's id.
    """
    there, who = draft.workspace.get(PatchWorksheet, data["id"]), data.get("by", "")
    if there is None:
        rows = _filled(data["id"], blanks, answers)
        whole = {**data, **({"filled_by": [who]} if who and answers else {}), "questions": rows}
        head = fragment({name: plain(value) for name, value in whole.items() if name != "questions"})
        written = "\n".join(fragment([plain(one)]) for one in rows)
        draft.add(KIND, whole, written=f"{_LEGEND}{head}questions:\n{written}")
        return sum(not one["answer"] for one in rows)
    home, have = draft.workspace.home(there), {one.id for one in there.questions}
    more = [dict(one) for one in blanks if one["id"] not in have]
    if more:
        draft.extend(home, "questions", more)
    for one in answers:
        write(draft, home, one, who)
    return sum(not one.answer.strip() for one in sheet_in(draft, home).questions)


def _filled(id: str, blanks: Sequence[Mapping[str, Any]], answers: Sequence[Answer]) -> list[dict[str, Any]]:
    rows = {one["id"]: dict(one) for one in blanks}
    for answer in answers:
        row = rows.get(answer.question)
        if row is None:
            raise _no_question(id, answer.question, list(rows))
        row |= {name: _lines(value) for name, value in answer.values.items()}
        if answer.actions:
            row["actions"] = [{"id": fresh_mark(), **one} for one in answer.actions]
    return list(rows.values())


def _no_question(sheet: str, id: str, known: list[str]) -> BadOption:
    hint = did_you_mean(id, known) or "`mofkit scenario show 5 --table 20` names them"
    return BadOption(f"{sheet} has no question {id!r}", hint=hint)


def called(workspace: Workspace, id: str) -> tuple[PatchWorksheet, Home]:
    """The worksheet of an id; raises UnknownRecord, or BadOption if there is none at all or it cannot be read."""
    if not any(workspace.homes(KIND.name)):
        raise BadOption("no questions about patching are answered yet", hint="`mofkit patch ask` begins with them")
    record, home = workspace.find(f"patch-worksheet:{id.removeprefix('patch-worksheet:')}")
    if not isinstance(record, PatchWorksheet):
        raise BadOption(f"{home.path} cannot be read; `mofkit lint` says why", hint="mend the file by hand")
    return record, home


def write(draft: Draft, home: Home, answer: Answer, who: str = "") -> PatchWorksheet:
    """Write an answer into its question, wherever that stands by now; the worksheet as it then is.

    Raises:
        BadOption: the worksheet has no such question.
        BrokenFile: the file cannot be read whole.
    """
    sheet = sheet_in(draft, home)
    ids = [one.id for one in sheet.questions]
    if answer.question not in ids:
        raise _no_question(sheet.id, answer.question, ids)
    at = ids.index(answer.question)
    question = sheet.questions[at]
    for name, value in answer.values.items():
        if getattr(question, name).strip() != (value or "").strip():
            draft.set(home, f"questions.{at}.{name}", _lines(value))
    have = {one.what for one in question.actions}
    new = [{"id": fresh_mark(), **one} for one in answer.actions if one["what"] not in have]
    if new:
        draft.extend(home, f"questions.{at}.actions", new)
    if who and who not in sheet.filled_by:
        draft.extend(home, "filled_by", [who])
    return sheet_in(draft, home)


def _lines(value: str | None) -> str | None:
    """A value as it is best written: several lines end in a line break, so that they become a block."""
    text = (value or "").rstrip()
    return (f"{text}\n" if "\n" in text else text) or None


def sheet_in(draft: Draft, home: Home) -> PatchWorksheet:
    """A worksheet as the draft has it now."""
    sheet = draft.record(home)
    assert isinstance(sheet, PatchWorksheet)
    return sheet


def advice(question: str) -> Asked | None:
    """A question of the content, with why it matters and what to look for; nothing for one of your own."""
    return next((one for area in patching().areas for one in area.questions if one.id == question), None)
