"""Every who, what and when of a workspace in one list, whatever kind of record holds it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

from mofkit.model.action import Promise, promises
from mofkit.model.person import Person
from mofkit.model.plan import Plan
from mofkit.model.project import Project
from mofkit.model.record import Record

# What the records that hold them call settled; a status that nobody knows is taken for open.
SETTLED = frozenset(("done", "dropped", "skipped", "realised", "closed", "rejected"))
_MARK = "abcdefghijkmnpqrstuvwxyz23456789"
_MARK_LENGTH = 6


class Assignment(NamedTuple):
    """Who does what by when; `field` is where the record that owns it writes it, empty if it is the whole record."""

    kind: str
    record: str
    field: str
    mark: str
    what: str
    who: str = ""
    when: date | None = None
    status: str = "todo"
    reader: str = ""
    done_on: date | None = None
    evidence: str = ""
    note: str = ""
    source: str = ""

    @property
    def owner(self) -> str:
        """The record that owns it, as KIND:ID."""
        return f"{self.kind}:{self.record}"

    @property
    def name(self) -> str:
        """The name that no other assignment has."""
        return f"{self.owner}/{self.mark}" if self.field else self.owner

    @property
    def open(self) -> bool:
        """Whether it still has to be done."""
        return self.status not in SETTLED

    def late(self, today: date) -> bool:
        """Whether it is open past its day."""
        return self.open and self.when is not None and self.when < today


class Wanted(NamedTuple):
    """Which assignments somebody asks for; what is empty does not count."""

    who: str = ""
    reader: str = ""
    source: str = ""
    status: str = ""
    overdue: bool = False


def assignments(records: Iterable[tuple[str, Record]], people: Iterable[Person] = ()) -> list[Assignment]:
    """The assignments of records, each given with its kind.

    A person goes by their id, also where an old one is written; the reader is the task's own or that of the person.
    """
    known = {name: person for person in people for name in (*person.aliases, person.id)}
    found = []
    for kind, record in records:
        for one in _of_record(kind, record):
            person = known.get(one.who)
            reader = one.reader or (person.reader if person else "") or ""
            found.append(one._replace(who=person.id if person else one.who, reader=reader))
    return found


def _of_record(kind: str, record: Record) -> Iterator[Assignment]:
    if isinstance(record, Plan):
        for field, _, task in record.tasks():
            yield Assignment(
                *(kind, record.id, field, task.id, task.what, task.owner, task.due, task.status, task.reader),
                *(task.done_on, task.evidence, task.note or task.reason),
            )
    elif isinstance(record, Promise):
        yield _promised(kind, record.id, "", record.id, record)
    elif isinstance(record, Project):
        yield from _of_project(kind, record)
    elif _has_all_three(type(record)):
        # A row may be about something that nothing is done about yet.
        if getattr(record, "what", ""):
            yield _of_row(kind, record)
    else:
        yield from _held(kind, record)


def _of_project(kind: str, record: Project) -> Iterator[Assignment]:
    """Its promises, and the tasks of its stages so far that somebody has: who does a later one may still change."""
    yield from _held(kind, record)
    for at, task in record.owned_tasks():
        yield Assignment(
            *(kind, record.id, f"tasks.{at}", task.id, task.what or task.id, task.who, task.when, task.status),
            *("", task.done_on, task.evidence, task.note),
        )


def _held(kind: str, record: Record) -> Iterator[Assignment]:
    seen: Counter[str] = Counter()
    for field, promise in promises(record):
        mark = getattr(promise, "id", "")
        if not mark:
            mark = mark_of(f"{kind}:{record.id}", promise.what)
            seen[mark] += 1
            mark += f"-{seen[mark]}" if seen[mark] > 1 else ""
        yield _promised(kind, record.id, field, mark, promise)


def _promised(kind: str, record: str, field: str, mark: str, one: Promise) -> Assignment:
    return Assignment(
        *(kind, record, field, mark, one.what, one.who, one.when, one.status),
        *("", one.done_on, one.evidence, one.note, one.source),
    )


def _of_row(kind: str, record: Any) -> Assignment:
    """A record that is no promise but says who does what by when, such as an opportunity to save costs."""
    said = {name: getattr(record, name, None) for name in ("done_on", "evidence", "note")}
    status = str(getattr(record, "status", "") or "todo")
    # Nobody has to ward off what is over.
    if status not in SETTLED and not getattr(record, "alive", True):
        status = "dropped"
    return Assignment(
        *(kind, record.id, "", record.id, str(record.what), str(record.who or ""), _day(record.when), status),
        *("", _day(said["done_on"]), str(said["evidence"] or ""), str(said["note"] or "")),
    )


def _day(value: Any) -> date | None:
    return value if isinstance(value, date) else None


@cache
def _has_all_three(model: type[Record]) -> bool:
    return {"what", "who", "when"} <= set(model.model_fields)


def mark_of(owner: str, what: str) -> str:
    """The mark of an assignment that has none of its own: it follows from its words and from who owns it."""
    digest = sha256(f"{owner}\0{' '.join(what.split())}".encode("utf-8", "surrogatepass")).digest()
    return "".join(_MARK[byte % len(_MARK)] for byte in digest[:_MARK_LENGTH])


def chosen(every: Iterable[Assignment], wanted: Wanted, today: date) -> list[Assignment]:
    """The assignments that somebody asks for, the most urgent first."""
    return sorted((one for one in every if _is_wanted(one, wanted, today)), key=urgency)


def _is_wanted(one: Assignment, wanted: Wanted, today: date) -> bool:
    state = "open" if one.open else "settled"
    return (
        wanted.who in ("", one.who)
        and wanted.reader in ("", one.reader)
        and wanted.source in ("", one.kind, one.owner)
        and wanted.status in ("", one.status, state)
        and (one.late(today) or not wanted.overdue)
    )


def urgency(one: Assignment) -> tuple[bool, date, str]:
    """Open before settled, then by day; what has no day comes last. The name settles ties."""
    return not one.open, one.when or date.max, one.name


def short_names(every: Iterable[Assignment]) -> Mapping[str, str]:
    """The shortest name of each assignment that no other one answers to, by its whole name."""
    listed = list(every)
    count = Counter(one.mark for one in listed)
    return {one.name: one.mark if count[one.mark] == 1 else one.name for one in listed}


def named(every: Iterable[Assignment], word: str) -> list[Assignment]:
    """The assignments that answer to a word: a whole name, or a mark."""
    listed = list(every)
    return [one for one in listed if one.name == word] or [one for one in listed if one.mark == word]
