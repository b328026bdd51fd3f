"""`mofkit worksheet new`, `fill`, `approve`, `report`, `list`, `show` and `export`."""

from typing import Annotated, Literal

import typer

from mofkit.analysis.worksheets import coverage, new_sheet, open_rows, signatures
from mofkit.cli import worksheet_output
from mofkit.cli.changes import change
from mofkit.cli.listing import Format
from mofkit.cli.session import Session, data, out
from mofkit.content.framework import process_numbered, smf_named
from mofkit.errors import BadOption, BadValue
from mofkit.exchange.worksheets import answers_in, as_csv
from mofkit.model.worksheet import Worksheet
from mofkit.report.worksheets import covered, sheet_in_markdown
from mofkit.workspace import worksheets
from mofkit.workspace.approving import approve as write_approval
from mofkit.workspace.approving import person_named
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load
from mofkit.workspace.workspace import Workspace

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="A process as it is done here."
)
Id = Annotated[str, typer.Argument(metavar="ID", help="A worksheet such as customer-service.process-2.")]
IdOrSmf = Annotated[str, typer.Argument(metavar="ID|SMF", help="A worksheet, or an SMF for all of its worksheets.")]
Processes = Annotated[
    list[int] | None, typer.Option("--process", metavar="N", help="This process alone; may be said again.")
]
ForService = Annotated[str, typer.Option("--for", metavar="SERVICE", help="With an SMF: those for this service.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")]


@app.command("new")
def new(
    ctx: typer.Context,
    smf: Annotated[str, typer.Argument(metavar="SMF", help="Its id, its name or its short name, such as SMC.")],
    processes: Processes = None,
    service: Annotated[str, typer.Option("--for", metavar="SERVICE", help="A service that does it another way.")] = "",
    by: Annotated[str, typer.Option(metavar="PERSON", help="Who leads it.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Begin a worksheet for a process of an SMF, or for each of them: its questions, inputs, outputs, best practices.

    Again, it adds what is new in the content and leaves what people wrote as it is.

    Example: mofkit worksheet new customer-service --process 2 --by cora-finch
    """
    session: Session = ctx.obj
    one = smf_named(smf)
    chosen = [process_numbered(one, number) for number in dict.fromkeys(processes or ())] or list(one.processes)

    def act(draft: Draft) -> str:
        """The change: a file for each process, new or longer."""
        leads = person_named(draft.workspace, by).id if by else ""
        where = worksheets.known_service(draft.workspace, service) if service else ""
        sheets = [new_sheet(one, each, service=where, by=leads, started=session.today) for each in chosen]
        begun = [worksheets.begin(draft, one, each, sheet) for each, sheet in zip(chosen, sheets, strict=True)]
        names = sheets[0]["id"] if len(sheets) == 1 else f"{len(sheets)} worksheets of {one.id}"
        more = " more" if all(there for _, there in begun) else ""
        return f"{names}: {sum(added for added, _ in begun)}{more} rows to fill in"

    first = f"mofkit worksheet fill {one.id}" + (f" --process {chosen[0].number}" if processes else "")
    return change(session, act, dry_run=dry_run, next_step=f"{first}{f' --for {service}' if service else ''}")


@app.command("fill")
def fill(
    ctx: typer.Context,
    word: IdOrSmf,
    processes: Processes = None,
    service: ForService = "",
    who: Annotated[str, typer.Option(metavar="PERSON", help="Who answers.")] = "",
    answers: Annotated[
        str, typer.Option(metavar="FILE", help="Answers in a YAML or CSV file; `export --format csv` prints one.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --answers: show the change, write nothing.")] = False,
) -> int:
    """Fill in worksheets: question by question in a terminal, or from a file. Every answer is kept at once.

    Stop whenever you like; the same command goes on where you stopped.

    Example: mofkit worksheet fill customer-service --process 2 --who gwen-sallow
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    sheets = worksheets.meant(workspace, word, processes or (), service)
    who = person_named(workspace, who).id if who else ""
    if answers:
        return _take(session, sheets, answers, who, dry_run=dry_run)
    if not session.may_ask:
        raise BadOption("there is nobody to ask", hint="give it --answers FILE, or run it in a terminal")
    from mofkit.cli.worksheet_interview import interview

    return interview(session, sheets, workspace, who)


def _take(session: Session, sheets: list[Worksheet], path: str, who: str, *, dry_run: bool) -> int:
    """Answers from a file, all of them or none."""
    found = answers_in(session.path(path), path)
    filled: list[Worksheet] = []

    def act(draft: Draft) -> str:
        """The change: the rows that the file speaks of."""
        homes = [draft.workspace.find(f"worksheet:{sheet.id}")[1] for sheet in sheets]
        after = {home: worksheets.sheet_in(draft, home) for home in homes}
        for one in found:
            activity = one.answer.key[0]
            home = next((home for home in homes if any(each.id == activity for each in after[home].activities)), None)
            if home is None:
                raise BadOption(f"{one.place}: no activity {activity!r} in {', '.join(home.id for home in homes)}")
            try:
                after[home] = worksheets.write(draft, home, one.answer, who)
            except (BadOption, BadValue) as error:
                raise BadOption(f"{one.place}: {error.message}", hint=error.hint) from error
        filled[:] = after.values()
        return f"took {len(found)} answer{'' if len(found) == 1 else 's'} from {path}"

    code = change(session, act, dry_run=dry_run)
    for sheet in filled:
        out("\n".join(worksheet_output.still_open(sheet)) + "\n")
    return code


@app.command("approve")
def approve(
    ctx: typer.Context,
    word: IdOrSmf,
    who: Annotated[str, typer.Option(metavar="PERSON", help="Who approves the process flow.")],
    processes: Processes = None,
    service: ForService = "",
    role: Annotated[str, typer.Option(metavar="ROLE", help="In which role.")] = "",
    note: Annotated[str, typer.Option(help="Anything else, such as a condition.")] = "",
    incomplete: Annotated[str, typer.Option(metavar="REASON", help="Why it is approved with open rows.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Approve the process flow as the worksheet has it now. Whoever changes the worksheet later makes it suspect.

    Exit code 1 if something is still open and nobody says why that will do.

    Example: mofkit worksheet approve customer-service.process-2 --who ada-quill --role "Service Management Director"
    """
    session: Session = ctx.obj
    sheets = worksheets.meant(load(session.root), word, processes or (), service)
    refused = [] if incomplete else [sheet for sheet in sheets if open_rows(sheet)]
    if refused:
        out("\n".join(line for sheet in refused for line in worksheet_output.still_open(sheet)) + "\n")
        session.note("not approved; answer what is open, or say why that will do: --incomplete REASON")
        return 1

    def act(draft: Draft) -> str:
        """The change: one approval more in each worksheet that this person has not approved so already."""
        person, told = person_named(draft.workspace, who), []
        for _, home in [draft.workspace.find(f"worksheet:{one.id}") for one in sheets]:
            sheet = worksheets.sheet_in(draft, home)
            if not _has_signed(sheet, person.id, role):
                reason = f"incomplete: {incomplete}" if incomplete and open_rows(sheet) else ""
                said = "; ".join(filter(None, (reason, note)))
                write_approval(draft, home, who=person.id, role=role, today=session.today, note=said)
                told.append(f"{sheet.id} ({worksheet_output.counted(coverage(sheet))})")
        return f"{person.name}{f', {role},' if role else ''} approves {'; '.join(told)}"

    return change(session, act, dry_run=dry_run, next_step=f"mofkit worksheet report {sheets[0].smf}")


def _has_signed(sheet: Worksheet, who: str, role: str) -> bool:
    signed = (one.approval for one in signatures(sheet) if one.stands)
    return any(one.who == who and one.role.strip().casefold() == role.strip().casefold() for one in signed)


@app.command("report")
def report(
    ctx: typer.Context,
    smf: Annotated[str, typer.Argument(metavar="[SMF]", help="All that have a worksheet if left out.")] = "",
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Show how far each process is: questions, inputs, outputs, best practices, gaps, open actions, approval.

    `mofkit report worksheets` is the same for reading, with every gap and action.

    Example: mofkit worksheet report customer-service
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    rows = covered(workspace, worksheets.smf_id(workspace, smf) if smf else "")
    return worksheet_output.coverage_list(rows, session, format=format)


@app.command("list")
def listed(
    ctx: typer.Context,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List the worksheets, with how many rows are still open.

    Example: mofkit worksheet list
    """
    session: Session = ctx.obj
    return worksheet_output.overview(load(session.root).all(Worksheet), session, format=format)


@app.command("show")
def show(
    ctx: typer.Context,
    id: Id,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show a worksheet: what was answered, what is missing, what is done about it, and what is still open.

    Example: mofkit worksheet show customer-service.process-2
    """
    session: Session = ctx.obj
    sheet = _one(load(session.root), id)
    if format == "json":
        data(worksheet_output.as_json(sheet))
    else:
        out(worksheet_output.page(sheet, worksheets.process_of(sheet), colour=session.colour))
    return 0


@app.command("export")
def export(
    ctx: typer.Context,
    id: IdOrSmf,
    format: Annotated[Literal["csv", "md"], typer.Option(help="For a spreadsheet, or for reading.")] = "csv",
) -> int:
    """Print a filled worksheet as the table to take to a meeting. `fill --answers` takes the CSV back.

    Of an SMF all its worksheets: the flow as one builds it into a tool.

    Example: mofkit worksheet export customer-service.process-2 --format md
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    sheets = worksheets.meant(workspace, id)
    if format == "csv":
        data(as_csv(*sheets))
    else:
        data("\n\n".join(part for sheet in sheets for part in sheet_in_markdown(sheet, workspace)))
    return 0


def _one(workspace: Workspace, id: str) -> Worksheet:
    found = worksheets.meant(workspace, id)
    if len(found) > 1:
        raise BadOption(f"{id} has {len(found)} worksheets", hint=f"name one: {', '.join(one.id for one in found)}")
    return found[0]
