"""The content files as plain data: compiled JSON where it is fresh, else the YAML it was made from."""

import json
from pathlib import Path
from typing import Any

from mofkit import bundled
from mofkit.errors import MofkitError

SCENARIOS = (
    "reduce-costs",
    "fix-services",
    "operate-monitor",
    "support-customers",
    "change-production",
    "manage-projects",
    "build-skills",
)


class BrokenContent(MofkitError):
    """A content file that cannot be read: the installation is damaged, or someone is editing it."""


def data(path: str) -> Any:
    """The data of a content file, such as `scenarios/reduce-costs`; raises BrokenContent."""
    compiled, source = bundled.compiled(f"{path}.json"), bundled.folder("content") / f"{path}.yaml"
    if _fresh(compiled, source):
        return json.loads(compiled.read_bytes())
    return parsed(source, path)


def built(name: str, sources: list[str]) -> Any:
    """The data that was made of several content files when mofkit was built; nothing if it is not there or old."""
    target = bundled.compiled(f"{name}.json")
    folder = bundled.folder("content")
    if all(_fresh(target, folder / f"{source}.yaml") for source in sources):
        return json.loads(target.read_bytes())
    return None


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


def _fresh(compiled: Path, source: Path) -> bool:
    try:
        made = compiled.stat().st_mtime_ns
    except OSError:
        return False
    # An installed wheel has both from one build; in a checkout the YAML may be newer.
    return bundled.installed() or made >= source.stat().st_mtime_ns
