"""Problems in a workspace: finding one, and writing down an analysis step by step."""

from collections.abc import Sequence

from mofkit.errors import BadOption
from mofkit.model.problem import Problem, Step, Technique
from mofkit.workspace.draft import Draft
from mofkit.workspace.workspace import Home, Workspace


def problem_called(workspace: Workspace, id: str) -> tuple[Problem, Home]:
    """The problem of an id; raises UnknownRecord, or BadOption if it cannot be read."""
    record, home = workspace.find(f"problem:{id.removeprefix('problem:')}")
    if not isinstance(record, Problem):
        raise BadOption(f"{home.path} cannot be read; `mofkit lint` says why", hint="mend the file by hand")
    return record, home


def begin(draft: Draft, id: str, technique: Technique, steps: Sequence[Step]) -> Problem:
    """Write the questions of a technique into a problem; those that are there already stay, with their answers."""
    problem, home = problem_called(draft.workspace, id)
    if problem.technique != technique:
        draft.set(home, "technique", technique)
    have = {one.id for one in problem.analysis}
    lacking = [{"id": one.id, "ask": one.ask, "answer": None} for one in steps if one.id not in have]
    if lacking:
        draft.extend(home, "analysis", lacking)
    if problem.status == "open":
        draft.set(home, "status", "analysing")
    return _now(draft, home)


def answer(draft: Draft, id: str, step: str, text: str) -> Problem:
    """Write the answer to one question, wherever that stands by now."""
    problem, home = problem_called(draft.workspace, id)
    at = next((at for at, one in enumerate(problem.analysis) if one.id == step), None)
    if at is None:
        raise BadOption(f"{id} has no question {step!r}", hint=f"`mofkit problem show {id}`")
    draft.set(home, f"analysis.{at}.answer", _lines(text))
    return _now(draft, home)


def conclude(draft: Draft, id: str, field: str, text: str) -> Problem:
    """Write what follows from an analysis: the root cause, the fix, the workaround."""
    _, home = problem_called(draft.workspace, id)
    draft.set(home, field, _lines(text))
    return _now(draft, home)


def _lines(text: str) -> str | None:
    """A text as it is best written: several lines end in a line break, so that they become a block."""
    plain = text.rstrip()
    return (f"{plain}\n" if "\n" in plain else plain) or None


def _now(draft: Draft, home: Home) -> Problem:
    record = draft.record(home)
    assert isinstance(record, Problem)
    return record
