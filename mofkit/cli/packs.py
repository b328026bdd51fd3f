"""The packs of the workspace that a command works in, laid over the content for as long as it runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from mofkit.cli.session import Session
from mofkit.content.active import laying
from mofkit.errors import NoWorkspace

if TYPE_CHECKING:
    from mofkit.content.packs import ActivePacks


@contextmanager
def laid_on(session: Session) -> Iterator[None]:
    """Lay on the packs of the session's workspace; looked for when content is first asked for, and not before."""

    @cache
    def asked() -> "ActivePacks | None":
        return _packs(session)

    with laying(asked):
        yield
    packs = asked() if asked.cache_info().currsize else None
    if packs and packs.findings:
        names = " and ".join(f"packs/{pack.name}" for pack in packs.packs)
        session.note(f"something in {names} is wrong and was left out; `mofkit lint` says what and where")


def _packs(session: Session) -> "ActivePacks | None":
    try:
        root = session.root
    except NoWorkspace:
        return None
    # Asked of the disk before any code for it is loaded: most workspaces have none.
    if not (root / "packs").is_dir():
        return None
    from mofkit.workspace.packs import active_in

    return active_in(root)
