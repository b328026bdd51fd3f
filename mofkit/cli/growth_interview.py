"""A week of growth as a conversation: each answer is kept at once; stop anywhere and go on there."""

from collections.abc import Callable
from typing import Any, NamedTuple

from mofkit.analysis.growth import Asked, Kept, friday, requests, unkept
from mofkit.cli.asking import line
from mofkit.cli.changes import change
from mofkit.cli.growth_page import Said, page, settled, write_reply
from mofkit.cli.prose import heading, item, wrapped
from mofkit.cli.session import Session, out
from mofkit.model.growth import GrowthWeek
from mofkit.model.person import Person
from mofkit.shown import quoted
from mofkit.workspace import growth
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load

_GUIDE = "  Enter alone goes on · q stop, and go on later\n"


class _Stopped(Exception):
    """Somebody said q."""


class _List(NamedTuple):
    """A list of the week, and how one asks for its lines."""

    field: str
    title: str
    ask: str


_DID = _List("did", "What I did", "What did you do since last week that moved one of these goals?")
_THANKS = _List(
    "thanks", "Whom I thank", "Who moved a hard goal? (WHO: FOR WHAT, such as iris-fenn: saw the disk fill up)"
)
_WILL = _List(
    "will", "What I will do", "Which simple things will you do this week that need nothing from anybody else?"
)
_ASKS = _List("asks", "What I ask for", "What do you ask your manager for? (WHO: WHAT, such as cora-finch: a headset)")
_PAIRS = frozenset(("thanks", "asks"))


class _Talk:
    """One conversation about one week."""

    def __init__(self, session: Session, person: Person, week: str) -> None:
        self.session, self.person, self.week = session, person, week
        self._silent = session._replace(quiet=True)

    def every(self) -> list[GrowthWeek]:
        """The weeks as they are now."""
        return load(self.session.root).all(GrowthWeek)

    def record(self) -> GrowthWeek:
        """The week as it is now."""
        return next(one for one in self.every() if one.id == growth.week_id(self.week, self.person.id))

    def keep(self, act: Callable[[Draft], Any]) -> None:
        """Do an act on the workspace as it is now."""

        def write(draft: Draft) -> str:
            """The change: one answer."""
            act(draft)
            return ""

        change(self._silent, write, silent=True)


def interview(session: Session, person: Person, week: str) -> int:
    """Go through the week; what is said already is not asked again."""
    talk = _Talk(session, person, week)
    out(f"{heading(f'{week}  {person.name}', colour=session.colour)}\n{_GUIDE}")
    try:
        _go_through(talk)
    except _Stopped:
        session.note(f"kept; `mofkit team growth fill --who {person.id}` goes on from here")
        return 0
    talk.keep(lambda draft: growth.tell(draft, week, person.id, "finished", "yes"))
    out("\n" + "\n".join(page(talk.record(), person.name, colour=session.colour)).rstrip() + "\n")
    return 0


def _go_through(talk: _Talk) -> None:
    for kept in unkept(talk.every(), talk.person.id, talk.week):
        _ask_promise(talk, kept)
    _show_goals(talk)
    _ask_list(talk, _DID)
    _ask_list(talk, _THANKS)
    for asked in requests(talk.every()):
        if asked.to == talk.person.id and asked.ask.answer == "":
            _ask_request(talk, asked)
    _ask_list(talk, _WILL)
    if talk.person.reader != "director":
        _ask_list(talk, _ASKS)
    if not talk.record().told:
        told = _heard(f"\n{_title(talk, 'Results')}\n  How do you tell and celebrate what was reached?\n  > ")
        if told:
            talk.keep(lambda draft: growth.tell(draft, talk.week, talk.person.id, "told", told))


def _title(talk: _Talk, text: str) -> str:
    return heading(text, colour=talk.session.colour)


def _heard(prompt: str) -> str:
    """What somebody says; raises _Stopped for q."""
    typed = line(prompt).strip()
    if typed.casefold() == "q":
        raise _Stopped
    return typed


def _show_goals(talk: _Talk) -> None:
    goals = talk.record().goals
    if goals:
        lines = "".join(item("-", f"{one.goal}: {one.why}" if one.why else one.goal, indent=2) + "\n" for one in goals)
        out(f"\n{_title(talk, 'Goals in trouble')}\n{lines}")


def _ask_promise(talk: _Talk, kept: Kept) -> None:
    if not kept.todo.id:
        return
    out(f"\n{_title(talk, f'Promised in {kept.week.week}')}\n{wrapped(kept.todo.what, indent=2)}\n")
    while True:
        word, _, words = _heard("  d done (d HOW ONE SEES IT) · n not yet · x dropped (x WHY)\n  > ").partition(" ")
        status = {"d": "done", "x": "dropped"}.get(word.casefold(), "")
        if status == "dropped" and not words.strip():
            words = _heard("  Why? ")
        if status:
            _settle(talk, kept.todo.id, status, words.strip())
        if status or word.casefold() in ("", "n"):
            return
        out(f"  {quoted(word)} is none of these\n")


def _settle(talk: _Talk, mark: str, status: str, words: str) -> None:
    talk.keep(lambda draft: settled(draft, talk.person, mark, status, words, talk.session.today))


def _ask_request(talk: _Talk, asked: Asked) -> None:
    by = asked.by or "somebody"
    out(f"\n{_title(talk, f'{by} asks')}\n{wrapped(asked.ask.what, indent=2)}\n")
    while True:
        word, _, words = _heard("  g granted (g WHAT YOU WILL DO) · r refused (r WHY) · l later\n  > ").partition(" ")
        answers = {"g": "granted", "r": "refused", "l": "later"}
        if not word:
            return
        if word.casefold() in answers:
            break
        out(f"  {quoted(word)} is none of these\n")
    answer, words = answers[word.casefold()], words.strip()
    if answer == "refused" and not words:
        words = _heard("  Why? ") or "no reason given"
    what, why = (words, "") if answer == "granted" else ("", words)
    when = friday(talk.week) if what else None
    reply = Said(asked.name, answer, why, what, when)
    talk.keep(lambda draft: write_reply(draft, talk.person, reply, talk.session.today))


def _ask_list(talk: _Talk, one: _List) -> None:
    """Ask for lines until Enter alone; a list that has lines is not asked for again."""
    if getattr(talk.record(), one.field):
        return
    out(f"\n{_title(talk, one.title)}\n{wrapped(one.ask, indent=2)}\n")
    while typed := _heard("  > "):
        values = _values(talk, one, typed)
        if values:
            _keep_line(talk, one.field, values)


def _keep_line(talk: _Talk, field: str, values: dict[str, Any]) -> None:
    talk.keep(lambda draft: growth.line(draft, talk.week, talk.person.id, field, values))


def _values(talk: _Talk, one: _List, typed: str) -> dict[str, Any]:
    """A line as it is written; nothing, and a word on it, if it names nobody."""
    if one.field == "will":
        return {"what": typed, "who": talk.person.id, "when": friday(talk.week)}
    if one.field not in _PAIRS:
        return {"what": typed}
    whom, colon, what = typed.partition(":")
    if not colon or not what.strip():
        out("  write WHO: WHAT\n")
        return {}
    person = load(talk.session.root).get(Person, whom.strip())
    if one.field == "thanks":
        return {"who": person.id if person else whom.strip(), "what": what.strip()}
    if person is None:
        out(f"  no person {quoted(whom.strip())}; `mofkit list people` shows them\n")
        return {}
    return {"to": person.id, "what": what.strip()}
