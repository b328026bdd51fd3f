"""`mofkit agreement scorecard FILE --map MAP`: service standards of somebody else, judged."""

import json
from collections.abc import Iterator

from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import item
from mofkit.cli.session import Session, data, out
from mofkit.errors import BadOption
from mofkit.exchange.foreign import foreign_table
from mofkit.exchange.import_map import fitted, read_map
from mofkit.exchange.ranking import Source
from mofkit.exchange.standards import FIELDS, Standards, judged
from mofkit.model.service import Service
from mofkit.workspace.workspace import Workspace

_SHOWN = 10


def print_standards(session: Session, workspace: Workspace, file: str, map: str, *, check: bool, format: Format) -> int:
    """Judge a table and say what came of it."""
    if not (file and map):
        raise BadOption(
            "a table from elsewhere needs both FILE and --map",
            hint="`mofkit agreement scorecard standards.csv --map measurements/maps/standards.yaml`",
        )
    wanted = read_map(session.path(map), map)
    source = Source(file, session.path(file), b"", wanted.encoding or None, wanted.delimiter or None)
    table = foreign_table(source)
    plan = fitted(wanted, table.header, FIELDS, map)
    names = {name for one in workspace.all(Service) for name in (one.id, *one.aliases)}
    found = judged(table, plan, names)
    if format == "json":
        data(json.dumps(_as_json(found), indent=1))
    elif format == "table":
        out("".join(f"{line}\n" for line in _page(found)))
    else:
        rows = [(one.id, one.service, one.period, one.target, one.actual, one.verdict, one.name) for one in found.rows]
        header = ("id", "service", "period", "target", "actual", "verdict", "name")
        print_list(header, rows, kind="", key="", format=format, colour=session.colour)
    orphans = sum(one.orphan for one in found.rows)
    session.note(
        f"{len(found.rows) + len(found.rejected)} rows read"
        f" = {len(found.rows)} judged + {len(found.rejected)} rejected; "
        f"{orphans} of a service the catalog does not know"
    )
    return int(check and any(one.verdict == "missed" for one in found.rows))


def _page(found: Standards) -> Iterator[str]:
    for verdict, count in found.counts.items():
        yield f"{verdict.replace('_', ' '):<8} {count:>7}"
    missed = sorted((one for one in found.rows if one.verdict == "missed"), key=lambda one: (one.service, one.line))
    for title, rows in (
        ("missed", missed),
        ("of no service in the catalog", [one for one in found.rows if one.orphan]),
        ("against their own numbers", [one for one in found.rows if one.contradicts]),
    ):
        if rows:
            yield ""
            yield f"{title}:"
            for one in rows[:_SHOWN]:
                reached = f"{one.actual or 'nothing'}, wanted {one.target or 'nothing'}"
                if one.contradicts:
                    reached += f": says {_said(one.verdict)}, the numbers say {_said(one.computed)}"
                yield item(f"  line {one.line}:", f"{one.service or '?'}: {one.name} ({reached})")
            if len(rows) > _SHOWN:
                yield f"  and {len(rows) - _SHOWN} more; `--format json` names each"
    for refused in found.rejected[:_SHOWN]:
        yield item("rejected:", f"line {refused.line}: {refused.why}")


def _said(verdict: str) -> str:
    return verdict.replace("-", " ")


def _as_json(found: Standards) -> dict[str, object]:
    return {
        "schema_version": 1,
        "kind": "standards",
        "counts": found.counts,
        "orphans": sum(one.orphan for one in found.rows),
        "contradictions": sum(one.contradicts for one in found.rows),
        "standards": [one._asdict() for one in found.rows],
        "rejected": [one._asdict() for one in found.rejected],
    }
