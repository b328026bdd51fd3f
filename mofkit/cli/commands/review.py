"""`mofkit review …`: the framework's reviews, and those that are held here."""

import json
from typing import Annotated, Literal

import typer

from mofkit.analysis.reviews import schedule
from mofkit.cli import review_gates, review_output, review_writing
from mofkit.cli.listing import Format, print_list
from mofkit.cli.session import Session, data, out
from mofkit.content.framework import review_named, reviews
from mofkit.errors import NoWorkspace
from mofkit.exchange.icalendar import calendar
from mofkit.model.review import HeldReview
from mofkit.report.minutes import minutes as minutes_of
from mofkit.workspace import reviews as held
from mofkit.workspace.load import load
from mofkit.workspace.workspace import Workspace

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="Management reviews.")


@app.command("list")
def listed(
    ctx: typer.Context,
    mine: Annotated[bool, typer.Option("--held", help="Those of this workspace: planned, held and closed.")] = False,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List the management reviews: which one, how often, who leads it; or with --held those of this workspace.

    Example: mofkit review list
    """
    session: Session = ctx.obj
    if mine:
        review_output.print_held(load(session.root).all(HeldReview), format, colour=session.colour)
        return 0
    names = ("review", "name", "phase", "owner", "frequency")
    every = [(one.id, one.name, one.phase, one.owner, one.frequency) for one in reviews()]
    print_list(names, every, kind="management-review-list", key="reviews", format=format, colour=session.colour)
    if format == "table":
        session.note("next: mofkit review show operational-health")
    return 0


@app.command("show")
def show(
    ctx: typer.Context,
    word: Annotated[
        str, typer.Argument(metavar="REVIEW", help="Its id or one of its names, such as OHMR; or the id of a held one.")
    ],
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show a management review: who comes, what to bring, what to ask, what to decide and what comes out.

    With the id of a meeting, such as portfolio.2026-11-02, show what this workspace knows of it.

    Example: mofkit review show portfolio
    """
    session: Session = ctx.obj
    workspace = _workspace(session)
    if workspace and word.removeprefix("review:") in workspace.ids("review"):
        record, home = held.review_called(workspace, word)
        if format == "json":
            body = {"place": str(workspace.home_span(home)), "review": record.model_dump(mode="json")}
            data(json.dumps({"schema_version": 1, "kind": "held-review", **body}, indent=1))
        else:
            data(minutes_of(record, workspace, session.today))
        return 0
    one = review_named(word)
    if format == "json":
        data(
            json.dumps(
                {"schema_version": 1, "kind": "management-review", "review": one.model_dump(mode="json")}, indent=1
            )
        )
        return 0
    out("\n".join(review_output.definition(one, colour=session.colour)).rstrip() + "\n")
    return 0


def _workspace(session: Session) -> Workspace | None:
    try:
        return load(session.root)
    except NoWorkspace:
        return None


@app.command("schedule")
def scheduled(
    ctx: typer.Context,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what should have been held by now.")] = False,
    format: Annotated[Literal["table", "json", "csv", "md", "ics"], typer.Option(help="How to print it.")] = "table",
) -> int:
    """Say when each review was held last and when it is due; a workspace sets its own cadence in mofkit.yaml.

    Example: mofkit review schedule
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    own = held.months_of(workspace.settings)
    dues = schedule(reviews(), workspace.all(HeldReview), session.today, own)
    dues = [one for one in dues if not overdue or one.state in ("overdue", "missed", "never held")]
    if format == "ics":
        organisation = workspace.settings.organisation
        name = f"Reviews of {organisation}" if organisation else "Reviews"
        data(calendar(name, review_output.schedule_entries(dues, workspace), session.today))
        return 0
    review_output.print_schedule(dues, format, colour=session.colour)
    if format == "table" and dues:
        first = next((one.review for one in dues if one.state in ("overdue", "missed", "never held")), dues[0].review)
        session.note(f"next: mofkit review prepare {first}")
    return 0


app.command("prepare")(review_writing.prepare)
app.command("record")(review_writing.record)
app.command("close")(review_writing.close)


@app.command("minutes")
def minutes(ctx: typer.Context, meeting: review_writing.Meeting) -> int:
    """Print the minutes of a review as Markdown; of one to come, its agenda. Send it to a file with `>`.

    Example: mofkit review minutes operational-health.2026-11-02
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    one, _ = held.review_called(workspace, meeting, closed=True)
    data(minutes_of(one, workspace, session.today))
    return 0


app.command("gate")(review_gates.gate)
app.command("override")(review_gates.override)
