"""Changes as people and as programs read them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from mofkit.analysis.change_actual import Actual, actuals
from mofkit.analysis.change_moves import Facts, facts_of, ways
from mofkit.analysis.changes import Proposal, by_name, proposals, review_due, told
from mofkit.cli.prose import heading, item, section
from mofkit.content.change_rules import ChangeRules, change_rules
from mofkit.model.change import Change
from mofkit.model.moments import shown_second
from mofkit.model.outage import Outage
from mofkit.model.person import Person
from mofkit.model.service import Service
from mofkit.workspace import changes
from mofkit.workspace.records import plain_record
from mofkit.workspace.workspace import Workspace

FEW = ("change", "title", "state", "category", "window", "approvals")
COLUMNS = (
    *("change", "title", "state", "category", "priority", "risk", "window", "owner", "services", "project"),
    *("approvals", "outcome"),
)


class Row(NamedTuple):
    """A change as a line of a list."""

    change: str
    title: str
    state: str
    category: str
    priority: str
    risk: int | None
    window: str
    owner: str
    services: str
    project: str
    approvals: str
    outcome: str


def row(one: Change, rules: ChangeRules, known: Mapping[str, Person], today: date) -> Row:
    """A change as a line: how far it is, how much it weighs, and how its approvals stand."""
    facts = facts_of(one, rules, known, today)
    return Row(
        one.id,
        one.title,
        one.state,
        one.category or "",
        one.priority or "",
        one.risk,
        one.window.start if one.window else "",
        one.owner,
        ", ".join(one.services),
        one.project,
        approvals_word(facts) if one.state not in ("draft", "rejected", "withdrawn") else "",
        (one.implemented.outcome or "") if one.implemented else "",
    )


def approvals_word(facts: Facts) -> str:
    """How the approvals of a change stand, in a word or two: 2 of 3, or suspect."""
    if facts.change.category is None:
        return "no category"
    entries = facts.approvals.entries
    if not entries:
        return "none"
    if any(one.state == "suspect" for one in entries):
        return "suspect"
    return f"{sum(one.state == 'given' for one in entries)} of {len(entries)}"


class Page(NamedTuple):
    """A change with all that is known of it on a day."""

    facts: Facts
    proposed: tuple[Proposal, Proposal]
    actual: Actual | None
    monitoring: Sequence[str]
    problems: Sequence[str]
    clock: ZoneInfo


def page_of(workspace: Workspace, one: Change, today: date) -> Page:
    """Look up what a page about a change rests on."""
    rules = change_rules()
    clock = ZoneInfo(workspace.settings.calendar.time_zone)
    return Page(
        facts_of(one, rules, by_name(workspace.all(Person)), today),
        proposals(one, rules, workspace.all(Service)),
        next(iter(actuals([one], workspace.all(Outage), clock)), None),
        changes.monitors_of(workspace, one),
        changes.problems_of(workspace, one),
        clock,
    )


def lines(page: Page, *, colour: bool) -> Iterator[str]:
    """A change as a page: what it is, who approved it, how it went, and what comes next."""
    one = page.facts.change
    yield heading(f"{one.id}: {one.title}", colour=colour)
    yield from (item(name, text, indent=2) for name, text in _about(page) if text.strip())
    yield ""
    yield from section("Approvals", _approvals(page.facts), colour=colour)
    steps = (item(f"{at}.", _step(each.what, each.minutes, each.who), indent=2) for at, each in enumerate(one.steps, 1))
    yield from section("Steps", steps, colour=colour)
    yield from section("Tests", (item("-", text, indent=2) for text in _tests(one)), colour=colour)
    yield from section("Who is told", (item("-", text, indent=2) for text in _notices(one)), colour=colour)
    yield from section("Monitoring", (item("-", text, indent=2) for text in _monitoring(page)), colour=colour)
    yield from section("Planned and actual", (item("-", text, indent=2) for text in went(page)), colour=colour)
    yield from section("Looked back", (item(name, text, indent=2) for name, text in _review(one)), colour=colour)
    todo = (item(f"[{'x' if each.status == 'done' else ' '}]", _promise(each), indent=2) for each in one.actions)
    yield from section("Actions", todo, colour=colour)
    yield from section("Next", _next(page), colour=colour)


def _about(page: Page) -> Iterator[tuple[str, str]]:
    one = page.facts.change
    last = one.moves[-1] if one.moves else None
    since = f" since {last.on} ({last.who or 'nobody'}{f': {last.why}' if last.why else ''})" if last else ""
    yield "state:", f"{one.state}{since}"
    yield from ((f"{each.field}:", _against(each, getattr(one, each.field))) for each in page.proposed)
    said = f"impact {one.impact or '??'} × likelihood {one.likelihood or '??'}; urgency {one.urgency or '??'}"
    yield "risk:", f"{one.risk or '??'} ({said})"
    yield "procedure:", one.procedure
    yield "reason:", one.reason
    yield "result:", one.result
    yield "services:", ", ".join(one.services)
    yield "items:", "; ".join(one.configuration_items)
    zone = f" ({one.window.zone})" if one.window and one.window.zone else ""
    yield "window:", f"{one.window.start or '??'} to {one.window.end or '??'}{zone}" if one.window else ""
    yield "downtime:", f"{one.downtime_minutes} minutes" if one.downtime_minutes is not None else ""
    yield "asked for:", f"by {one.requested_by or 'nobody'} on {one.requested_on or '??'}"
    yield "owner:", one.owner or "nobody"
    yield "done by:", ", ".join(one.people)
    yield "project:", one.project
    yield "release:", one.release
    yield "ends problem:", ", ".join(page.problems)
    yield "repeats:", ", ".join(one.repeats)
    yield "back-out:", one.back_out or ("" if one.category == "standard" else "there is none")
    yield "note:", one.note


def _against(proposed: Proposal, value: str | None) -> str:
    """What is written, beside what the rules say."""
    if value and value == proposed.value:
        return f"{value}; {proposed.why}"
    if not proposed.value:
        return f"{value}; the rules cannot say, {proposed.why}" if value else f"not said; {proposed.why}"
    return f"{value or 'not said'}; the rules say {proposed.value}: {proposed.why}"


def _approvals(facts: Facts) -> Iterator[str]:
    if facts.change.category and not facts.approvals.entries:
        yield item("-", f"nobody approves a {facts.change.category} change: its procedure was approved", indent=2)
    yield from (item("+" if one.state == "given" else "-", told(one), indent=2) for one in facts.approvals.entries)
    for said, why in facts.approvals.uncounted:
        yield item("·", f"that of {said.who} of {said.date} does not count: {why}", indent=2)


def _step(what: str, minutes: int | None, who: str) -> str:
    told = [*([f"{minutes} min"] if minutes is not None else []), *([who] if who else [])]
    return f"{what} ({', '.join(told)})" if told else what


def _tests(one: Change) -> Iterator[str]:
    for each in one.test_evidence:
        result = {True: "passed", False: "failed", None: "no result yet"}[each.passed]
        told = ", ".join(filter(None, (str(each.on or ""), each.who, each.where)))
        yield f"{each.what}: {result}{f' ({told})' if told else ''}"


def _notices(one: Change) -> Iterator[str]:
    for each in one.notices:
        when = f"told on {each.sent}" if each.sent else f"to be told by {each.on or '??'}"
        yield f"{each.who}, {when}{f': {each.what}' if each.what else ''}"


def _monitoring(page: Page) -> list[str]:
    note = page.facts.change.monitoring_note
    return [*([note] if note else []), *page.monitoring]


def went(page: Page) -> Iterator[str]:
    """How a change went against its plan, in sentences; nothing for one that was not carried out."""
    if page.actual is None or page.facts.change.implemented is None:
        return
    done, found = page.facts.change.implemented, page.actual
    yield f"outcome: {done.outcome or 'not said'}{'; unauthorised' if done.unauthorised else ''}"
    for name, at in (("began", 0), ("ended", 1)):
        plan, real = found.planned[at], found.actual[at]
        late = found.late_start if name == "began" else found.late_end
        shown = shown_second(real, page.clock) if real is not None else "not said"
        meant = f", planned {shown_second(plan, page.clock)}{_late(late)}" if plan is not None else ", not planned"
        yield f"{name} {shown}{meant}"
    if found.downtime is not None or found.downtime_planned is not None:
        yield f"downtime {_minutes(found.downtime)}, planned {_minutes(found.downtime_planned)}"
    if done.incidents:
        yield f"incidents: {', '.join(done.incidents)}"
    if done.note:
        yield done.note


def _late(minutes: int | None) -> str:
    if not minutes:
        return ""
    return f" ({abs(minutes)} min {'later' if minutes > 0 else 'earlier'})"


def _minutes(count: int | None) -> str:
    return "??" if count is None else f"{count} min"


def _review(one: Change) -> Iterator[tuple[str, str]]:
    if (said := one.review) is not None:
        yield "by:", f"{said.who or 'nobody'} on {said.on or '??'}"
        yield "result reached:", said.reached or "not said"
        held = (("well:", said.went_well), ("badly:", said.went_badly), ("next time:", said.lessons))
        yield from ((name, text) for name, text in held if text)


def _promise(each: Any) -> str:
    return f"{each.who or 'nobody'}{f' by {each.when}' if each.when else ''}: {each.what}"


def _next(page: Page) -> Iterator[str]:
    for way in ways(page.facts):
        by = f" (by {', '.join(way.move.by)})"
        lacks = f"lacks: {'; '.join(way.lacks)}" if way.lacks else "nothing is in its way"
        yield item(f"{way.move.to}:", lacks + by, indent=2)


def as_data(page: Page) -> dict[str, Any]:
    """A change for programs: its record, and what follows from it by the rules."""
    facts, actual = page.facts, page.actual
    return {
        "record": plain_record(facts.change),
        "risk": facts.change.risk,
        "proposed": [each._asdict() for each in page.proposed],
        "approvals": [
            {
                "roles": list(each.roles),
                "state": each.state,
                "who": each.who,
                "date": each.on.isoformat() if each.on else "",
            }
            for each in facts.approvals.entries
        ],
        "uncounted": [{"who": said.who, "role": said.role, "why": why} for said, why in facts.approvals.uncounted],
        "next": [{"to": way.move.to, "by": list(way.move.by), "lacks": list(way.lacks)} for way in ways(facts)],
        "problems": list(page.problems),
        "monitoring": list(page.monitoring),
        "actual": actual_data(actual) if actual else None,
        "review_due": review_due(facts.change, facts.rules) if facts.change.implemented else "",
    }


def actual_data(one: Actual) -> dict[str, Any]:
    """Planned against actual, for programs: all in minutes."""
    return {
        "late_start": one.late_start,
        "late_end": one.late_end,
        "minutes_planned": one.length_planned,
        "minutes": one.length,
        "downtime_planned": one.downtime_planned,
        "downtime": one.downtime,
    }
