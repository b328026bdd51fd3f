"""Variance, allocation, goals and opportunities, as people and as programs read them."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from mofkit.analysis.allocation import Allocation
from mofkit.analysis.money import percent as percent_of
from mofkit.analysis.money import total as total_of
from mofkit.analysis.saving import GoalState, priority, ranked, worth
from mofkit.analysis.variance import Variance
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, wrapped
from mofkit.cli.session import data, out
from mofkit.cli.tables import table
from mofkit.content import files
from mofkit.errors import BadOption
from mofkit.model.opportunity import Opportunity
from mofkit.model.person import Person
from mofkit.report.amounts import exact, money, percent, signed
from mofkit.report.cost_facts import Books
from mofkit.shown import safe_text
from mofkit.workspace.workspace import Workspace


def print_variances(
    rows: Sequence[Variance], whole: Variance, books: Books, *, by: str, format: Format, colour: bool
) -> None:
    """One row for each name, and the total."""
    key = by.replace("-", "_")
    if format == "json":
        body = {
            "schema_version": 1,
            "kind": "cost-variance",
            "currency": books.currency,
            "by": by,
            "rows": [_variance(row) for row in rows],
            "total": _variance(whole),
        }
        data(json.dumps(body, indent=1))
        return
    names = (key, "planned", "actual", "difference", "percent", "verdict")
    if format == "csv":
        found = [
            (row.name, exact(row.planned), exact(row.actual), exact(row.difference), _plain(row.percent), row.verdict)
            for row in rows
        ]
        print_list(names, found, kind="", key="", format=format, colour=colour)
        return
    shown = [_variance_row(row) for row in (*rows, whole._replace(name="total"))]
    print_list(names, shown, kind="", key="", format=format, colour=colour, right=(1, 2, 3, 4))


def _variance_row(row: Variance) -> tuple[str, ...]:
    name = row.name or "(none)"
    amounts = (money(row.planned), money(row.actual), signed(row.difference))
    return (name, *amounts, percent(row.percent, sign=True), row.verdict)


def _variance(row: Variance) -> dict[str, str | None]:
    return {
        "name": row.name,
        "planned": exact(row.planned),
        "actual": exact(row.actual),
        "difference": exact(row.difference),
        "percent": _plain(row.percent) or None,
        "verdict": row.verdict,
    }


def _plain(share: Decimal | None) -> str:
    return "" if share is None else str(share)


def print_allocation(shared: Allocation, books: Books, *, by: str, format: Format, colour: bool) -> None:
    """What services or customer groups cost, and that nothing is lost."""
    left = shared.no_service if by == "service" else shared.no_customer
    if format == "json":
        data(json.dumps(_allocation(shared, books), indent=1))
        return
    plain = format == "csv"
    amount = exact if plain else money
    if by == "service":
        names: tuple[str, ...] = ("service", "direct", "indirect", "share of overhead", "total", "percent")
        rows: list[tuple[str, ...]] = [
            (one.service, amount(one.direct), amount(one.indirect), amount(one.share), amount(one.total))
            for one in shared.services
        ]
        totals = [one.total for one in shared.services]
    else:
        names = ("customer", "total", "percent")
        rows = [(name, amount(value)) for name, value in shared.customers.items() if value]
        totals = [value for value in shared.customers.values() if value]
    shares = [percent_of(value, shared.total) for value in totals]
    listed = [(*row, _plain(share) if plain else percent(share)) for row, share in zip(rows, shares, strict=True)]
    right = tuple(range(1, len(names)))
    print_list(names, listed, kind="", key="", format=format, colour=colour, right=right)
    if format == "table":
        placed = total_of(totals)
        sums = f"{money(placed)} allocated + {money(left)} unallocated = {money(shared.total)} {books.currency}"
        out(f"\n{sums.rstrip()}\n")


def _allocation(shared: Allocation, books: Books) -> dict[str, object]:
    return {
        "schema_version": 1,
        "kind": "cost-allocation",
        "currency": books.currency,
        "total": exact(shared.total),
        "services": [
            {
                "service": one.service,
                "direct": exact(one.direct),
                "indirect": exact(one.indirect),
                "share": exact(one.share),
                "total": exact(one.total),
            }
            for one in shared.services
        ],
        "no_service": exact(shared.no_service),
        "customers": [{"customer": name, "total": exact(value)} for name, value in shared.customers.items()],
        "no_customer": exact(shared.no_customer),
    }


def print_goals(states: Sequence[GoalState], currency: str, *, format: Format, colour: bool) -> None:
    """Each goal with target, committed, realised and gap."""
    if format != "table":
        names = ("id", "what", "period", "target", "committed", "realised", "ideas", "gap", "percent", "opportunities")
        rows = [
            (
                *(state.goal.id, state.goal.what, state.goal.period, exact(state.target), exact(state.committed)),
                *(exact(state.realised), exact(state.ideas), exact(state.gap), _plain(state.percent)),
                len(state.opportunities),
            )
            for state in states
        ]
        print_list(names, rows, kind="cost-goal-state-list", key="goals", format=format, colour=colour)
        return
    for state in states:
        out("\n".join((*_goal_lines(state, currency, colour=colour), "")) + "\n")


def _goal_lines(state: GoalState, currency: str, *, colour: bool) -> list[str]:
    share = min(state.percent or Decimal(0), Decimal(100))
    bar = "#" * int(share // 5) + "." * (20 - int(share // 5))
    amounts = [state.target, state.committed, state.realised, state.ideas, state.gap]
    wide = max(len(money(amount)) for amount in amounts)
    notes = (
        ("target", ""),
        ("committed", f"{bar} {percent(state.percent)}"),
        ("realised", "of it, by what is done"),
        ("ideas", "that nobody has promised by a day"),
        ("gap", "still to be found" if state.gap else "the goal is covered"),
    )
    about = [f"in {state.goal.period}", *([f"set by {state.goal.who}"] if state.goal.who else [])]
    return [
        heading(f"{state.goal.id}: {state.goal.what}", colour=colour),
        f"  {safe_text(', '.join(about))}",
        *(
            f"  {name:<10} {money(amount):>{wide}} {currency}  {note}".rstrip()
            for (name, note), amount in zip(notes, amounts, strict=True)
        ),
    ]


def chosen_opportunities(
    workspace: Workspace, *, lens: str | None, reader: str | None, who: str, all: bool
) -> list[Opportunity]:
    """The opportunities asked for, by priority; raises UnknownRecord for a person nobody knows."""
    if who:
        workspace.find(f"person:{who}")
    people = {one.id for one in workspace.all(Person) if one.reader == reader}
    return [
        one
        for one in ranked(workspace.all(Opportunity))
        if (all or one.open)
        and lens in (None, one.lens)
        and who in ("", one.who)
        and (reader is None or one.who in people)
    ]


def print_opportunities(
    chosen: Sequence[Opportunity], workspace: Workspace, today: date, *, format: Format, colour: bool
) -> None:
    """Opportunities under the question that found them; for programs in one list."""
    if format != "table":
        names = ("id", "what", "category", "type", "period", "lens", "service", "difficulty", "impact", "priority",
                 "who", "when", "status", "saving", "realised")  # fmt: skip
        rows = [_opportunity(one) for one in chosen]
        print_list(names, rows, kind="opportunity-ranking", key="opportunities", format=format, colour=colour)
        return
    if not chosen:
        raise BadOption(
            "there is no such opportunity", hint="`mofkit costs opportunities --help` shows how to note one"
        )
    for lens in (*files.data("costs")["lenses"], None):
        mine = [one for one in chosen if one.lens == (lens and lens["id"])]
        if mine:
            title = f"{lens['name']} ({lens['id']})" if lens else "Not yet asked which question found it"
            out(heading(title, colour=colour) + "\n" + (wrapped(lens["text"], indent=2) + "\n" if lens else ""))
            out(
                table(
                    ("priority", "saving", "who", "when", "what"),
                    [_listed(one, today) for one in mine],
                    colour=colour,
                    right=(0, 1),
                )
                + "\n"
            )
    saving = total_of(worth(one) for one in chosen)
    committed = total_of(worth(one) for one in chosen if one.committed)
    currency = f" {workspace.settings.currency}".rstrip()
    count = "1 opportunity" if len(chosen) == 1 else f"{len(chosen)} opportunities"
    out(f"{count} worth {money(saving)}{currency}; committed: {money(committed)}{currency}\n")


def _listed(one: Opportunity, today: date) -> tuple[object, ...]:
    late = " LATE" if one.open and one.when and one.when < today else ""
    done = f" [{one.status}]" if not one.open else ""
    saving = money(one.saving) if one.saving is not None else "?"
    return (priority(one) or "?", saving, one.who or "nobody", f"{one.when or 'no day'}{late}", one.what + done)


def _opportunity(one: Opportunity) -> tuple[object, ...]:
    amounts = (None if value is None else exact(value) for value in (one.saving, one.realised))
    return (
        *(one.id, one.what, one.category or "", one.type or "", one.period, one.lens or "", one.service),
        *(one.difficulty, one.impact, priority(one), one.who, one.when.isoformat() if one.when else "", one.status),
        *amounts,
    )
