"""`mofkit change list` and `show`."""

import json
from typing import Annotated, Literal

import typer

from mofkit.analysis.changes import by_name
from mofkit.cli import change_output
from mofkit.cli.change_output import COLUMNS, FEW
from mofkit.cli.listing import Format, print_list
from mofkit.cli.session import Session, data, out
from mofkit.cli.terminal import columns
from mofkit.content.change_rules import change_rules
from mofkit.model.change import Category, Change
from mofkit.model.person import Person
from mofkit.shown import width
from mofkit.workspace.approving import person_named
from mofkit.workspace.changes import change_called
from mofkit.workspace.load import load

Id = Annotated[str, typer.Argument(metavar="ID", help="The change.")]
Wanted = Literal["open", "draft", "submitted", "approved", "scheduled", "released", "closed", "rejected", "withdrawn"]
_LEAST = 16


def listed(
    ctx: typer.Context,
    state: Annotated[Wanted | None, typer.Option(help="Only those that stand so.")] = None,
    category: Annotated[Category | None, typer.Option(help="Only those of a category.")] = None,
    service: Annotated[str, typer.Option(metavar="SERVICE", help="Only those that touch this service.")] = "",
    project: Annotated[str, typer.Option(metavar="PROJECT", help="Only those of this project.")] = "",
    who: Annotated[str, typer.Option(metavar="PERSON", help="Only those somebody asks for, owns or carries out.")] = "",
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List the changes: how far each is, how much it weighs, when it goes in, and how its approvals stand.

    `--state open` means all that may still happen.

    Example: mofkit change list --state open --service booking
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    if service:
        service = workspace.find(f"service:{service}")[1].id
    if who:
        who = person_named(workspace, who).id
    found = [
        one
        for one in workspace.all(Change)
        if (not state or one.state == state or (state == "open" and one.ahead))
        and (not category or one.category == category)
        and (not service or service in one.services)
        and (not project or one.project == project.removeprefix("project:"))
        and (not who or who in (one.requested_by, one.owner, *one.people))
    ]
    rules, known = change_rules(), by_name(workspace.all(Person))
    rows = [change_output.row(one, rules, known, session.today) for one in found]
    if format == "table":
        if rows:
            # The hour is on the page of each; a list has room for the day.
            few = _fitting([tuple(getattr(one, name) for name in FEW) for one in (_dated(one) for one in rows)])
            print_list(FEW, few, kind="change-overview", key="changes", format=format, colour=session.colour)
        every = len(workspace.all(Change))
        session.note(f"{len(rows)} of {every} change{'s' if every != 1 else ''}")
        session.note("next: mofkit change show ID" if rows else "next: mofkit change new title=…")
    else:
        told = rows if format == "json" else [["" if cell is None else cell for cell in one] for one in rows]
        print_list(COLUMNS, told, kind="change-overview", key="changes", format=format, colour=session.colour)
    return 0


def _dated(one: change_output.Row) -> change_output.Row:
    return one._replace(window=one.window[:10])


def _fitting(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Rows whose titles are cut so that a line fits the terminal."""
    at = FEW.index("title")
    others = [[name, *(row[column] for row in rows)] for column, name in enumerate(FEW) if column != at]
    room = max(columns() - sum(max(map(width, column)) + 2 for column in others), _LEAST)
    return [tuple(_cut(cell, room) if column == at else cell for column, cell in enumerate(row)) for row in rows]


def _cut(text: str, room: int) -> str:
    return text if width(text) <= room else f"{text[: room - 1].rstrip()}…"


def show(
    ctx: typer.Context,
    id: Id,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show a change: what it is, its approvals, planned against actual, and what each next move still lacks.

    Example: mofkit change show CHG-261117-b6h
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    page = change_output.page_of(workspace, change_called(workspace, id).change, session.today)
    if format == "json":
        data(json.dumps({"schema_version": 1, "kind": "change-page", **change_output.as_data(page)}, indent=1))
    else:
        out("\n".join(change_output.lines(page, colour=session.colour)).rstrip() + "\n")
    return 0
