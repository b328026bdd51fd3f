"""No service depends on itself, directly or through others.

Why: in a ring nothing can be started first. After an outage of all of them people find out which of the dependencies
was not real; better to find out now.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,directory
directory,Directory,All staff,C1,4,5,kim,Service desk,email
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,directory
directory,Directory,All staff,C1,4,5,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator, Mapping

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.service import Service
from mofkit.shown import quoted

_SHOWN = 8

_Needs = Mapping[str, Mapping[str, int]]


def check(scope: Scope) -> Iterator[Hit]:
    """Services that depend on themselves, and each ring once, at its first service."""
    services = {service.id: service for service in scope.workspace.all(Service)}
    needs = {id: _needed(scope, service) for id, service in services.items() if service.depends_on}
    help = "take out the dependency that is not needed to start or run the service"
    for id, needed in needs.items():
        if id in needed:
            message = f"service {quoted(id)} depends on itself"
            yield scope.at(services[id], "depends_on", message, help, index=needed.pop(id))
    order = {id: at for at, id in enumerate(services)}
    for ring in _rings(needs):
        start = min(range(len(ring)), key=lambda at: order[ring[at]])
        turned = [*ring[start:], *ring[:start]]
        names = " → ".join((*turned[:_SHOWN], *(("…",) if len(turned) > _SHOWN else ()), turned[0]))
        message = f"service {quoted(turned[0])} depends on itself through others: {names}"
        index = needs[turned[0]][turned[1]]
        yield scope.at(services[turned[0]], "depends_on", message, help, index=index)


def _needed(scope: Scope, service: Service) -> dict[str, int]:
    """The services that one depends on, by their ids of today, and the number of each in the list."""
    found: dict[str, int] = {}
    for at, id in enumerate(service.depends_on):
        other = scope.workspace.get(Service, id)
        if other:
            found.setdefault(other.id, at)
    return found


def _rings(needs: _Needs) -> Iterator[list[str]]:
    """A ring of each knot: the services of a second ring in it come up once the first is undone."""
    done: set[str] = set()
    told: set[str] = set()
    for start in needs:
        path: dict[str, int] = {}
        trail = [iter((start,))]
        while trail:
            id = next(trail[-1], None)
            if id is None:
                trail.pop()
                if path:
                    done.add(path.popitem()[0])
            elif id in path:
                if id not in told:
                    ring = [*path][path[id] :]
                    told.update(ring)
                    yield ring
            elif id not in done:
                path[id] = len(path)
                trail.append(iter(needs.get(id, ())))


RULE = Rule(Label("MOF208", "depends-on-itself"), Severity.ERROR, check, __doc__)
