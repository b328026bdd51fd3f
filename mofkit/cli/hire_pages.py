"""The job description and the interview guide of an opening, as Markdown."""

from collections.abc import Iterator

from mofkit.content.framework import roles
from mofkit.content.scenarios import hiring as hiring_words
from mofkit.model.opening import Criterion, Opening
from mofkit.model.service import Service
from mofkit.report.markdown import escaped, table
from mofkit.report.problems import names_of
from mofkit.workspace.workspace import Workspace

_AREAS = {
    "mindset": "How you think of the work",
    "people": "How you work with people",
    "process": "How you work by processes",
    "technical": "What you can do from the first day",
}


def description(workspace: Workspace, one: Opening) -> str:
    """What the job is for, its parts with the standard of each, and what is looked for."""
    return "\n".join(_description(workspace, one)).rstrip() + "\n"


def _description(workspace: Workspace, one: Opening) -> Iterator[str]:
    role = next((each for every in roles().accountabilities for each in every.role_types if each.id == one.role), None)
    services = [service.name for service in workspace.all(Service) if service.id in one.services]
    yield f"# {escaped(one.title or one.role)}\n"
    where = filter(None, (workspace.settings.organisation, one.team, ", ".join(services)))
    yield f"{' · '.join(map(escaped, where))}\n"
    if role:
        yield f"{escaped(role.text)} {escaped(role.goal)}\n"
    yield "## The parts of the job\n"
    if one.parts:
        rows = [(part.what, part.standard, part.source) for part in one.parts]
        yield table(("What you do", "How we see that it is done well", "Comes from"), rows) + "\n"
    else:
        yield "No parts are written yet.\n"
    yield "## What we look for\n"
    for area, title in _AREAS.items():
        mine = [each for each in one.criteria if each.area == area]
        if mine:
            yield f"**{title}**\n"
            yield from (f"- {escaped(each.name)}{_must(each)}{_text(each)}" for each in mine)
            yield ""
    yield "## How we choose\n"
    panel = f"{len(one.panel)} people screen" if one.panel else "Several people screen"
    yield f"{panel}, each alone at first, and all candidates are asked by the same list."


def _must(each: Criterion) -> str:
    return " (must be met)" if each.must else ""


def _text(each: Criterion) -> str:
    return f": {escaped(each.text)}" if each.text else ""


def guide(workspace: Workspace, one: Opening) -> str:
    """What an interviewer holds in their hands: rules, criteria with questions and marks, and what to ask a CV."""
    return "\n".join(_guide(workspace, one)).rstrip() + "\n"


def _guide(workspace: Workspace, one: Opening) -> Iterator[str]:
    words, names = hiring_words(), names_of(workspace)
    yield f"# Interview guide: {escaped(one.title or one.role)}\n"
    yield "Private once it is filled in. Score alone, before the others have spoken.\n"
    yield "## Before you begin\n"
    yield from (f"- {escaped(rule.text)}" for rule in words.rules)
    yield "\n## Who screens\n"
    seats = [
        f"- {escaped(names.get(seat.who, seat.who))}: "
        + (f"trained on {seat.trained_on}" if seat.trained_on else "**not trained yet**")
        for seat in one.panel
    ]
    yield "\n".join(seats or ["Nobody yet: `mofkit team hire panel`."]) + "\n"
    for number, each in enumerate(one.criteria, start=1):
        yield f"## {number}. {escaped(each.name)}{_must(each)}\n"
        yield f"`{escaped(each.id)}`, weight {each.weight} of 5, {each.area}{_text(each)}\n"
        yield from (f"- {escaped(question)}" for question in each.questions)
        yield f"\n{table(('1', '2', '3', '4', '5'), [(each.low, '', '', '', each.high)])}\n"
        yield "Mark: ___ What was said:\n"
    yield "## The CV\n"
    yield "`mofkit team hire cv CODE` names the months to ask about. These are questions, never a verdict.\n"
    yield from (f"- {escaped(flag.name)}: {escaped(flag.ask)} {escaped(flag.fair)}" for flag in words.flags)
    yield "\n## Afterwards\n"
    ids = " ".join(f"{each.id}=…" for each in one.criteria[:2])
    yield f"`mofkit team hire score CODE --by YOU {ids}`"
