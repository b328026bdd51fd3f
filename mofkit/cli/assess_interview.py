"""The self-assessment as a conversation: cell by cell, with what the framework says; stop and go on later."""

import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from mofkit.cli.prose import heading, item, wrapped
from mofkit.cli.session import Session, out
from mofkit.content.assessing import hints, phase_of
from mofkit.content.framework import smf
from mofkit.content.scenarios import attributes
from mofkit.content.types import Attribute
from mofkit.model.assessment import Mark, mark_of
from mofkit.workspace.assessments import Answer

_KEYS: dict[str, Mark] = {
    "m": "missing",
    "w": "needs-improvement",
    "s": "satisfactory",
    "d": "not-assessed",
}
_HELP = """\
  m missing (-)   w weak, needs improvement   s satisfactory   d don't know
  ? all that the framework says here          n next SMF, this one later
  b back          q quit and go on later"""
_SHOWN = 4
Keep = Callable[[Answer], None]


class Question(NamedTuple):
    """One cell to ask about."""

    smf: str
    attribute: Attribute


def questions(smfs: list[str]) -> list[Question]:
    """Every cell of some SMFs, row by row."""
    return [Question(id, one) for id in smfs for one in attributes().attributes]


def interview(session: Session, asked: list[Question], given: set[tuple[str, str]], keep: Keep) -> bool:
    """Ask about the cells that have no answer yet and keep each at once; whether all were asked."""
    open_ones = [one for one in asked if (one.smf, one.attribute.field) not in given]
    out(f"{len(asked) - len(open_ones)} of {len(asked)} cells are answered. Every answer is kept at once.\n{_HELP}\n")
    at, shown = 0, ""
    while at < len(open_ones):
        question = open_ones[at]
        if question.smf != shown:
            shown = question.smf
            out("\n".join(_opening(shown, colour=session.colour)) + "\n")
        key = _ask(question, len(asked) - len(open_ones) + at + 1, len(asked), colour=session.colour)
        if key == "q":
            return False
        if key == "b":
            at = max(at - 1, 0)
        elif key == "n":
            at = next((n for n in range(at, len(open_ones)) if open_ones[n].smf != shown), len(open_ones))
        else:
            keep(_answer(question, _KEYS[key]))
            at += 1
    return True


def _opening(id: str, *, colour: bool) -> Iterator[str]:
    one, phase = smf(id), phase_of(id)
    layer = "Manage Layer" if phase.kind == "layer" else f"{phase.name} Phase"
    yield ""
    yield heading(f"== {one.name}, {layer}", colour=colour)
    yield wrapped(one.purpose, indent=2)


def _ask(question: Question, number: int, of: int, *, colour: bool) -> str:
    name = f"{number} of {of}  {smf(question.smf).name}: {question.attribute.name}"
    out(f"\n{heading(name, colour=colour)}\n{wrapped(question.attribute.text, indent=2)}\n")
    out("\n".join(_hints(question, _SHOWN)) + "\n")
    while True:
        key = _line("  [m/w/s/d, ?, n, b, q] ")
        if key == "?":
            out("\n".join(_hints(question, None)) + "\n" + _HELP + "\n")
            continue
        mark = mark_of(key)
        first = next((one for one, meant in _KEYS.items() if meant == mark), key.casefold()[:1])
        if first in (*_KEYS, "b", "n", "q"):
            return first
        out(f"{_HELP}\n")


def _hints(question: Question, most: int | None) -> Iterator[str]:
    found = hints(smf(question.smf), question.attribute.field)
    for id, words in found[:most]:
        yield item("-", f"{words} ({id})", indent=4) if most is None else item("-", words, indent=4)
    if most is not None and len(found) > most:
        yield f"    … and {len(found) - most} more: ?"


def _answer(question: Question, mark: Mark) -> Answer:
    weak = mark in ("missing", "needs-improvement")
    # An earlier note was about an earlier mark.
    note = (_line("  What exactly? (Enter to leave it open) ") or None) if weak else ""
    return Answer(question.smf, question.attribute.field, mark, note)


def _line(prompt: str) -> str:
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line.strip()
