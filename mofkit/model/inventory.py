"""An inventory of patches: what its columns are called, and what a row comes to. No pydantic: it may be large."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from mofkit.model.headers import Column, columns

FILE = "patching/inventory.csv"
COLUMNS: Mapping[str, Column] = {
    "host": columns("hostname", "host name", "computer", "computer name", "server", "machine", "device", "asset"),
    "product": columns("software", "product name", "application", "package", "os"),
    "patch": columns("kb", "kb article", "update", "update title", "patch id", "bulletin", "advisory", "cve"),
    "released": columns("release date", "released on", "published", "date released", "available since"),
    "installed": columns("install date", "installed on", "date installed", "deployed", "applied"),
    "service": columns("service id", "service name", "business service"),
    "criticality": columns("service criticality", "class"),
}
FIELDS = tuple(COLUMNS)
NEEDED = ("host", "product", "released", "installed")
# What people write where a patch is not in, where it does not belong, and where nobody knows.
MISSING = frozenset(("", "-", "no", "not installed", "missing", "needed", "none", "false"))
UNFIT = frozenset(("n/a", "na", "not applicable", "does not apply"))
UNKNOWN = frozenset(("?", "??", "unknown", "tbd"))


class Patch(NamedTuple):
    """A patch on a machine. `installed` is nothing where it is not in; `fits` whether it belongs there at all.

    `known` is false where a date cannot be told, so nobody can say how it stands.
    """

    host: str
    product: str
    patch: str
    released: date | None
    installed: date | None
    service: str
    criticality: str
    line: int
    fits: bool = True
    known: bool = True

    @property
    def name(self) -> str:
        """What the patch is called; its day of release where it has no name."""
        return self.patch or (self.released.isoformat() if self.released else "?")


def is_inventory(path: str) -> bool:
    """Whether a file of a workspace is its inventory of patches, to be read as a stream."""
    return path == FILE
