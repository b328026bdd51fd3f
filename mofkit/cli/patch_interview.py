"""The key questions about patching as a conversation: each answer kept at once; stop anywhere and go on there."""

import re
from collections.abc import Iterator
from typing import Any, Literal

from mofkit.analysis.patching import next_open
from mofkit.cli.asking import line
from mofkit.cli.asking_who import ask_day, ask_person
from mofkit.cli.changes import change
from mofkit.cli.patch_output import counted, still_open, title
from mofkit.cli.prose import heading, item, wrapped
from mofkit.cli.session import Session, out
from mofkit.model.patching import PatchWorksheet
from mofkit.workspace.draft import Draft
from mofkit.workspace.patching import Answer, advice, called, write
from mofkit.workspace.workspace import Workspace

_GUIDE = """\
  An answer may have several lines; an empty line ends it. To say what is
  lacking, begin a line with gap:
  Enter alone passes over · b back · q stop, and go on later · - take it away"""
_GAP = re.compile(r"\s*gap:\s*(.*)", re.IGNORECASE | re.DOTALL)
_MOVES: dict[str, "Move"] = {"": "pass", "b": "back", "q": "quit"}
Move = Literal["on", "pass", "back", "quit"]


class _Talk:
    """One conversation; every answer is written when it is given."""

    def __init__(self, session: Session, workspace: Workspace, sheet: PatchWorksheet, who: str) -> None:
        self._session = session._replace(quiet=True)
        self.workspace = workspace
        self.sheet = sheet
        self.who = who

    def keep(self, answer: Answer) -> None:
        """Write an answer to wherever its question stands by now."""

        def act(draft: Draft) -> str:
            """The change: one question."""
            self.sheet = write(draft, called(draft.workspace, self.sheet.id)[1], answer, self.who)
            return ""

        change(self._session, act, silent=True)


def interview(session: Session, workspace: Workspace, sheet: PatchWorksheet, who: str) -> int:
    """Go through what is open, until all is said or somebody quits."""
    talk = _Talk(session, workspace, sheet, who)
    out(f"{heading(title(sheet), colour=session.colour)}\n{wrapped(counted(sheet), indent=2)}\n")
    answered = [at for at, one in enumerate(sheet.questions) if one.answer.strip()]
    at = next_open(sheet, max(answered, default=-1), set())
    out(f"{_GUIDE}\n" if at is not None else "")
    passed: set[int] = set()
    while at is not None:
        move = _ask(talk, at, colour=session.colour)
        if move == "quit":
            session.note(f"kept; `mofkit patch ask {sheet.id}` goes on from here")
            return 0
        if move == "back":
            at = max(at - 1, 0)
            continue
        if not talk.sheet.questions[at].answer.strip():
            passed.add(at)
        at = next_open(talk.sheet, at, passed)
    out(f"\n{still_open(talk.sheet)}\n")
    session.note(f"next: mofkit patch show {sheet.id}")
    return 0


def _ask(talk: _Talk, at: int, *, colour: bool) -> Move:
    question = talk.sheet.questions[at]
    out(f"\n{heading(f'{at + 1} of {len(talk.sheet.questions)}', colour=colour)}\n{wrapped(question.ask, indent=2)}\n")
    out("".join(f"{each}\n" for each in _advice(question.id)))
    for name, said in (("now:", question.answer), ("gap:", question.gap)):
        out(item(name, said, indent=2) + "\n" if said.strip() else "")
    first = line("  > ")
    move = _MOVES.get(first.strip().casefold())
    if move:
        return move
    if first.strip() == "-":
        talk.keep(Answer(question.id, {"answer": None}))
        return "on"
    lines = [first]
    while more := line("  > "):
        lines.append(more)
    _take(talk, question.id, lines)
    return "on"


def _advice(id: str) -> Iterator[str]:
    told = advice(id)
    if told:
        yield item("why:", told.why, indent=2)
        yield from (item("look for:", each, indent=2) for each in told.look_for)


def _take(talk: _Talk, id: str, lines: list[str]) -> None:
    begin = next((at for at, one in enumerate(lines) if _GAP.match(one)), len(lines))
    gap = _GAP.match("\n".join(lines[begin:]))
    values = {"answer": "\n".join(lines[:begin]), "gap": gap[1] if gap else ""}
    told = {name: value for name, value in values.items() if value}
    # The answer is safe before anybody is asked what follows from it.
    talk.keep(Answer(id, told))
    if told.get("gap"):
        actions = tuple(_actions(talk))
        if actions:
            talk.keep(Answer(id, {}, actions))


def _actions(talk: _Talk) -> Iterator[dict[str, Any]]:
    ask = "  What will be done about it? (Enter: nothing yet) "
    while what := line(ask).strip():
        who = ask_person(
            talk.workspace, f"  Who does it? (the id of a person; Enter: {talk.who or 'nobody yet'}) ", talk.who
        )
        when = ask_day("  By when? (a day such as 2026-12-15; Enter: none yet) ")
        needs = line("  What does it need first: people, money? (Enter: nothing, it can begin at once) ").strip()
        said = {"what": what, "who": who, "when": when, "needs": needs}
        yield {name: value for name, value in said.items() if value}
        ask = "  And what else? (Enter: nothing) "
