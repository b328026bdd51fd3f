"""`mofkit patch ask`, `show`, `approve` and `report`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from mofkit.analysis.patches import GROUPS
from mofkit.analysis.patching import blanks, open_questions, signatures
from mofkit.cli import patch_output
from mofkit.cli.changes import change
from mofkit.cli.fields import pairs
from mofkit.cli.listing import Format
from mofkit.cli.session import Session, data, out
from mofkit.content.scenarios import patching
from mofkit.errors import NoWorkspace
from mofkit.exchange.patch_answers import answers_in
from mofkit.model.patching import PatchWorksheet
from mofkit.report.patching import patched
from mofkit.report.problems import names_of
from mofkit.workspace import patching as sheets
from mofkit.workspace.approving import approve as write_approval
from mofkit.workspace.approving import person_named
from mofkit.workspace.draft import Draft
from mofkit.workspace.inventory import file_inventory, own_inventory
from mofkit.workspace.load import from_bytes, load
from mofkit.workspace.workspace import Workspace

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="How patching works, and whether it does."
)
_ALONE = b"schema_version: 1\n"
_USUAL = ("criticality", "product", "service")
Id = Annotated[str, typer.Argument(metavar="[ID]", help="Which worksheet of patching/; answers if left out.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")]


@app.command("ask")
def ask(
    ctx: typer.Context,
    id: Id = sheets.ID,
    who: Annotated[str, typer.Option(metavar="PERSON", help="Who answers.")] = "",
    scope: Annotated[
        str, typer.Option(metavar="TEXT", help="Of a new worksheet: which machines, such as servers.")
    ] = "",
    answers: Annotated[str, typer.Option(metavar="FILE", help="Answers in a YAML file, by the ids of questions.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Answer the thirteen key questions about patching (Table 20): how it is, what is lacking, what is done about it.

    Every answer is kept at once; stop whenever you like, the same command goes on where you stopped. Without a terminal
    it writes the questions into patching/, to be answered in an editor.

    Example: mofkit patch ask --who dov-marsh
    """
    session: Session = ctx.obj
    asks = session.may_ask and not dry_run and not answers
    found = answers_in(session.path(answers), answers) if answers else []

    def act(draft: Draft) -> str:
        """The change: the questions that are not there yet, and the answers of the file."""
        person = person_named(draft.workspace, who).id if who else ""
        new = {"scope": scope, "started": session.today, "by": person}
        said = {"id": id} | {name: value for name, value in new.items() if value}
        still = sheets.begin(draft, said, blanks(patching()), found)
        took = f"took {len(found)} answer{'' if len(found) == 1 else 's'} from {answers}; " if found else ""
        return f"{id}: {took}{still} question{'' if still == 1 else 's'} open"

    code = change(session, act, dry_run=dry_run, silent=asks, next_step=f"mofkit patch show {id}")
    if not asks:
        return code
    from mofkit.cli.patch_interview import interview

    workspace = load(session.root)
    sheet, _ = sheets.called(workspace, id)
    return interview(session, workspace, sheet, person_named(workspace, who).id if who else "")


@app.command("show")
def show(
    ctx: typer.Context,
    id: Id = sheets.ID,
    format: Annotated[Literal["text", "json", "md"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show the answers, the gaps, what can begin at once and what needs people or money first, and who approved it.

    Example: mofkit patch show --format md
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    sheet, names = sheets.called(workspace, id)[0], names_of(workspace)
    if format == "json":
        data(patch_output.sheet_json(sheet))
    elif format == "md":
        data(patch_output.sheet_markdown(sheet, names))
    else:
        out(patch_output.sheet_page(sheet, names, colour=session.colour))
    return 0


@app.command("approve")
def approve(
    ctx: typer.Context,
    id: Id = sheets.ID,
    *,
    who: Annotated[str, typer.Option(metavar="PERSON", help="Who approves the way we patch.")],
    role: Annotated[str, typer.Option(metavar="ROLE", help="In which role.")] = "",
    note: Annotated[str, typer.Option(help="Anything else, such as a condition.")] = "",
    incomplete: Annotated[str, typer.Option(metavar="REASON", help="Why it is approved with open questions.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Approve the way we patch as the worksheet has it now. Whoever changes it later makes the approval suspect.

    Exit code 1 if a question is open and nobody says why that will do.

    Example: mofkit patch approve --who dov-marsh --role "Operations Manager"
    """
    session: Session = ctx.obj
    sheet, _ = sheets.called(load(session.root), id)
    if open_questions(sheet) and not incomplete:
        out(patch_output.still_open(sheet) + "\n")
        session.note("not approved; answer what is open, or say why that will do: --incomplete REASON")
        return 1

    def act(draft: Draft) -> str:
        """The change: one approval more, unless this person has approved just this in this role."""
        person, (now, home) = person_named(draft.workspace, who), sheets.called(draft.workspace, id)
        if not _has_signed(now, person.id, role):
            reason = f"incomplete: {incomplete}" if incomplete and open_questions(now) else ""
            said = "; ".join(filter(None, (reason, note)))
            write_approval(draft, home, who=person.id, role=role, today=session.today, note=said)
        return f"{person.name}{f', {role},' if role else ''} approves {now.id}: {patch_output.counted(now)}"

    return change(session, act, dry_run=dry_run, next_step="mofkit report patching")


def _has_signed(sheet: PatchWorksheet, who: str, role: str) -> bool:
    signed = (one.approval for one in signatures(sheet) if one.stands)
    return any(one.who == who and one.role.strip().casefold() == role.strip().casefold() for one in signed)


@app.command("report")
def report(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="[FILE]", help="An inventory; patching/inventory.csv if left out.")
    ] = "",
    by: Annotated[
        Literal["criticality", "product", "service", "host", "patch"] | None, typer.Option(help="Only this table.")
    ] = None,
    column: Annotated[
        list[str] | None, typer.Option("--column", metavar="FIELD=HEADER", help="Which column is a field.")
    ] = None,
    dates: Annotated[
        Literal["dmy", "mdy"] | None, typer.Option(help="The order of dates, if it cannot be told.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 if a patch is overdue that nobody excepted.")] = False,
    format: Annotated[Format, typer.Option(help="How to print it; csv is the list of what is overdue.")] = "table",
) -> int:
    """Count how far machines are patched: due, installed, overdue, by criticality, product, service and age.

    The inventory has a row for each machine and patch: host, product, released, installed; also patch, service and
    criticality. How many days are allowed say the thresholds patching.days.C1, C2 and C3; who may wait says
    patching/exceptions.csv. What cannot be read is told, never guessed.

    Example: mofkit patch report --by service
    """
    session: Session = ctx.obj
    workspace = _opened(session, anywhere=bool(file))
    source = file_inventory(session.path(file), file) if file else own_inventory(workspace)
    said = source._replace(columns=pairs(column or []), dates=dates or "")
    found = patched(workspace, said, session.today)
    chosen = (by,) if by else _USUAL
    assert set(chosen) <= set(GROUPS)
    if format == "json":
        data(patch_output.as_json(found, chosen))
    elif format == "csv":
        data(patch_output.as_csv(found))
    elif format == "md":
        data(patch_output.markdown(found, chosen))
    else:
        out(patch_output.page(found, chosen, colour=session.colour))
    return int(check and bool(found.found.overdue))


def _opened(session: Session, *, anywhere: bool) -> Workspace:
    """The workspace; an empty one where there is none, as an inventory can be read anywhere."""
    try:
        return load(session.root)
    except NoWorkspace:
        if not anywhere:
            raise
        return from_bytes(Path(), {"mofkit.yaml": _ALONE})
