"""`mofkit new document`: a record, and a text made from a template beside it."""

from collections.abc import Sequence

from mofkit.cli.changes import change
from mofkit.cli.fields import pairs
from mofkit.cli.session import Session
from mofkit.content.framework import document_named
from mofkit.errors import BadOption
from mofkit.report.markdown import escaped
from mofkit.workspace import documents
from mofkit.workspace.draft import Draft


def new_document(session: Session, words: Sequence[str], about: str, *, dry_run: bool) -> int:
    """Make a document; `words` are the template and fields of the record, or `template=…` among the fields."""
    bare = [words[0]] if words and "=" not in words[0] else []
    given = pairs(words[len(bare) :])
    name = bare[0] if bare else given.pop("template", "")
    if not name:
        raise BadOption("which document? name a template", hint="`mofkit document list` shows all of them")
    if about and "about" in given:
        raise BadOption("--for and about=… say the same thing", hint="leave one of them out")
    template = document_named(name)

    def act(draft: Draft) -> str:
        """The change: two files more."""
        word = about or given.get("about", "")
        record, reference = documents.subject(draft.workspace, word, template) if word else (None, "")
        called = given.get("title") or documents.title(template, record)
        id = given.get("id") or f"{template.id}-{reference.partition(':')[2] or f'{session.today:%y%m%d}'}"
        first = {"id": id, "template": template.id, "title": called, "about": reference, "owner": "", "state": "draft"}
        values = {**first, **given, "about": reference}
        path = documents.make(draft, template, {key: value or None for key, value in values.items()}, escaped(called))
        return f"made {id} from the template {template.id}; write it in {path}"

    return change(session, act, dry_run=dry_run, next_step="mofkit document check, once some of it is written")
