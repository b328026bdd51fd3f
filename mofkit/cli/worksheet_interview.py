"""A worksheet as a conversation: one row at a time, each kept at once; stop anywhere and go on there."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from mofkit.analysis.worksheets import coverage, last_filled, next_row, tended
from mofkit.cli.asking import line
from mofkit.cli.asking_who import ask_day, ask_person
from mofkit.cli.changes import change
from mofkit.cli.prose import heading, item, wrapped
from mofkit.cli.session import Session, out
from mofkit.cli.worksheet_output import counted, next_step, still_open, title
from mofkit.exchange.worksheets import promised
from mofkit.model.worksheet import REMARK, STATES, PartName, Placed, Worksheet
from mofkit.shown import quoted
from mofkit.workspace.draft import Draft
from mofkit.workspace.worksheets import Answer, write
from mofkit.workspace.workspace import Workspace

_GUIDE = """\
  An answer may have several lines; an empty line ends it. To say what is
  lacking, begin a line with gap:
  Enter alone passes over · b back · q stop, and go on later · - take it away"""
_KEYS: Mapping[PartName, Mapping[str, str]] = {
    "input": {"a": "available", "m": "missing", "n": "not-needed"},
    "output": {"p": "produced", "m": "missing", "n": "not-needed"},
    "best-practice": {"a": "agreed", "d": "not-agreed"},
}
_TOLD: Mapping[PartName, str] = {
    "input": "a available (a WHERE: and where it is) · m missing · n not needed",
    "output": "p produced (p WHERE: and where it is) · m missing · n not needed",
    "best-practice": "a agreed · d not agreed (d WHY: and why)",
}
_GAP = re.compile(r"\s*gap:\s*(.*)", re.IGNORECASE | re.DOTALL)
Move = Literal["on", "pass", "back", "quit"]


class _Talk:
    """One conversation about one worksheet; every answer is written when it is given."""

    def __init__(self, session: Session, workspace: Workspace, sheet: Worksheet, who: str) -> None:
        self._session = session._replace(quiet=True)
        self.workspace = workspace
        self.sheet = sheet
        self.who = who

    def keep(self, answer: Answer) -> None:
        """Write an answer to wherever its row stands by now."""

        def act(draft: Draft) -> str:
            """The change: one row."""
            _, home = draft.workspace.find(f"worksheet:{self.sheet.id}")
            self.sheet = write(draft, home, answer, self.who)
            return ""

        change(self._session, act, silent=True)


def interview(session: Session, sheets: Sequence[Worksheet], workspace: Workspace, who: str) -> int:
    """Go through what is open in each worksheet, until all is said or somebody quits."""
    who = who or ask_person(workspace, "Who fills this in? (the id of a person; Enter: nobody in particular) ", "")
    for sheet in sheets:
        if not _through(_Talk(session, workspace, sheet, who), colour=session.colour):
            session.note(f"kept; `mofkit worksheet fill {sheet.id}` goes on from here")
            return 0
    return 0


def _through(talk: _Talk, *, colour: bool) -> bool:
    """Whether the end was reached."""
    rows = list(talk.sheet.rows())
    out(f"{heading(title(talk.sheet), colour=colour)}\n{wrapped(counted(coverage(talk.sheet)), indent=2)}\n")
    at = next_row(rows, last_filled(rows))
    out(f"{_GUIDE}\n" if at is not None else "")
    passed: set[int] = set()
    while at is not None:
        move = _ask(talk, rows, at, colour=colour)
        if move == "quit":
            return False
        if move == "back":
            at = max(at - 1, 0)
            continue
        rows = list(talk.sheet.rows())
        if not rows[at].said:
            passed.add(at)
        at = next_row(rows, at, passed)
    out("\n" + "\n".join(still_open(talk.sheet)) + f"\nnext: {next_step(talk.sheet)}\n")
    return True


def _ask(talk: _Talk, rows: Sequence[Placed], at: int, *, colour: bool) -> Move:
    row = rows[at]
    alike = [number for number, one in enumerate(rows) if one.part == row.part]
    count = f"{alike.index(at) + 1} of {len(alike)}"
    kind = "" if row.part == "question" else f"{row.part.replace('-', ' ')} "
    out(f"\n{heading(f'{kind}{count}  {row.activity.name or row.activity.id}', colour=colour)}\n")
    out(wrapped(row.words, indent=2) + "\n")
    if row.said:
        beside = f" ({row.remark})" if row.remark else ""
        out(item("now:", f"{row.said}{beside}", indent=2) + "\n")
    if row.row.gap:
        out(item("gap:", row.row.gap, indent=2) + "\n")
    return _question(talk, row) if row.part == "question" else _state(talk, rows, row)


def _question(talk: _Talk, row: Placed) -> Move:
    first = line("  > ")
    move = _move(first)
    if move:
        return move
    if first == "-":
        talk.keep(Answer(row.key, {"answer": None}))
        return "on"
    lines = [first]
    while more := line("  > "):
        lines.append(more)
    at = next((at for at, one in enumerate(lines) if _GAP.match(one)), len(lines))
    answer, gap = "\n".join(lines[:at]), _GAP.match("\n".join(lines[at:]))
    values = {"answer": answer, "gap": gap[1] if gap else ""}
    told = {name: value for name, value in values.items() if value}
    talk.keep(Answer(row.key, told, _action(talk, row) if told.get("gap") else None))
    return "on"


def _state(talk: _Talk, rows: Sequence[Placed], row: Placed) -> Move:
    earlier = next((one for one in rows if one.key[1:] == row.key[1:] and one.said and one is not row), None)
    keys, told = dict(_KEYS[row.part]), _TOLD[row.part]
    if earlier and not row.said:
        keys["s"] = earlier.said
        told += f" · s the same as in {earlier.activity.name}: {earlier.said}"
    out(wrapped(told, indent=2) + "\n")
    while True:
        typed = line("  > ").strip()
        move = _move(typed)
        if move:
            return move
        if typed == "-":
            talk.keep(Answer(row.key, {"state": None}))
            return "on"
        word, _, remark = typed.partition(" ")
        state = keys.get(word.casefold(), word.casefold())
        if state in STATES[row.part]:
            break
        out(wrapped(f"{quoted(typed)} is none of these: {told}", indent=2) + "\n")
    if word.casefold() == "s" and earlier:
        remark = earlier.remark
    if state == "not-agreed" and not remark:
        remark = line("  Why not? (Enter: nobody says) ").strip()
    values = {"state": state, **({REMARK[row.part]: remark.strip()} if remark.strip() else {})}
    talk.keep(Answer(row.key, values, _action(talk, row) if state == "missing" else None))
    return "on"


def _move(typed: str) -> Move | None:
    moves: Mapping[str, Move] = {"": "pass", "b": "back", "q": "quit"}
    return moves.get(typed.strip().casefold())


def _action(talk: _Talk, row: Placed) -> Mapping[str, Any] | None:
    """What will be done about something that is lacking; nothing if it is settled already, or nobody knows yet."""
    there = tended(talk.sheet, row)
    if there:
        out("".join(item("action so far:", promised(todo), indent=2) + "\n" for todo in there))
        return None
    what = line("  What will be done about it? (Enter: nothing yet) ").strip()
    if not what:
        return None
    nobody = talk.who or "nobody yet"
    who = ask_person(talk.workspace, f"  Who does it? (the id of a person; Enter: {nobody}) ", talk.who)
    when = ask_day("  By when? (a day such as 2026-12-15; Enter: none yet) ")
    said = {"what": what, "who": who, "when": when}
    return {name: value for name, value in said.items() if value}
