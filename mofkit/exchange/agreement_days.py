"""The days of agreements as a calendar."""

from collections.abc import Iterable
from datetime import date

from mofkit.analysis.agreement_dates import Dated
from mofkit.exchange.icalendar import Entry, calendar, uid_of
from mofkit.model.person import Person
from mofkit.workspace.workspace import Workspace

_WORDS = {"begins": "begins", "review": "is reviewed", "ends": "ends"}


def as_calendar(found: Iterable[Dated], workspace: Workspace, today: date) -> str:
    """An event for each day, the owner named."""
    name = workspace.settings.organisation or "mofkit"
    people = {one.id: one.name for one in workspace.all(Person)}
    entries = [
        Entry(
            uid_of(name, f"agreement:{one.agreement.id}:{one.what}"),
            f"{one.agreement.title} {_WORDS[one.what]}",
            one.day,
            description=f"{one.agreement.id}, kept by {people.get(one.owner, one.owner) or 'nobody'}",
            categories=("agreement",),
        )
        for one in found
    ]
    return calendar(f"Agreements of {name}", entries, today)
