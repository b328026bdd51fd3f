"""`mofkit team growth fill --answers FILE`: a whole week at once, all of it or nothing."""

from collections.abc import Mapping
from typing import Any

from mofkit.analysis.growth import friday
from mofkit.cli.changes import change
from mofkit.cli.growth_page import Said, settled, write_reply
from mofkit.cli.session import Session
from mofkit.errors import BrokenFile
from mofkit.model.growth import GrowthAnswers
from mofkit.model.person import Person
from mofkit.workspace import growth
from mofkit.workspace.approving import person_named
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import read_record

_LISTS = ("goals", "did", "thanks", "will", "asks", "heard")
_PEOPLE = ("to", "by")


def take(session: Session, person: Person, week: str, path: str, *, dry_run: bool) -> int:
    """Answers from a file; raises BrokenFile if it is none."""
    said, problems = read_record(session.path(path), GrowthAnswers)
    if said is None or problems:
        raise BrokenFile(str(problems[0].span), problems[0].message)

    def act(draft: Draft) -> str:
        """The change: the lines of the file, in the week and where requests and promises stand."""
        for one in said.settled:
            settled(draft, person, one.id, one.status, one.words, session.today)
        for reply in said.replies:
            write_reply(draft, person, Said(reply.id, reply.answer, reply.why, reply.what, reply.when), session.today)
        count = 0
        for field in _LISTS:
            for line in getattr(said, field):
                growth.line(draft, week, person.id, field, _values(draft, field, line.model_dump(), person, week))
                count += 1
        if said.told:
            growth.tell(draft, week, person.id, "told", said.told)
        growth.tell(draft, week, person.id, "finished", "yes")
        return f"took {count} line{'' if count == 1 else 's'} into week {week} of {person.name}"

    return change(session, act, dry_run=dry_run, next_step=f"mofkit team growth show --who {person.id}")


def _values(draft: Draft, field: str, line: Mapping[str, Any], person: Person, week: str) -> dict[str, Any]:
    """A line as it is written: persons by their ids, a promise by Friday and of the one whose week it is."""
    said = {name: value for name, value in line.items() if value not in (None, "", ()) and name not in ("id", "grant")}
    if field == "will":
        said = {"what": said["what"], "who": person.id, "when": said.get("when") or friday(week)}
    for name in _PEOPLE if field in ("asks", "heard") else ():
        if said.get(name):
            said[name] = person_named(draft.workspace, str(said[name])).id
    return said
