"""What `mofkit problem` prints."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from mofkit.analysis.candidates import Candidate
from mofkit.analysis.problems import Ranked
from mofkit.analysis.techniques import GUIDES
from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.model.problem import Problem
from mofkit.report.problems import described, spoken

_MONTHS = 6


def top_page(ranked: Sequence[Ranked], names: Mapping[str, str], since: date, *, colour: bool) -> str:
    """The top ten as one would say them in a meeting."""
    lines = []
    for one in ranked:
        said = spoken(one, names)
        lines += [heading(f"{one.place}. {one.problem.title}", colour=colour), wrapped(said["facts"], indent=3)]
        lines += [item("done:", each, indent=3) for each in said["done"]]
        if not said["done"]:
            lines.append(f"   done: nothing since {since}")
        lines += [item("next:", said["next"], indent=3), ""]
    return "\n".join(lines)


def top_json(ranked: Sequence[Ranked], since: date, today: date) -> str:
    """The top ten for machines."""
    body = [
        {
            "place": one.place,
            "id": one.problem.id,
            "title": one.problem.title,
            "owner": one.problem.owner,
            "status": one.problem.status,
            "impact": one.problem.impact,
            "recurrence": one.problem.recurrence,
            "services": list(one.problem.services),
            "workaround": one.problem.workaround,
            "change": one.problem.change,
            "done": [{"on": each.on.isoformat(), "what": each.what, "who": each.who} for each in one.done],
            "next": one.next.model_dump(mode="json") if one.next else None,
            "late": one.late,
        }
        for one in ranked
    ]
    told = {"schema_version": 1, "kind": "problem-top", "since": since.isoformat(), "date": today.isoformat()}
    return json.dumps({**told, "problems": body}, indent=1)


def page(one: Problem, names: Mapping[str, str], *, colour: bool) -> str:
    """A problem as a whole."""
    lines = [heading(f"{one.id}: {one.title}", colour=colour), wrapped(described(one, names), indent=2), ""]
    facts = {"whom it hurts": one.harm, "tickets": ", ".join(one.tickets), "workaround": one.workaround}
    facts |= {"root cause": one.root_cause, "fix": one.fix, "change": one.change, "outcome": one.outcome}
    lines += [item(f"{name}:", text, indent=2) for name, text in facts.items() if text.strip()]
    title = GUIDES[one.technique].name if one.technique else "Analysis"
    lines += ["", *section(title, _steps(one), colour=colour)]
    done = (item(f"{each.on}", f"{each.what}{_by(each.who, names)}", indent=2) for each in one.progress)
    lines += section("What was done", done, colour=colour)
    todo = (item(f"[{'x' if each.status == 'done' else ' '}]", _promise(each, names), indent=2) for each in one.actions)
    lines += section("Actions", todo, colour=colour)
    return "\n".join(lines).rstrip("\n")


def _steps(one: Problem) -> Iterator[str]:
    for step in one.analysis:
        yield wrapped(step.ask, indent=2)
        yield item(">", step.answer or "(open)", indent=4)


def _by(who: str, names: Mapping[str, str]) -> str:
    return f" ({names.get(who, who)})" if who else ""


def _promise(each: Any, names: Mapping[str, str]) -> str:
    when = f" by {each.when}" if each.when else ""
    return f"{names.get(each.who, each.who) or 'nobody'}{when}: {each.what}"


def candidates_page(found: Sequence[Candidate], *, colour: bool) -> str:
    """Each candidate with the tickets that speak for it."""
    return "\n".join(line for at, one in enumerate(found, 1) for line in _candidate(at, one, colour=colour))


def _candidate(at: int, one: Candidate, *, colour: bool) -> Iterator[str]:
    word = f" with the word '{one.word}'" if one.word else ""
    yield heading(f"{at}. {one.category or 'no category'} × {one.service or 'no service'}{word}", colour=colour)
    share = f", {one.share:.0f} of 100 there" if one.word else ""
    yield wrapped(f"{one.tickets:,} tickets{share}; {one.reopened:,} opened again", indent=3)
    months = list(one.months.items())[-_MONTHS:]
    yield item("by month:", ", ".join(f"{month or 'no date'} {times:,}" for month, times in months), indent=3)
    for each in one.examples:
        yield item(f"{each.id}:", each.summary or f"line {each.line}", indent=5)
    if one.known:
        yield item("known as:", ", ".join(one.known), indent=3)
    else:
        yield item("do:", f"mofkit problem candidates … --format json lists all {one.tickets:,}; then", indent=3)
        yield item("  ", f"mofkit new problem title=… category={one.category!r}", indent=4)
    yield ""


def candidates_json(found: Sequence[Candidate], account: str) -> str:
    """All candidates with all their tickets."""
    body = [
        {
            "category": one.category,
            "service": one.service,
            "word": one.word,
            "tickets": one.tickets,
            "share": round(one.share, 1),
            "months": [{"month": month, "tickets": times} for month, times in one.months.items()],
            "reopened": one.reopened,
            "examples": [each._asdict() for each in one.examples],
            "ids": list(one.ids),
            "known": list(one.known),
        }
        for one in found
    ]
    told = {"schema_version": 1, "kind": "problem-candidates", "account": account, "candidates": body}
    return json.dumps(told, indent=1)
