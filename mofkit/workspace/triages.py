"""Triages in a workspace: what is asked, what was answered, and keeping it."""

from datetime import date
from hashlib import sha256
from typing import Any

from mofkit.content.scenarios import scenarios
from mofkit.model.triage import Triage
from mofkit.workspace.draft import Draft
from mofkit.workspace.workspace import Home, Workspace, kind_named

SCREENING = "screen-"
_LONGEST = 40


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
    """The id of a respondent's triage of a day; a name that an id cannot hold whole gets a mark of its own."""
    folded = who.casefold()
    name = "".join(char if char.isascii() and char.isalnum() else "-" for char in folded).strip("-")
    # Without it, two people with names in another script would write into one file.
    lost = len(name) > _LONGEST or not folded.isascii()
    mark = f"-{sha256(folded.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}" if lost else ""
    return f"{today.isoformat()}-{name[:_LONGEST].strip('-') or 'someone'}{mark}"


def keep(draft: Draft, id: str, values: dict[str, Any]) -> None:
    """Write a respondent's triage, or bring the one that is there up to date; what is not said anew stays.

    Answers are given as a whole: those that were taken back are emptied.
    """
    home = next(iter(draft.workspace.ids("triage").get(id, ())), None)
    if home is None:
        draft.add(kind_named("triage"), {"id": id, **values})
        return
    for field, value in values.items():
        if field != "answers" and value is not None:
            draft.set(home, field, value)
    answers = values.get("answers")
    if answers is not None:
        _keep_answers(draft, home, answers)


def _keep_answers(draft: Draft, home: Home, answers: dict[str, str]) -> None:
    there = draft.workspace.get(Triage, home.id)
    if there is None or not there.answers:
        draft.set(home, "answers", answers)
        return
    for question, answer in {**dict.fromkeys(there.answers), **answers}.items():
        draft.set(home, f"answers.{question}", answer)


def respondents(workspace: Workspace) -> list[Triage]:
    """Each respondent's latest triage with answers, in the order of their names."""
    latest: dict[str, Triage] = {}
    for one in sorted(workspace.all(Triage), key=lambda one: (one.date or date.min, one.id)):
        if one.answers:
            latest[one.who.casefold()] = one
    return [latest[name] for name in sorted(latest)]
