"""The triage as a conversation: one question at a time, back and forth, quit and go on later."""

from typing import NamedTuple

from mofkit.analysis.survey import WEIGHTS, Asked, from_answers
from mofkit.cli.asking import line
from mofkit.cli.prose import heading, wrapped
from mofkit.cli.session import Session, out
from mofkit.cli.survey_output import asked, keep, shown
from mofkit.errors import NoWorkspace
from mofkit.model.triage import Triage
from mofkit.workspace.load import load
from mofkit.workspace.triages import file_id

_KEYS = {"v": "very-much", "s": "somewhat", "n": "not-at-all", "d": "dont-know"}
_KEYS_IN_WORDS = "v very much · s somewhat · n not at all · d don't know\n  b back · q quit and go on later"
_LIKELY = 3


class Question(NamedTuple):
    """One question and the scenario it is about."""

    id: str
    title: str
    words: str


def interview(session: Session, who: str, reader: str | None, *, format: str) -> int:
    """Ask what is not answered yet, keep every answer at once, and give the verdict at the end."""
    who = who or line("Who answers? (a name, or the id of a person) ").strip() or "someone"
    notes = _Notes(session, who, reader)
    given: dict[str, str] = dict(notes.answers)
    out(f"About five minutes.\n  {_KEYS_IN_WORDS}\n")
    if given:
        out(f"{len(given)} answers are there already; it goes on from there.\n")
    elif notes.finished:
        out("There are answers of today already; the first new one begins them anew.\n")
    trail = list(given)
    while question := _next(given):
        answer = _ask(question, len(given) + 1, len(_plan(given)), colour=session.colour)
        if answer == "quit":
            session.note(notes.told())
            return 0
        if answer == "back":
            if trail:
                given.pop(trail.pop(), None)
                notes.keep(given, finished=False)
            continue
        given[question.id] = answer
        trail.append(question.id)
        notes.keep(given, finished=False)
    notes.keep(given, finished=True)
    out("\n")
    shown(from_answers(asked(), given), format)
    return 0


class _Notes:
    """Where the answers are kept: under triage/ of the workspace, or nowhere if there is none."""

    def __init__(self, session: Session, who: str, reader: str | None) -> None:
        self._session = session._replace(quiet=True)
        self._about = {"who": who, "reader": reader}
        try:
            there = load(session.root).get(Triage, file_id(session.today, who))
            self._kept = True
        except NoWorkspace:
            there, self._kept = None, False
        self.finished = bool(there and there.finished and there.answers)
        self.answers = dict(there.answers) if there and not there.finished else {}

    def keep(self, answers: dict[str, str], *, finished: bool) -> None:
        """Write the answers down as they are now."""
        if self._kept:
            about = {name: value for name, value in self._about.items() if value}
            keep(self._session, {**about, "finished": finished, "answers": answers}, silent=True)

    def told(self) -> str:
        """What quitting comes to."""
        return "kept; the same command goes on from here" if self._kept else "not kept: this is no workspace"


def _plan(given: dict[str, str]) -> list[Question]:
    """What is asked in all: every screening question, then the situations of the likely scenarios."""
    every = asked()
    questions = [Question(one.questions[0][0], one.title, one.questions[0][1]) for one in every]
    if all(question.id in given for question in questions):
        for one in _likely(every, given):
            questions += [Question(id, one.title, words) for id, words in one.questions[1:]]
    return questions


def _likely(every: list[Asked], given: dict[str, str]) -> list[Asked]:
    weights = {one.slug: WEIGHTS.get(given[one.questions[0][0]], 0.25) for one in every}
    ranked = sorted(every, key=lambda one: (-weights[one.slug], one.number))
    return [one for one in ranked if weights[one.slug] > 0][:_LIKELY] or ranked[:_LIKELY]


def _next(given: dict[str, str]) -> Question | None:
    return next((question for question in _plan(given) if question.id not in given), None)


def _ask(question: Question, number: int, of: int, *, colour: bool) -> str:
    out(f"\n{heading(f'{number} of {of}  {question.title}', colour=colour)}\n{wrapped(question.words, indent=2)}\n")
    while True:
        key = line("  [v/s/n/d, b, q] ").strip().casefold()[:1]
        if key in _KEYS:
            return _KEYS[key]
        if key in ("b", "q"):
            return {"b": "back", "q": "quit"}[key]
        out(f"  {_KEYS_IN_WORDS}\n")
