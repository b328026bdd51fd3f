"""A project as people read it at a terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from mofkit.analysis.stages import GATES
from mofkit.cli.prose import heading, item, section
from mofkit.shown import safe_text, width

_GATES = {"passed": "open", "overridden": "open by an override", "suspect": "shut: changed after it was signed"}
Facts = Mapping[str, Any]


def page(one: Facts, currency: str, *, colour: bool) -> Iterator[str]:
    """A project: what it is for, how it stands against its plan, and what comes next."""
    yield heading(f"{one['id']}: {one['title']}", colour=colour)
    yield from (item(name, text, indent=2) for name, text in _facts(one) if text)
    yield ""
    parts: Sequence[tuple[str, Iterable[str]]] = (
        ("Against plan", _against(one, currency)),
        ("Gates", _columns((each["gate"], _gate(each)) for each in one["gates"])),
        (f"Before it may enter {_ahead(one)}", _items(one["next"]["missing"] if one["next"] else ())),
        ("Deliverables", _deliverables(one)),
        ("Team", _team(one)),
        ("Work", _work(one)),
        ("Actions", _items(f"{each['what']} ({_who_when(each)})" for each in one["actions"])),
        ("Risks", _items(f"{_exposure(each)}{each['title']} ({each['owner'] or 'nobody'})" for each in one["risks"])),
        ("Scope changes", _items(map(_change, one["scope"]["changes"]))),
        ("Open issues", _items(map(_issue, one["issues"]))),
        ("Pilots", _items(map(_pilot, one["pilots"]))),
        ("Lessons", _items(each["what"] for each in one["lessons"])),
    )
    for title, lines in parts:
        yield from section(title, lines, colour=colour)
    if one["next"]:
        yield f"next: {safe_text(_step(one))}"


def _items(texts: Iterable[str]) -> Iterator[str]:
    return (item("-", text, indent=2) for text in texts)


def _columns(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows in columns; the last may be as long as it is."""
    safe = [[safe_text(" ".join(cell.split())) for cell in row] for row in rows]
    wide = [max(map(width, column)) for column in zip(*safe, strict=True)]
    for row in safe:
        padded = [cell + " " * (wide[at] - width(cell)) for at, cell in enumerate(row)]
        yield f"  {'  '.join(padded)}".rstrip()


def _facts(one: Facts) -> Iterator[tuple[str, str]]:
    planned = next((each["planned"] for each in one["stages"] if each["stage"] == _ahead(one)), "")
    since = f" since {one['since']}" if one["since"] else ""
    yield "stage:", f"{one['stage']}{since}{f'; {_ahead(one)} is planned for {planned}' if planned else ''}"
    yield "owner:", one["owner"] or "nobody"
    yield "sponsor:", one["sponsor"] or "nobody"
    yield "services:", ", ".join(one["services"])
    yield "RFC:", one["change"]
    for name in ("need", "vision", "benefit", "requires"):
        yield f"{name}:", one[name]
    yield "without it:", one["do_nothing"]
    yield "priority:", f"{one['priority']} of 25" if one["priority"] else ""


def _ahead(one: Facts) -> str:
    return str(one["next"]["stage"]) if one["next"] else ""


def _against(one: Facts, currency: str) -> Iterator[str]:
    for each in one["verdicts"]:
        told = [*each["why"], *(_money(one["budget"], currency) if each["area"] == "budget" else ())]
        if each["light"]:
            yield item(f"{each['area']}:", "; ".join([each["light"], *told]), indent=2)


def _money(budget: Facts, currency: str) -> Iterator[str]:
    yield f"{budget['spent'] or 0} of {budget['planned']} {currency}".rstrip() + " spent"
    if budget["forecast"]:
        yield f"forecast {budget['forecast']}"


def _gate(each: Facts) -> str:
    word = _GATES.get(each["state"], "shut")
    if each["override"]:
        return f"{word} by {each['override']['who']}: {each['override']['reason']}"
    by = f", signed by {' and '.join(each['signed_by'])}" if each["signed_by"] else ""
    return f"{word} ({each['review']}{by})" if each["review"] else word


def _deliverables(one: Facts) -> Iterator[str]:
    yield from _columns(
        (each["stage"], each["template"], each["state"], each["owner"] or "nobody") for each in one["deliverables"]
    )


def _team(one: Facts) -> Iterator[str]:
    yield from _columns((each["role"], each["who"]) for each in one["team"] if each["who"])
    empty = [each["role"] for each in one["team"] if not each["who"]]
    if empty:
        yield item("nobody yet:", ", ".join(empty), indent=2)


def _work(one: Facts) -> Iterator[str]:
    tasks = one["tasks"]
    if tasks["total"]:
        yield f"  {tasks['done']} of {tasks['total']} tasks done, {tasks['late']} late"
    yield from _items(f"{each['what'] or each['id']} ({_who_when(each)})" for each in tasks["next"])


def _who_when(each: Facts) -> str:
    who = each["who"] or each.get("role") or "nobody"
    return f"{who}, {each['when'] or 'no day'}{', late' if each['late'] else ''}"


def _exposure(each: Facts) -> str:
    return f"{each['exposure']} of 25: " if each["exposure"] else ""


def _change(each: Facts) -> str:
    size = ", ".join(filter(None, (f"{each['days']} days" if each["days"] else "", each["cost"])))
    return f"{each['what'] or each['id']}: {each['decision'] or 'undecided'}{f' ({size})' if size else ''}"


def _issue(each: Facts) -> str:
    grave = f"severity {each['severity']}, " if each["severity"] else ""
    return f"{each['what'] or each['id']} ({grave}{each['decision'] or 'not triaged'})"


def _pilot(each: Facts) -> str:
    span = f"{each['start'] or '??'} to {each['end'] or '??'}"
    return f"{each['group'] or each['id']}, {span}: {each['outcome'] or 'no outcome yet'}"


def _step(one: Facts) -> str:
    """The command that helps most now."""
    if one["next"]["open"]:
        return f"mofkit project advance {one['id']} {_ahead(one)}"
    mine = (each for each in one["deliverables"] if each["stage"] == one["stage"] and each["state"] == "missing")
    if missing := next(mine, None):
        return f"mofkit new document {missing['template']} --for project:{one['id']}"
    gate = next((each for each in one["gates"] if each["stage"] == _ahead(one) and not each["open"]), None)
    if gate:
        return f"mofkit review prepare {GATES[gate['stage']]} --about project:{one['id']}"
    return f"mofkit project record {one['id']} …"
