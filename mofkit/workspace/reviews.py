"""Reviews in a workspace: finding one, and what changes from its planning to its sign-off."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mofkit.content.framework_types import Review
from mofkit.errors import BadOption, MofkitError, UnknownRecord, did_you_mean, nearest
from mofkit.model.approval import stands
from mofkit.model.review import HeldReview
from mofkit.model.settings import Settings
from mofkit.workspace.approving import approve
from mofkit.workspace.draft import Draft
from mofkit.workspace.workspace import Home, Workspace, kind_named

CADENCE = "review-months."
_FIELDS = ("held", "planned", "chair", "attendees", "guests", "agenda", "outputs", "note")
_PERSONS = ("attendees",)
_TEXTS = ("guests", "agenda", "outputs")


def months_of(settings: Settings) -> dict[str, int]:
    """The workspace's own cadences by review; what is no number of months is left out."""
    given = {name.removeprefix(CADENCE): text for name, text in settings.thresholds.items() if name.startswith(CADENCE)}
    return {name: int(text) for name, text in given.items() if is_months(text)}


def is_months(text: str) -> bool:
    """Whether a text is a number of months that a cadence may have."""
    return text.isascii() and text.isdigit() and 1 <= len(text) <= 3 and int(text) > 0


def id_for(review: str, day: date, about: str) -> str:
    """The id of a meeting: review and day, and the matter if it is about one."""
    return f"{review}.{day.isoformat()}{'-' + about.partition(':')[2] if about else ''}"


def review_called(workspace: Workspace, word: str, *, closed: bool = False) -> tuple[HeldReview, Home]:
    """The meeting of an id, or the only one of a review that is not closed; with `closed` else the latest of all.

    Raises:
        UnknownRecord, DoubtfulRecord: it names no meeting, or two.
        BadOption: the review has several open ones.
    """
    wanted = word.removeprefix("review:")
    if wanted not in workspace.ids("review"):
        every = sorted((one for one in workspace.all(HeldReview) if one.review == wanted), key=_age)
        ahead = [one for one in every if one.status != "closed"] or every[-1:] * closed
        if len(ahead) > 1:
            raise BadOption(f"{wanted} has several open ones: {', '.join(one.id for one in ahead)}", hint="name one")
        if not ahead:
            near = nearest(wanted, sorted(workspace.ids("review")))
            raise UnknownRecord(f"review:{wanted}", [f"review:{near}"] if near else [])
        wanted = ahead[0].id
    record, home = workspace.find(f"review:{wanted}")
    if not isinstance(record, HeldReview):
        raise BadOption(f"{home.path} cannot be read; `mofkit lint` says why", hint="mend the file by hand")
    return record, home


def _age(one: HeldReview) -> tuple[date, str]:
    return one.held or one.planned or date.min, one.id


def matter(workspace: Workspace, word: str) -> str:
    """What somebody means by KIND:ID, or by ID alone for a project; raises UnknownRecord if there is no such record.

    A kind that this mofkit does not keep is taken as it is written.
    """
    kind, colon, id = word.partition(":")
    if not colon:
        kind, id = "project", word
    if not id or not kind:
        raise BadOption(f"{word!r} is no KIND:ID", hint="write it as project:crm")
    try:
        found = kind_named(kind)
    except MofkitError:
        return f"{kind}:{id}"
    return f"{found.name}:{workspace.find(f'{found.name}:{id}')[1].id}"


def earlier_names(workspace: Workspace, about: str) -> tuple[str, ...]:
    """What a matter was called before it was renamed, as KIND:ID."""
    kind, _, id = about.partition(":")
    home = next(iter(workspace.ids(kind).get(id, ())), None)
    record = workspace.find(about)[0] if home else None
    return tuple(f"{kind}:{alias}" for alias in record.aliases) if record else ()


def prepare(
    draft: Draft, one: Review, day: date, about: str, *, agenda: Sequence[str], inputs: Sequence[Mapping[str, str]]
) -> str:
    """Write the record of a meeting to come, or bring its inputs up to date; its id.

    What people wrote stays: an agenda that is there, and inputs that somebody else than mofkit found or explained.

    Raises:
        BadOption: it was held already.
    """
    id = id_for(one.id, day, about)
    there = _ahead(draft.workspace, one.id, day, about)
    if there is None:
        asked = [{"id": each.id, "question": each.text, "answer": None} for each in one.questions]
        told = {"review": one.id, "about": about, "status": "prepared", "planned": day, "agenda": list(agenda)}
        draft.add(kind_named("review"), {"id": id, **told, "inputs": list(inputs), "answers": asked})
        return id
    if there.status not in ("planned", "prepared"):
        raise BadOption(f"{there.id} is {there.status} already", hint="choose another day with --date")
    _refresh(draft, there, one, agenda, inputs)
    return there.id


def _ahead(workspace: Workspace, review: str, day: date, about: str) -> HeldReview | None:
    """The meeting that has that id, or the one that is planned for that day on the same matter."""
    by_id = workspace.get(HeldReview, id_for(review, day, about))
    planned = (
        one
        for one in workspace.all(HeldReview)
        if (one.review, one.planned, one.about) == (review, day, about) and one.status in ("planned", "prepared")
    )
    return by_id or next(planned, None)


def _refresh(
    draft: Draft, there: HeldReview, one: Review, agenda: Sequence[str], inputs: Sequence[Mapping[str, str]]
) -> None:
    home = draft.workspace.home(there)
    if there.status == "planned":
        draft.set(home, "status", "prepared")
    if not there.agenda:
        draft.set(home, "agenda", list(agenda))
    at = {each.id: number for number, each in enumerate(there.inputs)}
    for new in inputs:
        number = at.get(new["id"])
        old = there.inputs[number] if number is not None else None
        if old and not old.note and (not old.where or old.where == new.get("where")):
            for name in ("state", "where", "found"):
                if getattr(old, name) != new.get(name, ""):
                    draft.set(home, f"inputs.{number}.{name}", new.get(name))
    missing = [new for new in inputs if new["id"] not in at]
    if missing:
        draft.extend(home, "inputs", list(missing))
    asked = {each.id for each in there.answers}
    unasked = [{"id": each.id, "question": each.text, "answer": None} for each in one.questions if each.id not in asked]
    if unasked:
        draft.extend(home, "answers", unasked)


def record(draft: Draft, one: HeldReview, values: Mapping[str, str]) -> None:
    """Write down what a meeting said. A day in `held` makes it held.

    `q3` is the answer to its third question, `input-2` where its second input is, `input-2.note` why it is missing.

    Raises:
        BadOption: it is closed, or has no such field, question or input.
    """
    refuse_closed(one)
    home = draft.workspace.home(one)
    for field, value in values.items():
        if field in _FIELDS:
            draft.set(home, field, _listed(field, value))
        else:
            _put(draft, home, one, field, value)
    if values.get("held") and one.status in ("planned", "prepared"):
        draft.set(home, "status", "held")


def refuse_closed(one: HeldReview) -> None:
    """Raises BadOption for a review that is closed."""
    if one.status == "closed":
        hint = f"`mofkit set review:{one.id} status=held` opens it again; then it has to be signed anew"
        raise BadOption(f"{one.id} is closed", hint=hint)


def _listed(field: str, value: str) -> Any:
    if not value:
        return None
    if field in _PERSONS:
        return [each.strip() for each in value.replace(";", ",").split(",") if each.strip()]
    return [each.strip() for each in value.split(";") if each.strip()] if field in _TEXTS else value


def _put(draft: Draft, home: Home, one: HeldReview, field: str, value: str) -> None:
    """The answer to a question, or where an input is."""
    name, _, part = field.partition(".")
    answers = {short: f"answers.{at}.answer" for at, each in enumerate(one.answers) for short in _names(one, each.id)}
    inputs = {short: f"inputs.{at}" for at, each in enumerate(one.inputs) for short in _names(one, each.id)}
    if name in answers and not part:
        draft.set(home, answers[name], value or None)
    elif name in inputs and part in ("", "where", "note"):
        draft.set(home, f"{inputs[name]}.{part or 'where'}", value or None)
        if part != "note":
            draft.set(home, f"{inputs[name]}.state", "collected" if value else "missing")
    else:
        ids = [*(each.id for each in one.answers), *(each.id for each in one.inputs)]
        known = [*_FIELDS, *(id.removeprefix(f"{one.review}-") for id in ids)]
        raise BadOption(
            f"a review has no field {field!r} to record; fields are {', '.join(_FIELDS)}, q1 …, input-1 …",
            hint=did_you_mean(field, known),
        )


def _names(one: HeldReview, id: str) -> tuple[str, str]:
    """A question or an input by its id, and by what is left of it without the name of the review."""
    return id, id.removeprefix(f"{one.review}-")


def decide(draft: Draft, home: Home, values: Mapping[str, str]) -> None:
    """One more decision; the same one again changes nothing.

    Raises:
        BadOption: it does not say what was decided.
    """
    said = {name: value for name, value in values.items() if value}
    if "what" not in said:
        raise BadOption("a decision says what was decided", hint='write what="…" who=… why="…"')
    now = draft.record(home)
    assert isinstance(now, HeldReview)
    if any(said.items() <= each.model_dump().items() for each in now.decisions):
        return
    draft.extend(home, "decisions", [said])


def close(draft: Draft, home: Home, *, who: str, role: str, today: date, note: str = "") -> None:
    """Close a meeting and sign it; who has signed these very words already does not sign twice."""
    draft.set(home, "status", "closed")
    now = draft.record(home)
    assert isinstance(now, HeldReview)
    person = draft.workspace.ids("person").get(who, ())
    names = {who, *(each.id for each in person)}
    if not any(each.who in names and each.role == role and stands(each, now) for each in now.approvals):
        approve(draft, home, who=who, role=role, today=today, note=note)


def override(draft: Draft, one: Review, about: str, *, who: str, reason: str, today: date) -> str:
    """Open a gate without a signed go, in the latest record on the matter or in a new one; the id of the record.

    Raises:
        UnknownRecord: `who` is no person of the workspace.
    """
    person = draft.workspace.find(f"person:{who}")[1].id
    said = {"who": person, "reason": reason, "date": today}
    mine = [each for each in draft.workspace.all(HeldReview) if each.review == one.id and each.about == about]
    if not mine:
        id = id_for(one.id, today, about)
        draft.add(kind_named("review"), {"id": id, "review": one.id, "about": about, "overrides": [said]})
        return id
    last = max(mine, key=_age)
    same = (each for each in last.overrides if (each.who, each.reason) == (person, reason))
    if not any(same):
        draft.extend(draft.workspace.home(last), "overrides", [said])
    return last.id
