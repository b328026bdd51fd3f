"""`mofkit assess`: `new`, `show` and `report` here, the other verbs beside each other in `assess_*`."""

import json
from typing import Annotated, Literal

import typer

from mofkit.analysis.assessment import latest
from mofkit.cli import assess_answers, assess_compare, assess_goals, assess_pages, assess_work
from mofkit.cli.assess_sheet import grid, one_smf, signs
from mofkit.cli.changes import change
from mofkit.cli.listing import print_list
from mofkit.cli.session import Session, data, out
from mofkit.content.assessing import smf_ids
from mofkit.content.framework import roles, smf_named
from mofkit.content.framework_types import Accountability
from mofkit.errors import BadOption
from mofkit.model.assessment import Assessment
from mofkit.model.person import Person
from mofkit.report.assessment import assessment, sheet_facts
from mofkit.report.assessment_heatmap import svg
from mofkit.report.reports import report_named, written
from mofkit.workspace.assessments import begin, person_named
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load
from mofkit.workspace.workspace import Workspace

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="The self-assessment.")
Who = Annotated[str, typer.Option("--who", metavar="ID", help="The person, by the id of people.csv.")]
Plain = Annotated[bool, typer.Option("--plain", help="Signs of ASCII instead of faces.")]
SmfWords = Annotated[list[str] | None, typer.Option("--smf", metavar="SMF", help="Only this SMF; may be given again.")]
_COLUMNS = ("smf", "attribute", "who", "mark", "note", "spread")


@app.command("new")
def new(
    ctx: typer.Context,
    who: Who,
    smf: SmfWords = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Begin an assessment: a file with a blank line for each cell, to fill in by hand or with `assess answer`.

    Example: mofkit assess new --who cora-finch --smf customer-service --smf problem-management
    """
    session: Session = ctx.obj
    scope = [smf_named(word).id for word in smf or []]

    def act(draft: Draft) -> str:
        """The change: the person's file."""
        id = begin(draft, who, session.today, scope=scope)
        return f"began assessments/{id}.yaml with {8 * len(scope or smf_ids())} cells"

    return change(session, act, dry_run=dry_run, next_step=f"mofkit assess answer --who {who}")


@app.command("show")
def show(
    ctx: typer.Context,
    who: Who = "",
    smf: SmfWords = None,
    plain: Plain = False,
    format: Annotated[Literal["table", "json", "csv", "md", "svg"], typer.Option(help="How to print it.")] = "table",
) -> int:
    """Show the sheet: SMFs by attributes, the latest views of all assessors together or those of one.

    Where assessors differ, the lowest and the highest view are shown; nothing is averaged.

    Example: mofkit assess show --smf problem-management
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    facts = {**sheet_facts(workspace, _chosen(session, workspace, who)), "date": session.today.isoformat()}
    wanted = [smf_named(word).id for word in smf or []]
    rows = [row for row in facts["rows"] if not wanted or row["smf"] in wanted]
    if format == "json":
        data(json.dumps({"schema_version": 1, "kind": "assessment-sheet", **facts, "rows": rows}, indent=1))
    elif format == "svg":
        data(svg({**facts, "rows": rows}))
    elif format != "table":
        views = [
            (cell["smf"], cell["attribute"], view["who"], view["mark"], view["note"], cell["spread"])
            for row in rows
            for cell in row["cells"]
            for view in cell["views"] or [{"who": "", "mark": "not-assessed", "note": ""}]
        ]
        print_list(_COLUMNS, views, kind="", key="", format=format, colour=False)
    elif wanted:
        faces = signs(plain=plain)
        out(
            "\n".join(line for row in rows for line in (*one_smf(row, faces, colour=session.colour), "")).rstrip()
            + "\n"
        )
    else:
        out("\n".join(grid(facts, signs(plain=plain), colour=session.colour)) + "\n")
    return 0


@app.command("report")
def report(
    ctx: typer.Context,
    reader: Annotated[
        Literal["director", "manager", "contributor"] | None, typer.Option(help="For whom; manager if left out.")
    ] = None,
    who: Who = "",
    plain: Plain = False,
    format: Annotated[Literal["text", "json", "md"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Tell each reader what the assessment comes to: one screen, all of it, or their SMFs.

    Example: mofkit assess report --reader director
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    if format == "md":
        data(written(report_named("assessment"), workspace, session.today))
        return 0
    facts = assessment(workspace, session.today)
    if format == "json":
        data(json.dumps({"schema_version": 1, "kind": "assessment-report", **facts}, indent=1))
        return 0
    faces = signs(plain=plain)
    if reader == "director":
        lines = assess_pages.director(facts, colour=session.colour)
    elif reader == "contributor":
        lines = assess_pages.contributor(facts, _theirs(workspace, who), who, faces, colour=session.colour)
    else:
        lines = assess_pages.manager(facts, faces, colour=session.colour)
    out("\n".join(lines).rstrip() + "\n")
    session.note(_next(facts))
    return 0


def _next(facts: assess_pages.Facts) -> str:
    if not facts["assessors"]:
        return "next: mofkit assess new --who ID"
    if facts["disputes"]:
        return f"next: mofkit assess show --smf {facts['disputes'][0]['smf']}"
    return "next: mofkit assess issues" if facts["issues"] else "next: mofkit assess raise MARK what=… cells=…"


def _chosen(session: Session, workspace: Workspace, who: str) -> tuple[Assessment, ...]:
    """The latest assessment of each person, or of one."""
    every = latest(workspace.all(Assessment), session.today)
    if who:
        person = person_named(workspace, who)
        every = tuple(one for one in every if one.who == person.id)
        if not every:
            raise BadOption(f"{who} has assessed nothing yet", hint=f"begin with `mofkit assess new --who {who}`")
    return every


def _theirs(workspace: Workspace, who: str) -> list[str]:
    """The SMFs of a contributor: those they assess, else those of the role types they hold."""
    if not who:
        raise BadOption("a contributor's page is about somebody", hint="name them: --who ID")
    person = person_named(workspace, who)
    scope = next((one.scope for one in latest(workspace.all(Assessment)) if one.who == person.id), ())
    held = {smf for one in roles().accountabilities if _holds(one, person) for smf in one.smfs}
    return list(scope or [id for id in smf_ids() if not held or id in held])


def _holds(one: Accountability, person: Person) -> bool:
    return any(role.id in person.role_types for role in one.role_types)


app.command("answer")(assess_answers.answer)
app.command("compare")(assess_compare.compare)
app.command("raise")(assess_work.raise_)
app.command("issues")(assess_work.issues)
app.command("solve")(assess_work.solve)
app.command("solutions")(assess_work.solutions)
app.command("goals")(assess_goals.goals)
app.command("measure")(assess_goals.measure_)
app.command("layer")(assess_goals.layer_)
