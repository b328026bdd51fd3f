"""`mofkit team hire …`: from an opening to a decision by a written list, and back out of the files."""

from typing import Annotated

import typer

from mofkit.analysis.cv import asks
from mofkit.analysis.hiring import mark, ranking
from mofkit.cli import hire_moves, hire_output, hire_pages
from mofkit.cli.changes import change
from mofkit.cli.fields import day, pairs
from mofkit.cli.listing import Format
from mofkit.cli.session import Session, data, out
from mofkit.errors import BadOption
from mofkit.model.opening import Verdict
from mofkit.workspace import hiring
from mofkit.workspace.approving import person_named
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load, open_whole

HELP = "Hire the right people, by a list that is written down.\n\nExample: mofkit team hire rank second-line"
app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help=HELP)

OpeningId = Annotated[str, typer.Argument(metavar="OPENING", help="The opening, by id.")]
CandidateId = Annotated[str, typer.Argument(metavar="CANDIDATE", help="The candidate, by code.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")]
FormatOption = Annotated[Format, typer.Option(help="How to print it.")]


@app.command("new")
def new(
    ctx: typer.Context,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="The role type, by id or name.")],
    id: Annotated[str, typer.Option("--id", metavar="ID", help="A short name; that of the role if left out.")] = "",
    title: Annotated[str, typer.Option(help="What the position is called.")] = "",
    team: Annotated[str, typer.Option(metavar="NAME", help="The team it belongs to.")] = "",
    manager: Annotated[str, typer.Option(metavar="PERSON", help="The hiring manager.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Begin an opening: the parts of the job from the framework, and a list of criteria beyond technical skill.

    Cut and reword both in its file; the technical criterion is yours to write.

    Example: mofkit team hire new incident-resolver --team "Service Desk" --manager cora-finch
    """
    session: Session = ctx.obj
    values = {"title": title, "team": team, "manager": manager, "opened": session.today}

    def act(draft: Draft) -> str:
        """The change: one file more."""
        return f"opened {hiring.begin(draft, role, id, values)}"

    return change(session, act, dry_run=dry_run, next_step="cut it to size, then mofkit team hire describe OPENING")


@app.command("show")
def show(
    ctx: typer.Context,
    id: Annotated[
        str, typer.Argument(metavar="[ID]", help="An opening or a candidate; all openings if left out.")
    ] = "",
    private: Annotated[bool, typer.Option("--private", help="Of a candidate, what is private too.")] = False,
    format: FormatOption = "table",
) -> int:
    """Show the openings, one of them, or a candidate; what is private only when asked for.

    Example: mofkit team hire show second-line
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    if not id:
        hire_output.print_openings(workspace, format=format, colour=session.colour)
    elif workspace.ids("opening").get(id.removeprefix("opening:")):
        hire_output.print_opening(workspace, hiring.opening_named(workspace, id), format=format, colour=session.colour)
    else:
        one = hiring.candidate_named(workspace, id)
        hire_output.print_candidate(workspace, one, private=private, format=format, colour=session.colour)
        if not private:
            session.note("what is private is left out; --private shows it to those whom it concerns")
    return 0


@app.command("describe")
def describe(ctx: typer.Context, opening: OpeningId) -> int:
    """Print the job description as Markdown: what the job is for, its parts and standards, what is looked for.

    Example: mofkit team hire describe second-line
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    data(hire_pages.description(workspace, hiring.opening_named(workspace, opening)))
    return 0


@app.command("guide")
def guide(ctx: typer.Context, opening: OpeningId) -> int:
    """Print the interview guide as Markdown: what to ask by criterion, how marks sound, what a CV gives reason to ask.

    Example: mofkit team hire guide second-line
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    data(hire_pages.guide(workspace, hiring.opening_named(workspace, opening)))
    return 0


@app.command("panel")
def panel(
    ctx: typer.Context,
    opening: OpeningId,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Who screens.")],
    trained_on: Annotated[str, typer.Option(metavar="DATE", help="The day they were trained to screen.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Put somebody on the panel of an opening, with the day on which they were trained to screen.

    Example: mofkit team hire panel second-line nia-hollin --trained-on 2026-09-15
    """
    trained = day(trained_on, "--trained-on") if trained_on else None
    return change(
        ctx.obj,
        lambda draft: hire_moves.seat(draft, opening, person, trained),
        dry_run=dry_run,
        next_step=f"mofkit team hire guide {opening}",
    )


@app.command("add")
def add(
    ctx: typer.Context,
    opening: OpeningId,
    name: Annotated[str, typer.Option(metavar="TEXT", help="The person's name; private.")] = "",
    contact: Annotated[str, typer.Option(metavar="TEXT", help="How to reach the person; private.")] = "",
    received: Annotated[str, typer.Option(metavar="DATE", help="The day the application came; today.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Add somebody who applied, under a code; everything about the person is in one file.

    Example: mofkit team hire add second-line --name "Nell Croft" --contact "by mail"
    """
    session: Session = ctx.obj
    values = {"received": day(received, "--received") if received else session.today, "name": name, "contact": contact}

    def act(draft: Draft) -> str:
        """The change: one file more, named by a code."""
        id, path = hiring.apply_for(draft, hiring.opening_named(draft.workspace, opening), values)
        return f"added {id} in {path}"

    return change(session, act, dry_run=dry_run, next_step="mofkit team hire cv CODE 2021-04..2024-08=…")


@app.command("cv")
def cv(
    ctx: typer.Context,
    candidate: CandidateId,
    stations: Annotated[
        list[str] | None, typer.Argument(metavar="[FROM..UNTIL=WHAT…]", help="Stations to write down.")
    ] = None,
    dry_run: DryRun = False,
) -> int:
    """Write down stations of a CV; without any, print what they give reason to ask: gaps, and short stays in a row.

    These are questions to the person. No mark comes out of them, and the page says what is no reason at all.

    Example: mofkit team hire cv c-w2kp 2019-03..2021-06="Analyst, Farrow Bus" 2023-01..="Analyst, Mill Lane"
    """
    session: Session = ctx.obj
    if stations:
        said = hire_moves.stations(pairs(stations))
        return change(
            session,
            lambda draft: hire_moves.write_stations(draft, candidate, said),
            dry_run=dry_run,
            next_step=f"mofkit team hire cv {candidate}",
        )
    one = hiring.candidate_named(load(session.root), candidate)
    found = asks(one.cv, one.received)
    out("\n".join(hire_output.cv_lines(one, found, colour=session.colour)) + "\n")
    return 0


@app.command("score")
def score(
    ctx: typer.Context,
    candidate: CandidateId,
    by: Annotated[str, typer.Option(metavar="PERSON", help="The interviewer.")],
    marks: Annotated[list[str], typer.Argument(metavar="CRITERION=MARK…", help="A mark from 1 to 5 for each.")],
    note: Annotated[
        list[str] | None, typer.Option(metavar="CRITERION=TEXT", help="What was said that led to the mark; private.")
    ] = None,
    dry_run: DryRun = False,
) -> int:
    """Write an interviewer's marks down, before the others have spoken; a mark given before is replaced.

    Example: mofkit team hire score c-w2kp --by ben-harrow here-to-help=4 writes-down=5 --note writes-down="a form"
    """
    session: Session = ctx.obj
    given, notes = pairs(marks), pairs(note or [])
    for criterion, text in given.items():
        if mark(text) is None:
            raise BadOption(
                f"{criterion}={text} is no mark", hint="1 is low, 5 is high; leave out what you did not see"
            )

    def act(draft: Draft) -> str:
        """The change: one scorecard, or marks in it."""
        one, who = hiring.candidate_named(draft.workspace, candidate), person_named(draft.workspace, by)
        opening = hiring.opening_named(draft.workspace, one.opening)
        hiring.check_criteria(opening, (*given, *notes))
        hiring.write_marks(draft, one, who.id, given, notes, session.today)
        return f"{who.id} gave {one.code} {len(given)} mark{'s' if len(given) != 1 else ''}"

    return change(session, act, dry_run=dry_run, next_step="mofkit team hire rank OPENING, once all have scored")


@app.command("rank")
def rank(
    ctx: typer.Context,
    opening: OpeningId,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 while marks are missing or panels disagree.")] = False,
    format: FormatOption = "table",
) -> int:
    """Rank the candidates by the list: by code, with what is missing and where interviewers differ.

    A missing mark is not averaged away: totals and places are ranges until it is there.

    Example: mofkit team hire rank second-line
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    one = hiring.opening_named(workspace, opening)
    found = ranking(one, hiring.of_opening(workspace, one))
    hire_output.print_ranking(workspace, one, found, format=format, colour=session.colour)
    if format == "table":
        session.note(f"next: talk about it, then mofkit team hire decide {one.id} CODE --who … --why …")
    return int(check and any(each.missing or each.apart for each in found))


@app.command("decide")
def decide(
    ctx: typer.Context,
    opening: OpeningId,
    candidate: Annotated[str, typer.Argument(metavar="[CANDIDATE]", help="Who is chosen, by code.")] = "",
    who: Annotated[str, typer.Option(metavar="PERSON", help="Who decides: the hiring manager or a director.")] = "",
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why this person; private.")] = "",
    nobody: Annotated[bool, typer.Option("--nobody", help="Hire nobody, and close the opening.")] = False,
    dry_run: DryRun = False,
) -> int:
    """Choose a candidate, or nobody; exit 1 while marks are missing, one alone has scored, or a bar is not met.

    Example: mofkit team hire decide second-line c-w2kp --who cora-finch --why "helps, and finds causes"
    """
    session: Session = ctx.obj
    if bool(candidate) == nobody:
        raise BadOption("say who is chosen, or --nobody", hint="an empty chair is no reason to hire")
    return change(
        session,
        lambda draft: hire_moves.decide(draft, opening, candidate, who, why, session.today),
        dry_run=dry_run,
        next_step=f"in half a year: mofkit team hire look-back {opening} --outcome right",
        opened=open_whole,
    )


@app.command("look-back")
def look_back(
    ctx: typer.Context,
    opening: OpeningId,
    outcome: Annotated[Verdict, typer.Option(help="Was the right person hired?")],
    dry_run: DryRun = False,
) -> int:
    """Say half a year later whether the right person was hired; `team hire show` counts it for each hiring manager.

    Example: mofkit team hire look-back second-line --outcome right
    """
    session: Session = ctx.obj
    return change(
        session,
        lambda draft: hire_moves.look_back(draft, opening, outcome, session.today),
        dry_run=dry_run,
        next_step="mofkit team hire show",
    )


@app.command("forget")
def forget(
    ctx: typer.Context,
    who: Annotated[str, typer.Argument(metavar="WHO", help="A candidate by code, or a person by id.")],
    dry_run: DryRun = False,
) -> int:
    """Take a candidate, or a person, out of the workspace; say what was removed, what was kept and why.

    Git keeps what was committed: no command of mofkit rewrites history.

    Example: mofkit team hire forget c-w2kp
    """
    return hire_moves.forget(ctx.obj, who, dry_run=dry_run)
