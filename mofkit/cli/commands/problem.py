"""`mofkit problem list`, `show`, `top`, `analyze` and `candidates`."""

from typing import Annotated, Literal

import typer

from mofkit.analysis.candidates import Candidate, Evidence, Words
from mofkit.analysis.problems import PERIOD, TOP, top
from mofkit.analysis.techniques import GUIDES
from mofkit.cli import problem_output
from mofkit.cli.changes import change
from mofkit.cli.fields import day
from mofkit.cli.listing import Format, print_list
from mofkit.cli.session import Session, data, out
from mofkit.cli.ticket_options import Columns, Dates, Every, File, MapName, exports_of, opened, options
from mofkit.errors import BadOption
from mofkit.model.problem import Problem, Technique
from mofkit.model.service import Service
from mofkit.report.desk import accounted
from mofkit.report.problems import names_of, spoken
from mofkit.workspace import problems
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load
from mofkit.workspace.records import plain_record
from mofkit.workspace.tickets import read_tickets

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="What keeps coming back, and what ends it."
)
Id = Annotated[str, typer.Argument(metavar="ID", help="The problem.")]
_LISTED = ("id", "title", "status", "impact", "recurrence", "owner")


@app.command("list")
def list_(ctx: typer.Context, format: Annotated[Format, typer.Option(help="How to print it.")] = "table") -> int:
    """List the problems, ended ones too.

    Example: mofkit problem list
    """
    session: Session = ctx.obj
    rows = [[plain_record(one)[name] for name in _LISTED] for one in load(session.root).all(Problem)]
    told = rows if format == "json" else [["" if cell is None else cell for cell in row] for row in rows]
    print_list(_LISTED, told, kind="problem-overview", key="problems", format=format, colour=session.colour)
    return 0


@app.command("show")
def show(
    ctx: typer.Context,
    id: Id,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show a problem: what is known, the analysis, what was done, what comes next.

    Example: mofkit problem show passwords
    """
    import json

    session: Session = ctx.obj
    workspace = load(session.root)
    one, _ = problems.problem_called(workspace, id)
    if format == "json":
        data(json.dumps({"schema_version": 1, "kind": "problem", "problem": plain_record(one)}, indent=1))
    else:
        out(problem_output.page(one, names_of(workspace), colour=session.colour))
    return 0


@app.command("top")
def top_(
    ctx: typer.Context,
    most: Annotated[int, typer.Option("--top", min=1, metavar="N", help="At most so many.")] = TOP,
    since: Annotated[str, typer.Option(metavar="DATE", help="The last period begins here; 30 days ago.")] = "",
    service: Annotated[str, typer.Option(metavar="SERVICE", help="Only what this service suffers from.")] = "",
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Tell the top ten: what hurts most and comes back most, what was done in the last period, what comes next.

    Example: mofkit problem top
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    begin = day(since, "--since") if since else session.today - PERIOD
    every = [one for one in workspace.all(Problem) if not service or service in one.services]
    if service:
        workspace.find(f"service:{service}")
    ranked = top(every, session.today, since=begin, most=most)
    names = names_of(workspace)
    if format == "json":
        data(problem_output.top_json(ranked, begin, session.today))
    elif format == "table":
        out(problem_output.top_page(ranked, names, begin, colour=session.colour))
        ended = sum(not one.alive for one in every)
        session.note(f"{len(ranked)} of {len(every) - ended} open problems; {ended} ended")
    else:
        rows = []
        for one in ranked:
            said = spoken(one, names)
            rows.append([one.place, one.problem.title, said["facts"], " · ".join(said["done"]), said["next"]])
        headers = ("place", "problem", "facts", "done", "next")
        print_list(headers, rows, kind="problem-top", key="problems", format=format, colour=False)
    return 0


@app.command("analyze")
def analyze(
    ctx: typer.Context,
    id: Id,
    technique: Annotated[Technique | None, typer.Option(help="How; asked if left out.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the questions that would be added.")] = False,
) -> int:
    """Look for the root cause: the questions of a technique, one by one. Every answer is kept at once.

    Stop whenever you like; the same command goes on where you stopped. Without a terminal it writes the questions into
    the record, to be answered in an editor.

    Example: mofkit problem analyze passwords --technique five-whys
    """
    session: Session = ctx.obj
    problem, _ = problems.problem_called(load(session.root), id)
    asks = session.may_ask and not dry_run
    chosen = technique or problem.technique
    if chosen is None and asks:
        from mofkit.cli.problem_interview import choose_technique

        chosen = choose_technique()
    if chosen is None:
        raise BadOption("no technique is chosen", hint=f"say `--technique` with one of {', '.join(GUIDES)}")
    wanted, begun = chosen, list[Problem]()

    def act(draft: Draft) -> str:
        """The change: the questions of the technique that are not there yet."""
        begun[:] = [problems.begin(draft, problem.id, wanted, GUIDES[wanted].steps)]
        return f"{problem.id}: {GUIDES[wanted].name}, {sum(not one.answer for one in begun[0].analysis)} questions open"

    code = change(session, act, dry_run=dry_run, silent=asks, next_step=f"mofkit problem show {problem.id}")
    if asks:
        from mofkit.cli.problem_interview import interview

        return interview(session, begun[0])
    return code


@app.command("candidates")
def candidates(
    ctx: typer.Context,
    files: File = None,
    every: Every = False,
    map: MapName = "",
    column: Columns = None,
    dates: Dates = None,
    at_least: Annotated[int, typer.Option(min=2, metavar="N", help="Only what came so often.")] = 10,
    most: Annotated[int, typer.Option("--top", min=1, metavar="N", help="At most so many.")] = TOP,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Find what keeps coming back in tickets: category × service × word, each explained by its tickets.

    Example: mofkit problem candidates --all --top 3
    """
    session: Session = ctx.obj
    workspace = opened(session)
    exports = exports_of(session, workspace, files or [], every=every, map=map, said=options(column, dates))
    settings, services = workspace.settings, workspace.all(Service)
    words, _ = read_tickets(exports, settings, services, Words)
    keys = words.recurring(at_least, most)
    evidence, account = read_tickets(exports, settings, services, lambda: Evidence(keys))
    found = evidence.candidates(workspace.all(Problem))
    if format == "json":
        data(problem_output.candidates_json(found, accounted(account)))
    elif format == "table":
        out(problem_output.candidates_page(found, colour=session.colour))
        session.note(accounted(account))
    else:
        _listed(found, session, format)
    return 0


def _listed(found: list[Candidate], session: Session, format: Format) -> None:
    names = ("category", "service", "word", "tickets", "reopened", "examples", "known")
    rows = [
        (one.category, one.service, one.word, one.tickets, one.reopened,
         ", ".join(each.id for each in one.examples), ", ".join(one.known))
        for one in found
    ]  # fmt: skip
    print_list(names, rows, kind="problem-candidates", key="candidates", format=format, colour=session.colour)
