"""`mofkit agreement check`, `sign`, `scorecard`, `calendar` and `compare`."""

from typing import Annotated, Literal

import typer

from mofkit.analysis.chain import chain, setting_of
from mofkit.cli import agreement_output
from mofkit.cli.agreement_levels import run_calendar, run_compare, run_scorecard
from mofkit.cli.changes import change
from mofkit.cli.session import Session, data, out
from mofkit.errors import BadOption
from mofkit.model.agreement import Agreement
from mofkit.model.service import Service
from mofkit.workspace.approving import approve
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="SLAs, OLAs and contracts with suppliers."
)


@app.command("check")
def check(
    ctx: typer.Context,
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID…]", help="These only; all if left out.")] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Check whether what is promised to customers is carried by OLAs and suppliers. Exit 1 if it is not.

    Example: mofkit agreement check email-sla
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    for id in ids or ():
        workspace.find(f"agreement:{id}")
    setting = setting_of(workspace.settings, workspace.all(Service), session.today)
    links = [link for link in chain(workspace.all(Agreement), setting) if not ids or link.agreement.id in ids]
    if not links:
        raise BadOption(f"no agreement holds on {session.today}", hint="`mofkit list agreement` shows which there are")
    if format == "json":
        data(agreement_output.as_json(links, workspace))
    else:
        out(agreement_output.page(links, workspace, colour=session.colour))
        session.note(agreement_output.told(links))
    return int(any(link.weak for link in links))


@app.command("sign")
def sign(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="The agreement.")],
    who: Annotated[str, typer.Option(metavar="PERSON", help="Who signs.")],
    role: Annotated[str, typer.Option(metavar="ROLE", help="In which role.")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="A condition, or anything else.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Sign an agreement as it stands. When its words change, the signature no longer counts and lint says so.

    Example: mofkit agreement sign email-sla --who ada-quill --role "IT Executive Officer"
    """
    session: Session = ctx.obj

    def act(draft: Draft) -> str:
        """The change: one approval more."""
        _, home = draft.workspace.find(f"agreement:{id}")
        approve(draft, home, who=who, role=role, today=session.today, note=note)
        return f"{who} signed {home.id} as it stands"

    return change(session, act, dry_run=dry_run, next_step="mofkit agreement check")


app.command("scorecard")(run_scorecard)
app.command("calendar")(run_calendar)
app.command("compare")(run_compare)
