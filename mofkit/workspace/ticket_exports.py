"""The exports that somebody means, and the maps by which they are read."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from mofkit.errors import BadOption, UnreadableFile, did_you_mean
from mofkit.model.ticket import FOLDER, is_ticket_export
from mofkit.model.ticket_map import TicketMap
from mofkit.workspace.load import read_record
from mofkit.workspace.tickets import Export
from mofkit.workspace.workspace import Workspace

# Their headers are known already: these say what else is special about an export.
KNOWN: dict[str, TicketMap] = {
    "servicenow": TicketMap(id="servicenow", missing=("?",)),
    "glpi": TicketMap(id="glpi", missing=("", "-", "N/A")),
    "jira": TicketMap(id="jira", missing=("", "None")),
    "plain": TicketMap(id="plain"),
}


def own_exports(workspace: Workspace, map: TicketMap | None = None) -> list[Export]:
    """The exports of operations/tickets/, each by the map of its name if there is one; raises UnreadableFile."""
    paths = [path for path in workspace.streams if is_ticket_export(path)]
    if not paths:
        raise UnreadableFile(FOLDER, "there is no export yet", hint="put one there, or name a file")
    return [_own(workspace, path, map) for path in paths]


def _own(workspace: Workspace, path: str, map: TicketMap | None) -> Export:
    chosen = map or workspace.get(TicketMap, Path(path).stem) or workspace.get(TicketMap, "tickets") or KNOWN["plain"]
    return Export(path, lambda: workspace.opened(path), chosen)


def file_export(path: Path, label: str, map: TicketMap) -> Export:
    """An export anywhere."""

    def opened() -> BinaryIO:
        """The file; raises UnreadableFile."""
        try:
            # Only a regular file is opened: a pipe would make the reader wait.
            if not path.is_file():
                raise UnreadableFile(label, "there is no such file" if not path.exists() else "it is no regular file")
            return path.open("rb")
        except (OSError, ValueError) as error:
            raise UnreadableFile(label, str(error)) from error

    return Export(label, opened, map)


def map_called(workspace: Workspace, word: str, path: Path) -> TicketMap:
    """A saved map, a known tool, or a YAML file; raises BadOption."""
    found = workspace.get(TicketMap, word) or KNOWN.get(word.casefold())
    if found:
        return found
    if not path.is_file():
        names = [*workspace.ids("ticket-map"), *KNOWN]
        hint = did_you_mean(word, names) or f"maps are {', '.join(names)}; or name a YAML file"
        raise BadOption(f"no map {word!r} in operations/maps and no such file", hint=hint)
    read, wrong = read_record(path, TicketMap)
    if read is None or wrong:
        place = f"{word}:{wrong[0].span.line}:{wrong[0].span.column}"
        raise BadOption(f"{place}: {wrong[0].message}", hint=wrong[0].help)
    return read


def with_options(map: TicketMap, said: dict[str, Any]) -> TicketMap:
    """A map with what options say on top."""
    merged = {
        name: {**getattr(map, name), **value} if isinstance(value, dict) else value for name, value in said.items()
    }
    return map.model_copy(update=merged)


def labels(exports: Sequence[Export]) -> str:
    """The exports in words."""
    return ", ".join(one.label for one in exports[:4]) + (f" and {len(exports) - 4} more" if len(exports) > 4 else "")
