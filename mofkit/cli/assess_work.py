"""`mofkit assess raise`, `issues`, `solve` and `solutions`: from cells to work."""

import json
from collections.abc import Sequence
from typing import Annotated, Any, Literal

import typer

from mofkit.analysis.assessment import latest
from mofkit.analysis.improvement import Raised, raised
from mofkit.cli.assess_sheet import issue_lines, mix_words, untold_words
from mofkit.cli.changes import change
from mofkit.cli.fields import pairs
from mofkit.cli.listing import print_list
from mofkit.cli.prose import wrapped
from mofkit.cli.session import Session, data, out
from mofkit.errors import BadOption, DoubtfulRecord, did_you_mean
from mofkit.model.assessment import Assessment
from mofkit.report.improvement import improvement
from mofkit.workspace.assessments import cell_named, person_named, propose, raise_issue
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load, open_whole
from mofkit.workspace.workspace import Workspace

Mark = Annotated[str, typer.Argument(metavar="MARK", help="A short mark for the issue, such as desk-figures.")]
Values = Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…", help="The fields to write.")]
Who = Annotated[str, typer.Option("--who", metavar="ID", help="In whose assessment; needed where there are several.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")]
_ISSUES = ("priority", "id", "what", "difficulty", "impact", "quadrant", "cells", "solutions", "assessment")
_SOLUTIONS = (
    *("priority", "id", "issue", "what", "type", "difficulty", "impact"),
    *("who", "when", "status", "needs", "authorised_by"),
)


def raise_(ctx: typer.Context, mark: Mark, values: Values, who: Who = "", dry_run: DryRun = False) -> int:
    """Raise an issue, or change one: what is wrong, the cells it comes from, difficulty (5 easy) and impact (5 high).

    Example: mofkit assess raise alerts-unread --who ben-harrow what="Alerts go unread after 18:00" cells=smc.roles
    """
    session: Session = ctx.obj
    wanted: dict[str, Any] = {field: value or None for field, value in pairs(values).items()}
    if wanted.get("cells"):
        words = wanted["cells"].replace(",", ";").split(";")
        wanted["cells"] = [".".join(cell_named(word)) for word in words if word.strip()]

    def act(draft: Draft) -> str:
        """The change: one issue."""
        one = _holder(session, draft.workspace, mark, who)
        new = raise_issue(draft, one, mark, wanted)
        return f"{one.id}: {'raised' if new else 'changed'} {mark}"

    next_step = f"mofkit assess solve {mark} what=… who=… when=…"
    return change(session, act, dry_run=dry_run, next_step=next_step, opened=open_whole)


def solve(
    ctx: typer.Context,
    mark: Mark,
    values: Values,
    who_assessed: Who = "",
    solution: Annotated[str, typer.Option("--id", metavar="MARK", help="The solution to change, or its mark.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Propose a solution of an issue, or change one: what, who, when, kind (quick-hit, longer-term, individual).

    Example: mofkit assess solve alerts-unread what="Send alerts to the duty phone" who=iris-fenn when=2026-12-11
    """
    session: Session = ctx.obj
    wanted = {field: value or None for field, value in pairs(values).items()}

    def act(draft: Draft) -> str:
        """The change: one solution."""
        one = _holder(session, draft.workspace, mark, who_assessed, known=True)
        name, new = propose(draft, one, mark, solution, wanted)
        return f"{one.id}: {'proposed' if new else 'changed'} {name}"

    return change(session, act, dry_run=dry_run, next_step="mofkit assess solutions", opened=open_whole)


def issues(
    ctx: typer.Context,
    format: Annotated[Literal["table", "json", "csv", "md"], typer.Option(help="How to print it.")] = "table",
) -> int:
    """List the issues by priority (difficulty × impact) with their solutions; the unscored and the untold too.

    Example: mofkit assess issues
    """
    session: Session = ctx.obj
    facts = _facts(session)
    if format == "json":
        body = {"issues": facts["issues"], "untold": facts["untold"]}
        data(json.dumps({"schema_version": 1, "kind": "assessment-issues", **body}, indent=1))
    elif format == "table":
        out("\n".join([*issue_lines(facts["issues"]), ""] if facts["issues"] else ["no issue is raised yet\n"]))
        if facts["untold"]:
            for line in wrapped(untold_words(facts["untold"], 3)).split("\n"):
                session.note(line)
    else:
        rows = [
            [_cell(one[name]) if name != "solutions" else len(one[name]) for name in _ISSUES] for one in facts["issues"]
        ]
        print_list(_ISSUES, rows, kind="", key="", format=format, colour=False)
    return 0


def solutions(
    ctx: typer.Context,
    type: Annotated[
        Literal["quick-hit", "longer-term", "individual"] | None, typer.Option("--type", help="Only this kind.")
    ] = None,
    who: Annotated[str, typer.Option("--who", metavar="ID", help="Only what this person does.")] = "",
    format: Annotated[Literal["table", "json", "csv", "md"], typer.Option(help="How to print it.")] = "table",
) -> int:
    """List the possible solutions by their own priority: quick hits, longer-term ones, and what a person can do alone.

    Example: mofkit assess solutions --type quick-hit
    """
    session: Session = ctx.obj
    facts = _facts(session)
    rows = [one for one in facts["solutions"] if type in (None, one["type"]) and who in ("", one["who"])]
    if format == "json":
        body = {"solutions": rows, "mix": facts["mix"]}
        data(json.dumps({"schema_version": 1, "kind": "assessment-solutions", **body}, indent=1))
        return 0
    names = _SOLUTIONS if format != "table" else ("priority", "what", "type", "who", "when", "status", "needs")
    cells = [[_cell(one[name]) for name in names] for one in rows]
    print_list(names, cells, kind="", key="", format=format, colour=session.colour, right=(0,))
    if format == "table":
        session.note(mix_words(facts["mix"]))
    return 0


def _cell(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def _facts(session: Session) -> dict[str, Any]:
    workspace = load(session.root)
    return improvement(workspace, latest(workspace.all(Assessment), session.today))


def _holder(session: Session, workspace: Workspace, mark: str, who: str, *, known: bool = False) -> Assessment:
    """The assessment that holds an issue, or would: the only one, or the one of a person.

    Raises:
        BadOption: there is none, or nobody says which.
        DoubtfulRecord: two hold an issue of that mark.
    """
    many = latest(workspace.all(Assessment), session.today)
    if who:
        person = person_named(workspace, who)
        many = tuple(one for one in many if one.who == person.id)
    holding = [one for one in raised(many) if one.issue.id == mark]
    if len(holding) > 1:
        raise DoubtfulRecord(mark, [_place(workspace, one) for one in holding])
    if holding:
        return holding[0].assessment
    if known:
        marks = [one.issue.id for one in raised(many)]
        raise BadOption(f"no issue {mark!r}", hint=did_you_mean(mark, marks) or "`mofkit assess raise` raises one")
    if len(many) == 1:
        return many[0]
    return _none(many)


def _none(many: Sequence[Assessment]) -> Assessment:
    if not many:
        raise BadOption("nobody has assessed anything yet", hint="begin with `mofkit assess new --who ID`")
    names = ", ".join(one.who for one in many)
    raise BadOption(f"{len(many)} people have assessed: {names}", hint="say in whose assessment: --who ID")


def _place(workspace: Workspace, one: Raised) -> str:
    return str(workspace.span(one.assessment, f"{one.field}.id"))
