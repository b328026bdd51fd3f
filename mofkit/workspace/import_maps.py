"""The import maps of a workspace: the YAML files of imports/."""

from collections.abc import Iterator
from typing import NamedTuple

from mofkit.finding import Finding, Span
from mofkit.model.import_map import ImportMap
from mofkit.text.typed import read as read_typed
from mofkit.text.yamltext import YamlText
from mofkit.workspace.workspace import Workspace

FOLDER = "imports/"


class FoundMap(NamedTuple):
    """One map as far as it could be read, and what is wrong with it."""

    path: str
    map: ImportMap | None
    problems: tuple[Finding, ...]
    text: YamlText

    def span(self, *path: str | int) -> Span:
        """Where a key of the map is."""
        return self.text.span(path)


def import_maps(workspace: Workspace) -> Iterator[FoundMap]:
    """Every map that is YAML; what is none is told when the files are read."""
    for path in workspace.files:
        text = workspace.text(path) if path.startswith(FOLDER) and path.endswith(".yaml") else None
        if isinstance(text, YamlText):
            found, problems = read_typed(ImportMap, {} if text.data is None else text.data, text)
            yield FoundMap(path, found, tuple(problems), text)
