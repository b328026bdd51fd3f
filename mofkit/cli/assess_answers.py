"""`mofkit assess answer`: at a terminal, word by word, or from a file."""

from collections.abc import Sequence
from typing import Annotated

import typer

from mofkit.analysis.assessment import latest
from mofkit.cli.assess_interview import interview, questions
from mofkit.cli.changes import change
from mofkit.cli.fields import pairs
from mofkit.cli.session import Session
from mofkit.content.assessing import smf_ids
from mofkit.content.framework import smf_named
from mofkit.errors import BadOption, BrokenFile
from mofkit.model.assessment import ATTRIBUTES, Assessment
from mofkit.workspace.assessments import Answer, answer_of, answers_in, person_named, refuse_broken, write_answers
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load, open_whole, read_record
from mofkit.workspace.workspace import Workspace, kind_named

Words = Sequence[str]


def answer(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SMF | SMF.ATTRIBUTE=MARK…]", help="SMFs to be asked about, or marks with a note behind them."
        ),
    ] = None,
    who: Annotated[str, typer.Option("--who", metavar="ID", help="Who assesses, by the id of people.csv.")] = "",
    answers: Annotated[str | None, typer.Option(metavar="FILE", help="Marks in a YAML file, under smfs.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Answer cell by cell: missing (-), needs-improvement (☹), satisfactory (☺) or not-assessed (?).

    In a terminal it asks, shows what the framework says about each cell, keeps every answer at once, and goes on later
    where it stopped. Answers go to the person's latest assessment, and to a new one if there is none.

    Example: mofkit assess answer --who cora-finch smc.roles="- nobody watches services after 18:00"
    """
    session: Session = ctx.obj
    if not who:
        raise BadOption("nobody is named who assesses", hint="name them: --who ID, as in people.csv")
    given, asked = [word for word in words or [] if "=" in word], [word for word in words or [] if "=" not in word]
    if answers is not None:
        if given or asked:
            raise BadOption("--answers and words exclude each other")
        return _from_file(session, answers, who, dry_run=dry_run)
    if given:
        if asked:
            raise BadOption(f"{asked[0]!r} is no SMF.ATTRIBUTE=MARK", hint="write it as customer-service.roles=missing")
        found = [answer_of(cell, text) for cell, text in pairs(given).items()]
        return _keep(session, who, found, dry_run=dry_run)
    return _ask(session, who, asked)


def _ask(session: Session, who: str, asked: Words) -> int:
    if not session.may_ask:
        hint = "give it marks such as customer-service.roles=missing, or --answers FILE, or run it in a terminal"
        raise BadOption("assess answer has nobody to ask", hint=hint)
    workspace = load(session.root)
    person = person_named(workspace, who)
    there = _latest(workspace, person.id)
    smfs = [smf_named(word).id for word in asked] or list((there.scope if there else ()) or smf_ids())
    given = {(smf, name) for smf, row in (there.smfs if there else {}).items() for name in ATTRIBUTES if row.mark(name)}
    quiet = session._replace(quiet=True)
    scope = smfs if asked else []
    done = interview(session, questions(smfs), given, lambda one: _quietly(quiet, who, one, scope))
    session.note(
        f"all asked; next: mofkit assess show --who {who}" if done else "kept; the same command goes on from here"
    )
    return 0


def _quietly(session: Session, who: str, one: Answer, scope: Words) -> None:
    change(session, lambda draft: _write(draft, session, who, [one], scope), silent=True, opened=open_whole)


def _latest(workspace: Workspace, who: str) -> Assessment | None:
    return next((one for one in latest(workspace.all(Assessment)) if one.who == who), None)


def _keep(session: Session, who: str, found: Sequence[Answer], *, dry_run: bool) -> int:
    next_step = f"mofkit assess show --who {who}"
    scope = list(dict.fromkeys(one.smf for one in found))

    def act(draft: Draft) -> str:
        """The change: the cells in the person's file, whichever that is."""
        return _write(draft, session, who, found, scope)

    return change(session, act, dry_run=dry_run, next_step=next_step, opened=open_whole)


def _write(draft: Draft, session: Session, who: str, found: Sequence[Answer], scope: Words) -> str:
    """The change: some cells of the person's latest assessment, or a new one of that scope."""
    workspace = draft.workspace
    person = person_named(workspace, who)
    there = _latest(workspace, person.id)
    refuse_broken(draft, person.id)
    if there is None:
        rows = _rows(found)
        values = {"who": person.id, "date": session.today, "scope": list(scope), "smfs": rows}
        path = draft.add(kind_named("assessment"), {"id": f"{session.today.isoformat()}-{person.id}", **values})
        return f"began {path} with {len(found)} cell{'' if len(found) == 1 else 's'}"
    write_answers(draft, workspace.home(there), found)
    what = f"{found[0].smf}.{found[0].attribute} = {found[0].mark}" if len(found) == 1 else f"{len(found)} cells"
    return f"{there.id}: {what}"


def _rows(found: Sequence[Answer]) -> dict[str, dict[str, object]]:
    rows: dict[str, dict[str, object]] = {}
    for smf in dict.fromkeys(one.smf for one in found):
        mine = [one for one in found if one.smf == smf]
        notes = {one.attribute: one.note for one in mine if one.note}
        rows[smf] = {**{one.attribute: one.mark for one in mine}, **({"notes": notes} if notes else {})}
    return rows


def _from_file(session: Session, path: str, who: str, *, dry_run: bool) -> int:
    one, problems = read_record(session.path(path), Assessment)
    if one is None or problems:
        raise BrokenFile(str(problems[0].span), problems[0].message)
    found = answers_in(one)
    if not found:
        raise BadOption(f"{path} holds no mark", hint="write them under smfs, as `mofkit assess new` does")
    return _keep(session, who, found, dry_run=dry_run)
