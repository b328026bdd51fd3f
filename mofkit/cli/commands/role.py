"""`mofkit role list` and `show`."""

import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import typer

from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.cli.role_output import accountability_page
from mofkit.cli.session import Session, data, out
from mofkit.content.framework import role_named, roles
from mofkit.content.framework_types import Accountability, Combination, RoleType

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="The role types.")


@app.command("list")
def listed(
    ctx: typer.Context,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List the role types by the accountability they belong to.

    Example: mofkit role list
    """
    session: Session = ctx.obj
    names = ("role", "name", "accountability", "goal")
    rows = [(role.id, role.name, one.id, role.goal) for one in roles().accountabilities for role in one.role_types]
    print_list(names, rows, kind="role-type-list", key="roles", format=format, colour=session.colour)
    if format == "table":
        session.note("next: mofkit role show change-manager")
    return 0


@app.command("show")
def show(
    ctx: typer.Context,
    word: Annotated[str, typer.Argument(metavar="ROLE", help="A role type or an accountability, by id or name.")],
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show a role type: what it does, and with which others one person may hold it. Or an accountability.

    Example: mofkit role show change-manager
    """
    session: Session = ctx.obj
    one, role = role_named(word)
    if format == "json":
        body = _data(one, role) if role else {"accountability": one.model_dump(mode="json")}
        kind = "role-type" if role else "accountability"
        data(json.dumps({"schema_version": 1, "kind": kind, **body}, indent=1))
        return 0
    lines = _role(one, role, colour=session.colour) if role else accountability_page(one, colour=session.colour)
    out("\n".join(lines).rstrip() + "\n")
    return 0


def _data(one: Accountability, role: RoleType) -> dict[str, Any]:
    return {
        "role": {"accountability": one.id, **role.model_dump(mode="json")},
        "not_together": [each.model_dump(mode="json") for each in _with(role, roles().not_together)],
        "good_together": [each.model_dump(mode="json") for each in _with(role, roles().good_together)],
    }


def _with(role: RoleType, combinations: tuple[Combination, ...]) -> list[Combination]:
    return [each for each in combinations if role.id in each.roles]


def _role(one: Accountability, role: RoleType, *, colour: bool) -> Iterator[str]:
    yield heading(f"{role.name}, {one.name} accountability", colour=colour)
    yield wrapped(role.text)
    if role.also:
        yield item("also called:", "; ".join(role.also), indent=2)
    yield from (item("goal:", role.goal, indent=2), "")
    yield from section("What it does", (item("-", text, indent=2) for text in role.responsibilities), colour=colour)
    yield from section("Not held together with", _combined(role, roles().not_together), colour=colour)
    yield from section("Goes well with", _combined(role, roles().good_together), colour=colour)


def _combined(role: RoleType, combinations: tuple[Combination, ...]) -> Iterator[str]:
    for each in _with(role, combinations):
        others = ", ".join(other for other in each.roles if other != role.id)
        unless = f" Unless {each.unless}." if each.unless else ""
        yield item(f"{others}:", each.reason + unless, indent=2)
