"""An analysis as a conversation: the questions of a technique one by one, each answer kept at once."""

from collections.abc import Callable
from typing import Literal

from mofkit.analysis.techniques import GUIDES, open_step
from mofkit.cli.asking import line
from mofkit.cli.changes import change
from mofkit.cli.prose import heading, item, wrapped
from mofkit.cli.session import Session, out
from mofkit.model.problem import Problem, Technique
from mofkit.shown import quoted
from mofkit.workspace import problems
from mofkit.workspace.draft import Draft

_GUIDE = """\
  An answer may have several lines; an empty line ends it.
  Enter alone passes over · b back · q stop, and go on later · - take it away
"""
_ENDS = (
    ("root_cause", "In one sentence, then: why does it happen, down to what can be changed?"),
    ("fix", "What will end it for good?"),
    ("workaround", "What helps until then, step by step?"),
)
Move = Literal["on", "pass", "back", "quit"]
Keep = Callable[[Callable[[Draft], Problem]], Problem]


def choose_technique() -> Technique | None:
    """The technique that somebody picks; nothing if nobody does."""
    names = list(GUIDES)
    for at, name in enumerate(names, 1):
        out(item(f"{at}", f"{GUIDES[name].name}: {GUIDES[name].good_for}", indent=2) + "\n")
    while typed := line("Which technique? (its number; Enter: none) ").strip():
        found = [name for at, name in enumerate(names, 1) if typed.casefold() in (str(at), name)]
        if found:
            return found[0]
        out(wrapped(f"{quoted(typed)} is none of these", indent=2) + "\n")
    return None


def interview(session: Session, problem: Problem) -> int:
    """Go through what is open, then ask what follows from it; stop anywhere and go on there."""
    silent = session._replace(quiet=True)

    def keep(act: Callable[[Draft], Problem]) -> Problem:
        """Do an act on the workspace as it is now."""
        kept: list[Problem] = []

        def write(draft: Draft) -> str:
            """The change: one answer."""
            kept[:] = [act(draft)]
            return ""

        change(silent, write, silent=True)
        return kept[0]

    assert problem.technique
    out(f"{heading(f'{GUIDES[problem.technique].name}: {problem.title}', colour=session.colour)}\n{_GUIDE}")
    after = _steps(problem, keep, colour=session.colour)
    if after is None or not _ends(after, keep, colour=session.colour):
        session.note(f"kept; `mofkit problem analyze {problem.id}` goes on from here")
    else:
        session.note(f"kept; `mofkit problem show {problem.id}` shows it as a whole")
    return 0


def _steps(problem: Problem, keep: Keep, *, colour: bool) -> Problem | None:
    """The problem with its answers; nothing if somebody stopped."""
    passed: set[int] = set()
    at = open_step(problem.analysis)
    while at is not None:
        step = problem.analysis[at]
        out(f"\n{heading(f'{at + 1} of {len(problem.analysis)}', colour=colour)}\n{wrapped(step.ask, indent=2)}\n")
        if step.answer:
            out(item("now:", step.answer, indent=2) + "\n")
        move, text = _heard()
        if move == "quit":
            return None
        if move == "back":
            at = max(at - 1, 0)
            continue
        if move == "on":
            problem = keep(_answering(problem.id, step.id, text))
        if not problem.analysis[at].answer:
            passed.add(at)
        at = open_step(problem.analysis, passed)
    return problem


def _answering(id: str, step: str, text: str) -> Callable[[Draft], Problem]:
    return lambda draft: problems.answer(draft, id, step, text)


def _concluding(id: str, field: str, text: str) -> Callable[[Draft], Problem]:
    return lambda draft: problems.conclude(draft, id, field, text)


def _ends(problem: Problem, keep: Keep, *, colour: bool) -> bool:
    """Whether the end was reached."""
    for field, ask in _ENDS:
        if getattr(problem, field):
            continue
        out(f"\n{heading(field.replace('_', ' '), colour=colour)}\n{wrapped(ask, indent=2)}\n")
        move, text = _heard()
        if move == "quit":
            return False
        if move == "on" and text:
            problem = keep(_concluding(problem.id, field, text))
    return True


def _heard() -> tuple[Move, str]:
    first = line("  > ")
    moves: dict[str, Move] = {"": "pass", "b": "back", "q": "quit"}
    move = moves.get(first.strip().casefold())
    if move:
        return move, ""
    if first.strip() == "-":
        return "on", ""
    lines = [first]
    while more := line("  > "):
        lines.append(more)
    return "on", "\n".join(lines)
