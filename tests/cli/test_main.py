"""Where mofkit begins and ends: the words before a command, the boundary behind it, and the streams around it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

import mofkit.cli.app
import mofkit.cli.commands
from mofkit import __version__
from mofkit.cli.main import main
from mofkit.cli.main import run as console_script
from mofkit.cli.table import COMMANDS, PANELS, Command

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

MOFKIT = (sys.executable, "-m", "mofkit")
SERVICES = "id,name,difficulty,impact\n" + "".join(f"s{n},Service number {n},5,4\n" for n in range(4000))


def run(
    *argv: object, environment: dict[str, str] | None = None, stdout: Any = subprocess.PIPE, **named: Any
) -> subprocess.CompletedProcess[bytes]:
    """mofkit in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COMP_")}
    return subprocess.run(
        [*MOFKIT, *map(str, argv)],
        env={**kept, **(environment or {})},
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=30,
        check=False,
        **named,
    )


@pytest.fixture
def large(workspace: Workspace) -> Path:
    """A workspace whose list of services fills every pipe."""
    return workspace({"catalog/services.csv": SERVICES})


# Words before a command.


def test_the_version_is_told(mofkit: Mofkit) -> None:
    assert mofkit("--version")[:2] == (0, f"mofkit {__version__}\n")
    assert mofkit("--quiet", "--version")[:2] == (0, f"mofkit {__version__}\n")


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",), ("help",), ("-q", "--help")])
def test_the_overview_shows_every_command_under_its_panel(mofkit: Mofkit, words: Sequence[str]) -> None:
    result = mofkit(*words)
    assert result.code == 0
    lines = result.out.split("\n")
    for command in COMMANDS:
        at = next(at for at, line in enumerate(lines) if line.split()[:1] == [command.name] and line[:2] == "  ")
        assert command.summary in lines[at]
        assert next(line for line in reversed(lines[:at]) if line and line[0] != " ") == command.panel
    assert {command.panel for command in COMMANDS} <= set(PANELS)


def test_the_table_and_the_folder_of_commands_agree() -> None:
    there = {file.stem for file in Path(mofkit.cli.commands.__file__ or "").parent.glob("*.py")} - {"__init__"}
    assert {command.module for command in COMMANDS} == there


def verbs(mofkit: Mofkit, name: str) -> list[tuple[str, ...]]:
    """A command, or each verb of a noun."""
    text = mofkit(name, "--help").out
    _, _, listed = text.partition("\nCommands:\n")
    found = [line.split()[0] for line in listed.split("\n") if line[:2] == "  " and line[2:3].strip()]
    return [(name, verb) for verb in found] or [(name,)]


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_explains_itself_with_an_example(mofkit: Mofkit, name: str) -> None:
    for words in verbs(mofkit, name):
        result = mofkit(*words, "--help")
        assert result.code == 0
        assert f"Usage: mofkit {' '.join(words)}" in result.out
        assert f"Example: mofkit {' '.join(words)}" in result.out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("lst",), "no command 'lst'\n  hint: did you mean 'list'?"),
        (("frobnicate",), "no command 'frobnicate'\n  hint: `mofkit --help` lists the commands"),
        (("list",), "Missing argument 'KIND'\n  hint: `mofkit list --help` shows how it is called"),
        (("list", "person", "more"), "extra argument"),
        (("list", "--nope", "person"), "No such option: --nope"),
        (("list", "person", "--format", "xml"), "'xml' is not one of 'table', 'json', 'csv', 'md'"),
        (("--nope",), "No such option: --nope"),
        (("-C",), "requires an argument"),
        (("--quiet",), "Missing command"),
        (("scenario",), "`mofkit scenario` wants one more word: list, show"),
        (("scenario", "lst"), "No such command 'lst'"),
        (("\x1b[2J",), "no command '\\x1b[2J'"),
    ],
)
def test_a_command_line_that_means_nothing_is_refused_with_a_hint(
    mofkit: Mofkit, argv: Sequence[str], said: str
) -> None:
    result = mofkit(*argv)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert "  hint: " in result.err


@pytest.mark.parametrize("folder", ["nowhere", "mofkit.yaml", "a" * 300])
def test_a_folder_that_is_none_is_refused(mofkit: Mofkit, workspace: Workspace, folder: str) -> None:
    assert mofkit("-C", workspace({}) / folder, "list", "person").code == 2


def test_a_folder_inside_a_workspace_will_do(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({"people.csv": "id,name\nkim,Kim Vale\n", "actions/deep/er/x.txt": ""})
    assert "Kim Vale" in mofkit("-C", root / "actions" / "deep" / "er", "list", "person").out


def test_outside_of_a_workspace_the_next_step_is_named(mofkit: Mofkit, tmp_path: Path) -> None:
    result = mofkit("-C", tmp_path, "list", "person")
    assert result.code == 2
    assert f"no mofkit.yaml in {tmp_path.resolve()} or above" in result.err
    assert "`mofkit init`" in result.err


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01", "2026-02-30", "23.11.2026", "\x1b[31m"])
def test_a_day_that_is_none_is_refused_by_every_command(mofkit: Mofkit, workspace: Workspace, day: str) -> None:
    root = workspace({"people.csv": "id,name\nkim,Kim Vale\n"})
    for command in (("list", "person"), ("lint",)):
        result = mofkit("-C", root, "--as-of", day, *command)
        assert (result.code, result.out) == (2, "")
        assert "--as-of" in result.err
        assert "2026-11-30" in result.err


LATE = {
    "actions/late.yaml": "id: late\nwhat: Call back\nwho: kim\nwhen: 2026-11-20\n",
    "people.csv": "id,name\nkim,K\n",
}


def test_the_day_is_the_one_asked_for(mofkit: Mofkit, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(LATE)
    monkeypatch.setenv("MOFKIT_TODAY", "2026-11-20")
    assert "MOF301" not in mofkit("-C", root, "lint").out
    assert "MOF301" in mofkit("-C", root, "--as-of", "2026-11-21", "lint").out
    monkeypatch.setenv("MOFKIT_TODAY", "2026-11-21")
    assert "MOF301" in mofkit("-C", root, "lint").out
    monkeypatch.setenv("MOFKIT_TODAY", "today")
    assert "MOFKIT_TODAY 'today' is no date" in mofkit("-C", root, "lint").err
    monkeypatch.delenv("MOFKIT_TODAY")
    assert "MOF301" in mofkit("-C", root, "lint").out


def test_quiet_leaves_the_result_alone(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace(LATE)
    loud, quiet = mofkit("-C", root, "list", "action"), mofkit("-C", root, "--quiet", "list", "action")
    assert (quiet.out, quiet.err) == (loud.out, "")
    assert loud.err == "1 action\n"


# The boundary.


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A command `broken` that prints something and raises."""

    def make(error: BaseException, printed: str = "") -> None:
        def act(ctx: typer.Context) -> int:
            sys.stdout.write(printed)
            raise error

        module = ModuleType("broken")
        module.run = act  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "mofkit.cli.commands.broken", module)
        table = (*COMMANDS, Command("broken", "Workspace", "broken", "breaks"))
        monkeypatch.setattr(mofkit.cli.app, "COMMANDS", table)

    return make


@pytest.mark.parametrize("error", [RuntimeError("no\x1b[2Jthing"), RecursionError("deep"), MemoryError(), ValueError()])
def test_a_bug_is_confessed_in_words(
    mofkit: Mofkit, breaking: Callable[..., None], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    breaking(error)
    monkeypatch.delenv("MOFKIT_DEBUG", raising=False)
    result = mofkit("broken")
    assert (result.code, result.out) == (70, "")
    assert "this is a bug in mofkit" in result.err
    assert type(error).__name__ in result.err
    assert "Traceback" not in result.err
    assert "\x1b" not in result.err


def test_a_bug_shows_its_traceback_to_who_asks(
    mofkit: Mofkit, breaking: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking(RuntimeError("no\x1b[2Jthing"))
    monkeypatch.setenv("MOFKIT_DEBUG", "1")
    err = mofkit("broken").err
    assert "Traceback (most recent call last):" in err
    assert "RuntimeError: no\\x1b[2Jthing" in err


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "interrupted; nothing was left half done\n"),
        (EOFError(), 130, "interrupted; nothing was left half done\n"),
        (typer.Abort(), 130, "interrupted; nothing was left half done\n"),
        (typer.Exit(1), 1, ""),
        (BrokenPipeError(), 0, ""),
        (PermissionError(13, "Permission denied"), 2, "mofkit: the system says: Permission denied\n"),
        (OSError("odd"), 2, "mofkit: the system says: odd\n"),
    ],
)
def test_every_other_end_has_its_code(
    mofkit: Mofkit, breaking: Callable[..., None], error: BaseException, code: int, said: str
) -> None:
    breaking(error)
    assert mofkit("broken") == (code, "", said)


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no interrupts to one process alone")
def test_an_interrupt_ends_with_130_and_a_word() -> None:
    script = "import sys; from mofkit.cli.boundary import guarded; print('ready', flush=True); "
    with subprocess.Popen(
        [sys.executable, "-c", f"{script}sys.exit(guarded(['prioritize', '-']))"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stderr
        assert running.stdout.readline() == b"ready\n"
        time.sleep(0.4)  # until it waits for the table
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 130
        assert running.stderr.read() == b"interrupted; nothing was left half done\n"


# The streams.


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash to look at both sides of a pipe")
@pytest.mark.parametrize("words", ["list service", "list service --format json", "prioritize catalog/services.csv"])
def test_a_reader_that_has_seen_enough_is_no_error(large: Path, words: str) -> None:
    script = f"'{sys.executable}' -m mofkit {words} | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], cwd=large, capture_output=True, timeout=30, check=False)
    assert done.returncode == 0
    assert done.stdout.count(b"\n") == 1
    assert b"rror" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "words",
    [
        *(("--version",), ("--help",), ("rule",), ("list", "service"), ("list", "service", "--format", "json")),
        *(("prioritize", "catalog/services.csv"), ("prioritize", "catalog/services.csv", "--format", "csv")),
        *(("lint",), ("lint", "--format", "sarif"), ("triage", "--text", "nobody answers the phone")),
        *(("completion", "bash"), ("schema",), ("show", "s1"), ("report", "priorities"), ("doctor",)),
    ],
    ids=" ".join,
)
def test_a_full_disk_under_stdout_is_no_success(large: Path, words: Sequence[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run(*words, cwd=large, stdout=full)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (2, b"mofkit: the system says: No space left on device")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not shutil.which("sh"), reason="needs a shell to close streams")
@pytest.mark.parametrize(
    ("script", "code", "said"),
    [
        ("{} list person >&-", 2, b"stdout is closed"),
        ("{} --version >&-", 2, b"stdout is closed"),
        ("{} list person 2>&- >/dev/null", 0, b""),
        ("{} list nothing 2>&-", 2, b""),
        ("{} prioritize - <&-", 2, b"the table is empty"),
        ("{} list nothing 2>/dev/full", 2, b""),
    ],
)
def test_a_closed_stream_is_no_bug(workspace: Workspace, script: str, code: int, said: bytes) -> None:
    done = subprocess.run(
        ["sh", "-c", script.format(f"'{sys.executable}' -m mofkit")],
        cwd=workspace({}),
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == code
    assert said in done.stderr
    assert b"bug" not in done.stderr


def test_streams_that_are_not_there_are_made_up_or_missed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = (tmp_path / "results").open("w", encoding="utf-8")
    for name in ("stdin", "stderr"):
        monkeypatch.setattr(sys, name, None)
    monkeypatch.setattr(sys, "stdout", file)
    assert main(["list", "nothing"]) == 2
    assert main(["prioritize", "-"]) == 2
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["--version"]) == 2
    file.close()
    for name in ("stdin", "stderr"):
        getattr(sys, name).close()


def test_what_could_not_be_printed_is_dropped(
    breaking: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    breaking(OSError(28, "No space left on device"), "half a resu")
    with (tmp_path / "results").open("w", encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdout", file)
        assert main(["broken"]) == 2
    assert (tmp_path / "results").read_text() == ""


def test_the_console_script_ends_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["mofkit", "nothing"])
    with pytest.raises(SystemExit) as caught:
        console_script()
    assert caught.value.code == 2


@pytest.mark.parametrize(
    "words", [("-C", "nowhere", "lint"), ("-C", "lint"), ("--as-of", "x", "lint"), ("list", "lint")]
)
def test_a_short_way_refuses_what_the_long_way_refuses(mofkit: Mofkit, words: Sequence[str]) -> None:
    result = mofkit(*words)
    assert (result.code, result.out) == (2, "")
    assert "mofkit: " in result.err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_a_terminal_of_few_characters_gets_escapes_for_the_others(workspace: Workspace, encoding: str) -> None:
    root = workspace({"people.csv": "id,name\nkim,Kim Vāle 東\n"})
    done = run("-C", root, "list", "person", environment={"PYTHONIOENCODING": encoding})
    assert done.returncode == 0
    assert "Kim V" in done.stdout.decode(encoding)
    assert run(environment={"PYTHONIOENCODING": encoding}).returncode == 0


def test_machine_formats_are_utf_8_whatever_the_terminal(workspace: Workspace) -> None:
    root = workspace({"people.csv": "id,name\nkim,Kim Vāle 東\n"})
    done = run("-C", root, "list", "person", "--format", "csv", environment={"PYTHONIOENCODING": "ascii"})
    assert "Kim Vāle 東" in done.stdout.decode("utf-8")


def test_words_from_a_pipe_that_are_no_text_are_no_bug() -> None:
    done = run("triage", "--text", "-", input=b"nobody \xff answers the phone")
    assert done.returncode in (0, 2)
    assert b"bug" not in done.stderr


# Completion.


def completed(mofkit: Mofkit, monkeypatch: pytest.MonkeyPatch, shell: str, words: str) -> Any:
    """What a shell is offered after `words`."""
    last = len(words.split(" ")) - 1
    for name, value in {
        "_MOFKIT_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": words,
        "COMP_CWORD": str(last),
        "_TYPER_COMPLETE_ARGS": words,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words.rsplit(" ", maxsplit=1)[-1],
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }.items():
        monkeypatch.setenv(name, value)
    return mofkit()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_shell_is_offered_the_commands(mofkit: Mofkit, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    result = completed(mofkit, monkeypatch, shell, "mofkit l")
    assert result.code == 0
    offered = [line for line in result.out.split("\n") if line]
    assert len(offered) == 3
    assert [word in line for word, line in zip(("lifecycle", "lint", "list"), offered, strict=True)] == [True] * 3


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("mofkit ", [command.name for command in COMMANDS]),
        ("mofkit --q", ["--quiet"]),
        ("mofkit lint --st", ["--statistics"]),
        ("mofkit lint --format s", ["sarif"]),
        ("mofkit scenario s", ["show"]),
        ("mofkit list person --format c", ["csv"]),
        ("mofkit completion f", ["fish"]),
        ("mofkit zzz", []),
    ],
)
def test_what_is_offered_depends_on_what_is_typed(
    mofkit: Mofkit, monkeypatch: pytest.MonkeyPatch, words: str, offered: list[str]
) -> None:
    result = completed(mofkit, monkeypatch, "bash", words)
    assert (result.code, [line for line in result.out.split("\n") if line]) == (0, offered)


def test_options_of_an_unknown_command_are_no_error(mofkit: Mofkit, monkeypatch: pytest.MonkeyPatch) -> None:
    assert completed(mofkit, monkeypatch, "bash", "mofkit nothing --f").code == 0


def test_offering_commands_imports_none(tmp_path: Path) -> None:
    script = (
        "import sys; from mofkit.cli.main import main; main([]); "
        "print([name for name in sys.modules if name.startswith('mofkit.cli.commands.')])"
    )
    environment = {"_MOFKIT_COMPLETE": "complete_bash", "COMP_WORDS": "mofkit ", "COMP_CWORD": "1"}
    done = subprocess.run(
        [sys.executable, "-c", script], env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("\n[]\n")


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"_MOFKIT_COMPLETE": "complete_bash"}, "a shell asks without 'COMP_WORDS'"),
        ({"_MOFKIT_COMPLETE": "complete_bash", "COMP_WORDS": "mofkit", "COMP_CWORD": "x"}, "a shell asks without"),
        ({"_MOFKIT_COMPLETE": "complete_csh"}, "Shell csh not supported"),
        ({"_MOFKIT_COMPLETE": "nonsense"}, "Invalid completion instruction"),
    ],
)
def test_a_question_that_no_shell_asks_is_no_bug(
    mofkit: Mofkit, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], said: str
) -> None:
    for name in ("COMP_WORDS", "COMP_CWORD"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    result = mofkit()
    assert result.code in (1, 2)
    assert said in result.err


def test_an_empty_question_of_a_shell_is_none(mofkit: Mofkit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_MOFKIT_COMPLETE", "")
    assert mofkit("--help").out.startswith("Service management you can keep in git.\n")
    assert mofkit("completion", "bash").code == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_shell_has_a_script_that_asks_mofkit(mofkit: Mofkit, shell: str) -> None:
    result = mofkit("completion", shell)
    assert result.code == 0
    assert "_MOFKIT_COMPLETE" in result.out
    assert f"complete_{shell}" in result.out


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_the_script_for_bash_completes_in_bash(mofkit: Mofkit, tmp_path: Path) -> None:
    (tmp_path / "script").write_text(mofkit("completion", "bash").out)
    (tmp_path / "mofkit").write_text(f"#!/bin/sh\nexec '{sys.executable}' -m mofkit \"$@\"\n")
    (tmp_path / "mofkit").chmod(0o755)
    ask = f"source {tmp_path}/script; COMP_WORDS=(mofkit lint --fa); COMP_CWORD=2; _mofkit_completion {tmp_path}/mofkit"
    done = subprocess.run(
        ["bash", "-c", f'{ask}; echo "${{COMPREPLY[@]}}"'], capture_output=True, text=True, check=False
    )
    assert done.stdout == "--fail-on\n"


def test_a_shell_without_completion_is_refused(mofkit: Mofkit) -> None:
    assert "'bash', 'zsh', 'fish', 'powershell'" in mofkit("completion", "csh").err
