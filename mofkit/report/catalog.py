"""The service catalog analysed (Table 5): what is to be said, and the tables behind it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mofkit.analysis.catalog import TABLE_5, Catalog, catalog, columns_filled, placed, supported
from mofkit.analysis.catalog_says import statements
from mofkit.analysis.priority import QUICK_WIN, quadrant
from mofkit.model.person import Person
from mofkit.model.service import Service
from mofkit.report.service_map import LEGIBLE, mermaid, picture
from mofkit.workspace.workspace import Workspace


def catalog_analysis(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the report: statements with the services they are about, and Table 5 with what needs what."""
    found = catalog(workspace.all(Service))
    drawn = picture(found)
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "counts": _counts(found),
        "statements": [one._asdict() for one in statements(found)],
        "services": services(workspace, found),
        "providers": [
            {**row.provider._asdict(), "services": row.services, "critical": row.critical} for row in supported(found)
        ],
        "owners": owners(workspace, found),
        "columns": [one._asdict() for one in columns_filled(found)],
        "linked": len(drawn.needs),
        "legible": LEGIBLE,
        "chart": mermaid(drawn),
    }


def _counts(found: Catalog) -> dict[str, int]:
    status = [one.status for one in found.services]
    codes = [one.criticality for one in found.live]
    return {
        **{name: status.count(name) for name in ("live", "planned", "retired")},
        **{name: codes.count(code) for name, code in _CODES.items()},
        "owned": sum(bool(one.owner) for one in found.live),
        "owners": len({one.owner for one in found.live if one.owner}),
    }


_CODES: Mapping[str, Any] = {"c1": "C1", "c2": "C2", "c3": "C3", "unknown": "??"}


def services(workspace: Workspace, found: Catalog) -> list[dict[str, Any]]:
    """Every service in use: the columns of Table 5, its owner, its quadrant, what it needs and what needs it."""
    rows = []
    for one, needs in zip(found.live, found.needs(), strict=True):
        scores = one.difficulty and one.impact
        place = quadrant(one.difficulty or 1, one.impact or 1) if scores else ""
        table = {field: getattr(one, field) for field in TABLE_5}
        table["priority"] = (one.difficulty or 0) * (one.impact or 0) or None
        rows.append(
            {
                "id": one.id,
                **table,
                "quadrant": place,
                "owner": owner_name(workspace, one.owner),
                "support_route": one.support_route,
                **{name: value for name, value in needs._asdict().items() if name != "id"},
            }
        )
    return rows


def owners(workspace: Workspace, found: Catalog) -> list[dict[str, Any]]:
    """Who owns what: how many services, the C1 among them, quick wins, and what is still unscored."""
    wins = set(placed(found)[QUICK_WIN])
    mine: dict[str, list[Service]] = {}
    for one in found.live:
        mine.setdefault(one.owner, []).append(one)
    rows = [
        {
            "id": id,
            "owner": owner_name(workspace, id),
            "services": [one.id for one in its],
            "critical": [one.id for one in its if one.criticality == "C1"],
            "quick_wins": [one.id for one in its if one.id in wins],
            "unscored": [one.id for one in its if not (one.difficulty and one.impact)],
        }
        for id, its in mine.items()
    ]
    return sorted(rows, key=lambda row: (not row["id"], -len(row["services"]), str(row["owner"])))


def owner_name(workspace: Workspace, id: str) -> str:
    """What people call an owner; the id of one that people.csv does not know."""
    person = workspace.get(Person, id) if id else None
    return person.name if person else id or "nobody"
