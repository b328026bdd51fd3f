"""A person or a day, asked for at the terminal until it is one."""

from datetime import date

from mofkit.cli.asking import line
from mofkit.cli.prose import wrapped
from mofkit.cli.session import out
from mofkit.model.person import Person
from mofkit.shown import quoted
from mofkit.workspace.workspace import Workspace


def ask_person(workspace: Workspace, prompt: str, otherwise: str) -> str:
    """The id of a person of the workspace; asked again until it is one, or nothing."""
    while typed := line(prompt).strip():
        person = workspace.get(Person, typed)
        if person:
            return person.id
        alike = [one.id for one in workspace.all(Person) if _may_mean(typed.casefold(), one)]
        hint = f"did you mean {' or '.join(alike[:3])}?" if alike else "`mofkit list people` shows them"
        out(wrapped(f"no person {quoted(typed)}; {hint}", indent=2) + "\n")
    return otherwise


def _may_mean(typed: str, person: Person) -> bool:
    names = (person.id, person.name, *person.name.split())
    return any(name.casefold().startswith(typed) for name in names)


def ask_day(prompt: str) -> date | None:
    """A day; nothing if nobody says one."""
    while typed := line(prompt).strip():
        try:
            return date.fromisoformat(typed)
        except ValueError:
            out(wrapped(f"{quoted(typed)} is no day", indent=2) + "\n")
    return None
