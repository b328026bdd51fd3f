"""What `mofkit agreement scorecard` prints."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from mofkit.analysis.broken_promises import Explained, by_steps, causes_of
from mofkit.analysis.durations import spelled
from mofkit.analysis.reliability import percent
from mofkit.analysis.service_levels import VERDICTS, Score
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import item
from mofkit.cli.session import data, out
from mofkit.cli.tables import table
from mofkit.report.service_levels import in_order, promise, step_said

_WORDS = {"met": "met", "missed": "MISSED", "at-risk": "at risk", "no-data": "no data"}
_STEPS = 2
_NAMES = ("agreement", "target", "promise", "period", "verdict", "actual", "budget", "used", "left", "source")


def print_scores(
    scores: Sequence[Score], why: Sequence[Explained], *, format: Format, colour: bool, matrix: bool, all: bool
) -> None:
    """The scores: for people as a matrix of months or one month in full, for machines one by one."""
    if format == "json":
        reasons = {(*_row(one.score), one.score.window.label): one for one in why}
        body = [_as_data(one, reasons.get((*_row(one), one.window.label))) for one in scores]
        data(json.dumps({"schema_version": 1, "kind": "scorecard", "counts": counts(scores), "scores": body}, indent=1))
    elif format == "table" and matrix:
        out(_matrix(scores if all else _with_figures(scores), colour=colour))
        out(_attention(why))
    elif format == "table":
        names = ("agreement", "promise", "verdict", "actual", "budget", "left")
        rows = [_cells(one) for one in in_order(scores if all else _with_figures(scores))]
        picked = [(row[0], row[2], *row[4:7], row[8]) for row in rows]
        out(table(names, picked, colour=colour, right=(3, 4, 5)))
        out(_attention(why))
    else:
        rows = [_cells(one) for one in scores]
        print_list(_NAMES, rows, kind="scorecard", key="scores", format=format, colour=colour)


def _with_figures(scores: Sequence[Score]) -> list[Score]:
    """The promises of which at least one verdict is known."""
    judged = {_row(one) for one in scores if one.verdict != "no-data"}
    return [one for one in scores if _row(one) in judged]


def _row(one: Score) -> tuple[str, str]:
    return one.agreement.id, one.target.id


def counts(scores: Sequence[Score]) -> dict[str, int]:
    """How many scores have each verdict."""
    found = Counter(one.verdict for one in scores)
    return {verdict.replace("-", "_"): found[verdict] for verdict in VERDICTS}


def told(scores: Sequence[Score]) -> str:
    """The sum of it in a line."""
    found = counts(scores)
    said = ", ".join(f"{found[name]} {name.replace('_', ' ')}" for name in found)
    bare = len({_row(one) for one in scores} - {_row(one) for one in _with_figures(scores)})
    have = "promise has" if bare == 1 else "promises have"
    more = f"; {bare} {have} no figure at all: --all lists them" if bare else ""
    return f"{said}{more}"


def shown_actual(one: Score) -> str:
    """What was reached, as one reads it."""
    if one.actual is None:
        return ""
    if one.cases or one.source == "outages":
        return f"{percent(one.actual / 100)} %"
    return f"{one.actual.normalize():f}{'' if one.target.unit == 'count' else f' {one.target.unit}'}"


def amount(one: Score, value: int | None) -> str:
    """A piece of an error budget: minutes and hours, or cases."""
    if value is None:
        return ""
    if one.cases:
        return f"{value} {'case' if abs(value) == 1 else 'cases'}"
    return f"-{spelled(-value)}" if value < 0 else spelled(value)


def _cells(one: Score) -> tuple[str, ...]:
    amounts = (amount(one, value) for value in (one.budget, one.used, one.left))
    running = ", runs" if one.running else ""
    verdict = f"{_WORDS[one.verdict]}{running}"
    first = (one.agreement.id, one.target.id, promise(one.target), one.window.label, verdict, shown_actual(one))
    return (*first, *amounts, one.source)


def _matrix(scores: Sequence[Score], *, colour: bool) -> str:
    labels = list(dict.fromkeys(one.window.label for one in sorted(scores, key=lambda one: one.window.first)))
    rows: dict[tuple[str, str, str], dict[str, str]] = {}
    for one in scores:
        cells = rows.setdefault((*_row(one), promise(one.target)), {})
        cells[one.window.label] = _WORDS[one.verdict]
    body = [(names[0], names[2], *(cells.get(label, "-") for label in labels)) for names, cells in rows.items()]
    return table(("agreement", "promise", *labels), body, colour=colour)


def _attention(why: Sequence[Explained]) -> str:
    """The broken promises and those that may break: planned against actual, why, and what is done about it."""
    return "".join(f"{line}\n" for group in by_steps(why) for line in _explained(group))


def _explained(group: Sequence[Explained]) -> Iterator[str]:
    yield from (item(one.score.window.label, sentence(one.score)) for one in group)
    if causes := causes_of(group):
        yield item("why:", "; ".join(causes), indent=8)
    steps = group[0].steps
    yield from (item("next:", step_said(step), indent=8) for step in steps[:_STEPS])
    if len(steps) > _STEPS:
        yield item("next:", f"{len(steps) - _STEPS} more: --format json has all", indent=8)
    if not steps and any(one.score.verdict == "missed" for one in group):
        said = f"mofkit new action source={group[0].score.agreement.id} what=… who=… when=…"
        yield item("next:", f"nobody has promised anything: {said}", indent=8)


def sentence(one: Score) -> str:
    """A broken promise, or one that may break, in words."""
    start = f"{one.agreement.id} promises {promise(one.target)}"
    reached = f"{start}: {shown_actual(one)}"
    if one.budget is None:
        return reached
    if one.total is not None and one.used is not None:
        kept = f"{start}: kept in {one.total - one.used:,} of {one.total:,} cases"
        wanted = f"{one.total - one.budget:,} were promised"
        return f"{kept}; {wanted}" if one.verdict == "missed" else f"{kept} so far; {one.left:,} more may fail"
    of = f"{amount(one, one.used)} of {amount(one, one.budget)} used"
    return f"{reached}, {of}" if one.verdict == "missed" else f"{reached} so far, {of}, {amount(one, one.left)} left"


def _as_data(one: Score, why: Explained | None) -> dict[str, object]:
    steps = why.steps if why else ()
    return {
        "agreement": one.agreement.id,
        "target": one.target.id,
        "promise": promise(one.target),
        "period": one.window.label,
        "running": one.running,
        "verdict": one.verdict,
        "actual": None if one.actual is None else _plain(one.actual),
        "unit": "%" if one.cases else one.target.unit,
        "budget": one.budget,
        "used": one.used,
        "left": one.left,
        "budget_unit": "cases" if one.cases else "s",
        "service": one.service,
        "source": one.source,
        "causes": list(why.causes) if why else [],
        "steps": [
            {
                "id": step.id,
                "what": step.promise.what,
                "who": step.promise.who,
                "when": step.promise.when.isoformat() if step.promise.when else None,
            }
            for step in steps
        ],
    }


def _plain(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.000001'), rounding=ROUND_HALF_UP).normalize():f}"
