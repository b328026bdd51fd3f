"""`mofkit plan start`, `show`, `set`, `next` and `report`."""

from typing import Annotated, Literal

import typer

from mofkit.analysis import planning
from mofkit.cli import plan_output
from mofkit.cli.changes import change
from mofkit.cli.fields import day, pairs
from mofkit.cli.session import Session, data, out
from mofkit.content.scenarios import scenario, slug_of
from mofkit.errors import BadOption
from mofkit.model.person import Person
from mofkit.model.plan import Plan
from mofkit.report.reports import report_named, written
from mofkit.workspace import plans
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="A scenario as tasks.")
Reader = Literal["director", "manager", "contributor"]
_LAST_YEAR = 2900
ScenarioWord = Annotated[str, typer.Argument(metavar="SCENARIO", help="Its number or its name, such as 4.")]


@app.command("start")
def start(
    ctx: typer.Context,
    word: ScenarioWord,
    begin: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day; today if left out.")] = "",
    pace: Annotated[int, typer.Option(min=1, max=366, metavar="DAYS", help="How many days a step takes.")] = 14,
    assign: Annotated[list[str] | None, typer.Option(metavar="READER=ID", help="Who does what a reader does.")] = None,
    reason: Annotated[str, typer.Option(help="Why this scenario, if the triage said another.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Turn a scenario into a plan: one task for each action of its tables, with a reader and a proposed day.

    Started again, it adds what is new in the content and leaves what people entered as it is.

    Example: mofkit plan start 4 --from 2026-12-01 --assign manager=ada-quill
    """
    session: Session = ctx.obj
    one = scenario(slug_of(word))
    owners = pairs(assign or [])
    strange = [reader for reader in owners if reader not in planning.READERS]
    if strange:
        raise BadOption(f"no reader {strange[0]!r}", hint=f"readers are {', '.join(planning.READERS)}")
    first = day(begin, "--from") if begin else session.today
    if first.year > _LAST_YEAR:
        raise BadOption(f"a plan from {first} on has no end that could be written", hint="begin it sooner")

    def act(draft: Draft) -> str:
        """The change: the plan's file, new or longer."""
        closed = draft.workspace.settings.calendar.holidays
        plan = planning.new_plan(one, first, pace, holidays=closed, owners=owners)
        added, there = plans.start(draft, one, {**plan, "reason": reason} if reason else plan)
        if not added:
            return f"the plan for {one.id} has all its {there} tasks already"
        return f"scenario {one.number}, {one.title}: {added} tasks{' more' if there else ''} in plans/{one.id}.yaml"

    return change(session, act, dry_run=dry_run, next_step=f"mofkit plan next, or mofkit plan show {one.number}")


@app.command("show")
def show(
    ctx: typer.Context,
    word: Annotated[
        str, typer.Argument(metavar="[SCENARIO]", help="Its number or its name; all plans if left out.")
    ] = "",
    reader: Annotated[Reader | None, typer.Option(help="Only this reader's tasks.")] = None,
    format: Annotated[Literal["table", "json"], typer.Option(help="How to print it.")] = "table",
) -> int:
    """Show how far the plans are, and their tasks step by step.

    Example: mofkit plan show 4 --reader manager
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    chosen = [plans.plan_named(workspace, word, slug_of(word))] if word else workspace.all(Plan)
    if not chosen:
        raise BadOption(
            "no plan is started yet", hint="`mofkit triage` finds the scenario, `mofkit plan start 4` starts it"
        )
    if format == "json":
        data(plan_output.as_json(chosen, reader, session.today))
        return 0
    for plan in chosen:
        out(plan_output.page(plan, reader, session.today, colour=session.colour))
    return 0


@app.command("set")
def set_(
    ctx: typer.Context,
    task: Annotated[str, typer.Argument(metavar="TASK", help="The id of a task, such as t14-manager-3.")],
    values: Annotated[
        list[str], typer.Argument(metavar="FIELD=VALUE…", help="status, owner, due, evidence, note, reason.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Change a task. Comments, order and quotes of the plan stay as they are.

    Example: mofkit plan set t14-manager-3 status=done evidence="scorecard of November"
    """
    session: Session = ctx.obj
    wanted: dict[str, str | None] = {field: value or None for field, value in pairs(values).items()}

    def act(draft: Draft) -> str:
        """The change: fields of one task."""
        plan, field, found = plans.find_task(draft.workspace, task)
        plans.set_task(draft, plan, field, wanted, session.today)
        return f"{found.id}: " + ", ".join(f"{name} = {value or 'nothing'}" for name, value in wanted.items())

    return change(session, act, dry_run=dry_run, next_step="mofkit plan next")


@app.command("next")
def next_(
    ctx: typer.Context,
    who: Annotated[str, typer.Option(metavar="ID", help="What this person should do.")] = "",
    reader: Annotated[Reader | None, typer.Option(help="What this reader should do.")] = None,
    top: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many.")] = 5,
    format: Annotated[Literal["table", "json"], typer.Option(help="How to print it.")] = "table",
) -> int:
    """Answer "what should I do now?": what is late, what is begun, and what comes next.

    Example: mofkit plan next --who ada-quill
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    person = workspace.get(Person, who) if who else None
    if who and person is None:
        workspace.find(f"person:{who}")
    role = reader or (person.reader if person and person.reader else "")
    found = planning.next_tasks(planning.placed(workspace.all(Plan)), session.today, owner=who, reader=role)
    if format == "json":
        data(plan_output.next_as_json(found[:top], session.today))
        return 0
    out(plan_output.next_page(found[:top], session.today))
    session.note(f"{len(found)} open in all" if len(found) > top else "")
    return 0


@app.command("report")
def report(ctx: typer.Context) -> int:
    """Print the report of all plans as Markdown; `mofkit report plan --write` puts it into reports/.

    Example: mofkit plan report
    """
    session: Session = ctx.obj
    data(written(report_named("plan"), load(session.root), session.today))
    return 0
