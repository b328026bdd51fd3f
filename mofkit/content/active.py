"""Which packs are laid over the content: ambient, like a locale, and nothing is read before somebody asks.

Why this is a variable and no argument: docs/design/packs.md.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from mofkit.content.overlay import Change, Laid


class Packs(Protocol):
    """What reading content asks of the active packs."""

    def data(self, path: str) -> Any:
        """The data of a content file as it is with the packs; raises BrokenContent."""

    def names(self, folder: str) -> list[str]:
        """The names of the files in a content folder, those of the packs among them."""

    def paths(self) -> set[str]:
        """The content files about which they say something."""

    def laid(self, path: str) -> "Laid":
        """A content file with the packs over it, and what they changed."""

    def changes(self) -> "dict[str, tuple[Change, ...]]":
        """What the packs changed in the content files that were looked at so far."""

    def __hash__(self) -> int:
        """By identity: two sets of packs are never the same."""


_ASKED: ContextVar[Callable[[], Packs | None] | None] = ContextVar("packs", default=None)


def active() -> Packs | None:
    """The packs of this run; nothing where content is as bundled."""
    asked = _ASKED.get()
    return asked() if asked else None


@contextmanager
def laying(packs: Callable[[], Packs | None] | None) -> Iterator[None]:
    """For a block, lay over the content what `packs` answers; with nothing it is as bundled."""
    before = _ASKED.set(packs)
    try:
        yield
    finally:
        _ASKED.reset(before)
