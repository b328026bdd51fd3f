"""`catalog analyze` and `catalog map`: the catalog read, and shown as asked."""

import json
from typing import Any

from mofkit.analysis.catalog import Catalog, catalog
from mofkit.analysis.catalog_says import FOR_READER, SECTIONS
from mofkit.cli import catalog_output as output
from mofkit.cli import map_output
from mofkit.cli.session import Session, data, out
from mofkit.errors import BadOption, UnknownRecord, did_you_mean, nearest
from mofkit.model.person import Person
from mofkit.model.service import Service
from mofkit.report.catalog import catalog_analysis
from mofkit.report.reports import report_named, written
from mofkit.report.service_map import LEGIBLE, Picture, mermaid, picture, svg
from mofkit.workspace.load import load
from mofkit.workspace.workspace import Workspace

_TABLE_5 = "services"
_MERMAID_EDGES = 500


def analyze(session: Session, sections: tuple[str, ...], reader: str, owner: str, format: str) -> int:
    """Print the analysis, or some sections of it."""
    _refuse_unknown(sections)
    workspace = load(session.root)
    found = catalog(workspace.all(Service))
    if format == "md" and not (sections or reader or owner):
        data(written(report_named("catalog"), workspace, session.today))
        return 0
    wanted = sections or FOR_READER.get(reader, SECTIONS)
    said = output.chosen(found, [one for one in wanted if one != _TABLE_5] or [_TABLE_5], _owner(workspace, owner))
    facts = catalog_analysis(workspace, session.today)
    shown = output.Shown(
        facts, said, tuple(one for one in SECTIONS if one in wanted), reader == "director" and not sections
    )
    if format == "json":
        data(output.as_json(shown))
    elif format == "csv":
        data(output.services_csv(facts) if _TABLE_5 in sections else output.as_csv(shown))
    elif format == "md":
        data(output.as_markdown(shown, whole=_TABLE_5 in sections))
    elif _TABLE_5 in sections:
        raise BadOption("thirteen columns are too many for a terminal", hint="say --format csv, md or json as well")
    else:
        out(output.page(shown, colour=session.colour))
        session.note(_next(shown))
    _tell_unread(session, workspace)
    return 0


def _refuse_unknown(sections: tuple[str, ...]) -> None:
    known = (*SECTIONS, _TABLE_5)
    strange = next((one for one in sections if one not in known), None)
    if strange is not None:
        hint = did_you_mean(strange, known) or "a section is named as in --format json"
        raise BadOption(f"no section {strange!r}; sections are {', '.join(known)}", hint=hint)


def _owner(workspace: Workspace, word: str) -> str:
    person = workspace.get(Person, word) if word else None
    if word and person is None:
        workspace.find(f"person:{word}")
    return person.id if person else ""


def _next(shown: output.Shown) -> str:
    if not shown.facts["counts"]["live"]:
        return "next: mofkit new service id=… name=…, or mofkit catalog import FILE --save-map imports/NAME.yaml"
    if any(one.section == "single-points" for one in shown.said):
        first = next(one.services[0] for one in shown.said if one.section == "single-points")
        return f"next: mofkit catalog map --service {first}, or mofkit prioritize catalog/services.csv"
    return "next: mofkit prioritize catalog/services.csv"


def _tell_unread(session: Session, workspace: Workspace) -> None:
    unread = sum(1 for _ in workspace.homes("service")) - len(workspace.all(Service))
    if unread:
        session.note(f"{unread} services could not be read: `mofkit lint` says why")


def show_map(session: Session, word: str, depth: int, format: str) -> int:
    """Print the map, or the neighbourhood of one service."""
    workspace = load(session.root)
    found = catalog(workspace.all(Service))
    focus = _focus(workspace, found, word) if word else ""
    drawn = picture(found, focus, depth)
    if format == "json":
        data(json.dumps(_as_json(found, drawn, session), indent=1))
    elif format == "svg":
        data(svg(drawn))
    elif format == "mermaid":
        data(mermaid(drawn))
    elif focus:
        out(map_output.tree(found, focus, depth))
    elif found.live:
        out(map_output.overview(found, colour=session.colour))
    _tell_size(session, found, drawn, format)
    return 0


def _focus(workspace: Workspace, found: Catalog, word: str) -> str:
    """The service that is meant; raises UnknownRecord for one that is not in use."""
    one = workspace.get(Service, word)
    if one is None:
        near = nearest(word, [one.id for one in found.live])
        raise UnknownRecord(word, [near] if near else [])
    if one.id not in found.graph.needs:
        raise BadOption(f"service {one.id!r} is {one.status}; the map shows what is in use", hint="leave it out")
    return one.id


def _tell_size(session: Session, found: Catalog, drawn: Picture, format: str) -> None:
    """A word beside a map that is too large to read."""
    if not found.live:
        session.note("no service is in use yet: mofkit new service id=… name=…")
    edges = sum(len(needed) for needed in drawn.needs.values())
    if format in ("svg", "mermaid") and len(drawn.needs) > LEGIBLE:
        session.note(f"{len(drawn.needs)} services make a large map; `--service ID --depth 2` draws what is around one")
    if format == "mermaid" and edges > _MERMAID_EDGES:
        session.note(f"{edges} dependencies: Mermaid draws {_MERMAID_EDGES} unless it is told otherwise")


def _as_json(found: Catalog, drawn: Picture, session: Session) -> dict[str, Any]:
    ids = {*drawn.needs, *drawn.alone}
    services = [
        {"id": one.id, "name": one.name, "criticality": one.criticality, "needed_by_in_all": drawn.users[one.id]}
        for one in found.live
        if one.id in ids
    ]
    edges = [
        {"service": id, "needs": other, "in_ring": (id, other) in drawn.in_ring}
        for id, needed in drawn.needs.items()
        for other in needed
    ]
    return {
        "schema_version": 1,
        "kind": "catalog-map",
        "date": session.today.isoformat(),
        "focus": drawn.focus,
        "services": services,
        "dependencies": edges,
    }
