"""`mofkit change new`, `add`, `move`, `approve` and `review`: what writes into a change."""

from datetime import date
from typing import Annotated, Any, Literal

import typer

from mofkit.analysis.change_moves import facts_of, hinders
from mofkit.analysis.changes import Approved, Proposal, approved, by_name, own_part, proposals
from mofkit.cli.change_lists import Id
from mofkit.cli.changes import change
from mofkit.cli.fields import day, pairs
from mofkit.cli.session import Session
from mofkit.content.change_rules import change_rules
from mofkit.content.framework import slug_of
from mofkit.errors import BadOption, NotYet
from mofkit.model.change import KIND, Change, ChangeState, Reached, Result
from mofkit.model.person import Person
from mofkit.model.service import Service
from mofkit.workspace import changes
from mofkit.workspace.approving import approve as write_approval
from mofkit.workspace.approving import person_named
from mofkit.workspace.changes import Found, change_called
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load
from mofkit.workspace.records import fresh_id

Who = Annotated[str, typer.Option(metavar="PERSON", help="Who does it.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")]
_APPROVED_IN = ("submitted", "approved", "scheduled")


def new(
    ctx: typer.Context,
    values: Annotated[
        list[str] | None, typer.Argument(metavar="FIELD=VALUE…", help="The fields; asked one by one if left out.")
    ] = None,
    rfc: Annotated[bool, typer.Option("--rfc", help="Make the text of the RFC from its template, too.")] = False,
    dry_run: DryRun = False,
) -> int:
    """Ask for a change. Category and priority are proposed from risk and urgency, with the rule that says so.

    What you say yourself stays. `window.start` and `window.end` are the window.

    Example: mofkit change new title="Email: larger disk" services=email impact=3 likelihood=2 urgency=2
    """
    session: Session = ctx.obj
    said = pairs(values or [])
    if not said:
        if not session.may_ask:
            raise BadOption("a change says at least its title", hint='mofkit change new title="…" services=…')
        from mofkit.cli.change_interview import interview

        said = interview(load(session.root), colour=session.colour)
    given = changes.values_of({"requested_on": session.today.isoformat(), **said})
    id = given.pop("id", "") or fresh_id(KIND, session.today)
    told: list[str] = []

    def act(draft: Draft) -> str:
        """The change: one record more, with its text if that is wanted."""
        proposed, told[:] = _classified(draft, given)
        # The change goes last: as long as it is not there, an interrupted run can be done again.
        text = _rfc(draft, id, given) if rfc else ""
        path = draft.add(KIND, changes.in_order({"id": id, **given, **proposed}))
        return f"asked for {id} in {path}{f', with the text {text}' if text else ''}"

    code = change(session, act, dry_run=dry_run)
    for line in told:
        session.note(line)
    if not dry_run:
        session.note(f"next: mofkit change move {id} submitted --who …")
    return code


def _classified(draft: Draft, given: dict[str, Any]) -> tuple[dict[str, str], list[str]]:
    """The category and priority that the rules propose for what nobody said, and the rules in words."""
    one = changes.draft_of(given)
    found = proposals(one, change_rules(), draft.workspace.all(Service)) if one else ()
    return {each.field: each.value for each in found if each.value and each.field not in given}, [
        _proposed(each, given.get(each.field, "")) for each in found
    ]


def _proposed(each: Proposal, given: str) -> str:
    if not each.value:
        return f"{each.field}: {given or 'left open'}; the rules cannot say, {each.why}"
    if given and given != each.value:
        return f"{each.field}: {given}, as you say; the rules say {each.value}: {each.why}"
    return f"{each.field}: {each.value}, because {each.why}"


def _rfc(draft: Draft, id: str, given: dict[str, Any]) -> str:
    """Make the document of the request, unless an interrupted run has; its path."""
    from mofkit.content.framework import document_named
    from mofkit.report.markdown import escaped
    from mofkit.workspace import documents

    if home := next(iter(draft.workspace.ids("document").get(f"rfc-{id}", ())), None):
        return home.kind.text_of(home.path)
    template = document_named("rfc")
    title = f"{template.name}: {given.get('title', id)}"
    said = {"id": f"rfc-{id}", "template": template.id, "title": title, "about": f"change:{id}"}
    return documents.make(draft, template, {**said, "owner": given.get("owner", ""), "state": "draft"}, escaped(title))


def add(
    ctx: typer.Context,
    id: Id,
    piece: Annotated[Literal["step", "test", "notice", "action"], typer.Argument(help="What is added.")],
    values: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…", help="what, who, minutes, passed, where …")],
    dry_run: DryRun = False,
) -> int:
    """Add a step, a test with its result, somebody to tell, or an action. One that is there gets the new values.

    Example: mofkit change add CHG-261116-d5x test what="The move on a copy of the database" passed=true
    """
    session: Session = ctx.obj
    wanted = pairs(values)

    def act(draft: Draft) -> str:
        """The change: one piece more."""
        found, told = change_called(draft.workspace, id), wanted.get("what") or wanted.get("who", "")
        changes.add_piece(draft, found.home, piece, wanted, session.today)
        suspect = _standing(draft, found.change, session.today) and not _standing(
            draft, _now(draft, found), session.today
        )
        return f"{found.change.id}: {piece}: {told}{'; its approvals are suspect now' if suspect else ''}"

    return change(session, act, dry_run=dry_run, next_step=f"mofkit change show {id}")


def _standing(draft: Draft, one: Change, today: date) -> bool:
    """Whether any approval of a change stands."""
    entries = approved(one, change_rules(), by_name(draft.workspace.all(Person)), today).entries
    return any(each.state == "given" for each in entries)


def _now(draft: Draft, found: Found) -> Change:
    record = draft.record(found.home)
    assert isinstance(record, Change)
    return record


def move(
    ctx: typer.Context,
    id: Id,
    state: Annotated[ChangeState, typer.Argument(help="The state it comes to.")],
    who: Who,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why it goes back, is rejected or withdrawn.")] = "",
    started: Annotated[str, typer.Option(metavar="MOMENT", help="With released: when it began.")] = "",
    ended: Annotated[str, typer.Option(metavar="MOMENT", help="With released: when it was over.")] = "",
    outcome: Annotated[Result | None, typer.Option(help="With released: how it went.")] = None,
    downtime: Annotated[int | None, typer.Option(min=0, metavar="MINUTES", help="With released: downtime.")] = None,
    incidents: Annotated[str, typer.Option(metavar="NUMBERS", help="With released: incidents it caused.")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="With released: what went differently.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Move a change to another state; exit 1 with all that is missing, such as an approval or a way back.

    Who may move it where, and what that needs, is content: `mofkit change show` tells it for each change.

    Example: mofkit change move CHG-261116-d5x scheduled --who jory-wick
    """
    session: Session = ctx.obj
    went: dict[str, Any] = {"start": started, "end": ended, "outcome": outcome, "downtime_minutes": downtime}
    went |= {"incidents": [one.strip() for one in incidents.split(",") if one.strip()], "note": note}
    if state != "released" and any(value not in (None, "", []) for value in went.values()):
        raise BadOption("how it went is said with the state released", hint=f"mofkit change move {id} released …")

    def act(draft: Draft) -> str:
        """The change: the state, and the move that led to it."""
        found = change_called(draft.workspace, id)
        person = person_named(draft.workspace, who)
        if found.change.state != state:
            _move(draft, found, person, state, why, went, session.today)
        return f"{found.change.id} is {state}"

    return change(session, act, dry_run=dry_run, next_step=f"mofkit change show {id}")


def _move(
    draft: Draft, found: Found, person: Person, state: ChangeState, why: str, went: dict[str, Any], today: date
) -> None:
    """Make a move if nothing is in its way; raises NotYet."""
    one, rules = found.change, change_rules()
    way = next((each for each in rules.moves_from(one.state) if each.to == state), None)
    if way is None:
        on = " or ".join(each.to for each in rules.moves_from(one.state)) or "nothing"
        raise NotYet(one.id, state, [f"it is {one.state}, and after that comes {on}"])
    if state == "released" and one.state == "draft":
        went = {**went, "unauthorised": True}
    changes.write_part(draft, found, "implemented", went)
    # What is said with the move counts, and what stands there already counts, too.
    missing = hinders(
        way, facts_of(_now(draft, found), rules, by_name(draft.workspace.all(Person)), today, why=why), person
    )
    if missing:
        raise NotYet(one.id, state, missing, hint=f"`mofkit change show {one.id}` tells what each move needs")
    changes.move(draft, found, state, who=person, today=today, why=why)


def approve(
    ctx: typer.Context,
    id: Id,
    who: Annotated[str, typer.Option(metavar="PERSON", help="Who approves it.")],
    role: Annotated[str, typer.Option(help="In which role; the one that is asked for if left out.")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="A word beside it, such as a condition.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Approve a change as it stands. When what was approved is altered, the approval is suspect and asked for anew.

    Nobody approves what they own or carry out.

    Example: mofkit change approve CHG-261117-b6h --who lena-dray
    """
    session: Session = ctx.obj

    def act(draft: Draft) -> str:
        """The change: one approval more."""
        found, rules = change_called(draft.workspace, id), change_rules()
        known = by_name(draft.workspace.all(Person))
        one, person = found.change, person_named(draft.workspace, who)
        before = approved(one, rules, known, session.today)
        if any(each.state == "given" and each.who == person.id for each in before.entries):
            return f"{person.id} has approved {one.id}"
        chosen = _role(one, person, role, before)
        write_approval(draft, found.home, who=person.id, role=chosen, today=session.today, note=note)
        left = approved(_now(draft, found), rules, known, session.today).lacks
        return f"{person.id} approves {one.id} as {chosen}; {'; '.join(left) or 'all its approvals are there'}"

    return change(session, act, dry_run=dry_run, next_step=f"mofkit change move {id} approved --who …")


def _role(one: Change, person: Person, role: str, before: Approved) -> str:
    """The role in which somebody may approve; raises NotYet."""
    missing = []
    if one.state not in _APPROVED_IN:
        missing.append(f"it is {one.state}; it is approved while it is {', '.join(_APPROVED_IN)}")
    if one.category is None:
        missing.append("it has no category, so nobody knows who approves it")
    elif not before.entries:
        missing.append(f"nobody approves a {one.category} change: its procedure was approved")
    wanted = list(dict.fromkeys(each for entry in before.entries if entry.state != "given" for each in entry.roles))
    held = [slug_of(each) for each in person.role_types]
    fitting = [each for each in ([slug_of(role)] if role else held) if each in held and each in wanted]
    if before.entries and not fitting:
        asked = f"; asked for: {', '.join(wanted)}" if wanted else "; all its approvals are there"
        missing.append(f"{person.id} is asked for no approval as {role or ', '.join(held) or 'nothing'}{asked}")
    own = own_part(one, person.id)
    missing += [own] if own else []
    if missing:
        raise NotYet(one.id, f"approved by {person.id}", missing)
    return fitting[0]


def review(
    ctx: typer.Context,
    id: Id,
    who: Who,
    reached: Annotated[Reached | None, typer.Option(help="Whether the result was reached.")] = None,
    well: Annotated[str, typer.Option(metavar="TEXT", help="What went well.")] = "",
    badly: Annotated[str, typer.Option(metavar="TEXT", help="What did not, and why.")] = "",
    lessons: Annotated[str, typer.Option(metavar="TEXT", help="What is done differently next time.")] = "",
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="The day of the review; today if left out.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Look back at a change that was carried out: was the result reached, what went well, what does one learn?

    Actions that follow are added with `mofkit change add ID action …`.

    Example: mofkit change review CHG-261110-x3q --who dov-marsh --reached yes --well "All eight came back"
    """
    session: Session = ctx.obj
    held = day(on, "--on") if on else session.today
    said = {"reached": reached, "went_well": well, "went_badly": badly, "lessons": lessons}
    if not any(said.values()):
        raise BadOption(
            "nothing is said about it", hint="say --reached yes, partly or no, and --well, --badly, --lessons"
        )

    def act(draft: Draft) -> str:
        """The change: the review of one change."""
        found, person = change_called(draft.workspace, id), person_named(draft.workspace, who)
        one = found.change
        if one.state not in ("released", "closed"):
            raise NotYet(one.id, "looked back at", [f"it is {one.state}; it is reviewed after it is released"])
        before = one.review
        values = {**said, "who": person.id, "on": before.on if before and before.on and not on else held}
        changes.write_part(draft, found, "review", values)
        return f"{person.id} has looked back at {one.id}{_reached(reached)}"

    return change(session, act, dry_run=dry_run, next_step=f"mofkit change move {id} closed --who …")


def _reached(reached: Reached | None) -> str:
    words = {"yes": "its result was reached", "partly": "its result was reached in part", "no": "it missed its result"}
    return f": {words[reached]}" if reached else ""
