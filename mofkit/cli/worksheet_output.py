"""Worksheets as people and as programs read them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mofkit.analysis.worksheets import (
    Coverage,
    approval_state,
    coverage,
    drift,
    gaps,
    open_rows,
    signatures,
)
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, wrapped
from mofkit.cli.session import Session, data, out
from mofkit.cli.tables import table
from mofkit.content.framework_types import Process
from mofkit.exchange.worksheets import promised
from mofkit.model.worksheet import LISTS, PartName, Placed, Worksheet
from mofkit.report.worksheets import Covered

HEADINGS: Mapping[PartName, str] = {
    "question": "Questions",
    "input": "Inputs",
    "output": "Outputs",
    "best-practice": "Best practices",
}
_MARKS = {"": "[ ]", "missing": "[!]", "not-agreed": "[!]", "not-needed": "[-]"}


def approved(sheet: Worksheet) -> str:
    """The state of the approval in words."""
    found = signatures(sheet)
    if not found:
        return "none"
    return "; ".join(
        f"{'approved by' if one.stands else 'suspect: changed since'} {one.approval.who or 'nobody'}"
        f"{f' on {one.approval.date}' if one.approval.date else ''}"
        for one in found
    )


def counted(found: Coverage) -> str:
    """How far a worksheet is, in a sentence."""
    return (
        f"{found.answered} of {found.questions} questions answered; "
        f"inputs: {found.available} available, {found.inputs_missing} missing; "
        f"outputs: {found.produced} produced, {found.outputs_missing} missing; "
        f"{found.agreed} of {found.practices} best practices agreed; "
        f"{found.gaps} gap{'' if found.gaps == 1 else 's'}, {found.open_actions} open "
        f"action{'' if found.open_actions == 1 else 's'}"
    )


def title(sheet: Worksheet) -> str:
    """What a worksheet is about."""
    table = f" (Table {sheet.table})" if sheet.table else ""
    service = f", for {sheet.service}" if sheet.service else ""
    return f"{sheet.name or sheet.id}: process {sheet.process} of {sheet.smf}{table}{service}"


def page(sheet: Worksheet, process: Process | None, *, colour: bool) -> str:
    """A worksheet with everything that was said, and what to do next."""
    found = coverage(sheet)
    lines = [heading(title(sheet), colour=colour), item("id:", sheet.id, indent=2)]
    if sheet.by:
        lines.append(item("led by:", sheet.by, indent=2))
    lines += [item("so far:", counted(found), indent=2), item("approval:", approved(sheet), indent=2), ""]
    for activity in sheet.activities:
        lines += [heading(activity.name or activity.id, colour=colour)]
        mine = [one for one in sheet.rows() if one.activity is activity]
        for part, _ in LISTS:
            rows = [one for one in mine if one.part == part]
            lines += [f"  {HEADINGS[part]}", *(line for one in rows for line in _row(one))] if rows else []
        lines += _beside(activity.gap, activity.actions, indent=4)
        lines.append("")
    lines += list(_drifted(sheet, process)) if process else []
    return "\n".join([*lines, f"next: {next_step(sheet)}"]) + "\n"


def next_step(sheet: Worksheet) -> str:
    """The command to go on with."""
    if open_rows(sheet):
        return f"mofkit worksheet fill {sheet.id}"
    if approval_state(sheet) == "approved":
        return f"mofkit worksheet report {sheet.smf}"
    return f"mofkit worksheet approve {sheet.id} --who PERSON"


def _row(one: Placed) -> Iterator[str]:
    if one.part == "question":
        yield item("[x]" if one.said else "[ ]", f"{one.name}  {one.words}", indent=4)
        yield from (wrapped(line, indent=8) for line in one.said.split("\n") if line.strip())
    else:
        remark = f" ({one.remark})" if one.remark else ""
        said = f": {one.said}{remark}" if one.said else ""
        yield item(_MARKS.get(one.said, "[x]"), f"{one.words}{said}", indent=4)
    yield from _beside(one.row.gap, one.row.actions, indent=8)


def _beside(gap: str, actions: Iterable[Any], *, indent: int) -> list[str]:
    lines = [item("gap:", gap, indent=indent)] if gap else []
    return lines + [item("action:", promised(todo), indent=indent) for todo in actions]


def _drifted(sheet: Worksheet, process: Process) -> Iterator[str]:
    found = drift(sheet, process)
    yield from (wrapped(f"no longer in the content: {known}") for _, known in found.gone)
    yield from (wrapped(f"the content now asks in {one.name}: {new}") for one, new in found.reworded)
    if found.lacking:
        rows = "1 row" if len(found.lacking) == 1 else f"{len(found.lacking)} rows"
        service = f" --for {sheet.service}" if sheet.service else ""
        command = f"mofkit worksheet new {sheet.smf} --process {sheet.process}{service}"
        yield wrapped(f"new in the content: {rows}; `{command}` adds them")


def as_json(sheet: Worksheet) -> str:
    """A worksheet for programs, with how far it is."""
    body = {
        "worksheet": sheet.model_dump(mode="json"),
        "coverage": coverage(sheet)._asdict(),
        "approval": approval_state(sheet),
        "open": [{"activity": one.activity.id, "part": one.part, "row": one.name} for one in open_rows(sheet)],
        "gaps": [
            {"activity": one.activity.id, "about": one.about, "gap": one.words, "actions": len(one.actions)}
            for one in gaps(sheet)
        ],
    }
    return json.dumps({"schema_version": 1, "kind": "worksheet-page", **body}, indent=1)


def still_open(sheet: Worksheet) -> Iterator[str]:
    """What is open, activity by activity, for a person who has just written something."""
    rows = open_rows(sheet)
    if not rows:
        yield f"{sheet.id}: nothing is open"
        return
    yield f"{sheet.id}: {len(rows)} of {coverage(sheet).rows} open"
    for activity in sheet.activities:
        mine = [one for one in rows if one.activity is activity]
        if mine:
            questions = ", ".join(one.name for one in mine if one.part == "question")
            lists = [(HEADINGS[part].lower(), sum(one.part == part for one in mine)) for part, _ in LISTS[1:]]
            told = [f"questions {questions}"] if questions else []
            told += [f"{count} {name if count > 1 else name.removesuffix('s')}" for name, count in lists if count]
            yield item("-", f"{activity.name or activity.id}: {'; '.join(told)}", indent=2)


_SHORT = (
    "smf",
    "process",
    "name",
    "service",
    "questions",
    "inputs",
    "outputs",
    "practices",
    "gaps",
    "actions",
    "approval",
)


def coverage_list(rows: Iterable[Covered], session: Session, *, format: Format) -> int:
    """Each process with how far it is."""
    every = list(rows)
    if format == "json":
        body = [_covered(one) for one in every]
        data(json.dumps({"schema_version": 1, "kind": "worksheet-coverage", "processes": body}, indent=1))
        return 0
    cells = [_cells(one) for one in every]
    if format == "table":
        out(_by_smf(every, colour=session.colour))
        session.note("" if every else "no worksheet yet: `mofkit worksheet new SMF` begins one for each process")
        return 0
    print_list(_SHORT, cells, kind="", key="", format=format, colour=False)
    return 0


def _covered(one: Covered) -> dict[str, Any]:
    about = {"smf": one.smf, "process": one.process, "name": one.name}
    if one.sheet is None:
        return {**about, "worksheet": None, "service": "", "coverage": None, "approval": "none", "approved_by": []}
    signed = [
        {"who": each.approval.who, "role": each.approval.role, "date": _text(each.approval.date), "stands": each.stands}
        for each in signatures(one.sheet)
    ]
    return {
        **about,
        "worksheet": one.sheet.id,
        "service": one.sheet.service,
        "coverage": coverage(one.sheet)._asdict(),
        "approval": approval_state(one.sheet),
        "approved_by": signed,
    }


def _text(value: object) -> str | None:
    return str(value) if value else None


def _cells(one: Covered) -> list[str]:
    """One line of a table: what is done of what there is."""
    if one.sheet is None:
        return [one.smf, str(one.process), one.name, *[""] * 7, "no worksheet"]
    found = coverage(one.sheet)
    missing = f", {found.inputs_missing} missing" if found.inputs_missing else ""
    lost = f", {found.outputs_missing} missing" if found.outputs_missing else ""
    return [
        *(one.smf, str(one.process), one.name, one.sheet.service, f"{found.answered}/{found.questions}"),
        *(f"{found.available}/{found.inputs}{missing}", f"{found.produced}/{found.outputs}{lost}"),
        *(f"{found.agreed}/{found.practices}", str(found.gaps), str(found.open_actions), approved(one.sheet)),
    ]


def _by_smf(every: list[Covered], *, colour: bool) -> str:
    """A table for each SMF: what all its lines have alike stands above them, who approved below."""
    pages = []
    names = ("#", "process", "answers", "inputs", "outputs", "agreed", "gaps", "actions", "approval")
    for id in dict.fromkeys(one.smf for one in every):
        mine = [one for one in every if one.smf == id]
        begun = len({one.process for one in mine if one.sheet})
        of = len({one.process for one in mine})
        head = heading(f"{id}: {begun} of {of} processes have a worksheet", colour=colour)
        grid = table(names, [_line(one) for one in mine], colour=colour, right=(0, 6, 7))
        signed = [
            item("-", f"{_named(one)}: {approved(one.sheet)}") for one in mine if one.sheet and one.sheet.approvals
        ]
        pages.append("\n".join([head, grid.rstrip("\n"), *signed]) + "\n")
    return "\n".join(pages)


def _line(one: Covered) -> list[str]:
    if one.sheet is None:
        return [str(one.process), _named(one), *[""] * 6, "not begun"]
    found = coverage(one.sheet)
    return [
        *(str(one.process), _named(one), f"{found.answered}/{found.questions}", f"{found.available}/{found.inputs}"),
        *(f"{found.produced}/{found.outputs}", f"{found.agreed}/{found.practices}"),
        *(str(found.gaps), str(found.open_actions), approval_state(one.sheet)),
    ]


def _named(one: Covered) -> str:
    return f"{one.name}, for {one.sheet.service}" if one.sheet and one.sheet.service else one.name


def overview(sheets: Iterable[Worksheet], session: Session, *, format: Format) -> int:
    """The worksheets, one a line."""
    names = ("worksheet", "name", "service", "by", "open", "rows", "approval")
    rows = []
    for one in sheets:
        found = coverage(one)
        rows.append((one.id, one.name, one.service, one.by, found.open, found.rows, approval_state(one)))
    print_list(
        *(names, rows), kind="worksheet-overview", key="worksheets", format=format, colour=session.colour, right=(4, 5)
    )
    if format == "table":
        session.note("" if rows else "no worksheet yet: `mofkit worksheet new SMF` begins one for each process")
    return 0
