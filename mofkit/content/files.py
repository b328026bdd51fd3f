"""The content files as plain data: compiled JSON where it is fresh, else the YAML it was made from."""

from pathlib import Path
from typing import Any

from mofkit import bundled
from mofkit.content.prepared import prepared
from mofkit.errors import MofkitError


class BrokenContent(MofkitError):
    """A content file that cannot be read: the installation is damaged, or someone is editing it."""


def data(path: str) -> Any:
    """The data of a content file, such as `scenarios/reduce-costs`; raises BrokenContent."""
    made = prepared(path, [path])
    return made if made is not None else parsed(bundled.folder("content") / f"{path}.yaml", path)


def parsed(source: Path, path: str) -> Any:
    """The data of a YAML file of content; raises BrokenContent with the place."""
    from mofkit.text.yamltext import YamlText

    try:
        text = YamlText.parse(source.read_bytes(), f"content/{path}.yaml")
    except OSError as error:
        raise BrokenContent(f"content/{path}.yaml: {error.strerror}", hint="install mofkit again") from error
    if not isinstance(text, YamlText):
        raise BrokenContent(f"{text.span}: {text.message}", hint=text.help)
    return text.data


def names(folder: str) -> list[str]:
    """The names of the files in a content folder, such as `smfs`."""
    return sorted(file.stem for file in (bundled.folder("content") / folder).glob("*.yaml"))
