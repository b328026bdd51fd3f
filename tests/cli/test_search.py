"""`mofkit search`: at once or the usual way, for people and for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mofkit.cli.quick_search import quick

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]
FILES = {
    "actions/restore.yaml": "id: restore\nwhat: Rehearse the back-out plan\nwho: kim\nnote: of the exchange\n",
    "actions/evil.yaml": 'id: evil\nwhat: "exchange \\e[2J\\u202egnp"\n',
    "people.csv": "id,name\nkim,Kim Vale\n",
}


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A terminal of 80 columns, in a folder that is no workspace."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)


def hits(run: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run.out)["hits"]
    return found


def test_a_hit_says_what_it_is_what_it_says_where_it_stands_and_what_opens_it(mofkit: Mofkit) -> None:
    result = mofkit("search", "back-out", "plan")
    assert (result.code, result.err) == (0, "")
    assert result.out.split("\n")[:4] == [
        " 1  term-back-out-plan: Back-out plan (term)",
        "    The prepared way to undo a change and return to the last good state. Also",
        "    called rollback plan.",
        "    the glossary · mofkit glossary back-out-plan",
    ]
    assert result.out.count("\n\n") == 9


def test_nothing_is_wider_than_the_terminal_but_a_command(mofkit: Mofkit, monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in ("40", "80", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        lines = mofkit("search", "who", "signs", "the", "operating", "level", "agreement").out.split("\n")
        assert not [line for line in lines if len(line) > int(columns) and "mofkit " not in line]


def test_without_a_terminal_there_is_room_for_a_hundred_columns(
    mofkit: Mofkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "wide")
    wide = mofkit("search", "who", "signs", "the", "operating", "level", "agreement").out
    monkeypatch.setenv("COLUMNS", "80")
    assert len(wide.split("\n")) <= len(mofkit("search", "who signs the operating level agreement").out.split("\n"))


def test_finds_are_marked_in_colour(mofkit: Mofkit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = mofkit("search", "quiet", "period", "--top", "1").out
    assert "\x1b[1mterm-quiet-period: Quiet period\x1b[0m" in out
    out = mofkit("search", "prepared", "way", "to", "undo").out
    assert "The \x1b[1;33mprepared\x1b[0m \x1b[1;33mway\x1b[0m to \x1b[1;33mundo\x1b[0m a change" in out


def test_the_quick_way_and_the_usual_one_say_the_same(mofkit: Mofkit, capsys: pytest.CaptureFixture[str]) -> None:
    assert quick(["search", "known", "eror"]) == 0
    at_once = capsys.readouterr()
    usual = mofkit("-C", ".", "search", "known", "eror")
    assert (usual.out, usual.err) == (at_once.out, at_once.err)
    assert at_once.err == "“eror” is not known; searched for “error”\n"


@pytest.mark.parametrize("argv", [["search"], ["search", " "], ["search", "a", "--top", "3"], ["search", "--help"]])
def test_what_is_more_than_words_goes_the_usual_way(argv: list[str]) -> None:
    assert quick(argv) is None


def test_records_of_the_workspace_are_found_with_path_and_line(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace(FILES)
    first = hits(mofkit("-C", root / "actions", "search", "note", "exchange", "rehearse", "--format", "json"))[0]
    assert (first["id"], first["kind"], first["origin"]) == ("action:restore", "action", "workspace")
    assert (first["place"], first["command"]) == ("actions/restore.yaml:2", "mofkit show action:restore")
    assert first["excerpt"][slice(*first["marks"][0])] == "Rehearse"
    assert mofkit("-C", root, *first["command"].split()[1:]).out.startswith("action restore")


def test_only_the_workspace_or_only_the_content_can_be_searched(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace(FILES)
    found = {
        only: {one["origin"] for one in hits(mofkit("-C", root, "search", "plan", "--only", only, "--format", "json"))}
        for only in ("content", "workspace")
    }
    assert found == {"content": {"content"}, "workspace": {"workspace"}}
    assert mofkit("search", "plan", "--only", "workspace").code == 1


def test_what_a_pack_says_is_found_and_what_it_takes_away_is_not(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace(
        {
            "mofkit.yaml": "schema_version: 1\npacks: [own]\n",
            "packs/own/pack.yaml": "name: own\ntitle: Our words\nlicence: internal use\n",
            "packs/own/glossary.yaml": (
                "replace:\n  term-workaround:\n    text: A way round, called the trolley here.\n"
                "hide: [term-quiet-period]\n"
            ),
            "packs/own/playbook.yaml": "replace:\n  playbook-platform-1:\n    text: Draw the trolley.\n",
        }
    )
    found = {one["id"]: one for one in hits(mofkit("-C", root, "search", "trolley", "--format", "json"))}
    assert set(found) == {"term-workaround", "playbook-platform-1"}
    assert found["term-workaround"]["origin"] == "pack"
    workarounds = hits(mofkit("-C", root, "search", "workaround", "--only", "content", "--format", "json"))
    assert [one["origin"] for one in workarounds if one["id"] == "term-workaround"] == ["pack"]
    quiet = hits(mofkit("-C", root, "search", "quiet period", "--format", "json"))
    assert "term-quiet-period" not in {one["id"] for one in quiet}
    assert mofkit("search", "quiet", "period").out.startswith(" 1  term-quiet-period")


def test_a_workspace_with_packs_goes_the_usual_way(
    mofkit: Mofkit, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace({"packs/own/pack.yaml": "name: own\n"})
    monkeypatch.chdir(root)
    assert quick(["search", "workaround"]) is None
    assert mofkit("search", "workaround").code == 0


def test_text_of_the_workspace_drives_no_terminal(mofkit: Mofkit, workspace: Workspace) -> None:
    out = mofkit("-C", workspace(FILES), "search", "exchange", "--only", "workspace").out
    assert "\\x1b[2J" in out or "\\e[2J" in out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_a_kind_and_a_reader_can_be_wished_for(mofkit: Mofkit) -> None:
    for kind in ("term", "ASSET", "asset (template)", "document section"):
        found = hits(mofkit("search", "change", "--kind", kind, "--format", "json"))
        assert found
        assert {one["kind"].partition(" (")[0] for one in found} == {kind.casefold().partition(" (")[0]}
    readers = {one["reader"] for one in hits(mofkit("search", "sign", "--reader", "director", "--format", "json"))}
    assert readers == {"director"}


def test_a_kind_that_is_none_is_refused_with_the_nearest(mofkit: Mofkit) -> None:
    result = mofkit("search", "change", "--kind", "trem")
    assert (result.code, result.out) == (2, "")
    assert "did you mean 'term'?" in result.err
    assert "kinds are " in mofkit("search", "change", "--kind", "zzzzzz").err


@pytest.mark.parametrize("format", ["json", "csv", "md"])
def test_programs_get_every_hit(mofkit: Mofkit, format: str) -> None:
    result = mofkit("search", "back-out plan", "--top", "3", "--format", format)
    assert result.code == 0
    if format == "json":
        assert [one["rank"] for one in hits(result)] == [1, 2, 3]
        assert json.loads(result.out)["kind"] == "search"
    elif format == "csv":
        rows = list(csv.DictReader(io.StringIO(result.out)))
        assert [(row["rank"], bool(row["command"])) for row in rows] == [("1", True), ("2", True), ("3", True)]
    else:
        assert len(result.out.splitlines()) == 5


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["xqzzy"], ["nothing is found for “xqzzy”", "  hint: `mofkit glossary` lists the words to search for"]),
        (["monitrng"], ["nothing is found for “monitrng”", "  hint: did you mean monitoring?"]),
        (
            ["quiet", "period", "--kind", "accountability"],
            ["nothing of what was wished is found for “quiet period”; without the options there is:"],
        ),
    ],
)
def test_where_nothing_is_found_the_answer_is_no_and_says_what_to_ask(
    mofkit: Mofkit, words: list[str], told: list[str]
) -> None:
    result = mofkit("search", *words)
    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines()[: len(told)] == told


def test_a_word_that_is_nowhere_is_told_and_quiet_says_nothing(mofkit: Mofkit) -> None:
    assert mofkit("search", "quiet", "period", "xqzzy").err == "found nowhere: xqzzy\n"
    assert mofkit("--quiet", "search", "quiet", "period", "xqzzy").err == ""


def test_no_words_are_no_search(mofkit: Mofkit) -> None:
    result = mofkit("search", " ")
    assert (result.code, result.out) == (2, "")
    assert "there are no words to search for" in result.err


def test_nothing_found_is_still_a_list_for_programs(mofkit: Mofkit) -> None:
    result = mofkit("search", "xqzzy", "--format", "json")
    assert (result.code, hits(result)) == (1, [])


def test_explain_points_to_the_search(mofkit: Mofkit) -> None:
    result = mofkit("explain", "back-out", "plan")
    assert result.code == 2
    assert "hint: `mofkit search back-out plan` looks for it by words" in result.err
    assert "did you mean 'rfc-backout'? `mofkit search rfc-backot`" in mofkit("explain", "rfc-backot").err


def test_every_hit_is_opened_by_the_command_it_names(mofkit: Mofkit) -> None:
    for one in hits(mofkit("search", "change", "review", "of", "risks", "--top", "12", "--format", "json")):
        opened = mofkit(*one["command"].split()[1:])
        assert opened.code == 0, one["command"]
        words = one["name"] or one["excerpt"].strip("…")[:20]
        assert words.split()[0] in opened.out, one["command"]
