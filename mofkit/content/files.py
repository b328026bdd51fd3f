"""The content files as plain data: compiled JSON where it is fresh, else the YAML it was made from; then the packs."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mofkit import bundled
from mofkit.content.active import active
from mofkit.content.prepared import prepared
from mofkit.errors import MofkitError

if TYPE_CHECKING:
    from mofkit.text.yamltext import YamlText


class BrokenContent(MofkitError):
    """A content file that cannot be read: the installation is damaged, or someone is editing it."""


def data(path: str) -> Any:
    """The data of a content file, such as `scenarios/reduce-costs`, with the active packs; raises BrokenContent."""
    packs = active()
    return packs.data(path) if packs else bundled_data(path)


def bundled_data(path: str) -> Any:
    """The data of a content file as it is bundled; raises BrokenContent."""
    made = prepared(path, [path])
    return made if made is not None else parsed(bundled.folder("content") / f"{path}.yaml", path)


def parsed(source: Path, path: str) -> Any:
    """The data of a YAML file of content; raises BrokenContent with the place."""
    return text_of(source, path).data


def text_of(source: Path, path: str) -> "YamlText":
    """A YAML file of content as text with places; raises BrokenContent."""
    from mofkit.text.yamltext import YamlText

    try:
        text = YamlText.parse(source.read_bytes(), f"content/{path}.yaml")
    except OSError as error:
        raise BrokenContent(f"content/{path}.yaml: {error.strerror}", hint="install mofkit again") from error
    if not isinstance(text, YamlText):
        raise BrokenContent(f"{text.span}: {text.message}", hint=text.help)
    return text


def names(folder: str) -> list[str]:
    """The names of the files in a content folder, such as `smfs`, those of the active packs among them."""
    packs = active()
    return packs.names(folder) if packs else bundled_names(folder)


def bundled_names(folder: str) -> list[str]:
    """The names of the bundled files in a content folder."""
    return sorted(file.stem for file in (bundled.folder("content") / folder).glob("*.yaml"))
