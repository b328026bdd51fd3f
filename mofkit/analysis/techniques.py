"""The techniques of root cause analysis, each as the questions that it asks."""

from collections.abc import Mapping
from typing import NamedTuple

from mofkit.model.problem import Step, Technique


class Guide(NamedTuple):
    """A technique: what it is good for, and its questions in order."""

    name: str
    good_for: str
    steps: tuple[Step, ...]


def _steps(*pairs: tuple[str, str]) -> tuple[Step, ...]:
    return tuple(Step(id=id, ask=ask) for id, ask in pairs)


_END = (
    ("evidence", "Which evidence shows that this is the cause, and what would show that it is not?"),
    ("elsewhere", "Where else could the same cause do harm?"),
)
GUIDES: Mapping[Technique, Guide] = {
    "five-whys": Guide(
        "Five whys",
        "one chain of causes, when those who know the work sit together",
        _steps(
            ("problem", "What happens, to whom, how often? Say it so that nobody present disagrees."),
            ("why-1", "Why does that happen?"),
            ("why-2", "And why does that happen?"),
            ("why-3", "And why that?"),
            ("why-4", "And why that? Stop where an answer is something that you can change."),
            ("why-5", "And why that?"),
            *_END,
        ),
    ),
    "ishikawa": Guide(
        "Ishikawa diagram",
        "many possible causes, when nobody knows where to begin",
        _steps(
            ("problem", "Which effect do you look at? It is the head of the fish."),
            ("people", "People: what in knowledge, staffing or hand-overs could bring it about?"),
            ("method", "Method: what in the way the work is done could?"),
            ("technology", "Technology: what in hardware, software or configuration could?"),
            ("information", "Information: what in data, documents or messages could?"),
            ("suppliers", "Suppliers: what in what others deliver could?"),
            ("surroundings", "Surroundings: what in time, place or load could?"),
            ("likely", "Which of these would explain all that was seen? Name the two most likely."),
            *_END,
        ),
    ),
    "fault-tree": Guide(
        "Fault tree",
        "a failure that needs several things at once",
        _steps(
            ("top", "Which failure stands at the top?"),
            ("either", "Which conditions bring it about each by itself (or)?"),
            ("together", "Which conditions bring it about only together (and)?"),
            ("below", "What in turn brings about each of these? Go down until you reach things you can test."),
            ("tested", "Which of the lowest ones were tested, and what came out?"),
            *_END,
        ),
    ),
    "timeline": Guide(
        "Timeline",
        "an outage, when it matters what came before what",
        _steps(
            ("normal", "When did it last work as it should, and how do you know?"),
            ("changed", "What changed between then and the first sign?"),
            ("first-sign", "When was the first sign, and who or what saw it?"),
            ("course", "What happened then, line by line, each with its time?"),
            ("restored", "When did it work again, and which step brought that about?"),
            ("delay", "Where was time lost: until it was seen, until somebody acted, until the act helped?"),
            *_END,
        ),
    ),
    "is-is-not": Guide(
        "Is and is not",
        "a fault that strikes some and spares others",
        _steps(
            ("what", "What is affected, and what could be but is not?"),
            ("where", "Where does it occur, and where could it but does not?"),
            ("when", "When does it occur, and when could it but does not?"),
            ("extent", "How many are affected, and how many could be but are not?"),
            ("distinction", "What sets apart those that are from those that are not?"),
            ("change", "What changed about that distinction?"),
            *_END,
        ),
    ),
}


def open_step(steps: tuple[Step, ...], passed: frozenset[int] | set[int] = frozenset()) -> int | None:
    """The number of the first step without an answer that was not passed over; nothing if all are said."""
    return next((at for at, one in enumerate(steps) if not one.answer.strip() and at not in passed), None)
