"""`mofkit assess goals`, `measure` and `layer`: the goals of phases and layer, and the Manage Layer in each of them."""

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

import typer

from mofkit.cli.changes import change
from mofkit.cli.fields import pairs
from mofkit.cli.listing import print_list
from mofkit.cli.prose import heading, item
from mofkit.cli.session import Session, data, out
from mofkit.content.framework import smf_named
from mofkit.errors import BadOption
from mofkit.report.goals import goals as goal_facts
from mofkit.report.goals import layer as layer_facts
from mofkit.report.marks import WORDS
from mofkit.workspace.assessments import measure
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load

Phase = Literal["plan", "deliver", "operate", "manage"]
Format = Annotated[Literal["table", "json", "csv", "md"], typer.Option(help="How to print it.")]
_GOALS = (
    *("goal", "phase", "text", "state", "measure", "measured_right", "unit"),
    *("baseline", "target", "actual", "measured_on", "gap", "covered", "impact"),
)
_TITLES = {
    "plan": "Plan Phase",
    "deliver": "Deliver Phase",
    "operate": "Operate Phase",
    "manage": "Manage Layer",
}
_LAYER = ("phase", "focus", "mark", "gap", "consequence")


def goals(
    ctx: typer.Context,
    phase: Annotated[Phase | None, typer.Option(help="Only this phase, or the layer.")] = None,
    smf: Annotated[str, typer.Option(metavar="SMF", help="The goals and outcomes of this SMF, with measures.")] = "",
    format: Format = "table",
) -> int:
    """List the goals of each phase and of the Manage Layer: measure, baseline, target, actual, gap, and what is done.

    Of an SMF its goals and outcomes, with the measures that the framework proposes to choose from.

    Example: mofkit assess goals --smf customer-service
    """
    session: Session = ctx.obj
    if phase and smf:
        raise BadOption("--phase and --smf ask for two lists", hint="say one of them")
    facts = goal_facts(load(session.root), of=smf_named(smf).id if smf else "")
    rows = [one for one in facts["rows"] if phase in (None, one["phase"])]
    if format == "json":
        first = [one["goal"] for one in facts["first"]]
        body = {"goals": rows, "counts": facts["counts"], "first": first}
        data(json.dumps({"schema_version": 1, "kind": "goal-standings", **body}, indent=1))
    elif format == "table":
        out("\n".join(_goals(rows, colour=session.colour)).strip("\n") + "\n")
        session.note(_next(facts))
    else:
        cells = [["" if one[name] is None else one[name] for name in _GOALS] for one in rows]
        print_list(_GOALS, cells, kind="", key="", format=format, colour=False)
    return 0


def _goals(rows: list[Mapping[str, Any]], *, colour: bool) -> Iterator[str]:
    phase = ""
    for one in rows:
        if one["phase"] != phase:
            phase = one["phase"]
            yield from ("", heading(_TITLES.get(phase) or f"{smf_named(phase).name} SMF", colour=colour))
        yield item(f"{one['goal']}", f"{one['text']} [{one['state']}]", indent=2)
        yield from _figures(one)


def _figures(one: Mapping[str, Any]) -> Iterator[str]:
    if one["measure"]:
        wrong = {"no": ", which is not the right way", "unsure": ", perhaps not the right way"}
        yield item("measure:", one["measure"] + wrong.get(one["measured_right"], ""), indent=6)
    elif one["measures"]:
        yield item("could be:", "; ".join(one["measures"]), indent=6)
    figures = [f"{name} {one[name]}" for name in ("baseline", "target", "actual", "gap") if one[name]]
    if figures:
        unit = f" {one['unit']}" if one["unit"] else ""
        way = "" if one["covered"] is None else f" ({one['covered']} % of the way)"
        yield item("figures:", f"{', '.join(figures)}{unit}{way}", indent=6)
    if one["action"]:
        about = ", ".join(
            (one["action"]["who"] or "nobody", one["action"]["when"] or "no day", one["action"]["status"])
        )
        yield item("action:", f"{one['action']['what']} ({about})", indent=6)
    elif one["needs_action"] and one["state"] != "not measured":
        yield item("action:", f"none yet, but no {' and no '.join(one['lacks'])}", indent=6)


def _next(facts: Mapping[str, Any]) -> str:
    if facts["first"]:
        return f"next: the gap that pays back most is {facts['first'][0]['goal']}"
    missing = facts["without_action"]
    return f"next: mofkit assess measure {missing[0]} measure=… target=… who=… when=…" if missing else ""


def measure_(
    ctx: typer.Context,
    goal: Annotated[str, typer.Argument(metavar="GOAL", help="The goal or outcome, such as operate-goal-1.")],
    values: Annotated[
        list[str],
        typer.Argument(metavar="FIELD=VALUE…", help="measure, unit, baseline, target, actual; what, who, when."),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Write what is known about a goal. `who` and `when` make an action of a figure that is missing, or of the gap.

    Example: mofkit assess measure operate-goal-3 who=ben-harrow when=2027-01-29
    """
    session: Session = ctx.obj
    wanted = {field: value or None for field, value in pairs(values).items()}

    def act(draft: Draft) -> str:
        """The change: one goal."""
        measure(draft, goal, wanted)
        return f"{goal}: " + ", ".join(f"{name} = {value or 'nothing'}" for name, value in wanted.items())

    return change(session, act, dry_run=dry_run, next_step="mofkit assess goals")


def layer_(
    ctx: typer.Context,
    phase: Annotated[Phase | None, typer.Option(help="Only this phase, or the layer.")] = None,
    format: Format = "table",
) -> int:
    """Go through the Manage Layer in each phase: what its three focuses look for, gaps, and what they lead to.

    Write what you find with `mofkit set`: mofkit set goal:operate manage_layer.grc.gap="no risk list"

    Example: mofkit assess layer --phase operate
    """
    session: Session = ctx.obj
    rows = [one for one in layer_facts(load(session.root))["rows"] if phase in (None, one["phase"])]
    if format == "json":
        data(json.dumps({"schema_version": 1, "kind": "manage-layer", "focuses": rows}, indent=1))
    elif format == "table":
        out("\n".join(_layer(rows, colour=session.colour)).rstrip() + "\n")
    else:
        print_list(
            _LAYER, [[one[name] for name in _LAYER] for one in rows], kind="", key="", format=format, colour=False
        )
    return 0


def _layer(rows: list[Mapping[str, Any]], *, colour: bool) -> Iterator[str]:
    for one in rows:
        yield heading(f"{one['name']}: {WORDS[one['mark']]}", colour=colour)
        yield item("looks for:", one["looks_for"], indent=2)
        if one["gap"]:
            yield item("gap:", one["gap"], indent=2)
        if one["gap"] or one["mark"] in ("missing", "needs-improvement"):
            told = one["consequence"] or f"not said yet; the framework warns: {' '.join(one['may_lead_to'])}"
            yield item("consequence:", told, indent=2)
        if one["action"]:
            about = ", ".join((one["action"]["who"] or "nobody", one["action"]["when"] or "no day"))
            yield item("action:", f"{one['action']['what']} ({about})", indent=2)
        yield ""
