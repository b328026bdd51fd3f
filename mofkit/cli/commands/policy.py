"""`mofkit policy …`: policies from draft to retirement, as the processes of the Policy SMF."""

import json
from datetime import date
from typing import Annotated, Literal

import typer

from mofkit.cli import policy_moves, policy_output
from mofkit.cli.changes import change
from mofkit.cli.fields import day, pairs
from mofkit.cli.listing import Format, print_list
from mofkit.cli.session import Session, data, out
from mofkit.content.framework import document_named
from mofkit.errors import BadOption
from mofkit.model.policy import Policy
from mofkit.report.markdown import escaped
from mofkit.workspace import policies
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="Policies, from draft to retirement."
)

Id = Annotated[str, typer.Argument(metavar="ID", help="The policy.")]
Who = Annotated[str, typer.Option(metavar="PERSON", help="Who does it.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")]
On = Annotated[str, typer.Option("--on", metavar="DATE", help="From which day; today if left out.")]


@app.command("list")
def listed(
    ctx: typer.Context,
    due: Annotated[bool, typer.Option("--due", help="Only those with something to do now.")] = False,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List the policies: how far each is, what is missing, and when somebody looks at it again.

    Example: mofkit policy list --due
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    rows = [policy_output.row(workspace, one, session.today) for one in workspace.all(Policy)]
    rows = [one for one in rows if one.to_do or not due]
    names = policy_output.COLUMNS if format != "table" else policy_output.FEW
    cells = policy_output.brief(rows) if format == "table" else rows
    if rows or format != "table":
        print_list(names, cells, kind="policy-overview", key="policies", format=format, colour=session.colour)
    if format == "table":
        session.note("next: mofkit policy show ID" if rows else "no policies; `mofkit policy draft ID --title …`")
    return 0


@app.command("show")
def show(
    ctx: typer.Context,
    id: Id,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show a policy: how far it is, who said what, who is excepted, and what is missing for the next move.

    Example: mofkit policy show data-centre-access
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    one = policies.policy_named(workspace, id)
    if format == "json":
        body = policy_output.as_data(workspace, one, session.today)
        data(json.dumps({"schema_version": 1, "kind": "policy-page", **body}, indent=1))
    else:
        out("\n".join(policy_output.page(workspace, one, session.today, colour=session.colour)).rstrip() + "\n")
    return 0


@app.command("draft")
def draft(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="A short name, such as data-centre-access.")],
    title: Annotated[str, typer.Option(help="What people call it.")] = "",
    template: Annotated[
        str, typer.Option(help="The template of its text, such as privacy-policy.")
    ] = "operations-policy",
    owner: Annotated[str, typer.Option(metavar="PERSON", help="Who keeps it.")] = "",
    binds: Annotated[str, typer.Option(metavar="TEXT", help="Whom it binds, in a few words.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Begin a policy (process 2): a record, and a text with headings and blanks beside it.

    Example: mofkit policy draft data-centre-access --title "Access to the data centre" --owner dov-marsh
    """
    session: Session = ctx.obj
    made_from = document_named(template)
    if made_from.smf != "policy":
        raise BadOption(f"{made_from.id} is no template of a policy", hint="operations-policy or privacy-policy is")
    called = title or made_from.name

    def act(one: Draft) -> str:
        """The change: two files more."""
        values = {"id": id, "template": made_from.id, "title": called, "binds": binds, "owner": owner, "state": "draft"}
        path = policies.draft_policy(one, made_from, values, escaped(called))
        return f"drafted {id}; write it in {path}"

    return change(session, act, dry_run=dry_run, next_step=f"mofkit policy show {id}, once some of it is written")


@app.command("validate")
def validate(
    ctx: typer.Context,
    id: Id,
    who: Who,
    answers: Annotated[
        list[str] | None, typer.Argument(metavar="[qN=ANSWER…]", help="Answers to the questions of process 3.")
    ] = None,
    approve: Annotated[bool, typer.Option("--approve", help="Say yes to text and record as they are.")] = False,
    role: Annotated[str, typer.Option(help="In which role one approves.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Answer the questions of a reviewer (process 3), and approve; exit 1 while something is missing.

    Everybody but the owner may. The approval is bound to the words: when they change, it no longer counts.

    Example: mofkit policy validate data-centre-access --who iris-fenn q1="Yes, at once"
    """
    said = pairs(answers or [])
    return policy_moves.moved(
        ctx.obj,
        id,
        who,
        lambda one: policy_moves.validate(one, said, approving=approve, role=role),
        dry_run=dry_run,
        next=f"mofkit policy publish {id}" if approve else f"mofkit policy validate {id} --who … --approve",
    )


@app.command("publish")
def publish(
    ctx: typer.Context,
    id: Id,
    who: Who,
    audience: Annotated[str, typer.Option(metavar="TEXT", help="Whom it binds and who is told.")] = "",
    where: Annotated[str, typer.Option(metavar="TEXT", help="Where the valid text is to be found.")] = "",
    on: On = "",
    dry_run: DryRun = False,
) -> int:
    """Publish a policy (process 4); exit 1 if it is not validated, not approved as it stands, or nobody is told.

    Example: mofkit policy publish data-centre-access --who dov-marsh --audience "IT, suppliers" --where "the intranet"
    """
    when = _day(ctx.obj, on)
    return policy_moves.moved(
        ctx.obj,
        id,
        who,
        lambda one: policy_moves.publish(one, audience, where, when),
        dry_run=dry_run,
        next=f"mofkit policy enforce {id}",
    )


def _day(session: Session, text: str) -> date:
    return day(text, "--on") if text else session.today


@app.command("enforce")
def enforce(
    ctx: typer.Context,
    id: Id,
    who: Who,
    check: Annotated[str, typer.Option(metavar="TEXT", help="How one sees whether it is kept.")] = "",
    consequence: Annotated[str, typer.Option(metavar="TEXT", help="What follows when it is broken.")] = "",
    review_on: Annotated[str, typer.Option(metavar="DATE", help="When somebody looks whether it still holds.")] = "",
    on: On = "",
    dry_run: DryRun = False,
) -> int:
    """Enforce a policy (process 5); a director does. Exit 1 if it is not published, or nobody would notice a breach.

    Example: mofkit policy enforce door-policy --who ada-quill --check "door log, weekly" --consequence "no entry"
    """
    when, review_day = _day(ctx.obj, on), day(review_on, "--review-on") if review_on else None
    return policy_moves.moved(
        ctx.obj,
        id,
        who,
        lambda one: policy_moves.enforce(one, check, consequence, when, review_day),
        dry_run=dry_run,
        next=f"mofkit policy acknowledge {id} --who …",
    )


@app.command("acknowledge")
def acknowledge(ctx: typer.Context, id: Id, who: Who, dry_run: DryRun = False) -> int:
    """Write down that a person has read a policy as it stands; after a change they are asked again.

    Example: mofkit policy acknowledge data-centre-access --who hugo-brack
    """
    return policy_moves.moved(
        ctx.obj, id, who, policy_moves.acknowledge, dry_run=dry_run, next=f"mofkit policy show {id}"
    )


@app.command("except")
def except_(
    ctx: typer.Context,
    id: Id,
    who: Who,
    what: Annotated[str, typer.Option(metavar="TEXT", help="Whom or what it excepts, and from what.")] = "",
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="The last day, within a year.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Grant an exception from a policy, with a reason and a last day; exit 1 without them.

    Example: mofkit policy except patching --who lena-dray --what "payroll" --why "year end" --until 2027-04-30
    """
    last = day(until, "--until") if until else None
    return policy_moves.moved(
        ctx.obj,
        id,
        who,
        lambda one: policy_moves.grant(one, what, why, last),
        dry_run=dry_run,
        next=f"mofkit policy show {id}",
    )


@app.command("review")
def review(
    ctx: typer.Context,
    id: Id,
    who: Who,
    outcome: Annotated[
        Literal["keep", "change", "retire"] | None, typer.Option(help="What came of it; left out, it begins.")
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
    next: Annotated[str, typer.Option("--next", metavar="DATE", help="With keep: the day of the next review.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Look whether a policy still holds (process 6): begin, then keep it, change it or retire it.

    Example: mofkit policy review data-centre-access --who dov-marsh --outcome keep --next 2027-11-01
    """
    next_day = day(next, "--next") if next else None
    return policy_moves.moved(
        ctx.obj,
        id,
        who,
        lambda one: policy_moves.review(one, outcome or "", note, next_day),
        dry_run=dry_run,
        next="mofkit policy list",
    )
