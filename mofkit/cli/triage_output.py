"""A triage's verdict, for people and for programs. Nothing heavy is imported here."""

import json

from mofkit.analysis.verdict import Scored, Verdict, short
from mofkit.shown import safe_text

_REASONS = 3


def as_json(verdict: Verdict) -> str:
    """The verdict for programs; the ranking holds all seven."""
    body = {
        "schema_version": 1,
        "kind": "triage",
        "verdict": verdict.verdict,
        "ranking": [
            {
                "number": one.number,
                "scenario": one.scenario,
                "title": one.title,
                "score": one.score,
                "because": [part._asdict() for part in one.because],
            }
            for one in verdict.ranking
        ],
        "ask": [dict(zip(("id", "scenario", "question"), one, strict=True)) for one in verdict.ask],
        "turning": verdict.turning,
    }
    return json.dumps(body, indent=1)


def as_text(verdict: Verdict) -> str:
    """The verdict for people: the scenario and why, the runner-up, what would change the answer, and what to do."""
    first, second = verdict.ranking[0], verdict.ranking[1]
    lines = []
    if verdict.verdict:
        lines += [f"Scenario {first.number}: {first.title}", *_because(first), ""]
        lines += [f"Runner-up: scenario {second.number}, {second.title}", *_because(second)]
        lines += [f"What would change the answer: {verdict.turning}", ""]
    else:
        lines += ["This could be more than one thing. Two questions would tell:"]
        lines += [f"  {number}. {question}" for number, (_, _, question) in enumerate(verdict.ask, start=1)]
        lines += [
            f"  Yes to 1 is scenario {first.number}, {first.title}; yes to 2 is {second.number}, {second.title}.",
            "",
        ]
    lines += [_bar(one) for one in verdict.ranking]
    lines.append("")
    lines.append(f"next: mofkit plan start {first.number}" if verdict.verdict else "next: mofkit triage")
    return "\n".join(safe_text(line) for line in lines) + "\n"


def _because(one: Scored) -> list[str]:
    return [f"  because “{short(part.words)}” (+{part.contribution:.2f})" for part in one.because[:_REASONS]]


def _bar(one: Scored) -> str:
    return f"  {one.number} {one.title:<42} {'#' * round(one.score * 20):<20} {one.score:.2f}"
