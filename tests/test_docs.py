"""What people read is true: the reference is complete, every shown command runs, every link leads somewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from test_map import MAY_IMPORT, PLAIN

from mofkit.cli.boundary import BUG, INTERRUPTED
from mofkit.cli.table import COMMANDS
from mofkit.lint.rules import RULES
from mofkit.model.kinds import KINDS
from mofkit.model.record import Kind
from mofkit.model.settings import Settings
from mofkit.report.reports import REPORTS

TOP = Path(__file__).parent.parent
REFERENCE = TOP / "docs" / "reference"
EXECUTED = [
    TOP / "README.md",
    *sorted((TOP / "docs" / "tutorial").glob("*.md")),
    *sorted((TOP / "docs" / "how-to").glob("*.md")),
]
LINKED = [
    *(TOP / name for name in ("README.md", "CHANGELOG.md", "content/NOTICE.md")),
    *sorted((TOP / ".github").glob("*.md")),
    *sorted((TOP / "docs").rglob("*.md")),
]
MARKDOWN = MarkdownIt("commonmark").enable("table")
# A page may show what the system says of itself, but not what only this machine has.
ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "NO_COLOR": "1",
    "PYTHONUNBUFFERED": "1",  # so that results and notes come in the order a terminal shows
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "kim@council.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}
FENCED = re.compile(r"^(`{3,})[^`\n]*\n.*?^\1$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"\bfile=(\S+)")


def name_of(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


every_page = pytest.mark.parametrize("page", EXECUTED, ids=name_of)
every_linking_page = pytest.mark.parametrize("page", LINKED, ids=name_of)


# The reference.


def reference(name: str) -> str:
    return (REFERENCE / name).read_text("utf-8")


def section(text: str, title: str) -> str:
    """What stands below a heading, up to the next one of its level or above."""
    # What an example shows is no heading of the page.
    plain = FENCED.sub(lambda block: block[0].replace("#", " "), text)
    match = re.search(rf"^(#+) {re.escape(title)}$", plain, re.MULTILINE)
    assert match, f"no heading {title!r}"
    end = re.search(rf"^#{{1,{len(match[1])}}} ", plain[match.end() :], re.MULTILINE)
    return text[match.end() : match.end() + end.start()] if end else text[match.end() :]


def test_the_generated_pages_are_up_to_date() -> None:
    command = [sys.executable, str(TOP / "docs" / "generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("command", [one.name for one in COMMANDS])
def test_a_command_has_its_section_with_an_example(command: str) -> None:
    assert f"mofkit {command}" in section(reference("commands.md"), f"mofkit {command}")


@pytest.mark.parametrize("code", [0, 1, 2, BUG, INTERRUPTED])
def test_an_exit_code_is_explained(code: int) -> None:
    assert f"\n| `{code}` | " in section(reference("commands.md"), "Exit codes")
    assert f"\n| `{code}` | " in section((TOP / "README.md").read_text("utf-8"), "Exit codes")


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_a_rule_has_its_page_and_its_line_in_the_list(code: str) -> None:
    assert f"[{code}](rules/{code}.md)" in reference("rules.md")
    page = reference(f"rules/{code}.md")
    assert f"{code} " in section(page, "Bad")


@pytest.mark.parametrize("report", [one.name for one in REPORTS])
def test_a_report_is_described(report: str) -> None:
    assert f"`{report}.md.j2`" in section(reference("reports.md"), report)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_a_kind_is_described(kind: Kind) -> None:
    text = section(reference("files.md"), kind.name)
    missing = [
        name for name in kind.model.model_fields if not re.search(rf"^\| `{name}` \| .*[^| ] \|$", text, re.MULTILINE)
    ]
    assert missing == []


def test_every_setting_is_described() -> None:
    text = section(reference("files.md"), "mofkit.yaml")
    assert [name for name in Settings.model_fields if f"| `{name}` |" not in text] == []


def test_every_field_of_printed_json_has_a_meaning() -> None:
    # docs/generator/meanings.py is where to say it.
    blank = re.findall(r"^(\| `.*)\|\s*\|$", reference("json.md"), re.MULTILINE)
    assert blank == []


# What is shown at a prompt.


class Command(NamedTuple):
    """A command of a page, the lines said to follow it, and the exit code it is said to have."""

    line: int
    script: str
    expected: tuple[str, ...]
    code: int


class Saved(NamedTuple):
    """A block that says `file=…`: the reader saves it under that name."""

    line: int
    path: str
    text: str


def steps(page: Path) -> Iterator[Command | Saved]:
    """What a reader of a page does, in order."""
    for token in MARKDOWN.parse(page.read_text("utf-8")):
        line = token.map[0] + 1 if token.map else 0
        words, file = token.info.split(), FILE.search(token.info)
        if token.type == "fence" and words[:1] == ["console"] and "skip" not in words:
            code = next((int(word.removeprefix("exit=")) for word in words if word.startswith("exit=")), 0)
            commands = list(in_block(token, line))
            assert commands, f"{name_of(page)}:{line}: a console block without a command"
            yield from (one._replace(code=code if one is commands[-1] else 0) for one in commands)
        elif token.type == "fence" and file:
            yield Saved(line, file[1], token.content)


def in_block(token: Token, line: int) -> Iterator[Command]:
    """The commands of a console block: lines after `$ `, going on after `> `; all else is output."""
    found: list[tuple[int, list[str], list[str]]] = []
    for number, text in enumerate(token.content.split("\n"), line + 1):
        if text.startswith("$ "):
            found.append((number, [text[2:]], []))
        elif text.startswith("> ") and found and not found[-1][2]:
            found[-1][1].append(text[2:])
        elif text.strip() and found:
            found[-1][2].append(text)
    for number, script, expected in found:
        yield Command(number, "\n".join(script), tuple(expected), 0)


def missing_line(expected: tuple[str, ...], printed: str) -> str:
    """The first expected line that is not printed after the ones before it; nothing if all are."""
    rest = iter(printed.split("\n"))
    for line in expected:
        pattern = re.compile(".*".join(map(re.escape, line.rstrip().split("…"))))
        if not any(pattern.fullmatch(one.rstrip()) for one in rest):
            return line
    return ""


@every_page
def test_every_command_of_a_page_does_what_the_page_says(page: Path, tmp_path: Path) -> None:
    home, here, state = tmp_path / "home", tmp_path / "here", tmp_path / "state"
    home.mkdir()
    here.mkdir()
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    environment = {**ENVIRONMENT, "PATH": path, "HOME": str(home), "STATE": str(state)}
    for step in steps(page):
        place = f"{name_of(page)}:{step.line}"
        if isinstance(step, Saved):
            (here / step.path).parent.mkdir(parents=True, exist_ok=True)
            (here / step.path).write_text(step.text, "utf-8")
            continue
        script = f"trap 'pwd > \"$STATE\"' EXIT\n{step.script}"
        done = subprocess.run(
            ["sh", "-c", script],
            cwd=here,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        printed = done.stdout.decode("utf-8")
        assert (done.returncode, printed) == (step.code, printed), f"{place}: {step.script}"
        missing = missing_line(step.expected, printed)
        assert not missing, f"{place}: {step.script}\ndoes not print: {missing}\nbut:\n{printed}"
        here = Path(state.read_text("utf-8").rstrip("\n"))


def test_expected_lines_come_in_order_and_an_ellipsis_stands_for_anything() -> None:
    assert missing_line(("a", "c … e"), "a\nb\nc d e\n") == ""
    assert missing_line(("c", "a"), "a\nb\nc\n") == "a"
    assert missing_line(("a",), "ab\n") == "a"


# The demo.


def demo(folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    return subprocess.run(
        ["sh", str(TOP / "docs" / "demo.sh"), str(folder), "2026-11-23"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**ENVIRONMENT, "PATH": path, "HOME": str(folder.parent)},
        check=False,
    )


def test_the_demo_sets_itself_up_twice_and_leaves_its_reports(tmp_path: Path) -> None:
    folder = tmp_path / "a demo"
    first = demo(folder)
    (folder / "left-behind.txt").write_text("of the first run", "utf-8")
    second = demo(folder)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert "Sign-in and accounts" in second.stdout
    assert (folder / "reports" / "priorities.md").is_file()
    assert (folder / "reports" / "quadrant.svg").read_text("utf-8").startswith("<svg")
    assert not (folder / "left-behind.txt").exists()


@pytest.mark.parametrize("file", ["precious.txt", "mofkit.yaml"])
def test_the_demo_deletes_no_folder_that_it_did_not_make(tmp_path: Path, file: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / file).write_text("schema_version: 1\n", "utf-8")
    done = demo(tmp_path / "mine")
    assert done.returncode == 2
    assert "will not delete" in done.stderr
    assert (tmp_path / "mine" / file).is_file()


def test_the_demo_deletes_no_folder_that_has_become_a_repository(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    assert demo(folder).returncode == 0
    (folder / ".git").mkdir()
    assert demo(folder).returncode == 2
    assert (folder / "STORY.md").is_file()
    shutil.rmtree(folder)


# Links.


def inline(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children or ()


def links(page: Path) -> Iterator[str]:
    for token in inline(MARKDOWN.parse(page.read_text("utf-8"))):
        target = token.attrs.get("href") or token.attrs.get("src")
        if isinstance(target, str):
            yield target


@cache
def anchors(page: Path) -> set[str]:
    """The fragments that GitHub makes of a page's headings."""
    tokens = MARKDOWN.parse(page.read_text("utf-8"))
    titles = [tokens[at + 1] for at, token in enumerate(tokens) if token.type == "heading_open"]
    plain = ["".join(part.content for part in title.children or ()) for title in titles]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in plain}


@every_linking_page
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for link in links(page):
        path, _, fragment = link.partition("#")
        if re.match(r"[a-z]+:", link):
            continue
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (fragment and fragment not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_every_page_of_the_docs_is_on_the_map() -> None:
    told = {(TOP / "docs" / link.partition("#")[0]).resolve() for link in links(TOP / "docs" / "README.md")}
    pages = {page for page in (TOP / "docs").rglob("*.md") if page.parent.name != "rules"}
    assert {name_of(page) for page in pages - told} == {"docs/README.md"}


def test_the_drawing_of_the_rooms_is_the_law_of_the_house() -> None:
    text = section((TOP / "docs" / "design" / "architecture.md").read_text("utf-8"), "The rooms")
    drawn = {}
    for name, cell in re.findall(r"^\| `(\w+)` \|.*\| ([^|]*) \|$", text, re.MULTILINE):
        drawn[name] = set(re.findall(r"`(\w+)`", cell)) | (PLAIN if cell.endswith("plain") else set())
    assert drawn == MAY_IMPORT


# The files around the code.


def test_every_action_is_pinned_to_a_commit() -> None:
    used = [
        line.strip()
        for file in (*(TOP / ".github").rglob("*.yml"), *(TOP / ".github").rglob("*.yaml"))
        for line in file.read_text("utf-8").split("\n")
        if re.match(r"\s*(- )?uses:", line)
    ]
    assert used
    assert [line for line in used if not re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []
