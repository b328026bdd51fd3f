"""What the triage found: the joint ranking, each respondent, and what they agree and disagree on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mofkit.analysis.survey import Agreement, Asked, agreement, combined, from_answers
from mofkit.analysis.verdict import Scored, short
from mofkit.model.triage import Triage
from mofkit.workspace.triages import questions, respondents
from mofkit.workspace.workspace import Workspace

_REASONS, _VIEWS = 4, 8


def triage(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the report."""
    asked = [Asked(*one) for one in questions()]
    many = respondents(workspace)
    facts: dict[str, Any] = {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "respondents": [_respondent(one, asked) for one in many],
    }
    if not many:
        return {**facts, "verdict": "", "turning": "", "ranking": [], "ask": [], "disputed": [], "agreed": []}
    verdict = combined(asked, [one.answers for one in many])
    views = agreement(asked, [(f"{one.who} ({one.reader or 'reader unknown'})", one.answers) for one in many])
    return {
        **facts,
        "verdict": verdict.ranking[0].title if verdict.verdict else "",
        "turning": verdict.turning,
        "ranking": [_scored(one) for one in verdict.ranking],
        "ask": [question for _, _, question in verdict.ask],
        "disputed": [_view(one) for one in views if one.spread >= 0.5][:_VIEWS],
        "agreed": [_view(one) for one in views if one.spread == 0 and one.answers[0][1] != "not-at-all"][:_VIEWS],
    }


def _respondent(one: Triage, asked: list[Asked]) -> dict[str, Any]:
    own = from_answers(asked, one.answers)
    return {
        "who": one.who,
        "reader": one.reader or "",
        "date": one.date.isoformat() if one.date else "",
        "first": own.ranking[0].title,
        "sure": own.verdict is not None,
        "text": one.text,
    }


def _scored(one: Scored) -> dict[str, Any]:
    because = [
        {"words": short(part.words), "contribution": f"{part.contribution:.2f}"} for part in one.because[:_REASONS]
    ]
    return {"number": one.number, "title": one.title, "score": f"{one.score:.2f}", "because": because}


def _view(one: Agreement) -> dict[str, Any]:
    return {"words": one.words, "answers": [f"{who}: {answer.replace('-', ' ')}" for who, answer in one.answers]}
