"""Taking a person out of a workspace, and saying what stays and why."""

import os
import re
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mofkit.model.approval import Signed
from mofkit.model.candidate import Candidate
from mofkit.model.kinds import KINDS
from mofkit.model.opening import Opening
from mofkit.model.person import Person
from mofkit.model.record import Record, private_fields
from mofkit.model.role_assignment import RoleAssignment
from mofkit.workspace.draft import Draft
from mofkit.workspace.files import read
from mofkit.workspace.records import BASE32
from mofkit.workspace.workspace import Home, Workspace

FORMER = "Former colleague"
# Of whom nobody says any more who they were, what a row still has to say.
_RIGHTS = ("reader", "role_types")
_SHORTEST = 4
_PREFIX = "former-"
_TEXTS = (".yaml", ".yml", ".csv", ".md", ".html", ".json", ".txt", ".ics", ".svg")


class Forgotten(NamedTuple):
    """What was taken out, what stays and why, and by which words the person may still be found."""

    who: str
    removed: tuple[str, ...]
    kept: tuple[tuple[str, str], ...]
    words: tuple[str, ...]


def forget_candidate(draft: Draft, one: Candidate) -> Forgotten:
    """The file of a candidate goes; an opening that chose them keeps that it was filled."""
    workspace = draft.workspace
    home = workspace.home(one)
    removed = [f"{home.path}: name, contact, CV, {len(one.scorecards)} scorecard{'s' * (len(one.scorecards) != 1)}"]
    for opening in workspace.all(Opening):
        if opening.chosen == one.id:
            draft.set(workspace.home(opening), "chosen", None)
            removed.append(f"{workspace.home(opening).path}: the code of the candidate who was chosen")
    draft.remove(home)
    return Forgotten(one.id, tuple(removed), (), _words(one.name, one.contact, one.id))


def forget_person(draft: Draft, person: Person) -> Forgotten:
    """The row of a person says no more who they were; roles become vacant; the id gives way to a code if it may.

    Raises:
        BrokenFile: a file that would change is not one to edit.
    """
    workspace = draft.workspace
    names = (person.id, *person.aliases)
    signed, bound = _signed_by(workspace, names), _bound(workspace, names)
    code = person.id if bound else _code(workspace)
    _refer(draft, person.aliases, code)
    # The new id first: it goes into every reference that was there, and some of them are emptied after.
    if not bound:
        draft.rename(workspace.home(person), code)
    own = list(_own(workspace, names))
    removed = [*_roles(draft, names), *_without(draft, own), _row(draft, person, rights=bool(signed))]
    renamed, kept = ([], []) if bound else _renamed(draft, person.id, code, gone=own)
    removed += [] if bound else [f"the id {person.id}, which is {code} everywhere now", *renamed]
    if signed:
        kept.append((f"reader and role types, for {', '.join(signed)}", "a signature rests on the right to sign"))
    if bound:
        kept.append((f"the id {person.id}, for {', '.join(bound)}", "signed: a changed word would void the signature"))
    # An id that stays does so by intent; where else it stands would be a long list that says nothing new.
    return Forgotten(code, tuple(removed), tuple(kept), _words(person.name, person.email, *(() if bound else names)))


def _code(workspace: Workspace) -> str:
    """A code that says nothing of the person; the one of an interrupted run, whose row was still to come, goes on."""
    used = {id for _, one in workspace.every() for _, _, ref, id in one.references() if ref.kind == "person"}
    begun = sorted(id for id in used if id.startswith(_PREFIX) and id not in workspace.ids("person"))
    return begun[0] if begun else _PREFIX + "".join(secrets.choice(BASE32) for _ in range(6))


def _named(workspace: Workspace, one: Record) -> str:
    return f"{workspace.home(one).kind.name}:{one.id}"


def _signed_by(workspace: Workspace, names: tuple[str, ...]) -> list[str]:
    """The records that the person signed."""
    every = (one for _, one in workspace.every() if isinstance(one, Signed))
    return sorted({_named(workspace, one) for one in every if any(each.who in names for each in one.approvals)})


def _bound(workspace: Workspace, names: tuple[str, ...]) -> list[str]:
    """The records with a signature whose words name the person."""
    found = set()
    for _, record in workspace.every():
        if isinstance(record, Signed) and record.approvals:
            fields = (field for field, _, ref, id in record.references() if ref.kind == "person" and id in names)
            if any(field.partition(".")[0] not in record.unsigned for field in fields):
                found.add(_named(workspace, record))
    return sorted(found)


def _roles(draft: Draft, names: tuple[str, ...]) -> Iterator[str]:
    for one in draft.workspace.all(RoleAssignment):
        home, called = draft.workspace.home(one), one.role or one.accountability
        if one.person in names:
            for field in ("person", "agreed_on", "approved_by", "approved_on", "approved_hash"):
                if getattr(one, field):
                    draft.set(home, field, None)
            yield f"{home.path}: {called}, which is vacant now"
        if one.stand_in in names:
            draft.set(home, "stand_in", None)
            yield f"{home.path}: stand-in for {called}"


def _own(workspace: Workspace, names: tuple[str, ...]) -> Iterator[Home]:
    """Where records are that are about the person alone and mostly private, such as a week's review."""
    for kind in KINDS:
        for record in workspace.all(kind.model) if private_fields(kind.model) else ():
            # Where a row has both, `who` is whoever does something about it.
            if getattr(record, "person", getattr(record, "who", "")) in names:
                yield workspace.home(record)


def _without(draft: Draft, own: Iterable[Home]) -> Iterator[str]:
    """A file that is somebody's own goes; of a row, what is private."""
    for home in own:
        if home.row is None:
            draft.remove(home)
            yield f"{home.path}: the whole file"
        else:
            hidden = private_fields(home.kind.model)
            draft.clear(home, [name for name in home.kind.model.model_fields if name not in hidden])
            yield f"{home.path}: what was private of {home.id}"


def _row(draft: Draft, person: Person, *, rights: bool) -> str:
    home = draft.workspace.home(person)
    draft.clear(home, ("id", "name", *(_RIGHTS if rights else ())))
    draft.set(home, "name", FORMER)
    return f"{home.path}: name, address and whatever else the row said{', but the right to sign' if rights else ''}"


def _refer(draft: Draft, names: tuple[str, ...], id: str) -> None:
    """References by one of the person's old names follow."""
    for _, record in draft.workspace.every() if names else ():
        for field, index, ref, name in record.references():
            if ref.kind == "person" and name in names:
                draft.refer(draft.workspace.home(record), field, index, ref.prefix + id)


def _renamed(draft: Draft, old: str, code: str, *, gone: Iterable[Home]) -> tuple[list[str], list[tuple[str, str]]]:
    """Records that were named after the person get the code into their ids; those that refer to each other stay."""
    workspace = draft.workspace
    pattern = re.compile(rf"(?<![A-Za-z0-9]){re.escape(old)}(?![A-Za-z0-9])")
    homes = [home for kind in KINDS if kind.name != "person" for home in workspace.homes(kind.name)]
    removed = {home for home in gone if home.row is None}
    named = [home for home in homes if pattern.search(home.id) and home not in removed]
    done: list[str] = []
    left: list[tuple[str, str]] = []
    for home in named:
        called = f"{home.kind.name}:{home.id}"
        if set(workspace.referring(home)) & set(done):
            left.append((f"the id {called}", f"another one refers to it: `mofkit rename {called} …`"))
        else:
            draft.rename(home, pattern.sub(code, home.id))
            done.append(called)
    return [f"the id {one}" for one in done], left


def _words(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.strip() for text in texts if len(text.strip()) >= _SHORTEST))


def mentions(root: Path, words: Iterable[str]) -> Iterator[str]:
    """Where words still stand: path and line, in every text of the folder, in reports and pages too."""
    wanted = [word.casefold().encode() for word in words]
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names) if wanted else ():
            file = Path(folder, name)
            path = file.relative_to(root).as_posix()
            raw = read(file, path, str(root)) if name.endswith(_TEXTS) else b""
            if isinstance(raw, bytes):
                yield from _lines(path, raw.decode("utf-8", "replace").casefold().encode(), wanted)


def _lines(path: str, raw: bytes, wanted: list[bytes]) -> Iterator[str]:
    if any(word in raw for word in wanted):
        for number, line in enumerate(raw.split(b"\n"), start=1):
            if any(word in line for word in wanted):
                yield f"{path}:{number}"
