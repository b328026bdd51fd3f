"""What services cost, where it hurts and what is done about it: one page for the director."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mofkit.analysis.costs_matrix import ALL, Cell
from mofkit.analysis.saving import priority, ranked
from mofkit.analysis.variance import OVER, tolerance_of, total, variances
from mofkit.errors import MofkitError
from mofkit.model.ledger import TYPES
from mofkit.model.opportunity import Opportunity
from mofkit.model.person import Person
from mofkit.report.amounts import money, percent, signed, unit_for
from mofkit.report.cost_facts import Compared, compared, goals
from mofkit.report.heatmap import category_name, change_of
from mofkit.report.markdown import escaped
from mofkit.workspace.workspace import Workspace

_WORDS = {"red": " **red**", "yellow": " yellow", "green": ""}


def costs(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the page; without a ledger that can be added up, why there is none."""
    facts: dict[str, Any] = {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "currency": workspace.settings.currency,
        "goals": _goals(workspace, today),
        "opportunities": _opportunities(workspace, today),
    }
    try:
        found = compared(workspace, today)
    except MofkitError as error:
        return {**facts, "why_not": f"{error.message}: {error.hint}" if error.hint else error.message}
    return {**facts, "why_not": "", **_ledger(found, workspace)}


def _ledger(found: Compared, workspace: Workspace) -> dict[str, Any]:
    whole = found.matrix.cells[ALL, ALL]
    spent = found.books.of(found.past, "planned") + found.books.of(found.past, "actual")
    tolerance = tolerance_of(workspace.settings.thresholds)
    rows = variances(spent, "service", tolerance)
    sides = {cost.basis for cost in spent}
    both = total(rows, tolerance)
    return {
        "past": ", ".join(found.past),
        "past_basis": found.past_basis,
        "past_total": money(whole.past),
        "future": ", ".join(found.future),
        "future_basis": found.future_basis,
        "future_total": money(whole.future),
        "change": signed(whole.change),
        "growth": percent(whole.growth, sign=True),
        "note": found.books.note,
        "matrix": matrix_table(found),
        "attention": [_cell(cell) for cell in _worst(found)],
        "has_plan": sides == {"planned", "actual"},
        "planned": money(both.planned),
        "actual": money(both.actual),
        "difference": signed(both.difference),
        "over": [
            {
                "name": row.name or "no service",
                "difference": signed(row.difference),
                "percent": percent(row.percent, sign=True),
            }
            for row in rows
            if row.verdict == OVER
        ][:5],
    }


def _worst(found: Compared) -> list[Cell]:
    """The red cells: first those that people marked, then one of each category, the dearest."""
    reds = found.matrix.attention("red")
    own = [cell for cell in reds if cell.own]
    seen = {cell.category for cell in own}
    rest = [cell for cell in reds if not (cell.category in seen or seen.add(cell.category))]  # type: ignore[func-returns-value]
    return own + rest


def _cell(cell: Cell) -> dict[str, str]:
    name = f"{category_name(cell.category)}, {cell.type}"
    return {"name": name, "future": money(cell.future), "change": signed(cell.change), "why": cell.why}


def _goals(workspace: Workspace, today: date) -> list[dict[str, Any]]:
    return [
        {
            "what": state.goal.what,
            "period": state.goal.period,
            "target": money(state.target),
            "committed": money(state.committed),
            "realised": money(state.realised),
            "gap": money(state.gap),
            "reached": not state.gap,
            "percent": percent(state.percent),
        }
        for state in goals(workspace, today)
    ]


def _opportunities(workspace: Workspace, today: date) -> list[dict[str, Any]]:
    rows = []
    for one in ranked(workspace.all(Opportunity)):
        person = workspace.get(Person, one.who) if one.who else None
        late = one.open and one.when is not None and one.when < today
        rows.append(
            {
                "what": one.what,
                "lens": one.lens or "",
                "who": person.name if person else one.who,
                "when": one.when.isoformat() if one.when else "",
                "status": "late" if late else one.status,
                "priority": priority(one) or "",
                "saving": money(one.saving) if one.saving is not None else "",
            }
        )
    return rows


def matrix_table(found: Compared) -> str:
    """The matrix as a Markdown table in a unit that fits: past → future, change, and the colour in words."""
    cells = found.matrix.cells
    unit = unit_for(amount for cell in cells.values() for amount in (cell.past, cell.future))
    columns = [*TYPES, ALL]
    told = f"{escaped(', '.join(found.past)) or 'nothing'} → {escaped(', '.join(found.future)) or 'nothing'}"
    lines = [f"In {unit.name}{escaped(found.books.currency)}, {told}:", ""]
    lines.append("| | " + " | ".join(type or "all" for type in columns) + " |")
    lines.append("| --- |" + " --: |" * len(columns))
    for category in (*found.matrix.rows, ALL):
        shown = []
        for type in columns:
            cell = cells[category, type]
            amounts = f"{unit.shown(cell.past)} → {unit.shown(cell.future)}"
            shown.append(f"{amounts}<br>{change_of(cell)}{_WORDS[cell.colour]}" if cell.past or cell.future else "")
        name = category_name(category) if category else "All"
        lines.append(f"| **{name}** | " + " | ".join(shown) + " |")
    return "\n".join(lines).replace("<1", "&lt;1") + "\n"
