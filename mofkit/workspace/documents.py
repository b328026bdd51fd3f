"""Documents in a workspace: making one, how much of it is written, and approving it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from mofkit.content import files
from mofkit.content.framework import document
from mofkit.content.framework_types import Document
from mofkit.errors import NotFinished, UnknownRecord, nearest
from mofkit.model.approval import stands
from mofkit.model.document import KIND, MadeDocument
from mofkit.model.kinds import KINDS
from mofkit.model.person import Person
from mofkit.model.record import Record
from mofkit.text.markdown import MarkdownText
from mofkit.workspace.approving import approve
from mofkit.workspace.beside import text_path
from mofkit.workspace.draft import Draft
from mofkit.workspace.outline import Outline, outline
from mofkit.workspace.skeleton import skeleton
from mofkit.workspace.workspace import Workspace


class Made(NamedTuple):
    """A document of the workspace: its record, its text, and how much of it is written, as far as one can know."""

    record: MadeDocument
    path: str
    text: MarkdownText | None
    outline: Outline | None

    @property
    def whole(self) -> bool:
        """Whether all that is required is there and written."""
        return self.outline is not None and self.outline.whole

    @property
    def lacks(self) -> str:
        """What keeps it from being whole, in words; nothing if nothing does."""
        if self.outline is None:
            return f"no template {self.record.template!r}" if self.text else f"{self.path} is missing or cannot be read"
        empty, missing = self.outline.required - self.outline.filled, len(self.outline.missing)
        fields = [f"{empty} required field{'s are' if empty != 1 else ' is'} empty"] if empty else []
        sections = [f"{missing} section{'s are' if missing != 1 else ' is'} missing"] if missing else []
        return " and ".join([*fields, *sections])


def made(workspace: Workspace, record: MadeDocument) -> Made:
    """A document with its text."""
    path = text_path(workspace.home(record))
    text, template = workspace.markdown(path), template_of(record)
    return Made(record, path, text, outline(template, text) if template and text else None)


def template_of(record: MadeDocument) -> Document | None:
    """The template a document was made from; nothing if there is none of that name."""
    return document(record.template) if record.template in files.names("documents") else None


def made_named(workspace: Workspace, word: str) -> MadeDocument:
    """The document of an id; raises UnknownRecord."""
    found = workspace.get(MadeDocument, word.removeprefix("document:"))
    if found is None:
        near = nearest(word, sorted(workspace.ids("document")))
        raise UnknownRecord(word, [near] if near else [])
    return found


def about_record(workspace: Workspace, word: str) -> list[MadeDocument]:
    """The documents about a record, or with `KIND` alone about any of a kind; old ids of the record count.

    Raises:
        UnknownKind, UnknownRecord, DoubtfulRecord: nothing answers to the word, or too much.
    """
    every = workspace.all(MadeDocument)
    if any(word == kind.name for kind in KINDS):
        return [one for one in every if one.about.startswith(f"{word}:")]
    record, home = workspace.find(word)
    names = {f"{home.kind.name}:{id}" for id in (home.id, *(record.aliases if record else ()))}
    return [one for one in every if one.about in names]


def subject(workspace: Workspace, word: str, template: Document) -> tuple[Record | None, str]:
    """What a document is to be about, and that as KIND:ID; of several, the kind that the template is for.

    Raises:
        UnknownRecord, DoubtfulRecord: nothing answers to the word, or too much.
    """
    fitting = [kind for kind in KINDS if kind.name in template.for_ and word in workspace.ids(kind.name)]
    record, home = workspace.find(f"{fitting[0].name}:{word}" if len(fitting) == 1 else word)
    return record, f"{home.kind.name}:{home.id}"


def title(template: Document, about: Record | None) -> str:
    """What a document is called unless somebody says otherwise."""
    called = (getattr(about, field, "") for field in ("name", "title", "what"))
    name = next(filter(None, called), about.id if about else "")
    return f"{template.name}: {name}" if name else template.name


def make(draft: Draft, template: Document, values: Mapping[str, Any], heading: str) -> str:
    """Write a document that nobody has filled in, and its record; the path of the text.

    `heading` is its title as Markdown.
    """
    text = skeleton(template, heading, str(values["id"]))
    return KIND.text_of(draft.add(KIND, dict(values), text=text))


def approve_document(draft: Draft, id: str, *, who: str, role: str, today: date, note: str) -> None:
    """Write a person's approval of a document and its text, once; it is approved then.

    Raises:
        NotFinished: something required is not written.
        BrokenFile: the record cannot be read, or the text is in conflict.
        UnknownRecord: there is no such document, or `who` is no person of the workspace.
    """
    record = made_named(draft.workspace, id)
    home, lacks = draft.workspace.home(record), made(draft.workspace, record).lacks
    text = draft.text(home)
    if lacks or text is None:
        raise NotFinished(record.id, lacks, hint=f"`mofkit document check {record.id}` names what is left")
    person = draft.workspace.get(Person, who)
    said = (one for one in record.approvals if person and one.who == person.id and one.role == role)
    if not any(stands(one, record, [text]) for one in said):
        approve(draft, home, who=who, role=role, today=today, note=note, texts=[text])
    draft.set(home, "state", "approved")
