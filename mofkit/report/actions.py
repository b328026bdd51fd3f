"""Who does what by when: what is late, what each person has to do, and what was done last."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from mofkit.analysis.actions import Assignment, Wanted, assignments, chosen, short_names
from mofkit.model.person import Person
from mofkit.report.minutes import action
from mofkit.workspace.workspace import Workspace

_LATELY = timedelta(days=30)


def actions(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts: every open action under the person who does it, the late ones first, and those done lately."""
    people = {name: person.name for person in workspace.all(Person) for name in (*person.aliases, person.id)}
    every = assignments(workspace.every(), workspace.all(Person))
    short = short_names(every)
    still = chosen(every, Wanted(status="open"), today)

    def shown(one: Assignment) -> dict[str, Any]:
        """An assignment by its shortest name."""
        return {**action(one, people, today), "name": short[one.name]}

    by_person: dict[str, list[Assignment]] = defaultdict(list)
    for one in still:
        by_person[people.get(one.who, one.who)].append(one)
    lately = [one for one in every if one.done_on and today - _LATELY <= one.done_on <= today]
    lately.sort(key=lambda one: (-(one.done_on or today).toordinal(), one.name))
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "open": len(still),
        "late": [shown(one) for one in still if one.late(today)],
        "dayless": sum(one.when is None for one in still),
        "people": [
            {
                "who": who,
                "open": len(mine),
                "late": sum(one.late(today) for one in mine),
                "actions": list(map(shown, mine)),
            }
            for who, mine in sorted(by_person.items(), key=lambda one: (not one[0], one[0]))
        ],
        "done": [shown(one) for one in lately],
    }
