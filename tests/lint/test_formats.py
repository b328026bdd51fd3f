"""Each format says what was found, and nothing that is in the data can make it say anything else."""

import json
import os
import re
import subprocess
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mofkit.finding import Finding, Label, Severity, Span
from mofkit.lint.formats import FORMATS
from mofkit.lint.formats.page import Page, RulePage
from mofkit.shown import safe_text

RENDER = {one.name: one.render for one in FORMATS}
FOLDER = Path(__file__).parent

OVERDUE = Label("MOF301", "action-overdue")
SYNTAX = Label("MOF003", "yaml-syntax")
LATE = Finding(
    Span("actions/phones.yaml", 4, 7),
    OVERDUE,
    Severity.WARNING,
    "action is 12 days overdue: it was due 2026-01-31",
    "do it, or agree a new day",
    "phones",
    "when",
)
BROKEN = Finding(Span("actions/desk.yaml", 2, 12), SYNTAX, Severity.ERROR, "a mapping inside a value")
REMARK = Finding(Span("actions/phones.yaml", 1, 1), Label("MOF900", "remark"), Severity.INFO, "100% done, or not")
LINES = {
    "actions/phones.yaml": ["id: phones", "what: Phones", "who: kim", "when: 2026-01-31"],
    "actions/desk.yaml": ["id: desk", "what: Desk: open it"],
}
MANUAL = (
    RulePage("MOF003", "yaml-syntax", "A YAML file can be read.", "A YAML file can be read.", Severity.ERROR),
    RulePage(
        "MOF301",
        "action-overdue",
        "An open action is not past its day.",
        "An open action is not past its day.\n\nWhy: nobody keeps it.\n\nBad:\n\nid: a\n\nGood:\n\nid: b\n",
        Severity.WARNING,
    ),
)

NAUGHTY = [
    *("", " ", "plain", "it's", '"quoted"', "a,b;c|d", "100%", "%0A::stop-commands::x", "%25", "key=value,file=x"),
    *(
        "\x00",
        "\x07\x08",
        "a\tb",
        "a\nb",
        "a\r\nb",
        "\x1b[2J\x1b[1;1HAll checks passed",
        "\x1b]52;c;aGk=\x07",
        "\x9b31m",
    ),
    *(
        "\n::error::x",
        "\r::add-mask::x",
        "::error file=a::x",
        " \t::warning::x",
        "\u3000::debug::x",
        "\u2028::group::x",
    ),
    *("##[error]x", "a ##[add-mask]secret", "###[group]x", "##vso[task.complete result=Failed;]x", ":", "x::"),
    *("]]>", "<![CDATA[x", "<!--", "-->", "<script>alert(1)</script>", "&amp;&#x41;&lt;", "\ufffe\uffff", "\ud800"),
    *(
        "\udfff\udbff",
        "\udce9t\udce9.yaml",
        "\u202egnp.exe",
        "\u200fx\u2066y",
        "\ufeffbom",
        "e\u0301",
        "日本語",
        "🎉👩\u200d💻",
    ),
    *(
        "a|b",
        "a\\|b",
        "\\",
        "`",
        "``` x",
        "*bold* _it_ ~~no~~",
        "[x](https://example.org)",
        "![x](y)",
        "# x",
        "- x",
        "> x",
    ),
    *("@everyone", "see #123", "GH-7 !8 &9 $10", ":tada:", "www.example.org https://example.org", "deadbeefcafe"),
    *("{{7*7}}", "{0} %s ${x}", "../../etc/passwd", "/etc/passwd", "C:\\x", "a//b/./c", "[/red]", "=1+1", "x" * 10_000),
]


def line_of(span: Span) -> str:
    lines = LINES.get(span.path, [])
    return lines[span.line - 1] if span.line <= len(lines) else ""


def page(*findings: Finding, **changes: Any) -> Page:
    bare = Page(findings, 0, 0, 14, line_of, lambda: MANUAL, colour=False, version="1.2.3")
    return bare._replace(**changes)


def naughty(values: list[str]) -> Page:
    """A page with each value as path, message, help and record at once, and as the line of the file."""
    weights = list(Severity)
    findings = [
        Finding(Span(value, number, number % 7), OVERDUE, weights[number % 3], value, value, value, "when")
        for number, value in enumerate(values)
    ]
    return page(*findings, source_line=lambda span: values[span.line])


BIG_LIST = os.environ.get("MOFKIT_BLNS")
CORPORA = {"ours": NAUGHTY}
if BIG_LIST:
    CORPORA["blns"] = json.loads((Path(BIG_LIST) / "blns.json").read_text("utf-8"))


@pytest.fixture(scope="module", params=CORPORA)
def values(request: pytest.FixtureRequest) -> list[str]:
    return CORPORA[request.param]


@pytest.mark.skipif(not BIG_LIST, reason="MOFKIT_BLNS names no folder with blns.json")
def test_the_big_list_of_naughty_strings_is_among_the_values() -> None:
    assert len(CORPORA["blns"]) > 500


# What a runner does with a log, after its published rules.


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


COMMANDS = {
    *("error", "warning", "notice", "debug", "group", "endgroup", "echo", "add-mask", "add-path", "set-env"),
    *("set-output", "save-state", "add-matcher", "remove-matcher", "stop-commands", "task.complete"),
}
AT_THE_START = re.compile(r"\s*::(?P<name>[^ :]*)(?: (?P<properties>.*?))?::(?P<data>.*)", re.DOTALL)
ANYWHERE = re.compile(r"##(?:vso)?\[(?P<name>[^\] ]*)(?P<properties>[^\]]*)\](?P<data>.*)")


def unescaped(text: str, *more: str) -> str:
    for code in ("%0D", "%0A", *more, "%25"):
        text = text.replace(code, chr(int(code[1:], 16)))
    return text


def commands(log: str) -> list[Command]:
    """What a runner would take for commands in a log."""
    found = []
    for line in re.split(r"\r\n|\r|\n", log):
        match = AT_THE_START.match(line)
        if match and match["name"] in COMMANDS:
            pairs = [part.split("=", 1) for part in (match["properties"] or "").split(",") if "=" in part]
            properties = {key: unescaped(value, "%3A", "%2C") for key, value in pairs}
            found.append(Command(match["name"], properties, unescaped(match["data"])))
            continue
        match = ANYWHERE.search(line)
        if match and match["name"] in COMMANDS:
            found.append(Command(match["name"], {}, match["data"]))
    return found


def test_the_runner_of_these_tests_sees_commands_where_a_runner_would() -> None:
    log = "x ::error::no\n  ::error file=a%2Cb,line=1::100%25%0Ax\r::debug::y\nx ##[add-mask]z\nx ##[other]z"
    assert commands(log) == [
        Command("error", {"file": "a,b", "line": "1"}, "100%\nx"),
        Command("debug", {}, "y"),
        Command("add-mask", {}, "z"),
    ]


# All formats.


def test_every_file_of_the_room_that_renders_is_a_format() -> None:
    folder = FOLDER.parent.parent / "mofkit" / "lint" / "formats"
    files = {path.stem.rstrip("_") for path in folder.glob("*.py") if "\ndef render(" in path.read_text("utf-8")}
    assert files == set(RENDER)


def test_formats_load_neither_models_nor_the_libraries_they_may_not_need() -> None:
    code = (
        "import sys, mofkit.lint.formats.text; print(*sorted({'pydantic', 'json', 'hashlib', 'yaml'} & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("name", RENDER)
def test_every_format_is_utf_8_and_ends_its_last_line(name: str, values: list[str]) -> None:
    assert RENDER[name](naughty(values)).encode("utf-8").endswith(b"\n")
    assert RENDER[name](page()).endswith("\n")


@pytest.mark.parametrize("name", sorted(set(RENDER) - {"github"}))
def test_no_format_but_the_one_for_it_holds_a_workflow_command(name: str, values: list[str]) -> None:
    assert commands(RENDER[name](naughty(values))) == []


@pytest.mark.parametrize("name", RENDER)
def test_no_format_lets_data_drive_a_terminal(name: str, values: list[str]) -> None:
    text = RENDER[name](naughty(values))
    assert [char for char in set(text) if unicodedata.category(char) in ("Cc", "Cs") and char != "\n"] == []


# Text.


def test_text_shows_place_line_caret_help_and_sum() -> None:
    shown = RENDER["text"](page(BROKEN, LATE, suppressed=2))
    assert shown == dedent("""\
        actions/desk.yaml:2:12: MOF003 error a mapping inside a value
          | what: Desk: open it
          |            ^
        actions/phones.yaml:4:7: MOF301 warning action is 12 days overdue: it was due 2026-01-31
          | when: 2026-01-31
          |       ^
          help: do it, or agree a new day

        1 error, 1 warning in 2 of 14 files; 2 suppressed
        """)


@pytest.mark.parametrize(
    ("changes", "summary"),
    [
        ({"findings": ()}, "14 files, no findings"),
        ({"findings": (), "files": 1}, "1 file, no findings"),
        ({"findings": (), "suppressed": 1, "baselined": 3}, "14 files, no findings; 1 suppressed, 3 baselined"),
        ({"findings": (LATE, LATE, REMARK)}, "2 warnings, 1 info in 1 of 14 files"),
        ({"findings": (BROKEN,) * 1200, "files": 1}, "1,200 errors in 1 of 1 file"),
    ],
)
def test_the_sum_counts_what_was_found_and_what_is_hidden(changes: dict[str, Any], summary: str) -> None:
    assert RENDER["text"](page()._replace(**changes)).splitlines()[-1] == summary


def source(line: str, column: int, width: int = 60) -> list[str]:
    """The lines between the first and the sum, for a finding at a column of a line."""
    found = BROKEN._replace(span=Span("a.yaml", 1, column))
    return RENDER["text"](page(found, source_line=lambda _: line, width=width)).splitlines()[1:-2]


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("name: 日本語 x", 11, "  | name: 日本語 x", "  |              ^"),
        ("e\u0301te\u0301: x", 7, "  | e\u0301te\u0301: x", "  |     ^"),
        ("срок: завтра", 7, "  | срок: завтра", "  |       ^"),
        ("a\tb", 3, "  | a\\tb", "  |    ^"),
        ("a\x1b[2Jb", 6, "  | a\\x1b[2Jb", "  |         ^"),
        ("##[error]x", 10, "  | ##\\x5berror]x", "  |             ^"),
        ("##[error]x", 3, "  | ##\\x5berror]x", "  |   ^"),
        ("short", 99, "  | short", "  |      ^"),
        ("short", 0, "  | short", "  | ^"),
    ],
)
def test_the_caret_stands_under_the_column(line: str, column: int, shown: str, caret: str) -> None:
    assert source(line, column) == [shown, caret]


def test_a_long_line_is_cut_around_its_column() -> None:
    line = "abcdefghij" * 10 + "X" + "klmnopqrst" * 10
    assert source(line, 101, width=44) == [
        "  | ...hijabcdefghijabcdefghijXklmnopqrst...",
        "  |                           ^",
    ]


@pytest.mark.parametrize("column", [1, 20, 60, 119, 120])
@pytest.mark.parametrize("line", ["語" * 120, "ab" * 60, "語e\u0301" * 40])
def test_no_shown_line_is_wider_than_the_page(line: str, column: int) -> None:
    shown, caret = source(line, column, width=50)
    wide = sum({"W": 2}.get(unicodedata.east_asian_width(char), 1) for char in shown if char != "\u0301")
    assert wide <= 50
    assert len(caret) <= 50


def test_a_finding_without_a_line_to_show_has_no_caret() -> None:
    assert source("", 1) == []
    assert source("   ", 1) == []


def test_text_is_coloured_only_if_asked() -> None:
    coloured = RENDER["text"](page(BROKEN, LATE, REMARK, colour=True))
    assert "\x1b[31merror\x1b[0m" in coloured
    assert "\x1b[33mwarning\x1b[0m" in coloured
    assert "\x1b[34minfo\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == RENDER["text"](page(BROKEN, LATE, REMARK))


def test_coloured_text_holds_no_control_character_but_line_breaks_and_our_own_colours(values: list[str]) -> None:
    coloured = RENDER["text"](naughty(values)._replace(colour=True))
    rest = re.sub(r"\x1b\[(?:0|1|2|31|33|34)m", "", coloured)
    assert [char for char in set(rest) if unicodedata.category(char) in ("Cc", "Cs") and char != "\n"] == []
    assert set(rest) & set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") == set()


def test_no_line_of_text_begins_like_a_command(values: list[str]) -> None:
    for colour in (False, True):
        lines = RENDER["text"](naughty(values)._replace(colour=colour)).splitlines()
        assert [line for line in lines if line.lstrip().startswith("::") or "##[" in line] == []


# JSON.


def test_json_is_the_whole_finding_and_the_numbers() -> None:
    assert json.loads(RENDER["json"](page(LATE, suppressed=2, baselined=3))) == {
        "schema_version": 1,
        "kind": "findings",
        "findings": [
            {
                "path": "actions/phones.yaml",
                "line": 4,
                "column": 7,
                "code": "MOF301",
                "slug": "action-overdue",
                "severity": "warning",
                "message": "action is 12 days overdue: it was due 2026-01-31",
                "help": "do it, or agree a new day",
                "record": "phones",
                "field": "when",
            }
        ],
        "summary": {"errors": 0, "warnings": 1, "infos": 0, "suppressed": 2, "baselined": 3, "files": 14},
    }


def test_json_gives_back_every_character(values: list[str]) -> None:
    found = json.loads(RENDER["json"](naughty(values)))["findings"]
    for key in ("path", "message", "help", "record"):
        assert [one[key] for one in found] == values


def test_json_without_findings_is_an_empty_list() -> None:
    assert json.loads(RENDER["json"](page()))["findings"] == []


def test_json_has_a_line_for_each_finding() -> None:
    lines = RENDER["json"](page(BROKEN, LATE)).splitlines()
    assert [json.loads(line.rstrip(","))["code"] for line in lines[1:-1]] == ["MOF003", "MOF301"]


# GitHub.


def test_github_annotates_the_place() -> None:
    assert RENDER["github"](page(BROKEN, LATE, REMARK)).splitlines() == [
        "::error file=actions/desk.yaml,line=2,col=12,title=MOF003 yaml-syntax::a mapping inside a value",
        (
            "::warning file=actions/phones.yaml,line=4,col=7,title=MOF301 action-overdue"
            "::action is 12 days overdue: it was due 2026-01-31%0Ado it, or agree a new day"
        ),
        "::notice file=actions/phones.yaml,line=1,col=1,title=MOF900 remark::100%25 done, or not",
        "1 error, 1 warning, 1 info in 2 of 14 files",
    ]


def test_github_gets_one_annotation_for_each_finding_with_the_text_as_it_is(values: list[str]) -> None:
    def arrived(text: str) -> str:
        return "".join(char if char in "\r\n" else safe_text(char) for char in text)

    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    shown = naughty(values)
    assert commands(RENDER["github"](shown)) == [
        Command(
            names[one.severity],
            {
                "file": arrived(one.span.path),
                "line": str(one.span.line),
                "col": str(one.span.column),
                "title": "MOF301 action-overdue",
            },
            arrived(f"{one.message}\n{one.help}" if one.help else one.message),
        )
        for one in shown.findings
    ]


def test_github_has_no_other_line_that_begins_like_a_command(values: list[str]) -> None:
    lines = RENDER["github"](naughty(values)).splitlines()
    assert [line for line in lines if not line.startswith(("::error file=", "::warning file=", "::notice file="))] == [
        naughty(values).summary
    ]


# GitLab.


def test_gitlab_gets_a_code_quality_issue() -> None:
    (issue,) = json.loads(RENDER["gitlab"](page(LATE)))
    assert re.fullmatch("[0-9a-f]{64}", issue.pop("fingerprint"))
    assert issue == {
        "description": "action is 12 days overdue: it was due 2026-01-31",
        "check_name": "MOF301",
        "severity": "minor",
        "location": {"path": "actions/phones.yaml", "lines": {"begin": 4}},
    }


def test_gitlab_weighs_errors_warnings_and_notes() -> None:
    issues = json.loads(RENDER["gitlab"](page(BROKEN, LATE, REMARK)))
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info"]


def test_a_fingerprint_stays_when_lines_move_and_differs_between_findings(values: list[str]) -> None:
    moved = LATE._replace(span=Span("actions/phones.yaml", 40, 7))
    (before,), (after,) = (json.loads(RENDER["gitlab"](page(one))) for one in (LATE, moved))
    assert before["fingerprint"] == after["fingerprint"]
    twins = json.loads(RENDER["gitlab"](page(LATE, moved, LATE, *naughty(values).findings)))
    assert len({issue["fingerprint"] for issue in twins}) == len(twins)
    assert twins[0]["fingerprint"] == before["fingerprint"]


def test_gitlab_gets_every_finding_with_its_text(values: list[str]) -> None:
    issues = json.loads(RENDER["gitlab"](naughty(values)))
    assert [issue["description"] for issue in issues] == [safe_text(value) for value in values]
    assert all(issue["location"]["lines"]["begin"] >= 1 for issue in issues)


# SARIF.


def sarif(shown: Page) -> dict[str, Any]:
    """The one run of a page, after the whole log was held against the schema of the standard."""
    log = json.loads(RENDER["sarif"](shown))
    schema = json.loads((FOLDER / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
    assert [error.message for error in Draft4Validator(schema).iter_errors(log)] == []
    (run,) = log["runs"]
    return dict(run)


def test_the_schema_of_sarif_would_refuse_a_column_of_zero() -> None:
    log = json.loads(RENDER["sarif"](page(LATE)))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] = 0
    schema = json.loads((FOLDER / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
    assert not Draft4Validator(schema).is_valid(log)


def test_sarif_names_the_tool_and_explains_its_rules() -> None:
    run = sarif(page())
    assert (run["tool"]["driver"]["name"], run["tool"]["driver"]["version"]) == ("mofkit", "1.2.3")
    assert run["tool"]["driver"]["rules"][1] == {
        "id": "MOF301",
        "name": "action-overdue",
        "shortDescription": {"text": "An open action is not past its day."},
        "fullDescription": {"text": "An open action is not past its day.\n\nWhy: nobody keeps it."},
        "help": {
            "text": MANUAL[1].doc.strip(),
            "markdown": "An open action is not past its day.\n\nWhy: nobody keeps it.\n\n"
            "**Bad**\n\n````text\nid: a\n````\n\n**Good**\n\n````text\nid: b\n````",
        },
        "defaultConfiguration": {"level": "warning"},
    }
    assert run["results"] == []


def test_sarif_places_a_result_by_relative_path_line_and_character() -> None:
    run = sarif(page(LATE))
    (result,) = run["results"]
    assert re.fullmatch("[0-9a-f]{64}", result.pop("partialFingerprints")["mofkit/v1"])
    assert run["columnKind"] == "unicodeCodePoints"
    assert result == {
        "ruleId": "MOF301",
        "ruleIndex": 1,
        "level": "warning",
        "message": {"text": "action is 12 days overdue: it was due 2026-01-31\nhelp: do it, or agree a new day"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "actions/phones.yaml", "uriBaseId": "SRCROOT"},
                    "region": {"startLine": 4, "startColumn": 7},
                }
            }
        ],
        "properties": {"slug": "action-overdue", "record": "phones", "field": "when"},
    }


def test_sarif_gives_no_index_for_a_rule_that_the_manual_does_not_have() -> None:
    (result,) = sarif(page(REMARK))["results"]
    assert (result["ruleId"], result["level"], "ruleIndex" in result) == ("MOF900", "note", False)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ü#1.yaml", "a%20b/%C3%BC%231.yaml"),
        ("100%/a:b?.csv", "100%25/a%3Ab%3F.csv"),
        ("/etc/passwd", "etc/passwd"),
        ("../../x", "x"),
        ("C:\\x", "C%3A%5Cx"),
        ("\ud800", "%ED%A0%80"),
    ],
)
def test_an_address_in_sarif_is_relative_and_encoded(path: str, uri: str) -> None:
    (result,) = sarif(page(LATE._replace(span=Span(path))))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_data_in_sarif_is_no_link_and_the_log_is_valid(values: list[str]) -> None:
    results = sarif(naughty(values))["results"]
    assert len(results) == len(values)
    for result in results:
        assert "](" not in result["message"]["text"]
        assert re.fullmatch(
            r"[A-Za-z0-9._~%/-]*", result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        )


def test_a_log_that_would_be_refused_keeps_the_gravest_and_says_so() -> None:
    remarks = tuple(REMARK._replace(span=Span("a.yaml", number + 1)) for number in range(25_001))
    log = json.loads(RENDER["sarif"](page(*remarks, BROKEN, LATE)))
    results = log["runs"][0]["results"]
    assert len(results) == 25_000
    assert [result["level"] for result in results[:3]] == ["error", "warning", "note"]
    (note,) = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "3 findings are left out; these are the 25,000 gravest."


def test_a_log_that_is_whole_has_no_note() -> None:
    assert sarif(page(LATE))["invocations"] == [{"executionSuccessful": True}]


# JUnit.


def test_junit_has_a_case_for_each_file() -> None:
    shown = RENDER["junit"](page(BROKEN, LATE, REMARK, REMARK._replace(span=Span("mofkit.yaml"))))
    assert shown == dedent("""\
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites>
        <testsuite name="mofkit" tests="3" failures="2" errors="0" skipped="0" time="0">
        <testcase classname="mofkit" name="actions/desk.yaml" file="actions/desk.yaml" time="0">
        <failure type="error" message="1 error">
        2:12: MOF003 error a mapping inside a value
        </failure>
        </testcase>
        <testcase classname="mofkit" name="actions/phones.yaml" file="actions/phones.yaml" time="0">
        <failure type="warning" message="1 warning">
        4:7: MOF301 warning action is 12 days overdue: it was due 2026-01-31
          help: do it, or agree a new day
        </failure>
        <system-out>
        1:1: MOF900 info 100% done, or not
        </system-out>
        </testcase>
        <testcase classname="mofkit" name="mofkit.yaml" file="mofkit.yaml" time="0">
        <system-out>
        1:1: MOF900 info 100% done, or not
        </system-out>
        </testcase>
        <system-out>1 error, 1 warning, 2 infos in 3 of 14 files</system-out>
        </testsuite>
        </testsuites>
        """)


def test_a_failure_is_named_by_its_gravest_finding() -> None:
    same = BROKEN._replace(span=LATE.span)
    (failure,) = ET.fromstring(RENDER["junit"](page(LATE, same))).iter("failure")
    assert failure.attrib == {"type": "error", "message": "1 error, 1 warning"}


def test_a_clean_run_is_one_case_that_passes() -> None:
    suite = ET.fromstring(RENDER["junit"](page())).find("testsuite")
    assert suite is not None
    assert [(case.get("name"), list(case)) for case in suite.iter("testcase")] == [("all files", [])]
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")


def test_junit_is_well_formed_and_holds_every_text(values: list[str]) -> None:
    root = ET.fromstring(RENDER["junit"](naughty(values)).encode())
    visible = [safe_text(value).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff") for value in values]
    assert {case.get("name") for case in root.iter("testcase")} == set(visible)
    said = "".join(element.text or "" for element in root.iter() if element.tag in ("failure", "system-out"))
    assert [text for text in visible if f" {text}\n" not in said] == []


# Markdown.

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ALLOWED = {"heading", "table", "thead", "tbody", "tr", "th", "td", "paragraph", "inline"}


def read(markdown: str) -> list[Token]:
    """The blocks of a text, which hold nothing but headings, tables and plain words."""
    tokens = READER.parse(markdown)
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= ALLOWED
    assert {child.type for token in tokens for child in token.children or ()} <= {"text"}
    return tokens


def rows(tokens: list[Token]) -> list[list[str]]:
    """The rows below the heads of all tables, without the spaces of no width."""
    body, found = False, list[list[str]]()
    for before, token in pairwise(tokens):
        body = token.type == "tbody_open" or (body and token.type != "tbody_close")
        if body and token.type == "tr_open":
            found.append([])
        if body and before.type == "td_open":
            found[-1].append(words([token]).replace("\u200b", ""))
    return found


def words(tokens: list[Token]) -> str:
    return "".join(child.content for token in tokens for child in token.children or ())


def test_markdown_has_a_table_for_each_file_and_ends_with_the_sum() -> None:
    assert RENDER["markdown"](page(BROKEN, LATE)) == dedent("""\
        #### actions/desk.yaml

        | severity | place | code | message | help |
        | --- | --- | --- | --- | --- |
        | error | 2:12 | MOF003 | a mapping inside a value |  |

        #### actions/phones.yaml

        | severity | place | code | message | help |
        | --- | --- | --- | --- | --- |
        | warning | 4:7 | MOF301 | action is 12 days overdue: it was due 2026-01-31 | do it, or agree a new day |

        1 error, 1 warning in 2 of 14 files
        """)


def test_markdown_has_one_row_of_five_plain_cells_for_each_finding(values: list[str]) -> None:
    for start in range(0, len(values), 20):
        part = naughty(values[start : start + 20])
        found = rows(read(RENDER["markdown"](part)))
        assert [len(row) for row in found] == [5] * len(part.findings)
        expected = sorted(safe_text(one.message).strip()[:400] for one in part.findings)
        assert sorted(row[3][:400] for row in found) == expected
        assert [row[3] for row in found] == [row[4] for row in found]


@pytest.mark.parametrize(
    "text", ["@everyone", "see #123", "GH-7", "!8", "$10", ":tada:", "https://x.example", "www.x.example", "deadbeef"]
)
def test_data_in_markdown_is_no_reference_that_a_forge_would_follow(text: str) -> None:
    tokens = read(RENDER["markdown"](page(LATE._replace(message=text))))
    assert text not in words(tokens)
    assert text in words(tokens).replace("\u200b", "")


def test_markdown_shortens_what_no_cell_should_hold() -> None:
    ((*_, message, _),) = rows(read(RENDER["markdown"](page(LATE._replace(message="x" * 10_000)))))
    assert message == "x" * 499 + "…"


def test_markdown_keeps_to_the_length_of_a_comment_and_keeps_the_gravest() -> None:
    remarks = [REMARK._replace(span=Span(f"notes/{number:04}.md", 1)) for number in range(2_000)]
    shown = RENDER["markdown"](page(*remarks, BROKEN))
    assert len(shown) < 65_536
    found = rows(read(shown))
    assert found[0][0] == "error"
    assert f"\n{2_001 - len(found):,} findings more than a comment can hold.\n" in shown
    assert len(found) > 300
