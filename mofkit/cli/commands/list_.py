"""`mofkit list`."""

import json
from typing import Annotated, Literal

import typer

from mofkit.cli.fields import pairs
from mofkit.cli.session import Session, data, out
from mofkit.cli.tables import table
from mofkit.errors import UnknownField
from mofkit.model.record import private_fields
from mofkit.report.markdown import table as markdown_table
from mofkit.workspace.load import load
from mofkit.workspace.records import matching, plain_record
from mofkit.workspace.tables import csv_lines, plain_cell
from mofkit.workspace.workspace import kind_named

_SHOWN = {
    "person": ("id", "name", "reader", "team"),
    "role-assignment": ("id", "person", "team", "service", "share", "stand_in"),
    "opening": ("id", "title", "team", "manager", "status"),
    "candidate": ("id", "status", "received", "keep_until"),
    "service": ("id", "name", "criticality", "priority", "owner"),
    "catalog-entry": ("id", "service", "published", "hours"),
    "plan": ("id", "started", "days_per_step", "reason"),
    "worksheet": ("id", "name", "service", "by", "started"),
    "triage": ("id", "who", "reader", "date", "finished"),
    "agreement": ("id", "type", "title", "services", "ends"),
    "outage": ("id", "service", "start", "end", "planned", "cause"),
    "ticket-map": ("id", "dates", "desk", "hours"),
    "problem": ("id", "title", "status", "impact", "owner"),
    "change": ("id", "title", "state", "category", "owner"),
    "freeze": ("id", "start", "end", "services", "reason", "approved_by"),
    "project": ("id", "title", "stage", "owner", "sponsor"),
    "document": ("id", "template", "about", "owner", "state"),
    "policy": ("id", "title", "state", "owner", "review_on"),
    "patch-worksheet": ("id", "scope", "by", "started"),
    "patch-exception": ("id", "host", "product", "reason", "who", "until"),
    "patch-test": ("id", "product", "patch", "on", "passed", "change"),
    "risk": ("id", "title", "likelihood", "impact", "owner", "state"),
    "risk-rating": ("risk", "on", "likelihood", "impact", "who"),
    "playbook": ("id", "owner", "reviewed_on", "review_months"),
    "onboarding": ("id", "team", "mentor", "starts"),
    "standard": ("id", "standard", "what", "who", "when", "status"),
    "growth": ("id", "week", "who", "finished"),
    "review": ("id", "status", "planned", "held", "chair"),
    "measurement": ("id", "period", "agreement", "target", "value", "met", "total"),
    "task": ("id", "what", "frequency", "owner", "last_done"),
    "monitor": ("id", "service", "what", "alert_to", "since"),
    "runbook": ("id", "service", "owner", "reviewed_on"),
    "action": ("id", "what", "who", "when", "status"),
}


def run(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="person, service, action, plan …")],
    where: Annotated[list[str] | None, typer.Option(metavar="FIELD=VALUE", help="Only records that say so.")] = None,
    format: Annotated[Literal["table", "json", "csv", "md"], typer.Option(help="How to print the list.")] = "table",
) -> int:
    """List the records of a kind.

    Example: mofkit list action --where status=todo
    """
    session: Session = ctx.obj
    found = kind_named(kind)
    wanted = pairs(where or [])
    hidden = private_fields(found.model)
    fields = [name for name in found.model.model_fields if hidden.get(name) is not True]
    for field in wanted:
        if field not in fields:
            raise UnknownField(found.name, field, fields)
    workspace = load(session.root)
    rows = [plain_record(record) for record in matching(list(workspace.all(found.model)), wanted)]
    if format == "json":
        data(json.dumps({"schema_version": 1, "kind": f"{found.name}-list", "records": rows}, indent=1))
        return 0
    names = list(_SHOWN.get(found.name, fields[:5])) if format != "csv" else fields
    cells = [[plain_cell(row[name]) for name in names] for row in rows]
    if format == "csv":
        data(csv_lines([names, *cells]))
    elif format == "md":
        data(markdown_table(names, cells))
    else:
        out(table(names, cells, colour=session.colour) if cells else "")
        session.note(f"{len(rows)} {found.plural if len(rows) != 1 else found.name}")
    unread = sum(one.kind is found for one in workspace.homes(found.name)) - len(workspace.all(found.model))
    if unread:
        session.note(f"{unread} could not be read: `mofkit lint` says why")
    return 0
