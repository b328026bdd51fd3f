"""Policies as people and as programs read them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from mofkit.analysis.policies import next_move, overdue, running, unanswered
from mofkit.cli.prose import heading, item, section
from mofkit.cli.terminal import columns
from mofkit.model.approval import stands
from mofkit.model.policy import Policy
from mofkit.report.policies import to_do
from mofkit.shown import width
from mofkit.workspace import policies
from mofkit.workspace.beside import text_path, texts_beside
from mofkit.workspace.workspace import Workspace

FEW = ("policy", "state", "owner", "review_on", "to_do")
_LEAST = 24
COLUMNS = ("policy", "title", "state", "owner", "binds", "review_on", "overdue", "exceptions", "read_by", "to_do")


class Row(NamedTuple):
    """A policy as a line of a list."""

    policy: str
    title: str
    state: str
    owner: str
    binds: str
    review_on: str
    overdue: str
    exceptions: int
    read_by: int
    to_do: str


def row(workspace: Workspace, one: Policy, today: date) -> Row:
    """A policy as a line: how far it is, and what is to do about it."""
    late = "yes" if overdue(one, today) else ""
    read, _ = policies.readers(workspace, one)
    todo = "; ".join(to_do(workspace, one, today))
    review_on = one.review_on.isoformat() if one.review_on else ""
    return Row(one.id, one.title, one.state, one.owner, one.binds, review_on, late, len(running(one)), len(read), todo)


def brief(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Rows for a terminal: what is to do is cut where the line ends."""
    cells = [(one.policy, one.state, one.owner, one.review_on) for one in rows]
    taken = sum(
        max(map(width, (name, *column))) + 2 for name, column in zip(FEW, zip(*cells, strict=True), strict=False)
    )
    room = max(columns() - taken, _LEAST)
    return [(*four, _cut(one.to_do, room)) for four, one in zip(cells, rows, strict=True)]


def _cut(text: str, room: int) -> str:
    return text if width(text) <= room else f"{text[: room - 1].rstrip()}…"


def page(workspace: Workspace, one: Policy, today: date, *, colour: bool) -> Iterator[str]:
    """A policy: its record, what reviewers said, and what comes next."""
    yield heading(f"{one.id}: {one.title}", colour=colour)
    yield from (item(name, text, indent=2) for name, text in _facts(workspace, one) if text)
    yield ""
    yield from section("To do", (item("-", text, indent=2) for text in to_do(workspace, one, today)), colour=colour)
    yield from section("Still to write", _unwritten(workspace, one), colour=colour)
    yield from section("Validation", _validation(one), colour=colour)
    yield from section("Approved", _approvals(workspace, one), colour=colour)
    exceptions = (
        item(
            "-", f"{each.what} until {each.until or '??'}: {each.why or '??'} ({each.granted_by or 'nobody'})", indent=2
        )
        for _, each in running(one)
    )
    yield from section("Exceptions", exceptions, colour=colour)
    looked = (
        item(
            "-",
            f"{each.date or '??'} {each.who or 'nobody'}: {each.outcome}{': ' if each.note else ''}{each.note}",
            indent=2,
        )
        for each in one.reviews
    )
    yield from section("Reviews", looked, colour=colour)
    if verb := next_move(one):
        yield f"next: mofkit policy {verb} {one.id} --who …"


def _facts(workspace: Workspace, one: Policy) -> Iterator[tuple[str, str]]:
    outline = policies.written(workspace, one)
    read, before = policies.readers(workspace, one)
    yield "state:", one.state
    yield "owner:", one.owner or "nobody"
    yield "binds:", one.binds
    yield "services:", ", ".join(one.services)
    share = f" ({outline.filled} of {outline.required} required fields)" if outline else ""
    yield "text:", f"{text_path(workspace.home(one))}{share}"
    if said := one.publication:
        yield "published:", f"{said.date or '??'} for {said.audience or '??'}, at {said.where or '??'}"
    if kept := one.enforcement:
        yield (
            "enforced:",
            f"from {kept.date or '??'}; checked by: {kept.check or '??'}; if broken: {kept.consequence or '??'}",
        )
    yield "review on:", one.review_on.isoformat() if one.review_on else ""
    yield "read by:", ", ".join(read)
    yield "read earlier:", ", ".join(before)


def _unwritten(workspace: Workspace, one: Policy) -> Iterator[str]:
    """The required fields that are empty, by section, with the line where each section begins."""
    found = policies.written(workspace, one)
    path = text_path(workspace.home(one))
    for part in found.sections if found else ():
        if part.empty:
            place = f"{path}:{part.line}" if part.line else f"{path}: section missing"
            yield item(
                "-", f"{part.section.heading}: {', '.join(each.name for each in part.empty)} ({place})", indent=2
            )


def _validation(one: Policy) -> Iterator[str]:
    """The questions with their answers; once it is past that, only the answers."""
    asked = policies.questions()
    for number, each in enumerate(asked, 1):
        said = [answer for answer in one.answers if answer.id == each.id]
        if said or one.state == "draft":
            yield item(f"q{number}", each.text, indent=2)
            yield from (item(f"{answer.who or 'nobody'}:", answer.answer, indent=5) for answer in said)


def _approvals(workspace: Workspace, one: Policy) -> Iterator[str]:
    texts = texts_beside(workspace, one)
    for said in one.approvals:
        role = f" as {said.role}" if said.role else ""
        state = "stands" if stands(said, one, texts) else "suspect: record or text was changed after it"
        yield item("-", f"{said.who or 'nobody'}{role} on {said.date or 'no day'}; {state}", indent=2)


def as_data(workspace: Workspace, one: Policy, today: date) -> dict[str, Any]:
    """A policy for programs: its record, what is missing, and what comes next."""
    read, before = policies.readers(workspace, one)
    return {
        "record": one.model_dump(mode="json"),
        "text": text_path(workspace.home(one)),
        "approved": [each.who for each in policies.standing(workspace, one)],
        "unanswered": unanswered(one, policies.questions()),
        "read_by": read,
        "read_before": before,
        "to_do": to_do(workspace, one, today),
        "next": next_move(one),
    }
