"""rules.md and a page for each rule: the manual page, and what the lint says of its own bad example."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.demo import TODAY, said
from generator.markdown import block, code, shown, table, whole_page
from mofkit.lint.rule import Rule
from mofkit.lint.rules import RULES

LEAD = """\
For whoever meets a code in a pull request. Every rule states a fact; a finding says where it does not hold. Codes never
change their meaning and are never given again. `mofkit rule CODE` prints the same page at the prompt."""
FAMILIES = {
    "MOF0": "Files that can be read",
    "MOF1": "Records, ids and references",
    "MOF2": "The service catalog",
    "MOF3": "Actions",
    "MOF4": "Plans and triages",
    "MOF9": "Suppressions",
}
WEIGHTS = """\
An **error** fails the lint; a **warning** or an **info** does not, unless `fail_on` in `mofkit.yaml` or `--fail-on`
says so. `severity` in `mofkit.yaml` gives a rule another weight or turns it off. "Fix" means that `mofkit lint --fix`
mends it without changing what the records say."""
_HEADING = re.compile(r"^(Why|Fix|Bad|Good):", re.MULTILINE)
_FILE = re.compile(r"^=== (\S+)(?: \((\S+)\))?$", re.MULTILINE)
_MARKER = re.compile(r"^(<{7}|={7}|>{7}|\|{7})", re.MULTILINE)


class File(NamedTuple):
    """One file of an example; `encoding` is named if it is not UTF-8."""

    path: str
    encoding: str
    text: str


def index() -> str:
    """The list of all rules, by family."""
    parts = [WEIGHTS]
    for family in dict.fromkeys(rule.code[:4] for rule in RULES):
        title = FAMILIES.get(family)
        parts.append(f"## {family}" + (f": {title}" if title else ""))
        members = [rule for rule in RULES if rule.code.startswith(family)]
        rows = [
            (_link(rule), rule.slug, rule.severity.value, "yes" if rule.fix else "", rule.title) for rule in members
        ]
        parts.append(table(("code", "name", "weight", "fix", "what it says"), rows))
    return whole_page("Rules of the lint", LEAD, *parts)


def pages() -> dict[str, str]:
    """A page for each rule by path."""
    return {f"reference/rules/{rule.code}.md": _page(rule) for rule in RULES}


def _link(rule: Rule) -> str:
    return f"[{rule.code}](rules/{rule.code}.md)"


def _page(rule: Rule) -> str:
    sections = dict(_sections(rule.doc))
    facts = f"`{rule.slug}` · {rule.severity.value}" + (" · mended by `mofkit lint --fix`" if rule.fix else "")
    parts = [f"**Why:** {' '.join(sections['Why'].split())}"]
    if "Fix" in sections:
        parts.append(f"**Fix:** {' '.join(sections['Fix'].split())}")
    bad, good = _files(sections["Bad"]), _files(sections["Good"])
    parts += ["## Bad", *_example(bad), "mofkit says:", block(_finding(rule, bad), "text"), "## Good", *_example(good)]
    parts.append(f"All rules: [rules.md](../rules.md) · to accept a finding: [suppressions]({_ACCEPT})")
    return whole_page(f"{rule.code}: {rule.title}", facts, *parts)


_ACCEPT = "../../how-to/accept-known-findings.md"


def _sections(doc: str) -> Iterator[tuple[str, str]]:
    pieces = _HEADING.split(doc.strip())
    yield from zip(pieces[1::2], (piece.strip("\n") for piece in pieces[2::2]), strict=True)


def _files(text: str) -> list[File]:
    pieces = _FILE.split(text)
    return [
        File(path, encoding or "", body.strip("\n") + "\n")
        for path, encoding, body in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True)
    ]


def _example(files: list[File]) -> Iterator[str]:
    for file in files:
        yield code(file.path) + (f", saved as {file.encoding}" if file.encoding else "")
        body = shown(file.text)
        # Marker lines of a merge would make git and editors think that this page has a conflict.
        indented = "\n".join(f"    {line}" for line in body.rstrip("\n").split("\n"))
        yield indented if _MARKER.search(body) else block(body, file.path.rpartition(".")[2])
        if body != file.text:
            yield "(`\\t` stands for a tab, `\\u…` for a character that cannot be seen.)"


def _finding(rule: Rule, files: list[File]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "mofkit.yaml").write_text("schema_version: 1\n", "utf-8")
        for file in files:
            target = root / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.text.encode(file.encoding or "utf-8"))
        answer = said("-C", folder, "--as-of", TODAY, "lint", "--fail-on", "never")
    # Some examples cannot help breaking another rule as well.
    found = re.split(r"^(?=\S+:\d+:\d+: MOF\d{3} )", answer.out.rpartition("\n\n")[0], flags=re.MULTILINE)
    return "".join(one.rstrip("\n") + "\n" for one in found if f": {rule.code} " in one.split("\n")[0])
