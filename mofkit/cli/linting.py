"""A lint as the user asked for it: from the cache if nothing changed, else anew; sifted, shown, judged."""

import shutil
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from mofkit import __version__
from mofkit.cli.session import Session, data, out
from mofkit.cli.tables import table
from mofkit.errors import UnreadableFile
from mofkit.finding import Finding, Label, Severity, Span
from mofkit.lint.formats import FORMATS
from mofkit.lint.formats.page import Page, RulePage
from mofkit.workspace import cache, files


class Wish(NamedTuple):
    """What the options of `mofkit lint` say."""

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    since: str | None = None
    format: str = "text"
    statistics: bool = False


class Checked(NamedTuple):
    """The outcome of a lint as plain values, fit to be kept."""

    findings: tuple[Finding, ...]
    suppressed: int
    baselined: int
    files: int
    fail_on: str


def check(session: Session, wish: Wish) -> int:
    """Lint and print; 1 if a finding weighs enough."""
    root = session.root
    checked = _narrowed(_checked(session, root, wish), session, root, wish)
    if wish.statistics:
        out(_statistics(checked.findings, colour=session.colour))
    else:
        page = Page(
            findings=checked.findings,
            suppressed=checked.suppressed,
            baselined=checked.baselined,
            files=checked.files,
            source_line=lambda span: _source_line(root, span),
            colour=session.colour and wish.format == "text",
            version=__version__,
            manual=_manual,
            width=shutil.get_terminal_size((100, 24)).columns,
        )
        rendered = next(one.render for one in FORMATS if one.name == wish.format)(page)
        (out if wish.format == "text" else data)(rendered)
    limit = wish.fail_on or checked.fail_on
    if limit == "never":
        return 0
    return int(any(one.severity.rank <= Severity(limit).rank for one in checked.findings))


def fix(session: Session, wish: Wish, *, dry_run: bool) -> int:
    """Mend what can be mended, then lint what is left."""
    from mofkit.cli.changes import finish
    from mofkit.lint.fix import mend
    from mofkit.lint.run import Choice
    from mofkit.workspace.load import load, open_for_change

    root = session.root
    workspace = load(root) if dry_run else open_for_change(root)
    mended = mend(workspace, session.today, Choice(wish.select, wish.ignore))
    told = "".join(f"mended {one.span}: {one.label.code} {one.message}\n" for one in mended.findings).rstrip("\n")
    finish(session, root, mended.edits, told.replace("\n", "; "), dry_run=dry_run)
    return 0 if dry_run else check(session, wish)


def write_baseline(session: Session, wish: Wish) -> int:
    """Write today's findings down as known."""
    from mofkit.cli.changes import finish
    from mofkit.lint import baseline
    from mofkit.lint.run import Choice, lint
    from mofkit.workspace.edit import Edit
    from mofkit.workspace.load import open_for_change

    root = session.root
    found = lint(open_for_change(root), session.today, Choice(wish.select, wish.ignore)).findings
    before = _baseline_bytes(root)
    edit = Edit(baseline.PATH, before, baseline.written(found))
    return finish(session, root, [edit], f"{len(found)} findings are known from now on; new ones still count")


def _checked(session: Session, root: Path, wish: Wish) -> Checked:
    today = session.today
    known = _baseline_bytes(root) or b""
    about = (__version__, today.isoformat(), *wish.select, "/", *wish.ignore, wish.since or "", known.decode("latin-1"))
    key = "" if wish.since else cache.lint_key(root, about)
    kept = cache.recall(root, key)
    if kept is not None:
        return _thawed(kept)
    checked = _linted(session, root, wish, known)
    cache.remember(root, key, checked)
    return checked


def _linted(session: Session, root: Path, wish: Wish, known: bytes) -> Checked:
    from mofkit.lint import baseline
    from mofkit.lint.run import Choice, lint
    from mofkit.workspace.history import files_at
    from mofkit.workspace.load import from_bytes, load

    choice = Choice(wish.select, wish.ignore)
    old = baseline.read(known) if known else frozenset()
    if wish.since:
        past = from_bytes(root, files_at(root, wish.since))
        old |= {one.fingerprint for one in lint(past, session.today, choice).findings}
    workspace = load(root)
    outcome = lint(workspace, session.today, choice, known=old)
    return Checked(*outcome, len(workspace.files), workspace.settings.lint.fail_on)


def _thawed(kept: Any) -> Checked:
    findings, *rest = kept
    return Checked(
        tuple(Finding(Span(*s), Label(*label), Severity(weight), *words) for s, label, weight, *words in findings),
        *rest,
    )


def _narrowed(checked: Checked, session: Session, root: Path, wish: Wish) -> Checked:
    if not wish.paths:
        return checked
    wanted = []
    for path in wish.paths:
        full = session.path(path).resolve()
        if not full.exists():
            raise UnreadableFile(path, "there is no such file or folder")
        wanted.append("" if full == root else full.relative_to(root).as_posix() if full.is_relative_to(root) else "\0")
    kept = [
        one
        for one in checked.findings
        if any(not path or one.span.path == path or one.span.path.startswith(f"{path}/") for path in wanted)
    ]
    return checked._replace(findings=tuple(kept))


def _statistics(findings: tuple[Finding, ...], *, colour: bool) -> str:
    counts = Counter((one.label, one.severity) for one in findings)
    rows = [
        (count, *label, weight) for (label, weight), count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
    return table(("count", "code", "name", "weight"), rows, colour=colour, right=(0,)) if rows else "no findings\n"


def _source_line(root: Path, span: Span) -> str:
    rows = _rows(root, span.path)
    return rows[span.line - 1] if 0 < span.line <= len(rows) else ""


@lru_cache(maxsize=8)
def _rows(root: Path, path: str) -> list[str]:
    raw = files.read(root / path, path, str(root))
    if isinstance(raw, Finding):
        return []
    return raw.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _baseline_bytes(root: Path) -> bytes | None:
    target = root / ".mofkit" / "baseline.json"
    if not target.is_file():
        return None
    raw = files.read(target, ".mofkit/baseline.json", str(root))
    return None if isinstance(raw, Finding) else raw


def _manual() -> tuple[RulePage, ...]:
    from mofkit.lint.rules import RULES

    return tuple(RulePage(rule.code, rule.slug, rule.title, rule.doc, rule.severity) for rule in RULES)
