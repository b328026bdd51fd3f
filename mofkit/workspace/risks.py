"""Looking at a risk again: its row gets the new rating, the history a line."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mofkit.errors import BadOption
from mofkit.model.risk import KIND, RATING, Risk, RiskRating
from mofkit.workspace.draft import Draft
from mofkit.workspace.records import fresh_id
from mofkit.workspace.workspace import Home, Workspace

# What an id of 80 characters leaves beside the day.
_ID = 69


def risk_called(workspace: Workspace, id: str) -> tuple[Risk, Home]:
    """The risk of an id; raises UnknownRecord, or BadOption if it cannot be read."""
    record, home = workspace.find(f"risk:{id.removeprefix('risk:')}")
    if not isinstance(record, Risk):
        raise BadOption(f"{home.path} cannot be read; `mofkit lint` says why", hint="mend the file by hand")
    return record, home


def review(draft: Draft, id: str, values: Mapping[str, str], *, on: date, who: str = "", note: str = "") -> Risk:
    """Write down that somebody looked at a risk, and what they found; a second look on the day mends the first.

    Raises:
        UnknownRecord, UnknownField, BadValue: there is no such risk or field, or it does not take the value.
        BadOption: the risk has no likelihood and impact, before or after.
    """
    risk, home = risk_called(draft.workspace, id)
    for field, value in {**values, "last_reviewed": on.isoformat()}.items():
        draft.set(home, field, value or None)
    now = _now(draft, home)
    if not now.alive and now.closed is None:
        draft.set(home, "closed", on)
        now = _now(draft, home)
    if now.likelihood is None or now.impact is None:
        hint = f"`mofkit risk review {risk.id} likelihood=3 impact=4`"
        raise BadOption(f"{risk.id} has no likelihood and impact yet", hint=hint)
    _keep(draft, risk, now, {"on": on, "who": who, "note": note})
    # How it stood before is in the row alone until the history has it.
    draft.write_last(home.path)
    return now


def _keep(draft: Draft, before: Risk, now: Risk, look: Mapping[str, Any]) -> None:
    """The line of this look, and one of how it stood before if the history has none."""
    workspace, on = draft.workspace, look["on"]
    known = [one for one in workspace.all(RiskRating) if one.risk == now.id]
    first = before.last_reviewed or before.opened
    if not known and first and first < on and before.likelihood and before.impact:
        _add(draft, {"risk": now.id, "on": first, "likelihood": before.likelihood, "impact": before.impact}, first)
    said = {"likelihood": now.likelihood, "impact": now.impact, "who": look["who"], "note": look["note"]}
    today = next((one for one in known if one.on == on), None)
    if today is None:
        _add(draft, {"risk": now.id, "on": on, **said}, on)
        return
    for field, value in said.items():
        if value and getattr(today, field) != value:
            draft.set(workspace.home(today), field, value)


def _add(draft: Draft, said: Mapping[str, Any], day: date) -> None:
    id = f"{str(said['risk'])[:_ID]}.{day}"
    draft.add(RATING, {"id": fresh_id(RATING, day) if id in draft.workspace.ids(RATING.name) else id, **said})


def _now(draft: Draft, home: Home) -> Risk:
    record = draft.record(home)
    assert isinstance(record, Risk)
    assert home.kind is KIND
    return record
