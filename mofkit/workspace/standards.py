"""Activity standards in a workspace: the rows of an SMF, of a person or a team, and what is written into one."""

from collections.abc import Iterable, Mapping

from mofkit.content.framework_types import Activity, Process, Smf
from mofkit.errors import BadOption, UnknownField, nearest
from mofkit.model.record import ID_LENGTH
from mofkit.model.standard import KIND, Standard
from mofkit.shown import quoted
from mofkit.workspace.draft import Draft
from mofkit.workspace.playbooks import slug
from mofkit.workspace.workspace import Workspace

FIELDS = tuple(
    name
    for name in Standard.model_fields
    if name not in ("id", "aliases", "activity", "considerations", "person", "team")
)


def begin(draft: Draft, smf: Smf, processes: Iterable[Process], people: Iterable[str], teams: Iterable[str]) -> int:
    """Write the rows that are not there yet: one an activity, and one for each person and team; how many."""
    there = {(one.activity, one.person, _slug(one.team)) for one in draft.workspace.all(Standard)}
    whom = [("", ""), *((person, "") for person in people), *(("", team) for team in teams)]
    added = 0
    for process in processes:
        for activity in process.activities:
            for person, team in whom:
                if (activity.id, person, _slug(team)) not in there:
                    draft.add(KIND, _row(smf, activity, person, team))
                    added += 1
    return added


def _row(smf: Smf, activity: Activity, person: str, team: str) -> dict[str, str]:
    about = person or (f"team-{slug(team)}" if team else "")
    said = "" if about else " ".join(one.text for one in activity.questions)
    return {
        "id": row_id(smf.id, activity.id, about),
        "activity": activity.id,
        "considerations": said,
        "person": person,
        "team": team,
    }


def row_id(smf: str, activity: str, about: str = "") -> str:
    """The id of a row; a long activity is cut, so that who it is about can be read."""
    name = f"{smf}.{activity.removeprefix(f'{smf}-')}"
    return f"{name[: ID_LENGTH - 1 - len(about)]}.{about}" if about else name[:ID_LENGTH]


def row_named(workspace: Workspace, word: str, person: str = "", team: str = "") -> Standard:
    """The row of an activity, of a person or of a team: by its id, the activity's id, or its end.

    Raises:
        BadOption: there is none, or there are several.
    """
    every = workspace.all(Standard)
    mine = [one for one in every if one.person == person and _slug(one.team) == _slug(team)]
    whole = [one for one in every if one.id == word and not person and not team]
    exact = whole or [one for one in mine if word in (one.id, one.activity, f"{one.smf}.{one.short}")]
    found = exact or [one for one in mine if word == one.short or one.short.partition("-")[2] == word]
    if len(found) == 1:
        return found[0]
    of = f" of {person or team}" if person or team else ""
    if found:
        raise BadOption(f"several rows {quoted(word)}{of}", hint=f"name one: {', '.join(one.id for one in found)}")
    near = nearest(word, [name for one in mine for name in (one.short, one.id)])
    hint = f"did you mean {near!r}?" if near else "`mofkit team standards new SMF` writes the rows"
    raise BadOption(f"no row {quoted(word)}{of}", hint=hint)


def _slug(team: str) -> str:
    return slug(team) if team else ""


def write(draft: Draft, one: Standard, values: Mapping[str, str]) -> None:
    """Write what is said into a row; an objective of a person is done by that person unless somebody else is named.

    Raises:
        UnknownField, BadValue: a row has no such field, or it does not take the value.
    """
    home = draft.workspace.home(one)
    for name in values:
        if name not in FIELDS:
            raise UnknownField("row of standards", name, list(FIELDS))
    own = {"who": one.person} if values.get("what") and one.person and not one.who else {}
    for name, value in {**own, **values}.items():
        draft.set(home, name, value or None)
