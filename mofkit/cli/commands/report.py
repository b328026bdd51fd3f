"""`mofkit report`."""

from typing import Annotated

import typer

from mofkit.cli.changes import finish
from mofkit.cli.session import Session, data, out
from mofkit.errors import BadOption
from mofkit.finding import Finding
from mofkit.report.reports import REPORTS, report_named, written
from mofkit.shown import safe_lines
from mofkit.workspace.edit import Edit
from mofkit.workspace.files import read
from mofkit.workspace.load import load, open_whole


def run(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Which report; all for every one, with --write.")],
    write: Annotated[bool, typer.Option("--write", help="Put it into reports/ instead of printing it.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Say whether the one in reports/ is up to date; exit 1 if not.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="With --check: show the difference.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --write: show the change, write nothing.")] = False,
) -> int:
    """Render a report as Markdown. The same workspace and --as-of give the same bytes.

    Example: mofkit report priorities --write
    """
    session: Session = ctx.obj
    chosen = list(REPORTS) if name == "all" else [report_named(name)]
    if name == "all" and not (write or check):
        raise BadOption(
            "`report all` needs --write or --check", hint="to read one, name it: `mofkit report priorities`"
        )
    if write and check:
        raise BadOption("--check and --write are two things", hint="check first, then write")
    root = session.root
    workspace = open_whole(root) if write and not dry_run else load(root)
    texts = {report.path: written(report, workspace, session.today) for report in chosen}
    if check:
        return _check(session, texts, diff=diff)
    if not write:
        data(next(iter(texts.values())))
        return 0
    edits = [Edit(path, _there(session, path), text.encode()) for path, text in texts.items()]
    return finish(session, root, edits, f"wrote {', '.join(texts)}", dry_run=dry_run)


def _there(session: Session, path: str) -> bytes | None:
    root = session.root
    found = read(root / path, path, str(root))
    return None if isinstance(found, Finding) else found


def _check(session: Session, texts: dict[str, str], *, diff: bool) -> int:
    edits = [Edit(path, _there(session, path), text.encode()) for path, text in texts.items()]
    stale = [edit for edit in edits if edit.before != edit.after]
    for edit in stale:
        name = edit.path.split("/")[1].removesuffix(".md")
        out(f"{edit.path} is not up to date; `mofkit report {name} --write` renders it\n")
        if diff:
            out(safe_lines(edit.diff()))
    return int(bool(stale))
