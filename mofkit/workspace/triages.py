"""Triages in a workspace: what is asked, what was answered, and keeping it."""

from datetime import date
from typing import Any

from mofkit.content.scenarios import scenarios
from mofkit.model.triage import Triage
from mofkit.workspace.draft import Draft
from mofkit.workspace.workspace import Workspace, kind_named

SCREENING = "screen-"


def questions() -> list[tuple[str, int, str, tuple[tuple[str, str], ...]]]:
    """Slug, number, title and questions of each scenario; the screening question comes first."""
    return [
        (
            one.id,
            one.number,
            one.title,
            ((SCREENING + one.id, one.question), *((part.id, part.text) for part in one.situations)),
        )
        for one in scenarios()
    ]


def file_id(today: date, who: str) -> str:
    """The id of a respondent's triage of a day."""
    name = "".join(char if char.isascii() and char.isalnum() else "-" for char in who.casefold()).strip("-")
    return f"{today.isoformat()}-{name[:40] or 'someone'}"


def keep(draft: Draft, id: str, values: dict[str, Any]) -> None:
    """Write a respondent's triage, or bring the one that is there up to date."""
    workspace = draft.workspace
    there = workspace.ids("triage").get(id)
    if not there:
        draft.add(kind_named("triage"), {"id": id, **values})
        return
    for field, value in values.items():
        if field != "answers":
            draft.set(there[0], field, value)
    for question, answer in values.get("answers", {}).items():
        draft.set(there[0], f"answers.{question}", answer)


def respondents(workspace: Workspace) -> list[Triage]:
    """Each respondent's latest triage with answers, in the order of their names."""
    latest: dict[str, Triage] = {}
    for one in sorted(workspace.all(Triage), key=lambda one: (one.date or date.min, one.id)):
        if one.answers:
            latest[one.who.casefold()] = one
    return [latest[name] for name in sorted(latest)]
