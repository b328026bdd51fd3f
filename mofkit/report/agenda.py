"""What a review begins with: its agenda, and its inputs as far as the workspace has them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from fnmatch import fnmatchcase

from mofkit.analysis.actions import Assignment, assignments
from mofkit.analysis.reviews import schedule, took_place
from mofkit.content.framework_types import Review
from mofkit.model.person import Person
from mofkit.model.record import Record
from mofkit.model.review import HeldReview
from mofkit.model.service import Service
from mofkit.workspace.reviews import months_of
from mofkit.workspace.workspace import Workspace, kind_of_file


def next_day(workspace: Workspace, one: Review, about: str, today: date) -> date:
    """The day to prepare a review for: the one that is planned, else the one on which it is due, else today."""
    mine = [each for each in workspace.all(HeldReview) if each.review == one.id]
    dues = [each for each in schedule([one], mine, today, months_of(workspace.settings)) if each.about == about]
    planned = next((each.planned for each in dues if each.planned), None)
    due = next((each.due for each in dues if each.due), None)
    return planned or max(due or today, today)


def agenda(one: Review, workspace: Workspace, today: date) -> list[str]:
    """What is talked about, in order: what was agreed last time, inputs, questions, decisions, actions."""
    before = [each for each in workspace.all(HeldReview) if each.review == one.id and took_place(each, today)]
    last = max(before, key=lambda each: (each.held or date.min, each.id), default=None)
    items = [f"What came of the actions of {last.id}"] if last and last.actions else []
    items += [f"What we look at, and what is missing: {len(one.inputs)} inputs"]
    items += [f"What we ask: {len(one.questions)} questions"]
    items += [f"Decide: {text}" for text in one.decisions]
    return [*items, "Agree on actions: who does what by when"]


def inputs(one: Review, workspace: Workspace, today: date, *, but: str = "") -> list[dict[str, str]]:
    """Each input of a review with its state and what was found. The record `but` is no input: it is being written."""
    found = [(each, _collected(each.found_in or "", workspace, today, but)) for each in one.inputs]
    return [
        {"id": each.id, "text": each.text, **{name: text for name, text in told.items() if text}}
        for each, told in found
    ]


def _collected(home: str, workspace: Workspace, today: date, but: str) -> dict[str, str]:
    paths = sorted(path for path in workspace.files if home and path != but and matches(path, home))
    found = "; ".join(_found(paths, workspace, today)) if paths else ""
    broken = not found and any(one.span.path in paths for one in workspace.problems)
    told = "cannot be read: `mofkit lint` says why" if broken else found
    return {"state": "collected" if found else "missing", "where": home, "found": told}


def matches(path: str, home: str) -> bool:
    """Whether a path is one that a pattern such as `reviews/*/*.yaml` means; a star stays within its folder."""
    steps, wanted = path.split("/"), home.split("/")
    return len(steps) == len(wanted) and all(map(fnmatchcase, steps, wanted))


def _found(paths: Sequence[str], workspace: Workspace, today: date) -> Iterator[str]:
    """How many records there are, and what stands out; nothing if there are none."""
    kind = kind_of_file(paths[0])
    if kind is None:
        size = sum(map(workspace.size, paths))
        if size:
            yield counted(size, "row" if paths[0].endswith(".csv") else "file")
        return
    inside = [(each, home) for each, home in workspace.placed(kind.name) if home.path in paths]
    records = [each for each, _ in inside if each is not None]
    if inside:
        yield counted(len(inside), kind.name, kind.plural)
        if len(records) < len(inside):
            yield f"{len(inside) - len(records)} cannot be read"
        yield from _notable(records)
        told = assignments(((kind.name, each) for each in records), workspace.all(Person))
        yield from _promised(told, today)


def _notable(records: Sequence[Record]) -> Iterator[str]:
    services = [one for one in records if isinstance(one, Service)]
    if services:
        codes = Counter(one.criticality for one in services)
        yield f"{codes['C1']} of criticality C1"
        gaps = {"without owner": sum(not one.owner for one in services), "of unknown criticality": codes["??"]}
        yield from (f"{count} {words}" for words, count in gaps.items() if count)
    reviews = [one for one in records if isinstance(one, HeldReview) and one.held]
    if reviews:
        yield f"the latest is {max(reviews, key=lambda one: (one.held or date.min, one.id)).id}"


def _promised(every: Sequence[Assignment], today: date) -> Iterator[str]:
    still = [one for one in every if one.open]
    late = sum(one.late(today) for one in still)
    if every:
        noun = "" if every[0].kind == "action" else " action" if len(still) == 1 else " actions"
        yield f"{len(still)}{noun} open" + (f", {late} late" if late else "")


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"
