"""`mofkit lint`."""

from typing import Annotated, Literal

import typer

from mofkit.cli.linting import Wish, check, fix, write_baseline
from mofkit.cli.session import Session


def run(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]…", help="Only findings in these files or folders.")
    ] = None,
    format: Annotated[
        Literal["text", "json", "github", "gitlab", "sarif", "junit", "markdown"],
        typer.Option(help="How to print findings."),
    ] = "text",
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Only these rules: code, slug, or MOF3.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="CODE", help="All rules but these.")] = None,
    fail_on: Annotated[
        Literal["error", "warning", "info", "never"] | None, typer.Option(help="From which weight on the answer is no.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="REV", help="Only findings that were not there at a revision.")
    ] = None,
    new_only: Annotated[bool, typer.Option("--new-only", help="The same against the last commit.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count findings by rule instead.")] = False,
    fix_: Annotated[bool, typer.Option("--fix", help="Mend what can be mended without changing its meaning.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change; write nothing.")] = False,
    baseline: Annotated[bool, typer.Option("--write-baseline", help="Accept all findings of today as known.")] = False,
) -> int:
    """Check every record: what is wrong, where, and what would be right. Exit 1 if anything fails the check.

    Example: mofkit lint --format github --since origin/main
    """
    session: Session = ctx.obj
    wish = Wish(
        tuple(paths or ()),
        tuple(_words(select)),
        tuple(_words(ignore)),
        fail_on,
        since or ("HEAD" if new_only else None),
        format,
        statistics,
    )
    if baseline:
        return write_baseline(session, wish)
    if fix_ or diff:
        return fix(session, wish, dry_run=diff)
    return check(session, wish)


def _words(given: list[str] | None) -> list[str]:
    return [word.strip() for one in given or () for word in one.split(",") if word.strip()]
