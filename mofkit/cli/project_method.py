"""`mofkit project method`: the one method for all projects, as a team reads it before it begins."""

import json
from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from mofkit.analysis.stages import GATES
from mofkit.cli.prose import heading, item, section
from mofkit.cli.session import Session, data, out
from mofkit.content.delivery import Delivery, DeliveryStage, delivery
from mofkit.content.framework import review, role_named


def method(
    ctx: typer.Context,
    role: Annotated[str, typer.Option(metavar="ROLE", help="Only the work of this role type.")] = "",
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show the standard way of delivering projects: stages with gates, deliverables and work by role; the team.

    Example: mofkit project method --role program-manager
    """
    session: Session = ctx.obj
    found = delivery()
    if format == "json":
        stages = [{**one.model_dump(mode="json"), "gate": GATES.get(one.stage, "")} for one in found.stages]
        body = {**found.model_dump(mode="json"), "stages": stages}
        data(json.dumps({"schema_version": 1, "kind": "project-method", **body}, indent=1))
        return 0
    wanted = ""
    if role:
        accountability, kind = role_named(role)
        wanted = kind.id if kind else accountability.id
    out("\n".join(_page(found, wanted, colour=session.colour)).rstrip() + "\n")
    return 0


def _page(one: Delivery, role: str, *, colour: bool) -> Iterator[str]:
    if not role:
        yield heading("One method for every project", colour=colour)
        yield ""
        yield from section("Team", map(_member, one.team), colour=colour)
    for stage in one.stages:
        yield from section(f"{stage.name}{_opened(stage)}", _stage(stage, role), colour=colour)
    if not role:
        yield from section("To be run and supported", _checks(one), colour=colour)


def _member(one: object) -> str:
    name, core = getattr(one, "role", ""), getattr(one, "core", False)
    kind = role_named(name)[1]
    return item("-", f"{name}{' (core)' if core else ''}: {kind.text if kind else ''}", indent=2)


def _opened(stage: DeliveryStage) -> str:
    gate = GATES.get(stage.stage)
    return f": opened by the {review(gate).name}" if gate else ""


def _stage(stage: DeliveryStage, role: str) -> Iterator[str]:
    work = [one for one in stage.tasks if role in ("", one.role)]
    brings = [one for one in stage.deliverables if role in ("", one.role)]
    if not role:
        yield item("", stage.text, indent=1)
    for one in work:
        point = ", a milestone" if one.milestone else f", {one.days} day{'s' if one.days != 1 else ''}"
        yield item("-", f"{one.text} ({one.role}{point}; {one.action})", indent=2)
    for each in brings:
        yield item("=", f"{each.document} ({each.role})", indent=2)


def _checks(one: Delivery) -> Iterator[str]:
    for each in one.checks:
        yield item(f"{each.id.rpartition('-')[2]}.", each.text, indent=2)
