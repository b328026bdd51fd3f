"""Triages by answers: from a file, from several respondents, over time."""

import json
from typing import Any

from mofkit.analysis.survey import Asked, agreement, combined, from_answers
from mofkit.analysis.verdict import Verdict, short
from mofkit.cli.changes import change
from mofkit.cli.quick_triage import judge
from mofkit.cli.session import Session, data, out
from mofkit.cli.triage_output import as_json, as_text
from mofkit.errors import BadOption, BrokenFile
from mofkit.model.triage import Triage
from mofkit.shown import safe_text
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load, read_record
from mofkit.workspace.triages import file_id, questions, respondents
from mofkit.workspace.triages import keep as kept

_SHOWN = 6


def asked() -> list[Asked]:
    """What is asked, as the analysis takes it."""
    return [Asked(*one) for one in questions()]


def verdict_of(one: Triage) -> Verdict:
    """The verdict on one respondent's answers, or on their words if they gave only those."""
    return from_answers(asked(), one.answers) if one.answers else judge(one.text, one.language)


def shown(verdict: Verdict, format: str) -> None:
    """Print a verdict."""
    (data if format == "json" else out)(as_json(verdict) if format == "json" else as_text(verdict))


def keep(session: Session, values: dict[str, Any], *, silent: bool = False) -> int:
    """Keep a respondent's triage under triage/."""
    id = file_id(session.today, values["who"])

    def act(draft: Draft) -> str:
        """The change: the respondent's file."""
        kept(draft, id, {**values, "date": session.today})
        return f"kept as triage/{id}.yaml"

    return change(session, act, silent=silent)


def from_file(session: Session, path: str, who: str, reader: str | None, *, format: str) -> int:
    """The verdict on a file of answers; kept if `who` is named."""
    one, problems = read_record(session.path(path), Triage)
    if one is None or problems:
        first = problems[0]
        raise BrokenFile(str(first.span), first.message)
    known = {id for part in asked() for id, _ in part.questions}
    strange = [id for id in one.answers if id not in known]
    if strange:
        raise BadOption(
            f"{path}: nothing is asked by the id {strange[0]!r}", hint="`mofkit scenario show 1` prints the ids"
        )
    shown(verdict_of(one), format)
    if who:
        about = {"who": who, "reader": reader or one.reader, "text": one.text or None, "answers": dict(one.answers)}
        keep(session, about, silent=format == "json")
    return 0


def together(session: Session, *, history: bool, format: str) -> int:
    """All respondents in one ranking with what they agree and disagree on; or every triage, oldest first."""
    workspace = load(session.root)
    if history:
        return _history(workspace.all(Triage), format)
    many = respondents(workspace)
    if not many:
        raise BadOption(
            "nobody has answered yet", hint="`mofkit triage --who NAME` asks; `--answers FILE` takes a file"
        )
    verdict = combined(asked(), [one.answers for one in many])
    views = agreement(asked(), [(one.reader or one.who, one.answers) for one in many])
    singles = [(one, from_answers(asked(), one.answers)) for one in many]
    if format == "json":
        body = json.loads(as_json(verdict))
        body["respondents"] = [
            {"who": one.who, "reader": one.reader, "verdict": own.verdict, "first": own.ranking[0].scenario}
            for one, own in singles
        ]
        body["agreement"] = [{**one._asdict(), "answers": [list(pair) for pair in one.answers]} for one in views]
        data(json.dumps(body, indent=1))
        return 0
    out(f"{len(many)} respondent{'s' if len(many) > 1 else ''}\n")
    for one, own in singles:
        best = own.ranking[0]
        sure = "" if own.verdict else " (not sure)"
        out(f"  {safe_text(one.who)} ({one.reader or 'reader unknown'}): scenario {best.number}, {best.title}{sure}\n")
    out("\n" + as_text(verdict))
    _print_views([one for one in views if one.spread >= 0.5][:_SHOWN], "They disagree on:")
    _print_views(
        [one for one in views if not one.spread and one.answers[0][1] != "not-at-all"][:_SHOWN], "They agree on:"
    )
    return 0


def _print_views(views: list[Any], title: str) -> None:
    if views:
        out(f"\n{title}\n")
        for one in views:
            out(f"  {one.id}  {safe_text(short(one.words))}\n")
            out(
                "      "
                + safe_text("; ".join(f"{who}: {answer.replace('-', ' ')}" for who, answer in one.answers))
                + "\n"
            )


def _history(every: list[Triage], format: str) -> int:
    rows = []
    for one in sorted(every, key=lambda one: (str(one.date or ""), one.id)):
        verdict = verdict_of(one)
        rows.append(
            {
                "id": one.id,
                "date": one.date.isoformat() if one.date else None,
                "who": one.who,
                "verdict": verdict.verdict,
                "first": verdict.ranking[0].scenario,
                "score": verdict.ranking[0].score,
                "finished": one.finished,
            }
        )
    if format == "json":
        data(json.dumps({"schema_version": 1, "kind": "triage-history", "triages": rows}, indent=1))
    else:
        for row in rows:
            sure = "" if row["verdict"] else "  (not sure)"
            line = f"{row['date'] or '–':<11} {row['who']:<20} {row['first']:<18} {row['score']:.2f}{sure}"
            out(safe_text(line) + "\n")
    return 0
