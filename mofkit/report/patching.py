"""How far machines are patched, and how patching works: an inventory counted, the questions answered."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from mofkit.analysis.patches import BUCKETS, Compliance, Figures, Judge, Overdue, days_of, holds
from mofkit.analysis.patching import gaps, groups, open_questions, signatures
from mofkit.model.inventory import FILE
from mofkit.model.patching import PatchException, PatchTest, PatchWorksheet
from mofkit.model.service import Service
from mofkit.report.problems import names_of
from mofkit.workspace.inventory import Account, Source, own_inventory, read_inventory
from mofkit.workspace.workspace import Workspace

NAMES = ("rows", "due", "installed", "in time", "compliance", "overdue", "waiting", "excepted", "unknown")
_WORST = 15


class Patched(NamedTuple):
    """An inventory, counted."""

    source: Source
    found: Compliance
    account: Account
    tests: tuple[PatchTest, ...]
    exceptions: tuple[PatchException, ...]


def patched(workspace: Workspace, source: Source, today: date) -> Patched:
    """Count an inventory; raises as `read_inventory` does."""
    exceptions, tests = workspace.all(PatchException), workspace.all(PatchTest)
    judge = Judge(today, days_of(workspace.settings.thresholds), exceptions)
    found, account = read_inventory(source, workspace.all(Service), lambda: Compliance(judge))
    return Patched(source, found, account, tuple(tests), tuple(exceptions))


def figures(one: Figures) -> tuple[object, ...]:
    """A line of the report, in the order of NAMES."""
    return (
        *(one.rows, one.due, one.in_time + one.late, one.in_time, percent(one.compliance)),
        *(one.overdue, one.waiting, one.excepted, one.unknown),
    )


def percent(share: object) -> str:
    """A share as it is shown."""
    return "" if share is None else f"{share} %"


def headline(one: Patched) -> Iterator[str]:
    """What it comes to, in sentences."""
    whole, limits = one.found.whole, one.found.judge.allowed
    due = f"{whole.in_time + whole.late:,} of {whole.due:,} patches that are due are installed"
    yield f"{due}, {percent(whole.compliance)}; in time {percent(whole.punctual)}" if whole.due else "no patch is due"
    hosts = {each.patch.host.casefold() for each in one.found.overdue}
    yield f"{whole.overdue:,} are overdue, on {machines(len(hosts))}"
    yield f"{whole.waiting:,} wait for their day, {whole.excepted:,} are excepted, {whole.unfit:,} do not apply"
    if whole.unknown:
        yield f"of {whole.unknown:,} nobody knows: a date is missing, unreadable or ?"
    if one.found.odd:
        yield f"{one.found.odd:,} were installed before they were released, says the inventory"
    yield "allowed are " + ", ".join(f"{limits[code]} days for {code}" for code in limits)


def accounted(account: Account) -> str:
    """What became of every row."""
    return (
        f"{account.rows:,} rows = {account.counted:,} counted + {account.duplicates:,} duplicates + "
        f"{account.contradictions:,} contradictions + {account.rejected:,} rejected"
    )


def ages(one: Patched) -> list[tuple[str, int]]:
    """What is not in, by age since its release."""
    return [(name, one.found.ages[name]) for name in BUCKETS]


def lapsed(one: Patched) -> list[tuple[PatchException, str]]:
    """The exceptions that do not count, and why."""
    today = one.found.judge.today
    return [(each, why(each, today)) for each in one.exceptions if not holds(each, today)]


def why(one: PatchException, today: date) -> str:
    """Why an exception does not count."""
    if one.until and one.until < today:
        return f"ended on {one.until}"
    lacking = {"reason": one.reason.strip(), "person": one.who, "last day": one.until}
    return f"has no {' and no '.join(name for name, value in lacking.items() if not value)}"


def told(one: Overdue) -> tuple[object, ...]:
    """An overdue patch as a row."""
    patch = one.patch
    return patch.host, patch.product, patch.name, patch.criticality, patch.service, str(one.due), one.days


def untested(one: Patched) -> list[str]:
    """Patches that went in without a test, in words."""
    return [
        f"{each.product} {each.patch}: on {machines(each.machines)} since {each.first}"
        f"{', and a test had failed' if each.failed else ''}"
        for each in one.found.untested(one.tests)
    ]


def machines(count: int) -> str:
    """So many machines, in words."""
    return f"{count:,} machine{'' if count == 1 else 's'}"


def patching(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the report: the inventory of the workspace, if it has one, and its worksheets."""
    names = names_of(workspace)
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "inventory": _inventory(workspace, today, names) if FILE in workspace.streams else None,
        "sheets": [_sheet(one, names) for one in workspace.all(PatchWorksheet)],
    }


def _inventory(workspace: Workspace, today: date, names: Mapping[str, str]) -> dict[str, Any]:
    one = patched(workspace, own_inventory(workspace), today)
    return {
        "told": [*headline(one), accounted(one.account)],
        "names": list(NAMES),
        "groups": [
            {"name": group, "rows": [[name or "(none)", *figures(each)] for name, each in one.found.by(group).items()]}
            for group in ("criticality", "product", "service")
        ],
        "ages": ages(one),
        "worst": [list(told(each)) for each in one.found.worst()[:_WORST]],
        "overdue": len(one.found.overdue),
        "exceptions": [
            {
                "what": " ".join(filter(None, (each.host or "every machine", each.product, each.patch))),
                "reason": each.reason.strip(),
                "who": names.get(each.who, each.who),
                "until": str(each.until or ""),
                "why": "" if holds(each, today) else why(each, today),
            }
            for each in one.exceptions
        ],
        "untested": untested(one),
    }


def _sheet(one: PatchWorksheet, names: Mapping[str, str]) -> dict[str, Any]:
    now, later = groups(one)
    return {
        "id": one.id,
        "scope": one.scope,
        "answered": len(one.questions) - len(open_questions(one)),
        "questions": len(one.questions),
        "gaps": [{"ask": gap.question.ask, "gap": gap.question.gap.strip()} for gap in gaps(one)],
        "now": [promised(each, names) for each in now],
        "later": [f"{promised(each, names)}; needs {each.needs.strip()}" for each in later],
        "approval": [
            f"{names.get(each.approval.who, each.approval.who) or 'nobody'}"
            f"{f', {each.approval.role}' if each.approval.role else ''}"
            f"{f', on {each.approval.date}' if each.approval.date else ''}"
            f"{'' if each.stands else ' (suspect: it has changed since)'}"
            for each in signatures(one)
        ],
    }


def promised(one: Any, names: Mapping[str, str]) -> str:
    """An action in a line: what, who, by when, and how far it is if it is no longer open."""
    by = f" by {one.when}" if one.when else ""
    return f"{one.what} ({names.get(one.who, one.who) or 'nobody'}{by}{'' if one.open else f', {one.status}'})"
