"""The published catalog: what one audience may read, taken field by field from what is published, and nothing else."""

import base64
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, NamedTuple

from mofkit.model.agreement import Agreement, Target
from mofkit.model.approval import stands
from mofkit.model.entry import CatalogEntry
from mofkit.model.record import DOES_NOT_EXIST, UNKNOWN
from mofkit.model.service import Service
from mofkit.model.settings import ServiceDesk
from mofkit.report.templates import render
from mofkit.shown import safe_lines
from mofkit.workspace.workspace import Workspace

Audience = Literal["customer", "technical"]
Format = Literal["html", "md"]

# The allow-list. A field that is not named here is on no page, whatever is added to the kind one day.
CUSTOMER = ("description", "hours", "expectation", "request_route")
TECHNICAL = (*CUSTOMER, "configuration_items", "depends_on")
_COMPARATORS = {"at-least": "at least", "at-most": "at most"}
_UNITS = {"s": "seconds", "min": "minutes", "h": "hours", "d": "days", "count": "", "%": "%"}
_HERE = Path(__file__).parent


class Listed(NamedTuple):
    """A published entry, its service, and the agreements that promise something about it."""

    entry: CatalogEntry
    service: Service
    agreements: tuple[Agreement, ...]


def listed(workspace: Workspace, today: date) -> list[Listed]:
    """The published entries of services that are not retired, by the name of the service."""
    signed = [one for one in workspace.all(Agreement) if _promises(one, today)]
    found = []
    for entry in workspace.all(CatalogEntry):
        service = workspace.get(Service, entry.service or entry.id)
        if entry.published and service and service.status != "retired":
            ids = {service.id, *service.aliases}
            about = tuple(one for one in signed if ids & set(one.services))
            found.append(Listed(entry, service, about))
    return sorted(found, key=lambda one: (one.service.name.casefold(), one.entry.id))


def _promises(one: Agreement, today: date) -> bool:
    """Whether an agreement promises something to customers today, by somebody's word."""
    return one.type == "sla" and one.holds_on(today) and any(stands(each, one) for each in one.approvals)


def facts(workspace: Workspace, audience: Audience, today: date) -> Mapping[str, Any]:
    """What a page shows to an audience."""
    every = listed(workspace, today)
    names = {one.service.id: one for one in every}
    desk = _desk(workspace.settings.service_desk)
    return {
        "organisation": _shown(workspace.settings.organisation),
        "date": today.isoformat(),
        "audience": audience,
        "desk": desk,
        "services": [_service(one, audience, names, desk) for one in every],
    }


def _service(one: Listed, audience: Audience, names: Mapping[str, Listed], desk: Mapping[str, str]) -> dict[str, Any]:
    allowed = TECHNICAL if audience == "technical" else CUSTOMER
    entry = {field: getattr(one.entry, field) for field in allowed}
    return {
        "anchor": f"service-{one.entry.id}",
        "name": _shown(one.service.name),
        "status": one.service.status,
        "criticality": one.service.criticality
        if audience == "technical" and one.service.criticality != UNKNOWN
        else "",
        "description": _shown(entry["description"]),
        "texts": [_shown(each.text) for each in one.entry.audiences if each.audience in ("customer", audience)],
        "hours": _shown(entry["hours"]),
        "expectation": _shown(entry["expectation"]),
        "targets": [_target(each) for agreement in one.agreements for each in agreement.targets],
        "priorities": _priorities(one),
        "route": route(one, desk),
        "items": [_shown(each) for each in entry.get("configuration_items", ())],
        # What is not published itself is not named here either.
        "needs": [
            {"name": _shown(names[id].service.name), "anchor": f"service-{names[id].entry.id}"}
            for id in entry.get("depends_on", ())
            if id in names
        ],
    }


def _target(one: Target) -> dict[str, str]:
    value = f"{_COMPARATORS[one.comparator]} {one.value.normalize():f} {_UNITS[one.unit]}".rstrip()
    share = f", in {one.share.normalize():f} of 100 cases" if one.share is not None else ""
    what = f"{one.metric} {one.priority}".strip()
    return {"what": _shown(what[:1].upper() + what[1:]), "value": f"{value}{share}", "per": f"each {one.per}"}


def _priorities(one: Listed) -> list[dict[str, str]]:
    """What the priorities in the targets mean, in the customer's words."""
    used = {target.priority for agreement in one.agreements for target in agreement.targets}
    return [
        {"name": _shown(each.name), "meaning": _shown(each.meaning)}
        for agreement in one.agreements
        for each in agreement.priorities
        if each.name in used and each.meaning
    ]


def route(one: Listed, desk: Mapping[str, str]) -> str:
    """How one asks for it: as the entry says, else as the service does, else by the service desk."""
    said = (one.entry.request_route.strip(), one.service.support_route.strip())
    first = next((text for text in said if text not in ("", UNKNOWN, DOES_NOT_EXIST)), "")
    return _shown(first) or desk["name"]


def _desk(desk: ServiceDesk) -> dict[str, str]:
    """The service desk; its name is there as soon as anything else is."""
    said = {name: _shown(getattr(desk, name)) for name in ("name", "phone", "email", "hours", "url")}
    if any(said.values()) and not said["name"]:
        said["name"] = "Service desk"
    # A page of ours never leads to anything but a page: no script and no file behind an address.
    said["link"] = said["url"] if said["url"].startswith(("https://", "http://")) else ""
    said["dial"] = "".join(char for char in said["phone"] if char in "+0123456789")
    return said


def _shown(text: str) -> str:
    return safe_lines(text.strip())


def gaps(page: Mapping[str, Any]) -> Iterator[str]:
    """What a reader of the page will miss, in words."""
    for name, words in (("expectation", "say nothing of what to expect"), ("route", "lead to no service desk")):
        lacking = [
            one["name"] for one in page["services"] if not one[name] and not (name == "expectation" and one["targets"])
        ]
        if lacking:
            yield f"{len(lacking)} {words}: {', '.join(lacking)}"


def rendered(page: Mapping[str, Any], format: Format, root: Path | None = None) -> str:
    """The page as Markdown or as one HTML file that needs nothing else."""
    if format == "md":
        return render("published-catalog.md.j2", page, root)
    style, script = (_HERE / "catalog.css").read_text("utf-8"), (_HERE / "catalog.js").read_text("utf-8")
    inner = {"style": style, "script": script, "style_hash": _hash(style), "script_hash": _hash(script)}
    return render("published-catalog.html.j2", {**page, **inner}, root)


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"
