"""`mofkit status`."""

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

import typer

from mofkit.cli.prose import heading, item, wrapped
from mofkit.cli.session import Session, data, out
from mofkit.finding import Severity
from mofkit.lint.run import lint
from mofkit.report.reports import report_named, written
from mofkit.report.status import status
from mofkit.workspace.load import load


def run(
    ctx: typer.Context,
    format: Annotated[Literal["text", "json", "md"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Show on one screen where the workspace stands and what to do next; also for a workspace that is broken.

    Example: mofkit status
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    if format == "md":
        data(written(report_named("status"), workspace, session.today))
        return 0
    found = lint(workspace, session.today).findings
    facts = {**status(workspace, session.today), "findings": dict.fromkeys(Severity, 0)}
    for one in found:
        facts["findings"][one.severity] += 1
    if format == "json":
        data(json.dumps({"schema_version": 1, "kind": "status", **facts}, indent=1))
    else:
        out("\n".join(_page(facts, colour=session.colour)) + "\n")
    return 0


def _page(facts: Mapping[str, Any], *, colour: bool) -> Iterator[str]:
    yield heading(f"{facts['organisation'] or 'this workspace'}, {facts['date']}", colour=colour)
    triage, actions, services = facts["triage"], facts["actions"], facts["services"]
    said = f"{triage['respondents']} answered: {triage['title'] if triage['verdict'] else 'not decided yet'}"
    words = f"{triage['in_words']} in their own words, nobody by questions yet" if triage["in_words"] else ""
    yield _row("triage", said if triage["respondents"] else words or "nobody has answered yet")
    for plan in facts["plans"]:
        bar = "#" * (plan["percent"] // 5) + "." * (20 - plan["percent"] // 5)
        late = f", {plan['late']} late" if plan["late"] else ""
        yield _row("plan", f"{plan['id']} {bar} {plan['percent']} % ({plan['done']} of {plan['total']}{late})")
    yield _row("actions", f"{actions['open']} open, {len(actions['late'])} late, {actions['done']} done")
    yield _row("reviews", _reviews(facts["reviews"]))
    gaps = "".join(f", {services[gap]} {gap}" for gap in ("unscored", "unowned") if services[gap])
    yield _row("services", f"{services['total']}, {services['quick_wins']} quick wins{gaps}")
    counts = ", ".join(f"{count} {name}s" for name, count in facts["findings"].items() if count)
    yield _row("lint", counts or "no findings")
    for title, rows in (("next", facts["next"]), ("late", actions["late"]), ("soon", actions["soon"])):
        if rows:
            yield ""
            yield heading({"next": "next tasks", "late": "late actions", "soon": "next actions"}[title], colour=colour)
        for one in rows:
            day = one.get("due") or one.get("when") or "no day"
            yield item(one["id"], f"{one['what']} ({one['who'] or 'nobody'}, {day})", indent=2)
    yield ""
    yield f"next: {facts['step']}"


def _reviews(facts: Mapping[str, Any]) -> str:
    said = [f"{facts['held']} held" if facts["held"] else "none held yet"]
    if facts["overdue"]:
        said.append(f"overdue: {', '.join(facts['overdue'])}")
    if facts["next"]:
        said.append(f"next: {facts['next']} {facts['next_day']}")
    if facts["overridden"]:
        said.append(f"gates overridden: {facts['overridden']}")
    return "; ".join(said)


def _row(name: str, words: str) -> str:
    first, *rest = wrapped(words, indent=11).split("\n")
    return "\n".join([f"  {name:<9}{first[11:]}", *rest])
