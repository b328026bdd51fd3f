"""A lint as the user asked for it: from the cache if nothing changed, else anew; sifted, shown, judged."""

import shutil
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from mofkit import __version__, bundled
from mofkit.cli.session import Session, data, out
from mofkit.cli.tables import table
from mofkit.errors import BadOption, OutsideWorkspace, UnreadableFile
from mofkit.finding import Finding, Label, Severity, Span
from mofkit.lint.formats import FORMATS
from mofkit.lint.formats.page import Page, RulePage, counted
from mofkit.shown import safe_text
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
    within = _within(session, root, wish.paths)
    checked = _checked(session, root, wish)
    return judged(session, root, wish, checked._replace(findings=tuple(filter(within, checked.findings))))


def judged(session: Session, root: Path, wish: Wish, checked: Checked) -> int:
    """Print what was found in files below `root`; 1 if a finding weighs enough."""
    if wish.statistics:
        out(_statistics(checked.findings, colour=session.colour))
    else:
        rendered = next(one.render for one in FORMATS if one.name == wish.format)(_page(session, root, wish, checked))
        (out if wish.format == "text" else data)(rendered)
    limit = wish.fail_on or checked.fail_on
    if limit == "never":
        return 0
    return int(any(one.severity.rank <= Severity(limit).rank for one in checked.findings))


def _page(session: Session, root: Path, wish: Wish, checked: Checked) -> Page:
    rows = lru_cache(maxsize=8)(lambda path: _rows(root, path))
    return Page(
        findings=checked.findings,
        suppressed=checked.suppressed,
        baselined=checked.baselined,
        files=checked.files,
        source_line=lambda span: _source_line(rows(span.path), span),
        colour=session.colour and wish.format == "text",
        version=__version__,
        manual=manual,
        width=shutil.get_terminal_size((100, 24)).columns,
    )


def fix(session: Session, wish: Wish, *, dry_run: bool) -> int:
    """Mend what can be mended of what the options ask for, then lint what is left."""
    from mofkit.cli.changes import finish
    from mofkit.lint.fix import mend
    from mofkit.lint.run import Choice
    from mofkit.workspace.load import load, open_whole

    root = session.root
    within, old = _within(session, root, wish.paths), _before(session, root, wish)
    workspace = load(root) if dry_run else open_whole(root)
    mended = mend(
        workspace,
        session.today,
        Choice(wish.select, wish.ignore),
        wanted=lambda one: within(one) and one.fingerprint not in old,
    )
    finish(session, root, mended.edits, f"mended {counted(len(mended.findings), 'finding')}:", dry_run=dry_run)
    if dry_run:
        return 0
    out("".join(f"  {safe_text(f'{one.span}: {one.label.code} {one.message}')}\n" for one in mended.findings))
    return check(session, wish)


def write_baseline(session: Session, wish: Wish) -> int:
    """Write today's findings down as known."""
    if wish.paths:
        raise BadOption("--write-baseline is about the whole workspace", hint="leave out the paths")
    from mofkit.cli.changes import finish
    from mofkit.lint import baseline
    from mofkit.lint.run import Choice, lint
    from mofkit.workspace.edit import Edit
    from mofkit.workspace.load import open_whole

    root = session.root
    found = lint(open_whole(root), session.today, Choice(wish.select, wish.ignore)).findings
    before = _baseline_bytes(root)
    edit = Edit(baseline.PATH, before, baseline.written(found))
    return finish(session, root, [edit], f"{len(found)} findings are known from now on; new ones still count")


def _checked(session: Session, root: Path, wish: Wish) -> Checked:
    today = session.today
    known = _baseline_bytes(root) or b""
    program = (__version__, bundled.edited())
    about = (*program, today.isoformat(), *wish.select, "/", *wish.ignore, wish.since or "", known.decode("latin-1"))
    key = "" if wish.since else cache.lint_key(root, about)
    kept = _thawed(cache.recall(root, key))
    if kept is not None:
        return kept
    checked = _linted(session, root, wish, known)
    cache.remember(root, key, checked)
    return checked


def _linted(session: Session, root: Path, wish: Wish, known: bytes) -> Checked:
    from mofkit.lint import baseline
    from mofkit.lint.run import Choice, lint
    from mofkit.workspace.load import load

    old = (baseline.read(known) if known else frozenset()) | _before(session, root, wish)
    workspace = load(root)
    outcome = lint(workspace, session.today, Choice(wish.select, wish.ignore), known=old)
    return Checked(*outcome, len(workspace.files), workspace.settings.lint.fail_on)


def _before(session: Session, root: Path, wish: Wish) -> frozenset[tuple[str, str, str, str]]:
    """The fingerprints of what was found at the revision of `--since`; none without."""
    if not wish.since:
        return frozenset()
    from mofkit.lint.run import Choice, lint
    from mofkit.workspace.history import files_at
    from mofkit.workspace.load import from_bytes

    past = from_bytes(root, files_at(root, wish.since))
    return frozenset(one.fingerprint for one in lint(past, session.today, Choice(wish.select, wish.ignore)).findings)


def _thawed(kept: Any) -> Checked | None:
    try:
        findings, *rest = kept
        return Checked(
            tuple(Finding(Span(*s), Label(*label), Severity(weight), *words) for s, label, weight, *words in findings),
            *rest,
        )
    except (TypeError, ValueError):
        return None  # not what we kept


def _within(session: Session, root: Path, paths: tuple[str, ...]) -> Callable[[Finding], bool]:
    """Whether a finding stands in one of the files or folders that the user names; everywhere if they name none."""
    wanted = tuple(_inside(session, root, path) for path in paths)
    if not wanted or "" in wanted:
        return lambda _: True
    return lambda one: any(one.span.path == path or one.span.path.startswith(f"{path}/") for path in wanted)


def _inside(session: Session, root: Path, path: str) -> str:
    given = session.path(path)
    if not given.exists():
        raise UnreadableFile(path, "there is no such file or folder")
    # A link is reported under its own name, so its last step is not followed.
    full = given.resolve() if given.name in ("", "..") else given.parent.resolve() / given.name
    if not full.is_relative_to(root):
        raise OutsideWorkspace(path)
    return "" if full == root else full.relative_to(root).as_posix()


def _statistics(findings: tuple[Finding, ...], *, colour: bool) -> str:
    counts = Counter((one.label, one.severity) for one in findings)
    rows = [
        (count, *label, weight) for (label, weight), count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
    return table(("count", "code", "name", "weight"), rows, colour=colour, right=(0,)) if rows else "no findings\n"


def _source_line(rows: list[str], span: Span) -> str:
    return rows[span.line - 1] if 0 < span.line <= len(rows) else ""


def _rows(root: Path, path: str) -> list[str]:
    raw = files.read(root / path, path, str(root)) if not files.is_private(path) else b""
    if isinstance(raw, Finding):
        return []
    return raw.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _baseline_bytes(root: Path) -> bytes | None:
    target = root / ".mofkit" / "baseline.json"
    if not target.is_file():
        return None
    raw = files.read(target, ".mofkit/baseline.json", str(root))
    return None if isinstance(raw, Finding) else raw


def manual() -> tuple[RulePage, ...]:
    """The manual pages of all rules."""
    from mofkit.lint.rules import RULES

    return tuple(RulePage(rule.code, rule.slug, rule.title, rule.doc, rule.severity) for rule in RULES)
