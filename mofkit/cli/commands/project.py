"""`mofkit project …`: projects from proposal to lessons, by one method for all of them."""

import json
from typing import Annotated, Literal

import typer

from mofkit.cli import project_lists, project_method, project_output, project_writing
from mofkit.cli.listing import Format, print_list
from mofkit.cli.session import Session, data, out
from mofkit.errors import BadOption
from mofkit.model.project import Project
from mofkit.report.projects import in_order, project_facts
from mofkit.report.reports import report_named
from mofkit.report.templates import render
from mofkit.workspace import projects as kept
from mofkit.workspace.load import load
from mofkit.workspace.workspace import Workspace

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="Projects, from stage to stage."
)
Id = Annotated[str, typer.Argument(metavar="[ID]", help="The project; all of them if left out.")]

app.command("method")(project_method.method)
app.command("new")(project_writing.new)


@app.command("list")
def listed(
    ctx: typer.Context,
    stage: Annotated[str, typer.Option(metavar="STAGE", help="Only those in this stage.")] = "",
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List the projects: stage, owner, health, and what the next stage still lacks.

    Example: mofkit project list
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    every = [one for one in in_order(workspace.all(Project)) if stage in ("", one.stage)]
    rows = [project_lists.row(workspace, one, session.today) for one in every]
    if rows or format != "table":
        names = project_lists.COLUMNS
        print_list(names, rows, kind="project-overview", key="projects", format=format, colour=session.colour)
    if format == "table":
        session.note("next: mofkit project status ID" if rows else "no projects; `mofkit project new ID --title …`")
    return 0


@app.command("status")
def status(
    ctx: typer.Context,
    id: Id = "",
    format: Annotated[Literal["text", "json", "md"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show where a project stands: gates, deliverables, scope, money, schedule, risks, and what the next stage lacks.

    Example: mofkit project status hosted-bookings
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    facts = [project_facts(workspace, one, session.today) for one in _asked(workspace, id)]
    if format == "json":
        data(json.dumps({"schema_version": 1, "kind": "project-status", "projects": facts}, indent=1))
    elif format == "md":
        whole = {**report_named("projects").facts(workspace, session.today), "projects": facts}
        data(render("projects.md.j2", whole, workspace.root))
    else:
        pages = (
            "\n".join(project_output.page(one, workspace.settings.currency, colour=session.colour)) for one in facts
        )
        out("\n\n".join(page.rstrip() for page in pages) + "\n")
    return 0


def _asked(workspace: Workspace, id: str) -> list[Project]:
    """The project of an id, or all of them; raises BadOption if there are none."""
    if id:
        return [kept.project_named(workspace, id)]
    every = in_order(workspace.all(Project))
    if not every:
        raise BadOption("there are no projects", hint="`mofkit project new ID --title …` begins one")
    return every


app.command("record")(project_writing.record)
app.command("advance")(project_writing.advance)


@app.command("trace")
def trace(
    ctx: typer.Context,
    id: Id = "",
    missing: Annotated[bool, typer.Option("--missing", help="Only links that should be there and are not.")] = False,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Show what belongs to a project and what is missing: RFC, changes, reviews, risks, documents, requirements.

    Example: mofkit project trace hosted-bookings --missing
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    project_lists.print_trace(session, workspace, _asked(workspace, id), format, missing=missing)
    return 0


@app.command("portfolio")
def portfolio(
    ctx: typer.Context,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Show all projects and proposals side by side: stage, gates, health, money, risk, and what each is worth.

    Example: mofkit project portfolio
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    project_lists.print_portfolio(session, workspace, format)
    return 0


@app.command("schedule")
def schedule(
    ctx: typer.Context,
    id: Id = "",
    format: Annotated[
        Literal["table", "json", "csv", "md", "mermaid", "ics"], typer.Option(help="How to print it.")
    ] = "table",
) -> int:
    """Print the master schedule: who does what from when until when, and after what; as a chart with mermaid.

    Example: mofkit project schedule hosted-bookings --format mermaid
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    project_lists.print_schedule(session, workspace, _asked(workspace, id), format)
    return 0
