"""The framework, typed: each function reads the files it needs and no others."""

import re
from collections.abc import Iterable

from mofkit.content import files
from mofkit.content.framework_types import (
    Accountability,
    Document,
    Glossary,
    Lifecycle,
    LifecyclePhase,
    Process,
    Review,
    Roles,
    RoleType,
    Smf,
    Term,
)
from mofkit.content.scenarios import typed
from mofkit.errors import BadOption, did_you_mean

# Here and not read from the files, so that a short name opens one file and not sixteen.
SHORT_NAMES = {"smc": "service-monitoring-and-control", "grc": "governance-risk-and-compliance"}
_BETWEEN = re.compile(r"[^a-z0-9]+")


def smf(id: str) -> Smf:
    """One SMF by its id."""
    return typed(Smf, f"smfs/{id}")


def smfs() -> list[Smf]:
    """All SMFs, in the order of the lifecycle."""
    return [smf(id) for phase in lifecycle().phases for id in phase.smfs]


def review(id: str) -> Review:
    """One management review by its id."""
    return typed(Review, f"reviews/{id}")


def reviews() -> list[Review]:
    """All management reviews, in the order of the lifecycle."""
    return [review(id) for phase in lifecycle().phases for id in phase.reviews]


def document(id: str) -> Document:
    """One document by its id."""
    return typed(Document, f"documents/{id}")


def documents() -> list[Document]:
    """All documents, by their ids."""
    return [document(id) for id in files.names("documents")]


def roles() -> Roles:
    """All accountabilities and role types."""
    return typed(Roles, "roles")


def glossary() -> Glossary:
    """The words of the framework."""
    return typed(Glossary, "glossary")


def lifecycle() -> Lifecycle:
    """The three phases and the layer under them."""
    return typed(Lifecycle, "lifecycle")


def slug_of(name: str) -> str:
    """A name as an id would be: `Business/IT Alignment` is `business-it-alignment`."""
    return _BETWEEN.sub("-", name.casefold()).strip("-")


def smf_named(word: str) -> Smf:
    """The SMF of an id, a name or a short name; raises BadOption."""
    wanted, known = slug_of(word), files.names("smfs")
    wanted = SHORT_NAMES.get(wanted, wanted)
    if wanted in known:
        return smf(wanted)
    raise _unknown("SMF", word, [*known, *map(str.upper, SHORT_NAMES)], "`mofkit smf list` shows all of them")


def process_numbered(one: Smf, number: int) -> Process:
    """A process of an SMF; raises BadOption."""
    found = next((process for process in one.processes if process.number == number), None)
    if found is None:
        said = f"the {one.name} SMF has no process {number}; its processes are 1 to {len(one.processes)}"
        raise BadOption(said, hint=f"`mofkit smf show {one.id}` lists them")
    return found


def phase_named(word: str) -> LifecyclePhase:
    """The phase or layer of an id or a name such as `Operate Phase`; raises BadOption."""
    called = {slug_of(name): one for one in lifecycle().phases for name in (one.id, f"{one.name} {one.kind}")}
    if slug_of(word) in called:
        return called[slug_of(word)]
    raise _unknown("phase", word, called, "`mofkit lifecycle list` shows all of them")


def review_named(word: str) -> Review:
    """The review of an id or one of its names; raises BadOption."""
    wanted, known = slug_of(word), files.names("reviews")
    if wanted in known:
        return review(wanted)
    called = {slug_of(name): one for one in reviews() for name in (one.name, *one.also)}
    if wanted in called:
        return called[wanted]
    raise _unknown("review", word, [*known, *called], "`mofkit review list` shows all of them")


def document_named(word: str) -> Document:
    """The document of an id or one of its names; raises BadOption."""
    wanted, known = slug_of(word), files.names("documents")
    if wanted in known:
        return document(wanted)
    called = {slug_of(name): one for one in documents() for name in (one.name, *one.also)}
    if wanted in called:
        return called[wanted]
    raise _unknown("document", word, [*known, *called], "`mofkit document list` shows all of them")


def role_named(word: str) -> tuple[Accountability, RoleType | None]:
    """The role type of an id or a name with its accountability, or an accountability alone; raises BadOption."""
    found: dict[str, tuple[Accountability, RoleType | None]] = {}
    for one in roles().accountabilities:
        found |= {slug_of(name): (one, role) for role in one.role_types for name in (role.name, *role.also, role.id)}
        found[one.id] = (one, None)
    if slug_of(word) in found:
        return found[slug_of(word)]
    raise _unknown("role", word, list(found), "`mofkit role list` shows all of them")


def term_named(word: str) -> Term:
    """A term of the glossary, as it is written or by its id; raises BadOption."""
    called = {slug_of(name): one for one in glossary().terms for name in _names_of(one)}
    wanted = slug_of(word)
    if wanted in called:
        return called[wanted]
    raise _unknown("term", word, list(called), "`mofkit glossary` prints all of them")


def _names_of(term: Term) -> tuple[str, ...]:
    """`Service Desk` by that; `Known error (KE)` by both of its names too; `acme-term-permit` by `permit`."""
    name, _, short = term.term.removesuffix(")").partition(" (")
    return tuple(filter(None, (term.term, name, short, term.id, term.id.partition("term-")[2])))


def _unknown(what: str, word: str, known: Iterable[str], otherwise: str) -> BadOption:
    return BadOption(f"no {what} {word!r}", hint=did_you_mean(slug_of(word), list(known)) or otherwise)
