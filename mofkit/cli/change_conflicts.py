"""`mofkit change conflicts` and `override`."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from mofkit.analysis.change_conflicts import Conflict
from mofkit.analysis.change_words import moment, sentence, span
from mofkit.cli.changes import change
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, wrapped
from mofkit.cli.session import Session, data, out
from mofkit.errors import BadOption, did_you_mean
from mofkit.lint.changes_ahead import calendar_of, conflicts_in, sides
from mofkit.model.freeze import Freeze
from mofkit.workspace.approving import person_named
from mofkit.workspace.changes import change_called
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load
from mofkit.workspace.workspace import Workspace

NAMES = ("conflict", "change", "other", "start", "end", "said", "place", "other_place", "accepted_by", "reason")


def run_conflicts(
    ctx: typer.Context,
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID…]", help="Of these changes; all if left out.")] = None,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List conflicts among changes ahead: overlaps, freezes, persons, releases, readiness. Exit 1 if any is open.

    A conflict that somebody accepts by name and with a reason is listed last, and is not open.

    Example: mofkit change conflicts
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    wanted = {change_called(workspace, id).change.id for id in ids or ()}
    calendar = calendar_of(workspace, session.today)
    found = [one for one in conflicts_in(calendar) if not wanted or {one.change, one.other} & wanted]
    found.sort(key=lambda one: one.override is not None)
    rows = [_row(one, workspace, calendar.clock) for one in found]
    if format == "json":
        plain = [
            {**dict(zip(NAMES, row, strict=True)), "way": one.way, "shared": one.shared}
            for one, row in zip(found, rows, strict=True)
        ]
        data(json.dumps({"schema_version": 1, "kind": "change-conflicts", "conflicts": plain}, indent=1))
    elif format == "table":
        out("\n".join(_page(found, workspace, session, calendar.clock)).rstrip() + "\n" if found else "")
        open_ = sum(not one.override for one in found)
        accepted = f", {len(found) - open_} accepted" if len(found) > open_ else ""
        session.note(f"{open_ or 'no'} open conflict{'s' * (open_ != 1)}{accepted}")
    else:
        print_list(NAMES, rows, kind="", key="", format=format, colour=session.colour)
    return int(any(not one.override for one in found))


def _row(one: Conflict, workspace: Workspace, clock: ZoneInfo) -> tuple[str, ...]:
    """A conflict as programs read it."""
    found, said = sides(workspace, one), one.override
    return (
        *(one.name, one.change, one.other, moment(one.start, clock).isoformat(), moment(one.end, clock).isoformat()),
        *(sentence(one), str(found.place), str(found.other_place or "")),
        *((said.who, said.reason) if said else ("", "")),
    )


def _page(found: Sequence[Conflict], workspace: Workspace, session: Session, clock: ZoneInfo) -> Iterator[str]:
    """Each conflict with both records and their lines, and how to settle it."""
    for one in found:
        both, said = sides(workspace, one), one.override
        title = wrapped(f"{'accepted ' if said else ''}{one.kind}: {sentence(one)}", hang=2)
        yield from (heading(line, colour=session.colour) for line in title.splitlines())
        if one.kind != "release":
            yield item("when", span(one.start, one.end, clock), indent=2)
        yield item(str(both.place), both.change.title, indent=2)
        if both.other:
            words = both.other.reason or both.other.id if isinstance(both.other, Freeze) else both.other.title
            yield item(str(both.other_place), words, indent=2)
        if said:
            yield item("accepted", f"by {said.who}: {said.reason}", indent=2)
        elif one.kind in ("approval", "back-out"):
            yield item("next", f"mofkit change show {one.change}", indent=2)
        else:
            yield item("next", f"mofkit change override {one.change} {one.name} --who … --reason …", indent=2)
        yield ""


def run_override(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="The change.")],
    conflict: Annotated[
        str, typer.Argument(metavar="CONFLICT", help="The conflict, as `mofkit change conflicts` names it.")
    ],
    who: Annotated[str, typer.Option(metavar="PERSON", help="The person who accepts it and answers for it.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why it may go in all the same.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Accept a conflict, by name and with a reason; it stays in the list, as accepted.

    Example: mofkit change override CHG-261119-w8c freeze:year-end-2026 --who lena-dray --reason "Law of 1 January"
    """
    session: Session = ctx.obj
    if not reason.strip():
        raise BadOption("--reason is empty", hint="say why it may go in all the same")

    def act(draft: Draft) -> str:
        """The change: an override more, unless the conflict is accepted already."""
        one, home = change_called(draft.workspace, id)
        found = _named(draft.workspace, session.today, one.id, conflict)
        person = person_named(draft.workspace, who)
        if found.override:
            return f"{found.override.who} has accepted {conflict} of {one.id} already: {found.override.reason}"
        said = {"conflict": conflict, "who": person.id, "reason": reason.strip(), "date": session.today}
        draft.extend(home, "overrides", [said])
        return f"{person.id} accepts {conflict} of {one.id}"

    return change(session, act, dry_run=dry_run, next_step="mofkit change conflicts")


def _named(workspace: Workspace, today: date, id: str, word: str) -> Conflict:
    """The conflict of a change that a word names; raises BadOption with those it has."""
    mine = [one for one in conflicts_in(calendar_of(workspace, today)) if id in (one.change, one.other)]
    names = {one.name if one.change == id else one.mirrored: one for one in mine}
    if word not in names:
        hint = did_you_mean(word, list(names)) or (f"it has {', '.join(names)}" if names else "it has none")
        raise BadOption(f"{id} has no conflict {word!r}", hint=hint)
    return names[word]
