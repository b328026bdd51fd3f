"""`mofkit catalog publish`: the page of an audience, printed or put into a file of the workspace."""

from pathlib import PurePosixPath

from mofkit.cli.changes import finish
from mofkit.cli.session import Session, data
from mofkit.errors import BadOption, NotYet
from mofkit.finding import Finding
from mofkit.site.catalog import Audience, Format, facts, gaps, rendered
from mofkit.workspace.edit import Edit
from mofkit.workspace.files import inside, is_read, read
from mofkit.workspace.load import load, open_whole

_SUFFIXES: dict[str, Format] = {".html": "html", ".htm": "html", ".md": "md"}


def publish(session: Session, audience: Audience, format: Format | None, out: str, *, dry_run: bool) -> int:
    """Print the page, or write it where `out` says."""
    suffix = _SUFFIXES.get(PurePosixPath(out).suffix.casefold())
    if out and suffix is None:
        raise BadOption(f"--out {out!r} is no page", hint="name it .html or .md, such as site/catalog.html")
    if out and format and format != suffix:
        raise BadOption(f"--format {format} and --out {out!r} are two things", hint="leave --format out")
    workspace = open_whole(session.root) if out and not dry_run else load(session.root)
    page = facts(workspace, audience, session.today)
    if not page["services"]:
        missing = ["no entry of a service that is not retired says published: true"]
        raise NotYet("the catalog", "published", missing, hint="`mofkit list catalog-entry` shows the entries")
    text = rendered(page, suffix or format or "html", workspace.root)
    for gap in gaps(page):
        session.note(gap)
    if not out:
        data(text)
        return 0
    path = _place(session, out)
    found = read(session.root / path, path, str(session.root))
    edit = Edit(path, None if isinstance(found, Finding) else found, text.encode())
    told = f"wrote {len(page['services'])} services for the {audience} to {path}"
    return finish(session, session.root, [edit], told, dry_run=dry_run)


def _place(session: Session, out: str) -> str:
    """The path of the page in the workspace, where no record and no text of one stands."""
    path = inside(session.root, out).relative_to(session.root.resolve()).as_posix()
    if is_read(path):
        raise BadOption(f"{path} is a place of records", hint="put the page elsewhere, such as into site/")
    return path
