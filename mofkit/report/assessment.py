"""How well service management is practised: Table 6 filled in by several people, on one page."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from mofkit.analysis.assessment import (
    Cell,
    Ranked,
    Sheet,
    Tally,
    disputes,
    latest,
    sheet,
    tally,
    weakest,
    weakest_attributes,
)
from mofkit.content.assessing import phase_of, short_name, smf_ids
from mofkit.content.framework import smf
from mofkit.content.scenarios import attributes
from mofkit.model.assessment import Assessment
from mofkit.model.person import Person
from mofkit.report.goals import goals, layer
from mofkit.report.improvement import improvement
from mofkit.report.marks import WORDS, sign
from mofkit.workspace.workspace import Workspace


def assessment(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the report: the latest view of each assessor, what it comes to, and the goals beside it."""
    many = latest(workspace.all(Assessment), today)
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        **sheet_facts(workspace, many),
        **improvement(workspace, many),
        "goals": goals(workspace),
        "layer": layer(workspace),
    }


def sheet_facts(workspace: Workspace, many: Iterable[Assessment]) -> dict[str, Any]:
    """Some assessments as one sheet, in plain data."""
    chosen = list(many)
    found = sheet(chosen, smf_ids())
    return {
        "assessors": [_assessor(workspace, one) for one in chosen],
        "tally": tally_facts(tally(found.cells)),
        "left_out": [_name(id) for id in found.left_out],
        "attributes": [
            {"attribute": one.field, "name": one.name, "short": one.short} for one in attributes().attributes
        ],
        "rows": [_row(workspace, found, id) for id in found.smfs],
        "weakest": [{"smf": one.key, "name": _name(one.key), **_ranked(one)} for one in weakest(found)],
        "weakest_attributes": [
            {"attribute": one.key, "name": attribute_name(one.key), **_ranked(one)} for one in weakest_attributes(found)
        ],
        "disputes": [cell_facts(workspace, one) for one in disputes(found)],
    }


def tally_facts(one: Tally) -> dict[str, Any]:
    """A tally with what is beside every score: how many cells it rests on."""
    return {**one._asdict(), "assessed": one.assessed, "total": one.total, "weak": one.weak, "percent": one.percent}


def cell_facts(workspace: Workspace, one: Cell) -> dict[str, Any]:
    """A cell with every view of it."""
    return {
        "cell": one.name,
        "smf": one.smf,
        "attribute": one.attribute,
        "name": f"{_name(one.smf)}, {attribute_name(one.attribute)}",
        "state": one.state,
        "steps": list(one.steps),
        "sign": sign(one.state, one.steps),
        "spread": one.spread,
        "views": [
            {"who": view.who, "name": person_name(workspace, view.who), "mark": view.mark, "note": view.note}
            | {"words": WORDS[view.mark]}
            for view in one.views
        ],
    }


def attribute_name(field: str) -> str:
    """The name of an attribute."""
    return next(one.name for one in attributes().attributes if one.field == field)


def person_name(workspace: Workspace, id: str) -> str:
    """The name of a person; the id where nobody has it."""
    found = workspace.get(Person, id)
    return found.name if found else id


def _assessor(workspace: Workspace, one: Assessment) -> dict[str, Any]:
    mine = tally(sheet((one,), smf_ids()).cells)
    return {
        "id": one.id,
        "who": one.who,
        "name": person_name(workspace, one.who),
        "date": one.date.isoformat() if one.date else "",
        "tally": tally_facts(mine),
        "note": one.note,
    }


def _row(workspace: Workspace, found: Sheet, id: str) -> dict[str, Any]:
    one, phase, cells = smf(id), phase_of(id), found.row(id)
    return {
        "smf": id,
        "name": one.name,
        "short": short_name(one),
        "phase": phase.id,
        "phase_name": f"{phase.name} {'Layer' if phase.kind == 'layer' else 'Phase'}",
        "cells": [cell_facts(workspace, cell) for cell in cells],
        "tally": tally_facts(tally(cells)),
    }


def _ranked(one: Ranked) -> dict[str, Any]:
    return {"tally": tally_facts(one.tally), "words": tally_words(one.tally)}


def tally_words(one: Tally) -> str:
    """A tally in words, the worst first; what nobody assessed is said too."""
    parts = (
        (one.missing, "missing"),
        (one.needs_improvement, "to improve"),
        (one.disputed, "disputed"),
        (one.satisfactory, "satisfactory"),
        (one.not_assessed, "not assessed"),
    )
    return ", ".join(f"{count} {name}" for count, name in parts if count)


def _name(id: str) -> str:
    return smf(id).name
