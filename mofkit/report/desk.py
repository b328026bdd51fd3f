"""What the tickets of a service desk say: the facts behind `desk report` and the report of the same name."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from mofkit.analysis.desk import DIMENSIONS, Counted, Desk
from mofkit.analysis.desk_targets import Promises
from mofkit.analysis.service_hours import moment
from mofkit.errors import UnreadableFile
from mofkit.model.agreement import Agreement
from mofkit.model.hours import zone
from mofkit.model.service import Service
from mofkit.model.ticket_map import TicketMap
from mofkit.shown import quoted
from mofkit.workspace.ticket_account import Account
from mofkit.workspace.ticket_columns import FIELDS, known_priority
from mofkit.workspace.ticket_exports import own_exports
from mofkit.workspace.tickets import Export, read_tickets
from mofkit.workspace.workspace import Workspace

_HOUR = 3600
_SOME = 12
_GROUPS = (("Month by month", "month"), ("By service", "service"), ("By priority", "priority"))
# Which columns an export must have for a measure to mean anything.
NEEDS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "open": (("state",),),
    "done": (("state",),),
    "reopened": (("reopened",),),
    "reassigned": (("reassignments",), ("group", "first_group"), ("group", "several rows")),
    "misclassified": (("category", "first_category"), ("category", "several rows")),
    "first_line": (("state", "group", "desk"),),
    "bypass": (("channel",), ("first_group", "desk"), ("group", "several rows", "desk")),
    "without_notes": (("notes", "state"),),
    "repeats": (("caller", "category"),),
    "satisfied": (("satisfaction",),),
    "not_satisfied": (("satisfaction",),),
    "said_met": (("met",),),
    "said_missed": (("met",),),
    "response_met": (("responded", "target"),),
    "response_missed": (("responded", "target"),),
    "resolution_met": (("resolved", "target"),),
    "resolution_missed": (("resolved", "target"),),
}


class DeskReport(NamedTuple):
    """The counts, what became of every row, and the exports they come from."""

    desk: Desk
    account: Account
    exports: tuple[Export, ...]
    all: Counted
    hours: str

    def tells(self, measure: str) -> bool:
        """Whether the exports have the columns that a measure needs."""
        has = set(self.account.fields)
        has |= {"several rows"} if self.account.several_rows else set()
        has |= {"desk"} if self.account.desk_groups else set()
        has |= {"target"} if self.desk.sources else set()
        return any(has.issuperset(needed) for needed in NEEDS[measure])

    def notes(self) -> Iterator[str]:
        """What a reader must know before trusting a number."""
        account, desk = self.account, self.desk
        for label, said in account.orders.items():
            if said:
                yield f"dates of {label} are read as {said}"
        if account.held:
            yield "rows are not sorted by number, so the latest row of each ticket was kept in memory"
        if account.not_last:
            yield f"{account.not_last:,} rows stand after a later one of the same ticket; the later one counts"
        yield from _doubts(account)
        if desk.backwards:
            yield f"{desk.backwards:,} times lie before the opening of their ticket; they are in no median"
        if account.desk_groups:
            yield f"the desk is {', '.join(sorted(account.desk_groups)[:_SOME])}"
        if account.answers:
            said = ", ".join(map(quoted, sorted(account.answers)[:_SOME]))
            yield f"nobody knows whether {said} is a good answer; a map says so with `satisfied`"
        if account.bypass_channels:
            yield f"round the desk leads {', '.join(sorted(account.bypass_channels)[:_SOME])}"
        if desk.sources:
            said = ", ".join(f"{name} ({count:,})" for name, count in desk.sources.most_common(_SOME))
            yield f"targets by {said}; {desk.without_target:,} tickets have none"

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The groups that these exports tell, without the notes, which are a table of their own."""
        return tuple(one for one in DIMENSIONS[:-1] if one != "type" or "type" in self.account.fields)

    def untold(self) -> list[str]:
        """The measures that these exports cannot tell."""
        return [name for name in NEEDS if not self.tells(name)]


def _doubts(account: Account) -> Iterator[str]:
    for odd in sorted(account.unknown_states.values(), key=lambda one: -one.times)[:_SOME]:
        latest = account.states[odd.value]
        yield (
            f"state {quoted(odd.value)} is not known: {odd.times:,} rows, the latest of {latest:,} tickets; first on "
            f"line {odd.line:,}"
        )
    for field, odd in sorted(account.unreadable.items()):
        yield f"{field} cannot be read in {odd.times:,} tickets, first {quoted(odd.value)} on line {odd.line:,}"
    for field in (one for one in FIELDS if one in account.fields):
        if count := account.missing[field]:
            yield f"{field} is empty in {count:,} tickets"


def desk_report(
    workspace: Workspace, exports: Sequence[Export], today: date, *, map: TicketMap | None = None
) -> DeskReport:
    """Read exports and count; raises what reading raises."""
    settings = workspace.settings
    told = map or exports[0].map
    now = moment(zone(settings.calendar.time_zone), today, 0)

    def fresh() -> Desk:
        """A desk that has seen nothing yet."""
        promises = Promises(workspace.all(Agreement), settings, told.targets, told.hours, known_priority)
        return Desk(promises, now)

    desk, account = read_tickets(exports, settings, workspace.all(Service), fresh)
    hours = told.hours or settings.service_desk.hours or "24x7"
    return DeskReport(desk, account, tuple(exports), desk.all(), hours)


def hours(seconds: float | None) -> str:
    """Seconds as hours with two decimals; nothing where there are none."""
    return "" if seconds is None else f"{seconds / _HOUR:.2f}"


def accounted(account: Account) -> str:
    """Where every row went, in one line; the four make the sum."""
    return (
        f"{account.rows:,} rows read = {account.tickets:,} tickets + {account.earlier:,} earlier rows of the same "
        f"+ {account.duplicates:,} duplicates + {account.rejections:,} rejected"
    )


def desk(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the report: the exports of operations/tickets/, or nothing if there are none."""
    about = {"organisation": workspace.settings.organisation, "date": today.isoformat()}
    try:
        exports = own_exports(workspace)
    except UnreadableFile:
        return {**about, "exports": []}
    found = desk_report(workspace, exports, today)
    return {
        **about,
        "exports": [one.label for one in exports],
        "account": accounted(found.account),
        "headline": list(headline(found)),
        "notes": list(found.notes()),
        "groups": [
            {"title": title, "name": dimension, "rows": list(rows(found, dimension))[:_SOME]}
            for title, dimension in (
                ("Month by month", "month"),
                ("By service", "service"),
                ("By priority", "priority"),
            )
        ],
    }


def headline(found: DeskReport) -> Iterator[tuple[str, str]]:
    """The numbers of all tickets, each in words."""
    every = found.all
    yield "tickets", f"{every.tickets:,}"
    for name, words in _WORDS.items():
        if found.tells(name):
            share = every.share(name)
            yield words, f"{every.measures[name]:,}" + ("" if share is None else f" ({share:.1f} %)")
    for words, met, missed in (
        ("satisfied of those who were asked and answered", "satisfied", "not_satisfied"),
        ("within target, as the tool says", "said_met", "said_missed"),
        ("answered within target", "response_met", "response_missed"),
        ("solved within target", "resolution_met", "resolution_missed"),
    ):
        if found.tells(met):
            good, bad = every.measures[met], every.measures[missed]
            yield words, f"{good:,} of {good + bad:,}" + (f" ({100 * good / (good + bad):.1f} %)" if good + bad else "")
    for words, took in (
        ("median to resolution", every.resolution),
        ("median to closure", every.closure),
        ("median to resolution in service hours", every.service),
    ):
        if took.cases:
            yield words, f"{hours(took.median)} h of {took.cases:,} tickets"


_WORDS = {
    "open": "still open",
    "first_line": "solved by the desk at once",
    "bypass": "came round the desk",
    "reassigned": "passed on",
    "reopened": "opened again",
    "misclassified": "category changed",
    "without_notes": "solved without a note how",
    "repeats": f"the same caller and category within {7} days",
}


def pillars(found: DeskReport) -> Iterator[tuple[str, str, int, int]]:
    """The five pillars of customer service in figures: the pillar, what is counted, how often, and of how many."""
    every, desk = found.all, found.desk
    for pillar, name, words in _PILLARS:
        if name in every.measures:
            if found.tells(name):
                met, missed = _AGAINST.get(name, ("", ""))
                of = every.measures[met] + every.measures[missed] if met else every.tickets
                yield pillar, words, every.measures[name], of
        elif name in found.account.fields:
            nameless = desk.by(name).get("")
            yield pillar, words, nameless.tickets if nameless else 0, every.tickets


_AGAINST = {"resolution_met": ("resolution_met", "resolution_missed"), "satisfied": ("satisfied", "not_satisfied")}
_PILLARS = (
    ("recording", "bypass", "came round the desk"),
    ("recording", "service", "name no service"),
    ("classification", "category", "have no category"),
    ("classification", "misclassified", "changed their category"),
    ("resolution", "first_line", "solved by the desk at once"),
    ("resolution", "reassigned", "passed on"),
    ("resolution", "resolution_met", "solved within target"),
    ("closure", "without_notes", "solved without a note how"),
    ("closure", "reopened", "opened again"),
    ("surveying", "satisfied", "satisfied, of those who answered"),
)
PILLARS = tuple(dict.fromkeys(pillar for pillar, _, _ in _PILLARS))
NAMES = ("name", "tickets", "first_line", "passed_on", "reopened", "met", "missed", "median_hours", "service_hours")


def rows(found: DeskReport, dimension: str) -> Iterator[tuple[str, ...]]:
    """One row for each month, service, priority or category, in the order of NAMES. Empty is not known."""
    judged = found.tells("resolution_met")
    met, missed = ("resolution_met", "resolution_missed") if judged else ("said_met", "said_missed")
    for name, one in found.desk.by(dimension).items():
        told = [
            str(one.measures[measure]) if found.tells(measure) else ""
            for measure in ("first_line", "reassigned", "reopened", met, missed)
        ]
        yield (name or "(none)", str(one.tickets), *told, hours(one.resolution.median), hours(one.service.median))
