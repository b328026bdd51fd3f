"""A ticket of a service desk: what the columns of an export are called, and what a ticket comes to.

No pydantic here: an export has millions of rows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from mofkit.model.headers import Column, columns

FOLDER = "operations/tickets/"
State = Literal["open", "done", "cancelled", "unknown"]
STATES: tuple[State, ...] = ("open", "done", "cancelled")

# Each measure is a bit, so that a ticket's measures are one number and are counted together.
REOPENED, REASSIGNED, MISCLASSIFIED, FIRST_LINE, BYPASS = (1 << bit for bit in range(5))
SAID_MET, SAID_MISSED, NO_NOTES, DONE, OPEN = (1 << bit for bit in range(5, 10))
ANSWERED_IN_TIME, ANSWERED_LATE, SOLVED_IN_TIME, SOLVED_LATE, REPEAT = (1 << bit for bit in range(10, 15))
SATISFIED, NOT_SATISFIED = (1 << bit for bit in range(15, 17))
MEASURES: Mapping[str, int] = {
    "open": OPEN,
    "done": DONE,
    "reopened": REOPENED,
    "reassigned": REASSIGNED,
    "misclassified": MISCLASSIFIED,
    "first_line": FIRST_LINE,
    "bypass": BYPASS,
    "without_notes": NO_NOTES,
    "repeats": REPEAT,
    "said_met": SAID_MET,
    "said_missed": SAID_MISSED,
    "response_met": ANSWERED_IN_TIME,
    "response_missed": ANSWERED_LATE,
    "resolution_met": SOLVED_IN_TIME,
    "resolution_missed": SOLVED_LATE,
    "satisfied": SATISFIED,
    "not_satisfied": NOT_SATISFIED,
}

# The headers of ServiceNow, GLPI and Jira exports, and of those that people make themselves.
COLUMNS: Mapping[str, Column] = {
    "id": columns("number", "issue key", "ticket", "ticket id", "ticket number", "incident", "incident number", "key"),
    "state": columns("incident state", "status", "ticket status"),
    "opened": columns("opened at", "opening date", "created", "created at", "open date", "opened on", "sys created at"),
    "responded": columns("response", "responded at", "first response", "taken into account", "take into account date"),
    "resolved": columns("resolved at", "resolution date", "solution date", "solved", "resolved on"),
    "closed": columns("closed at", "closing date", "close date", "closed on"),
    "updated": columns("sys updated at", "sys updated on", "last update", "updated at", "last modified"),
    "version": columns("sys mod count", "updates", "revision"),
    "priority": columns("urgency level"),
    "type": columns("ticket type", "record type", "task type", "kind"),
    "category": columns("category name", "request type", "issue type", "ticket category"),
    "first_category": columns("original category", "category at opening", "initial category"),
    "service": columns("business service", "affected service", "service name", "component s", "components", "cmdb ci"),
    "group": columns("assignment group", "assigned group", "assigned to technician group", "team", "resolver group"),
    "first_group": columns("original group", "first assignment group", "opened group"),
    "channel": columns("contact type", "request source", "source", "contact method"),
    "reassignments": columns("reassignment count", "reassigned", "number of reassignments"),
    "reopened": columns("reopen count", "reopen", "times reopened", "reopenings"),
    "met": columns("made sla", "sla met", "within sla", "time to resolution met"),
    "notes": columns("close notes", "resolution notes", "solution", "closure notes"),
    "satisfaction": columns("satisfaction score", "rating", "csat", "survey score", "survey answer", "feedback"),
    "caller": columns("caller id", "requester", "reporter", "user", "affected user", "opened for"),
    "summary": columns("short description", "title", "subject", "name", "u symptom", "symptom", "subcategory"),
}
# For people's reading: what counts as which state, beside what a map says.
STATE_WORDS: Mapping[str, State] = {
    **dict.fromkeys(("new", "active", "open", "assigned", "in progress", "work in progress", "reopened"), "open"),
    **dict.fromkeys(
        ("to do", "waiting for support", "waiting for customer", "pending", "on hold", "escalated"), "open"
    ),
    **dict.fromkeys(("processing (assigned)", "processing (planned)", "awaiting user info", "awaiting vendor"), "open"),
    **dict.fromkeys(("awaiting problem", "awaiting evidence", "awaiting caller", "awaiting change"), "open"),
    **dict.fromkeys(("resolved", "closed", "solved", "done", "complete", "completed", "closed complete"), "done"),
    **dict.fromkeys(("canceled", "cancelled", "closed cancelled", "duplicate", "rejected"), "cancelled"),
}
DESK_WORDS = ("service desk", "servicedesk", "help desk", "helpdesk", "first line", "1st line", "first level")
BYPASS_WORDS = frozenset(("direct", "direct opening", "bypass", "not through the desk"))
# What people say when a survey asks them; a figure is one of five.
PLEASED = frozenset(("satisfied", "very satisfied", "good", "very good", "excellent", "happy", "yes", "5", "4"))
NOT_PLEASED = frozenset(
    ("3", "2", "1", "neutral", "dissatisfied", "unsatisfied", "very dissatisfied", "poor", "bad", "unhappy", "no")
)
YES = frozenset(("true", "yes", "y", "1", "met"))
NO = frozenset(("false", "no", "n", "0", "missed", "breached"))


class Ticket(NamedTuple):
    """A ticket by its latest row. Moments are seconds since 1970; nothing is what nobody wrote.

    `month` is the one in which it was opened, by the clock of the export; `flags` are the measures that the row tells.
    """

    id: str
    line: int
    opened: int | None
    responded: int | None
    resolved: int | None
    closed: int | None
    month: str
    priority: str
    category: str
    service: str
    flags: int
    caller: str = ""
    summary: str = ""
    kind: str = ""


class Batch(NamedTuple):
    """Many tickets, column by column: each column is as long as the others, in the order of a ticket's fields."""

    id: Sequence[str]
    line: Sequence[int]
    opened: Sequence[int | None]
    responded: Sequence[int | None]
    resolved: Sequence[int | None]
    closed: Sequence[int | None]
    month: Sequence[str]
    priority: Sequence[str]
    category: Sequence[str]
    service: Sequence[str]
    flags: Sequence[int]
    caller: Sequence[str]
    summary: Sequence[str]
    kind: Sequence[str]

    def tickets(self) -> Iterator[Ticket]:
        """The same, ticket by ticket."""
        return map(Ticket._make, zip(*self, strict=True))


def batch_of(tickets: Iterable[Ticket]) -> Batch | None:
    """Tickets column by column; nothing where there are none."""
    columns = list(zip(*tickets, strict=True))
    return Batch._make(columns) if columns else None


def is_ticket_export(path: str) -> bool:
    """Whether a file is an export of tickets, to be read as a stream."""
    return path.startswith(FOLDER) and path.endswith(".csv")
