"""A deliverable of a project as it stands in a workspace: a plain value that rooms hand on."""

from typing import Literal, NamedTuple

DocumentState = Literal["waived", "missing", "unwritten", "draft", "suspect", "approved"]


class Delivered(NamedTuple):
    """`document` is the record that is the deliverable, if there is one; `written` says how much of it is."""

    template: str
    stage: str
    owner: str
    state: DocumentState
    document: str = ""
    written: str = ""

    @property
    def settled(self) -> bool:
        """Whether it stops nothing."""
        return self.state in ("approved", "waived")
