"""`mofkit team growth …`: a weekly look at the goals in trouble, at what one did and will do (Table 31)."""

import json
from typing import Annotated, Any, Literal

import typer

from mofkit.analysis.growth import Asked, friday, is_week, of_person, requests, trend, unkept, week_of
from mofkit.cli import growth_page
from mofkit.cli.changes import change
from mofkit.cli.fields import day
from mofkit.cli.growth_answers import take
from mofkit.cli.listing import Format
from mofkit.cli.session import Session, data, out
from mofkit.errors import BadOption
from mofkit.model.growth import GrowthWeek
from mofkit.model.person import Person
from mofkit.report.trouble import in_trouble
from mofkit.workspace import growth, playbooks
from mofkit.workspace.approving import person_named
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load, open_whole
from mofkit.workspace.workspace import Workspace

HELP = "A weekly look at growth.\n\nExample: mofkit team growth new --who kim"
app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help=HELP)
Who = Annotated[str, typer.Option("--who", metavar="PERSON", help="Whose week it is.")]
Week = Annotated[str, typer.Option("--week", metavar="YYYY-Www", help="Another week than this one.")]
Goal = Annotated[str, typer.Option("--goal", metavar="GOAL", help="For which goal, as the week names it.")]
Words = Annotated[str, typer.Argument(metavar="WORDS", help="In a sentence.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")]


@app.command("new")
def new(ctx: typer.Context, who: Who, week: Week = "", dry_run: DryRun = False) -> int:
    """Open a week: what was promised before and is open, which goals are in trouble, and who asks for something.

    A director sees goals of phases, the others SMFs of their role types and promises of their team.

    Example: mofkit team growth new --who gwen-sallow
    """
    session: Session = ctx.obj
    workspace = open_whole(session.root)
    person, name = person_named(workspace, who), _week(session, week)
    growth.refuse_broken(workspace, person.id)
    found = in_trouble(workspace, person, session.today)
    goals = [{"goal": one.goal, "why": one.why} for one in found]

    def act(draft: Draft) -> str:
        """The change: one file more."""
        growth.begin(draft, name, person.id, goals)
        return f"opened week {name} of {person.name}"

    code = change(session, act, dry_run=dry_run)
    every = workspace.all(GrowthWeek)
    page = growth_page.opening(found, unkept(every, person.id, name), _to(every, person.id), colour=session.colour)
    out("\n".join(page).rstrip() + "\n")
    session.note(f"next: mofkit team growth fill --who {person.id}")
    return code


def _week(session: Session, week: str) -> str:
    """The ISO week that is meant; raises BadOption."""
    if week and not is_week(week):
        raise BadOption(f"no week {week!r}", hint=f"write an ISO week such as {week_of(session.today)}")
    return week or week_of(session.today)


def _to(every: list[GrowthWeek], who: str) -> list[Asked]:
    return [one for one in requests(every) if one.to == who and one.open]


@app.command("fill")
def fill(
    ctx: typer.Context,
    who: Who,
    answers: Annotated[str, typer.Option(metavar="FILE", help="Everything at once, from a YAML file.")] = "",
    week: Week = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --answers: show the change, write nothing.")] = False,
) -> int:
    """Go through a week: earlier promises, what one did, whom one thanks, requests, what one will do and asks for.

    In a terminal each answer is kept at once; stop whenever you like, the same command goes on from there.

    Example: mofkit team growth fill --who gwen-sallow
    """
    session: Session = ctx.obj
    workspace = open_whole(session.root)
    person, name = person_named(workspace, who), _week(session, week)
    growth.refuse_broken(workspace, person.id)
    if not answers and not session.may_ask:
        raise BadOption("there is nobody to ask", hint="give it --answers FILE, or run it in a terminal")
    if growth.week_id(name, person.id) not in workspace.ids("growth"):
        goals = [{"goal": one.goal, "why": one.why} for one in in_trouble(workspace, person, session.today)]
        if dry_run:
            raise BadOption(f"week {name} is not open yet", hint=f"`mofkit team growth new --who {person.id}` opens it")

        def act(draft: Draft) -> str:
            """The change: one file more."""
            growth.begin(draft, name, person.id, goals)
            return ""

        change(session, act, silent=True)
    if answers:
        return take(session, person, name, answers, dry_run=dry_run)
    from mofkit.cli.growth_interview import interview

    return interview(session, person, name)


def _line(
    ctx: typer.Context, who: str, field: str, values: dict[str, Any], *, week: str, dry_run: bool, told: str
) -> int:
    session: Session = ctx.obj
    name = _week(session, week)

    def act(draft: Draft) -> str:
        """The change: one line more in one list."""
        person = person_named(draft.workspace, who)
        for key in ("to", "by"):
            if values.get(key):
                values[key] = person_named(draft.workspace, values[key]).id
        said = {**values, **({"who": person.id} if field == "will" else {})}
        mark = growth.line(draft, name, person.id, field, said)
        return f"{told}{f' ({mark})' if mark else ''}"

    return change(session, act, dry_run=dry_run)


@app.command("did")
def did(ctx: typer.Context, what: Words, who: Who, goal: Goal = "", week: Week = "", dry_run: DryRun = False) -> int:
    """Write down what one did for a goal.

    Example: mofkit team growth did "Rang the late callers back" --who gwen-sallow --goal customer-service
    """
    return _line(ctx, who, "did", {"what": what, "goal": goal}, week=week, dry_run=dry_run, told="noted")


@app.command("thank")
def thank(
    ctx: typer.Context,
    whom: Annotated[str, typer.Argument(metavar="WHOM", help="A person or a team.")],
    what: Words,
    who: Who,
    goal: Goal = "",
    told: Annotated[str, typer.Option(metavar="HOW", help="How it was said: in the meeting, in a note.")] = "",
    week: Week = "",
    dry_run: DryRun = False,
) -> int:
    """Recognise a person or a team who moved a hard goal.

    Example: mofkit team growth thank iris-fenn "Saw the disk fill up before anybody called" --who ada-quill
    """
    values = {"who": whom, "what": what, "goal": goal, "told": told}
    return _line(ctx, who, "thanks", values, week=week, dry_run=dry_run, told=f"thanks to {whom}")


@app.command("will")
def will(
    ctx: typer.Context,
    what: Words,
    who: Who,
    by: Annotated[str, typer.Option("--by", metavar="DATE", help="By when; left out, Friday of the week.")] = "",
    week: Week = "",
    dry_run: DryRun = False,
) -> int:
    """Promise a simple thing that needs nothing from anybody else. It is an action in the list of all actions.

    Example: mofkit team growth will "Write the script for councillors" --who gwen-sallow
    """
    when = day(by, "--by") if by else friday(_week(ctx.obj, week))
    return _line(
        ctx, who, "will", {"what": what, "when": when}, week=week, dry_run=dry_run, told=f"promised for {when}"
    )


@app.command("ask")
def ask(
    ctx: typer.Context,
    to: Annotated[str, typer.Argument(metavar="WHOM", help="The person whom one asks, usually one's manager.")],
    what: Words,
    who: Who,
    goal: Goal = "",
    week: Week = "",
    dry_run: DryRun = False,
) -> int:
    """Ask somebody for what one cannot do alone. They find it when they open their week, and answer it.

    Example: mofkit team growth ask cora-finch "A second headset for training" --who gwen-sallow
    """
    return _line(
        ctx, who, "asks", {"to": to, "what": what, "goal": goal}, week=week, dry_run=dry_run, told=f"asked {to}"
    )


@app.command("hear")
def hear(
    ctx: typer.Context,
    from_: Annotated[str, typer.Argument(metavar="WHOM", help="The person who asks.")],
    what: Words,
    who: Who,
    goal: Goal = "",
    week: Week = "",
    dry_run: DryRun = False,
) -> int:
    """Write down a request that somebody made by word of mouth, so that it is answered.

    Example: mofkit team growth hear hugo-brack "Two days for restore tests" --who dov-marsh
    """
    return _line(
        ctx, who, "heard", {"by": from_, "what": what, "goal": goal}, week=week, dry_run=dry_run, told=f"{from_} asks"
    )


@app.command("tell")
def tell(ctx: typer.Context, how: Words, who: Who, week: Week = "", dry_run: DryRun = False) -> int:
    """Write down how results were told and celebrated.

    Example: mofkit team growth tell "Cake on Friday: no missed call in a week" --who cora-finch
    """
    session: Session = ctx.obj
    name = _week(session, week)

    def act(draft: Draft) -> str:
        """The change: one text."""
        growth.tell(draft, name, person_named(draft.workspace, who).id, "told", how)
        return f"told: {how}"

    return change(session, act, dry_run=dry_run)


@app.command("asks")
def asks(
    ctx: typer.Context,
    who: Who,
    every: Annotated[bool, typer.Option("--all", help="Those that are answered, too.")] = False,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List what a person asks of others, and what others ask of them; nobody else's requests.

    Example: mofkit team growth asks --who cora-finch
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    person = person_named(workspace, who)
    mine = [one for one in requests(workspace.all(GrowthWeek)) if person.id in (one.by, one.to) and (every or one.open)]
    growth_page.print_asks(session, mine, week_of(session.today), format)
    return 0


@app.command("answer")
def answer(
    ctx: typer.Context,
    mark: Annotated[str, typer.Argument(metavar="MARK", help="The request, as `mofkit team growth asks` names it.")],
    said: Annotated[Literal["granted", "refused", "later"], typer.Argument(metavar="granted|refused|later")],
    who: Annotated[str, typer.Option("--who", metavar="PERSON", help="Who answers: the one who was asked.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason.")] = "",
    what: Annotated[
        str, typer.Option(metavar="TEXT", help="With granted: what you will do; it becomes an action.")
    ] = "",
    by: Annotated[str, typer.Option("--by", metavar="DATE", help="By when; left out, Friday.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Answer a request: grant it, with what you will do by when; refuse it, with the reason; or say later.

    Example: mofkit team growth answer a-h7qz granted --who cora-finch --what "Order a headset" --by 2026-11-27
    """
    session: Session = ctx.obj
    when = day(by, "--by") if by else friday(week_of(session.today))

    def act(draft: Draft) -> str:
        """The change: the answer, where the request stands."""
        person = person_named(draft.workspace, who)
        reply = growth_page.Said(mark, said, why, what, when)
        return growth_page.write_reply(draft, person, reply, session.today)

    return change(session, act, dry_run=dry_run)


@app.command("show")
def show(
    ctx: typer.Context,
    who: Who,
    week: Week = "",
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show a person's week: goals, what they did, thanks, promises, requests.

    Example: mofkit team growth show --who gwen-sallow
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    person = person_named(workspace, who)
    found = of_person(workspace.all(GrowthWeek), person.id, _week(session, week))
    if week:
        found = [one for one in found if one.week == week]
    if not found:
        raise BadOption(f"{person.id} has no week yet", hint=f"`mofkit team growth new --who {person.id}` opens one")
    if format == "json":
        body = found[-1].model_dump(mode="json")
        data(json.dumps({"schema_version": 1, "kind": "growth-week", "record": body}, indent=1))
    else:
        out("\n".join(growth_page.page(found[-1], person.name, colour=session.colour)).rstrip() + "\n")
    return 0


@app.command("trend")
def trend_(
    ctx: typer.Context,
    who: Annotated[str, typer.Option("--who", metavar="PERSON", help="Whose weeks.")] = "",
    team: Annotated[str, typer.Option("--team", metavar="TEAM", help="A team's weeks in sums, without names.")] = "",
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Show week by week what was promised and kept, who was thanked, what was asked and granted, what stays in trouble.

    Example: mofkit team growth trend --who gwen-sallow
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    ids = _group(workspace, who, team)
    until = week_of(session.today)
    rows = trend([one for one in workspace.all(GrowthWeek) if one.who in ids and one.week <= until])
    growth_page.print_trend(session, rows, format, goals=bool(who))
    return 0


def _group(workspace: Workspace, who: str, team: str) -> set[str]:
    if bool(who) == bool(team):
        raise BadOption("whose weeks?", hint="say --who PERSON, or --team TEAM for sums without names")
    if who:
        return {person_named(workspace, who).id}
    name = playbooks.slug(playbooks.team_named(workspace, team))
    return {one.id for one in workspace.all(Person) if playbooks.slug(one.team) == name}
