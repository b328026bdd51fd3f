"""`mofkit report`."""

from difflib import unified_diff
from typing import Annotated

import typer

from mofkit.cli.changes import finish
from mofkit.cli.session import Session, data, out
from mofkit.errors import BadOption
from mofkit.report.reports import REPORTS, report_named, written
from mofkit.shown import safe_lines
from mofkit.workspace.edit import Edit
from mofkit.workspace.load import load


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
    root = session.root
    workspace = load(root)
    texts = {report.path: written(report, workspace, session.today) for report in chosen}
    if check:
        return _check(session, texts, diff=diff)
    if not write:
        data(next(iter(texts.values())))
        return 0
    edits = [Edit(path, _there(session, path), text.encode()) for path, text in texts.items()]
    return finish(session, root, edits, f"wrote {', '.join(texts)}", dry_run=dry_run)


def _there(session: Session, path: str) -> bytes | None:
    target = session.root / path
    return target.read_bytes() if target.is_file() else None


def _check(session: Session, texts: dict[str, str], *, diff: bool) -> int:
    stale = [path for path, text in texts.items() if (_there(session, path) or b"") != text.encode()]
    for path in stale:
        out(f"{path} is not up to date; `mofkit report {path.split('/')[1].removesuffix('.md')} --write` renders it\n")
        if diff:
            old = (_there(session, path) or b"").decode("utf-8", "replace").splitlines(keepends=True)
            out(safe_lines("".join(unified_diff(old, texts[path].splitlines(keepends=True), path, "as it would be"))))
    return int(bool(stale))
