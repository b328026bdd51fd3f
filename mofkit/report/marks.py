"""Marks as people see them: the job aid's faces, plain signs where those cannot be shown, and words."""

from collections.abc import Mapping, Sequence

from mofkit.analysis.assessment import STEPS

WORDS: Mapping[str, str] = {
    "satisfactory": "satisfactory",
    "needs-improvement": "needs improvement",
    "missing": "missing",
    "disputed": "disputed",
    "not-assessed": "not assessed",
}
FACES: Mapping[str, str] = {"satisfactory": "☺", "needs-improvement": "☹", "missing": "-", "not-assessed": "·"}
PLAIN: Mapping[str, str] = {"satisfactory": ":)", "needs-improvement": ":(", "missing": "-", "not-assessed": "."}
_BY_STEP = {step: mark for mark, step in STEPS.items()}


def sign(state: str, steps: Sequence[int], signs: Mapping[str, str] = FACES) -> str:
    """The sign of a cell; the lowest and the highest view where assessors differ."""
    if state != "disputed":
        return signs[state]
    low, high = (signs[_BY_STEP[step]] for step in steps)
    return f"{low}/{high}"
