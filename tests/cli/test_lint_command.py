"""`mofkit lint` as people and CI call it: what is asked, what counts, what is known, what is mended, what is kept."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mofkit import bundled
from mofkit.workspace import cache

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

PEOPLE = "id,name\nkim,Kim Vale\n"
LATE = "id: late\nwhat: Call back\nwho: kim\nwhen: 2026-11-01\n"
UNCLEAR = "id: lost\nwhat: Ask around\nwho: kim\nwhen: 2026-12-01\ndone_on: 2026-11-20\n"
BROKEN = "id: broken\nwhat: [\n"
SERVICES = (
    "id,name,customer,criticality,difficulty,impact,priority,owner,support_route\n"
    "email,E-mail,All staff,C1,4,5,12,kim,Desk\nprint,Print,All staff,C3,2,2,9,kim,Desk\n"
)


@pytest.fixture(autouse=True)
def its_own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("MOFKIT_TODAY", "2026-11-23")
    for name in ("CI", "MOFKIT_NO_CACHE", "MOFKIT_PROCESSES"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "cache"


@pytest.fixture
def root(workspace: Workspace) -> Path:
    return workspace({"people.csv": PEOPLE, "actions/late.yaml": LATE, "actions/lost.yaml": UNCLEAR})


def codes(result: Any) -> list[tuple[str, str]]:
    """Path and code of each finding of a run in JSON."""
    return [(one["path"], one["code"]) for one in json.loads(result.out)["findings"]]


def lint(mofkit: Mofkit, root: Path, *options: object) -> list[tuple[str, str]]:
    return codes(mofkit("-C", root, "lint", "--format", "json", *options))


ALL = [("actions/late.yaml", "MOF301"), ("actions/lost.yaml", "MOF305")]


# Exit codes.


def test_no_findings_are_a_yes(mofkit: Mofkit, workspace: Workspace) -> None:
    assert mofkit("-C", workspace({"people.csv": PEOPLE}), "lint") == (0, "2 files, no findings\n", "")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 0),
        (("--fail-on", "error"), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "info"), 1),
        (("--fail-on", "never"), 0),
    ],
)
def test_warnings_are_a_no_only_to_who_asks(mofkit: Mofkit, root: Path, options: tuple[str, ...], code: int) -> None:
    result = mofkit("-C", root, "lint", *options)
    assert result.code == code
    assert "2 warnings in 2 of 4 files" in result.out


@pytest.mark.parametrize(("options", "code"), [((), 1), (("--fail-on", "warning"), 1), (("--fail-on", "never"), 0)])
def test_an_error_is_a_no(mofkit: Mofkit, root: Path, options: tuple[str, ...], code: int) -> None:
    (root / "actions" / "broken.yaml").write_text(BROKEN)
    assert mofkit("-C", root, "lint", *options).code == code


def test_the_settings_say_from_which_weight_on_it_is_a_no(mofkit: Mofkit, workspace: Workspace) -> None:
    settings = "schema_version: 1\nlint:\n  fail_on: warning\n"
    root = workspace({"mofkit.yaml": settings, "people.csv": PEOPLE, "actions/late.yaml": LATE})
    assert mofkit("-C", root, "lint").code == 1
    assert mofkit("-C", root, "lint", "--fail-on", "error").code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--select", "MOF999"), "no rule 'MOF999'"),
        (("--ignore", "action-overdu"), "did you mean 'action-overdue'?"),
        (("--fail-on", "fatal"), "--fail-on"),
        (("--format", "xml"), "--format"),
        (("none.yaml",), "cannot read none.yaml: there is no such file or folder"),
        (("..",), ".. leads out of the workspace"),
        (("../elsewhere.yaml",), "../elsewhere.yaml leads out of the workspace"),
        (("/dev/null",), "/dev/null leads out of the workspace"),
        (("--since", "HEAD"), "git: "),
        (("--write-baseline", "actions"), "--write-baseline is about the whole workspace"),
    ],
)
def test_a_question_that_means_nothing_does_not_run(
    mofkit: Mofkit, root: Path, options: tuple[str, ...], said: str
) -> None:
    (root.parent / "elsewhere.yaml").write_text("")
    result = mofkit("-C", root, "lint", *options)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


# Choice.


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), ALL),
        (("--select", "MOF301"), ALL[:1]),
        (("--select", "action-overdue,MOF305"), ALL),
        (("--select", "mof3"), ALL),
        (("--select", "MOF1", "--select", "MOF305"), ALL[1:]),
        (("--ignore", "MOF301"), ALL[1:]),
        (("--select", "MOF3", "--ignore", "action-day-without-done"), ALL[:1]),
    ],
)
def test_rules_are_chosen_by_code_slug_or_family(
    mofkit: Mofkit, root: Path, options: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert lint(mofkit, root, *options) == expected


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (("actions/late.yaml",), ALL[:1]),
        (("actions",), ALL),
        (("actions/", "people.csv"), ALL),
        (("people.csv",), []),
        ((".",), ALL),
        (("actions/../actions/lost.yaml",), ALL[1:]),
        (("actions/..",), ALL),
    ],
)
def test_paths_leave_the_findings_that_stand_in_them(
    mofkit: Mofkit, root: Path, paths: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert lint(mofkit, root, *paths) == expected
    absolute = [root / path for path in paths]
    assert lint(mofkit, root / "actions", *absolute) == expected


def test_a_path_counts_from_the_folder_one_is_in(mofkit: Mofkit, root: Path) -> None:
    assert lint(mofkit, root / "actions", "late.yaml") == ALL[:1]


def test_a_link_is_found_under_its_own_name(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({"people.csv": PEOPLE, "kept/late.txt": LATE, "actions/x.txt": ""})
    (root / "actions" / "late.yaml").symlink_to(root / "kept" / "late.txt")
    assert lint(mofkit, root, "actions/late.yaml") == ALL[:1]


def test_statistics_count_by_rule_the_most_frequent_first(mofkit: Mofkit, root: Path) -> None:
    (root / "actions" / "later.yaml").write_text(LATE.replace("late", "later"))
    result = mofkit("-C", root, "lint", "--statistics")
    assert result.out.split("\n")[2:] == [
        "    2  MOF301  action-overdue           warning",
        "    1  MOF305  action-day-without-done  warning",
        "",
    ]
    assert mofkit("-C", root, "lint", "--statistics", "people.csv").out == "no findings\n"


@pytest.mark.parametrize("format", ["text", "json", "github", "gitlab", "sarif", "junit", "markdown"])
def test_every_format_gives_the_same_answer(mofkit: Mofkit, root: Path, format: str) -> None:
    result = mofkit("-C", root, "lint", "--format", format, "--fail-on", "warning")
    assert result.code == 1
    assert "MOF301" in result.out
    assert "actions/lost.yaml" in result.out


def test_a_finding_shows_the_line_it_speaks_of(mofkit: Mofkit, root: Path) -> None:
    out = mofkit("-C", root, "lint", "--select", "MOF301").out
    assert "actions/late.yaml:4:7: MOF301 warning" in out
    assert "  | when: 2026-11-01\n  |       ^\n" in out


def test_the_line_of_a_file_that_has_gone_is_left_out(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({})
    (root / "gone.yaml").symlink_to("nowhere")
    result = mofkit("-C", root, "lint")
    assert result.code == 1
    assert "gone.yaml:1:1: MOF001 error cannot be opened: No such file or directory" in result.out


# Baseline.


def test_what_the_baseline_knows_does_not_count_and_what_is_new_does(mofkit: Mofkit, root: Path) -> None:
    first = mofkit("-C", root, "lint", "--write-baseline")
    assert first.out == "2 findings are known from now on; new ones still count\n"
    again = mofkit("-C", root, "lint", "--fail-on", "info")
    assert (again.code, again.out) == (0, "4 files, no findings; 2 baselined\n")
    (root / "actions" / "new.yaml").write_text(LATE.replace("late", "new"))
    (root / "actions" / "late.yaml").write_text(f"# moved\n# down\n{LATE}")
    assert lint(mofkit, root) == [("actions/new.yaml", "MOF301")]


def test_a_baseline_written_twice_is_the_same_and_shrinks_with_the_findings(mofkit: Mofkit, root: Path) -> None:
    file = root / ".mofkit" / "baseline.json"
    mofkit("-C", root, "lint", "--write-baseline")
    before = file.read_bytes()
    assert "nothing to change" in mofkit("-C", root, "lint", "--write-baseline").err
    assert file.read_bytes() == before
    (root / "actions" / "lost.yaml").unlink()
    mofkit("-C", root, "lint", "--write-baseline")
    assert [one["code"] for one in json.loads(file.read_bytes())["findings"]] == ["MOF301"]


@pytest.mark.parametrize("content", ["", "[", "{}", '{"findings": 3}', '{"findings": [{"code": "MOF301"}]}', "\udcff"])
def test_a_baseline_that_is_none_is_refused_with_the_next_step(mofkit: Mofkit, root: Path, content: str) -> None:
    (root / ".mofkit").mkdir()
    (root / ".mofkit" / "baseline.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    result = mofkit("-C", root, "lint")
    assert result.code == (0 if not content else 2)
    assert ("`mofkit lint --write-baseline`" in result.err) == bool(content)


def test_a_baseline_that_leads_out_of_the_workspace_is_not_read(mofkit: Mofkit, root: Path) -> None:
    mofkit("-C", root, "lint", "--write-baseline")
    (root / ".mofkit" / "baseline.json").rename(root.parent / "elsewhere.json")
    (root / ".mofkit" / "baseline.json").symlink_to(root.parent / "elsewhere.json")
    assert lint(mofkit, root) == ALL


# Mending.


def test_what_can_be_mended_safely_is_mended(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({"people.csv": PEOPLE, "catalog/services.csv": SERVICES})
    shown = mofkit("-C", root, "lint", "--diff")
    assert (shown.code, shown.err) == (0, "would change catalog/services.csv\n")
    assert "+email,E-mail,All staff,C1,4,5,20,kim,Desk\n" in shown.out
    assert (root / "catalog/services.csv").read_text() == SERVICES
    done = mofkit("-C", root, "lint", "--fix")
    assert done.code == 0
    assert done.out.startswith("mended 2 findings:\n  catalog/services.csv:")
    assert done.out.endswith("3 files, no findings\n")
    assert (root / "catalog/services.csv").read_text() == SERVICES.replace(",12,", ",20,").replace(",9,", ",4,")
    again = mofkit("-C", root, "lint", "--fix")
    assert (again.out, again.err) == ("3 files, no findings\n", "nothing to change: it is so already\n")


def test_only_what_is_asked_for_is_mended(mofkit: Mofkit, workspace: Workspace) -> None:
    alias = "id: new\naliases: [old]\nwhat: Call\n"
    files = {
        "people.csv": "id,name,aliases\nkim,Kim Vale,kit\n",
        "catalog/services.csv": SERVICES,
        "actions/a.yaml": f"{alias}who: kit\nwhen: 2026-12-01\n",
    }
    root = workspace(files)
    mofkit("-C", root, "lint", "--fix", "actions")
    assert (root / "catalog/services.csv").read_text() == SERVICES
    assert "who: kim\n" in (root / "actions/a.yaml").read_text()
    mofkit("-C", root, "lint", "--fix", "--select", "MOF3")
    assert (root / "catalog/services.csv").read_text() == SERVICES
    mofkit("-C", root, "lint", "--fix", "--select", "MOF207")
    assert (root / "catalog/services.csv").read_text() != SERVICES


def test_a_file_that_cannot_be_edited_keeps_its_finding(mofkit: Mofkit, workspace: Workspace) -> None:
    torn = SERVICES.replace("print,", "<<<<<<< HEAD\nprint,")
    root = workspace({"people.csv": PEOPLE, "catalog/services.csv": torn})
    result = mofkit("-C", root, "lint", "--fix")
    assert result.code == 1
    assert "MOF207" in result.out
    assert (root / "catalog/services.csv").read_text() == torn


# What git remembers.

GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_NAME": "Kim Vale" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "kim@council.example" for who in ("AUTHOR", "COMMITTER")},
}
needs_git = pytest.mark.skipif(not shutil.which("git"), reason="needs git")


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=root, env={**os.environ, **GIT}, check=True, capture_output=True)


@pytest.fixture
def repository(root: Path) -> Path:
    """The workspace in a repository, all of it committed."""
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=first")
    return root


@needs_git
@pytest.mark.parametrize("options", [("--new-only",), ("--since", "HEAD"), ("--since", "main"), ("--since", "first")])
def test_only_what_was_not_there_counts(mofkit: Mofkit, repository: Path, options: tuple[str, ...]) -> None:
    git(repository, "tag", "first")
    assert lint(mofkit, repository, *options) == []
    (repository / "actions" / "late.yaml").write_text(f"# moved\n{LATE}")
    (repository / "actions" / "new.yaml").write_text(LATE.replace("late", "new"))
    assert lint(mofkit, repository, *options) == [("actions/new.yaml", "MOF301")]
    assert mofkit("-C", repository, "lint", "--fail-on", "warning", *options).code == 1


@needs_git
def test_a_workspace_below_the_top_of_its_repository_has_its_own_past(mofkit: Mofkit, workspace: Workspace) -> None:
    top = workspace({"sub/mofkit.yaml": "schema_version: 1\n", "sub/people.csv": PEOPLE, "sub/actions/late.yaml": LATE})
    git(top, "init", "--quiet")
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--message=first")
    assert lint(mofkit, top / "sub", "--new-only") == []


@needs_git
def test_before_there_was_anything_everything_is_new(mofkit: Mofkit, root: Path) -> None:
    git(root, "init", "--quiet")
    git(root, "commit", "--quiet", "--allow-empty", "--message=empty")
    assert lint(mofkit, root, "--new-only") == ALL


@needs_git
@pytest.mark.parametrize("revision", ["nothing", "--help", "-x", "HEAD:people.csv", "HEAD~9", "", "a" * 300, "\x1b[2J"])
def test_a_revision_that_is_none_is_refused(mofkit: Mofkit, repository: Path, revision: str) -> None:
    result = mofkit("-C", repository, "lint", f"--since={revision}")
    assert result.code == (0 if not revision else 2)
    assert "\x1b" not in result.err
    assert ("git: " in result.err) == bool(revision)


@needs_git
def test_only_new_findings_are_mended_if_only_they_are_asked_for(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({"people.csv": PEOPLE, "catalog/services.csv": SERVICES.replace(",9,", ",4,")})
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=first")
    (root / "catalog/services.csv").write_text(SERVICES)
    mofkit("-C", root, "lint", "--fix", "--new-only")
    assert (root / "catalog/services.csv").read_text() == SERVICES.replace(",9,", ",4,")


@needs_git
def test_another_repository_in_the_environment_is_not_asked(
    mofkit: Mofkit, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    git(tmp_path / "other", "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
    assert lint(mofkit, repository, "--new-only") == []


def test_without_git_since_says_so(mofkit: Mofkit, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    result = mofkit("-C", root, "lint", "--new-only")
    assert result.code == 2
    assert "git: " in result.err


@needs_git
@pytest.mark.skipif(os.name == "nt", reason="the canaries are shell scripts")
def test_nothing_that_a_repository_names_is_run(mofkit: Mofkit, repository: Path, tmp_path: Path) -> None:
    canary, script = tmp_path / "canary", tmp_path / "script"
    script.write_text(f"#!/bin/sh\necho fired >> '{canary}'\ncat\n")
    script.chmod(0o755)
    hooks = repository / ".git" / "hooks"
    for hook in ("post-index-change", "post-checkout", "reference-transaction", "pre-auto-gc", "fsmonitor-watchman"):
        hooks.mkdir(exist_ok=True)
        shutil.copy(script, hooks / hook)
    for name, value in {
        "core.fsmonitor": script,
        "core.hooksPath": hooks,
        "core.pager": script,
        "pager.ls-tree": script,
        "core.sshCommand": script,
        "core.gitProxy": script,
        "core.askPass": script,
        "credential.helper": f"!{script}",
        "diff.external": script,
        "diff.x.textconv": script,
        "diff.x.command": script,
        "filter.x.clean": script,
        "filter.x.smudge": script,
        "filter.x.process": script,
        "alias.rev-parse": f"!{script}",
        "alias.cat-file": f"!{script}",
        "gpg.program": script,
        "trace2.eventTarget": f"|{script}",
        "uploadpack.packObjectsHook": script,
    }.items():
        git(repository, "config", name, str(value))
    (repository / ".gitattributes").write_text("* diff=x filter=x\n")
    assert lint(mofkit, repository, "--new-only") == []
    assert not canary.exists()
    # The trap itself works: git alone walks into it.
    subprocess.run(["git", "status"], cwd=repository, capture_output=True, check=False)
    assert canary.exists()


@needs_git
@pytest.mark.skipif(os.name == "nt", reason="the canary is a shell script")
def test_contents_that_are_missing_are_not_fetched(mofkit: Mofkit, repository: Path, tmp_path: Path) -> None:
    canary, script = tmp_path / "canary", tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch '{canary}'\n")
    script.chmod(0o755)
    blob = subprocess.run(
        ["git", "rev-parse", "HEAD:actions/late.yaml"], cwd=repository, capture_output=True, text=True, check=True
    ).stdout.strip()
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    result = mofkit("-C", repository, "lint", "--new-only")
    assert result.code == 2
    assert "git: actions/late.yaml of that revision is not in this clone" in result.err
    for name, value in {
        "remote.origin.url": f"ext::{script} fetch",
        "remote.origin.promisor": "true",
        "extensions.partialClone": "origin",
        "core.repositoryFormatVersion": "1",
        "protocol.ext.allow": "always",
        "protocol.allow": "always",
    }.items():
        git(repository, "config", name, value)
    result = mofkit("-C", repository, "lint", "--new-only")
    assert result.code == 2
    assert "git: " in result.err
    assert not canary.exists()


# The cache.


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as settled at once; a test need not wait two seconds for it."""
    monkeypatch.setattr(cache, "_SETTLED_SECONDS", -60.0)


def kept(folder: Path) -> Path:
    (file,) = (folder / "mofkit").iterdir()
    return file


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("ci", ["", "1"])
@pytest.mark.parametrize("format", ["text", "json", "sarif"])
def test_the_second_run_answers_from_the_cache_and_says_the_same(
    mofkit: Mofkit, root: Path, its_own_cache: Path, monkeypatch: pytest.MonkeyPatch, ci: str, format: str
) -> None:
    monkeypatch.setenv("CI", ci)
    words = ("-C", root, "lint", "--format", format, "--fail-on", "warning")
    first = mofkit(*words)
    assert mofkit(*words) == first
    file = kept(its_own_cache)
    file.write_bytes(file.read_bytes().replace(b"when is 2026-11-01", b"when is from the cache"))
    file.write_bytes(file.read_bytes().replace(b"MOF301", b"MOF399"))
    assert "MOF399" in mofkit(*words).out


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("ci", ["", "1"])
def test_a_change_is_noticed(mofkit: Mofkit, root: Path, monkeypatch: pytest.MonkeyPatch, ci: str) -> None:
    monkeypatch.setenv("CI", ci)
    assert lint(mofkit, root) == ALL
    late = root / "actions" / "late.yaml"
    before = late.stat()
    late.write_text(LATE.replace("2026-11-01", "2026-12-01"))
    os.utime(late, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert lint(mofkit, root) == ALL[1:]
    (root / "actions" / "later.yaml").write_text(LATE.replace("late", "later"))
    assert lint(mofkit, root) == [("actions/later.yaml", "MOF301"), ALL[1]]
    (root / "actions" / "lost.yaml").unlink()
    assert lint(mofkit, root) == [("actions/later.yaml", "MOF301")]
    assert lint(mofkit, root, "--select", "MOF305") == []
    assert codes(mofkit("-C", root, "--as-of", "2026-10-01", "lint", "--format", "json")) == []
    mofkit("-C", root, "lint", "--write-baseline")
    assert lint(mofkit, root) == []


@pytest.mark.usefixtures("settled")
def test_an_edit_of_mofkit_itself_is_noticed_in_a_checkout(
    mofkit: Mofkit, root: Path, its_own_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("mofkit/lint/rule.py", "content/roles.yaml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    monkeypatch.setattr(bundled, "PACKAGE", str(tmp_path / "mofkit"))
    assert lint(mofkit, root) == ALL
    first = json.loads(kept(its_own_cache).read_bytes())["key"]
    os.utime(tmp_path / "mofkit/lint/rule.py", (2_000_000_000, 2_000_000_000))
    assert lint(mofkit, root) == ALL
    assert json.loads(kept(its_own_cache).read_bytes())["key"] != first


def test_a_wheel_is_known_by_its_version_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert bundled.edited().isdigit()
    monkeypatch.setattr(bundled, "installed", lambda: True)
    assert bundled.edited() == ""


def test_a_file_just_written_is_not_trusted_to_stay(mofkit: Mofkit, root: Path, its_own_cache: Path) -> None:
    assert lint(mofkit, root) == ALL
    assert not its_own_cache.exists()


@pytest.mark.usefixtures("settled")
def test_the_cache_can_be_turned_off(
    mofkit: Mofkit, root: Path, its_own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOFKIT_NO_CACHE", "1")
    assert lint(mofkit, root) == ALL
    assert not its_own_cache.exists()


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"[", b"[]", b'{"key": 1}', b'{"key": "KEY"}', b'{"key": "KEY", "outcome": 3}', b"\xff"),
        *(b'{"key": "KEY", "outcome": [[["a"]], 0, 0, 1, "error"]}', b'{"key": "KEY", "outcome": [[], 0]}'),
    ],
)
def test_a_cache_that_is_damaged_is_no_cache(mofkit: Mofkit, root: Path, its_own_cache: Path, content: bytes) -> None:
    lint(mofkit, root)
    file = kept(its_own_cache)
    file.write_bytes(content.replace(b"KEY", json.loads(file.read_bytes())["key"].encode()))
    assert lint(mofkit, root) == ALL
    assert json.loads(file.read_bytes())["outcome"]


@pytest.mark.usefixtures("settled")
def test_a_cache_that_cannot_be_written_is_no_trouble(
    mofkit: Mofkit, root: Path, its_own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    its_own_cache.write_text("a file where a folder should be")
    assert lint(mofkit, root) == ALL
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(its_own_cache))
    assert lint(mofkit, root) == ALL
    monkeypatch.delenv("HOME")
    assert lint(mofkit, root) == ALL


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("ci", ["", "1"])
def test_what_cannot_be_read_is_found_and_not_kept(root: Path, its_own_cache: Path, ci: str) -> None:
    os.mkfifo(root / "actions" / "pipe.yaml")
    (root / "actions" / "gone.yaml").symlink_to("nowhere")
    done = subprocess.run(
        [sys.executable, "-m", "mofkit", "-C", str(root), "lint", "--format", "json"],
        env={**os.environ, "CI": ci},
        capture_output=True,
        timeout=20,
        check=False,
    )
    found = [(one["path"], one["code"]) for one in json.loads(done.stdout)["findings"]]
    assert found[:1] + found[-1:] == [("actions/gone.yaml", "MOF001"), ("actions/pipe.yaml", "MOF001")]
    assert not its_own_cache.exists()
