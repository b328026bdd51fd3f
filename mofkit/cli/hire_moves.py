"""The moves of an opening: who screens, stations of a CV, the decision, looking back, forgetting."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from mofkit.analysis.hiring import JUDGES, Standing, ranking
from mofkit.cli.changes import finish
from mofkit.cli.prose import item
from mofkit.cli.session import Session, out
from mofkit.errors import BadOption, ChangedOnDisk, NotYet, UnknownRecord
from mofkit.model.candidate import Candidate
from mofkit.model.person import Person
from mofkit.workspace import hiring
from mofkit.workspace.approving import person_named
from mofkit.workspace.draft import Draft
from mofkit.workspace.forgetting import Forgotten, forget_candidate, forget_person, mentions
from mofkit.workspace.load import open_whole
from mofkit.workspace.workspace import Workspace

_SPAN = re.compile(r"([12][0-9]{3}-(?:0[1-9]|1[0-2]))\.\.([12][0-9]{3}-(?:0[1-9]|1[0-2]))?")
_TRIES = 5


def seat(draft: Draft, opening: str, person: str, trained_on: date | None) -> str:
    """Put somebody on a panel, or write down when they were trained."""
    one, who = hiring.opening_named(draft.workspace, opening), person_named(draft.workspace, person)
    home = draft.workspace.home(one)
    at = next((at for at, each in enumerate(one.panel) if each.who == who.id), None)
    if at is None:
        draft.extend(home, "panel", [{"who": who.id, **({"trained_on": trained_on} if trained_on else {})}])
    elif trained_on:
        draft.set(home, f"panel.{at}.trained_on", trained_on)
    trained = f", trained on {trained_on}" if trained_on else ""
    return f"{who.id} screens for {one.id}{trained}"


def stations(said: Mapping[str, str]) -> list[dict[str, str]]:
    """Stations as they are typed, FROM..UNTIL=WHAT; raises BadOption."""
    found = []
    for span, what in said.items():
        months = _SPAN.fullmatch(span)
        if not months:
            raise BadOption(
                f"{span!r} is no span of months", hint="write 2019-03..2021-06=…, or 2023-01..=… if it goes on"
            )
        station = {"since": months[1], "until": months[2] or "", "what": what}
        found.append({name: text for name, text in station.items() if text})
    return found


def write_stations(draft: Draft, candidate: str, said: list[dict[str, str]]) -> str:
    """Write stations into a candidate's file."""
    one = hiring.candidate_named(draft.workspace, candidate)
    there = [each.model_dump(exclude_defaults=True) for each in one.cv]
    new = [each for each in said if each not in there]
    if new:
        draft.extend(draft.workspace.home(one), "cv", new)
    return f"{one.code}: {len(new)} station{'s' if len(new) != 1 else ''} more"


def decide(draft: Draft, opening: str, candidate: str, who: str, why: str, today: date) -> str:
    """Choose somebody, or nobody; raises NotYet with everything that is missing."""
    workspace = draft.workspace
    one, person = hiring.opening_named(workspace, opening), person_named(workspace, who) if who else None
    chosen = hiring.candidate_named(workspace, candidate) if candidate else None
    if chosen and chosen.opening != one.id:
        raise BadOption(
            f"{chosen.id} did not apply for {one.id}", hint=f"`mofkit team hire show {one.id}` lists who did"
        )
    missing = [] if person else ["nobody decides: say --who"]
    if person and person.id != one.manager and person.reader != "director":
        missing.append(f"{person.id} is neither its hiring manager nor a director")
    if one.status != "open":
        missing.append(f"it is {one.status} already")
    if chosen:
        found = ranking(one, hiring.of_opening(workspace, one))
        standing = next((each for each in found if each.candidate.id == chosen.id), None)
        missing += _lacks(standing, why) if standing else [f"{chosen.code} has withdrawn"]
    if missing:
        raise NotYet(one.id, "decided", missing, hint=f"`mofkit team hire rank {one.id}` shows how they stand")
    hiring.decide(draft, one, chosen, why, today)
    return f"{one.id} is filled: {chosen.code} is chosen" if chosen else f"{one.id} is closed: nobody is hired"


def _lacks(one: Standing, why: str) -> Iterator[str]:
    """What a choice lacks."""
    if not one.values:
        yield "it has no criteria to choose by"
    if one.missing:
        yield f"nobody has marked {', '.join(one.missing)}"
    if len(one.judges) < JUDGES:
        yield f"{len(one.judges)} interviewer{'s' if len(one.judges) != 1 else ''} scored; it takes {JUDGES}"
    if one.below:
        yield f"{', '.join(one.below)} must be met, and is not"
    if not why.strip():
        yield "no reason is given: say --why"


def look_back(draft: Draft, opening: str, outcome: str, today: date) -> str:
    """Write down whether the right person was hired; raises NotYet while nobody was."""
    one = hiring.opening_named(draft.workspace, opening)
    if one.status != "filled" or not outcome:
        missing = [f"it is {one.status}, so nobody was hired"] if one.status != "filled" else ["no outcome is given"]
        raise NotYet(one.id, "looked back at", missing)
    draft.set(draft.workspace.home(one), "look_back", {"on": today, "outcome": outcome})
    return f"{one.id}: the choice was {outcome}"


def forget(session: Session, word: str, *, dry_run: bool) -> int:
    """Take somebody out of the workspace, and tell what stays."""
    root = session.root
    for attempt in range(_TRIES):
        draft = Draft(open_whole(root))
        one = _somebody(draft.workspace, word)
        gone = forget_candidate(draft, one) if isinstance(one, Candidate) else forget_person(draft, one)
        try:
            code = finish(session, root, draft.edits(), f"forgot {word}", dry_run=dry_run)
        except ChangedOnDisk:
            if attempt == _TRIES - 1:
                raise
            continue
        if not dry_run:
            _after(gone, list(mentions(root, gone.words)))
        return code
    return 0


def _somebody(workspace: Workspace, word: str) -> Candidate | Person:
    kind, _, id = word.rpartition(":")
    person = workspace.get(Person, id) if kind in ("", "person") else None
    if person:
        return person
    try:
        return hiring.candidate_named(workspace, word)
    except UnknownRecord:
        if kind == "candidate":
            raise
        return person_named(workspace, id)


def _after(gone: Forgotten, still: list[str]) -> None:
    """What was removed, kept and why, and where words still stand."""
    lines = [item("removed:", one, indent=2) for one in gone.removed]
    lines += [item("kept:", f"{what}: {why}", indent=2) for what, why in gone.kept]
    if still:
        lines.append(item("still named in:", ", ".join(_by_file(still)), indent=2))
    history = "git keeps what was committed, and copies, backups and mails know nothing of this"
    lines.append(item("not touched:", history, indent=2))
    out("\n".join(lines) + "\n")


def _by_file(places: list[str]) -> Iterator[str]:
    """Places as path and first line, with how many more there are in the same file."""
    lines = Counter(place.rpartition(":")[0] for place in places)
    for place in places:
        path = place.rpartition(":")[0]
        more = lines.pop(path, 0) - 1
        if more >= 0:
            yield f"{place} (and {more} more)" if more else place
