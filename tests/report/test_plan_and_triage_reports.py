"""The reports of plans, triages, scenarios and status: whatever people wrote, a page has the shape of its facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mofkit.content.lexicon import SCENARIOS
from mofkit.content.scenarios import scenario
from mofkit.report.reports import report_named, written
from mofkit.shown import safe_text
from mofkit.text.yamlwrite import double_quoted
from mofkit.workspace.load import from_bytes
from mofkit.workspace.workspace import Workspace

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TODAY = date(2026, 11, 23)
NAUGHTY = [
    *("plain", "a|b", "|", "\\|", "a\\", "a\nb", "a\r\nb", "a\n\n# b", "a\n| b | c |\n| --- |", "a\n---", "\n"),
    *("# a", "- a", "1. a", "> a", "===", "---", "```", "a\n```\n# b", "`a`", "``", "~~~", "*a*", "__a__", "~~a~~"),
    *("<b>", "<script>alert(1)</script>", "<!--", "</td>", "<details>\n", "&lt;", "[a](b)", "![a](b)", "[a]: b"),
    *("{{ 7*7 }}", "{% raw %}", "{# a #}", "a: b", "a; b", "section x", "%% a", "end", "\x1b[2J", "\u2028", "\u202ea"),
    *("东京", "é" * 200, "    code", "\ta", "a  \nb", "@team", "#1", "http://a.example", "$a$", " "),
]
each = pytest.mark.parametrize("text", NAUGHTY)


class Page(NamedTuple):
    """What a Markdown parser sees of a page."""

    headings: list[tuple[str, str]]
    tables: list[list[list[str]]]
    items: list[str]
    fences: list[str]
    others: set[str]


def seen(inline: Token) -> str:
    """What a reader sees of an inline token; anything but plain text is told by its name."""
    pieces = []
    for token in inline.children or ():
        if token.type == "text":
            pieces.append(token.content)
        elif (token.type, token.content) == ("html_inline", "<br>") or token.type == "softbreak":
            pieces.append("\n")
        elif token.type == "code_inline" or token.type.startswith("strong"):
            pieces.append(token.content)
        else:
            pieces.append(f"‹{token.type}›")
    return "".join(pieces)


def page(markdown: str) -> Page:
    found = Page([], [], [], [], set())
    tokens = PARSER.parse(markdown)
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            found.headings.append((token.tag, joined(seen(tokens[at + 1]))))
        elif token.type == "table_open":
            found.tables.append([])
        elif token.type == "tr_open":
            found.tables[-1].append([])
        elif token.type in ("th_open", "td_open"):
            found.tables[-1][-1].append(seen(tokens[at + 1]))
        elif token.type == "list_item_open":
            found.items.append(joined(seen(tokens[at + 2])))
        elif token.type == "fence":
            found.fences.append(token.content)
        elif token.type in ("html_block", "code_block", "hr", "blockquote_open", "ordered_list_open"):
            found.others.add(token.type)
    return found


def shown(text: str) -> str:
    """What a reader should see of a text in a report."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(safe_text(line).strip() for line in lines)


def full(text: str) -> Workspace:
    """A workspace with a text wherever people may write one."""
    quoted = double_quoted(text)
    tasks = [
        f"id: {quoted}, reader: manager, what: {quoted}, owner: {quoted}, due: 2026-11-01, evidence: {quoted}",
        f"id: t2, reader: director, what: {quoted}, status: skipped, reason: {quoted}",
        f"id: t3, reader: manager, what: {quoted}, status: done, note: {quoted}",
    ]
    steps = [
        f"{{id: s1, title: {quoted}, tasks: [{{{tasks[0]}}}, {{{tasks[1]}}}]}}",
        f"{{id: s2, title: {quoted}, tasks: [{{{tasks[2]}}}]}}",
        f"{{id: {quoted}, tasks: []}}",
    ]
    plan = f"scenario: support-customers\nreason: {quoted}\nsteps: [{', '.join(steps)}]\n"
    answers = [
        "{s4-situation-1: very-much, s4-situation-2: very-much, screen-support-customers: very-much}",
        "{s4-situation-1: not-at-all, s4-situation-2: very-much, screen-reduce-costs: somewhat}",
    ]
    files = {
        "mofkit.yaml": f"schema_version: 1\norganisation: {quoted}\n",
        "plans/one.yaml": f"id: one\n{plan}",
        "plans/two.yaml": f"id: two\n{plan}".replace("support-customers", "build-skills", 1),
        "triage/a.yaml": f"id: a\nwho: {quoted}\ntext: {quoted}\nanswers: {answers[0]}\n",
        "triage/b.yaml": f"id: b\nwho: kim\nreader: manager\ndate: 2026-11-20\ntext: {quoted}\nanswers: {answers[1]}\n",
        "actions/a.yaml": f"id: a\nwhat: {quoted}\nwho: {quoted}\nwhen: 2026-11-01\n",
        "catalog/services.csv": f"id,name,difficulty,impact\nmail,{cell(text)},5,5\n",
    }
    found = from_bytes(Path("/nowhere"), {path: content.encode() for path, content in files.items()})
    assert [one for one in found.problems if not one.span.path.endswith(".csv")] == []
    return found


def cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def facts_and_page(name: str, workspace: Workspace) -> tuple[Mapping[str, Any], Page]:
    report = report_named(name)
    found = page(written(report, workspace, TODAY))
    assert found.others == set()
    return report.facts(workspace, TODAY), found


def body(table: list[list[str]]) -> list[list[str]]:
    """The rows below the header, each as wide as it."""
    assert {len(row) for row in table} == {len(table[0])}
    return table[1:]


def joined(*texts: str) -> str:
    """Texts on one line, as far as blanks matter to a reader."""
    return " ".join(" ".join(texts).split())


# Plans.


@each
def test_a_report_of_plans_has_the_shape_of_its_plans(text: str) -> None:
    facts, found = facts_and_page("plan", full(text))
    assert len(facts["plans"]) == len(found.fences) == 2
    wanted = [("h1", joined("Plans:", shown(text)))]
    for plan in facts["plans"]:
        wanted += [("h2", f"{plan['id']}: 66 %"), ("h3", "Late"), ("h3", "Next")]
        wanted += [("h3", joined(shown(step["title"]), f"({step['percent']} %)")) for step in plan["steps"]]
    assert found.headings == wanted
    said, owner = shown(text), shown(text.strip()) or "manager"
    assert found.items == [joined(f"{said}, due 2026-11-01, {owner}: {said}")] * 4


@each
def test_every_task_of_a_plan_is_one_row_of_its_step(text: str) -> None:
    facts, found = facts_and_page("plan", full(text))
    tables = iter(found.tables)
    said = shown(text)
    for plan in facts["plans"]:
        readers = body(next(tables))
        assert [row[0] for row in readers] == ["director", "manager", "contributor"]
        assert [row[1:] for row in readers] == [
            [str(one[key]) for key in ("done", "skipped", "doing", "late", "total")] for one in plan["readers"]
        ]
        assert body(next(tables)) == [
            [said, "manager", shown(text.strip()), "2026-11-01", "todo, late", said, said],
            ["t2", "director", "", "", "skipped", said, said],
        ]
        assert body(next(tables)) == [["t3", "manager", "", "", "done", said, said]]
        assert body(next(tables)) == []
    assert list(tables) == []


@each
def test_the_chart_of_a_plan_stays_in_its_block(text: str) -> None:
    for fence in page(written(report_named("plan"), full(text), TODAY)).fences:
        lines = fence.splitlines()
        assert lines[0] == "gantt"
        # Three sections; the first has two readers, the second one, the third none.
        assert [line.split()[0] for line in lines[3:]] == [
            "section",
            "director",
            "manager",
            "section",
            "manager",
            "section",
        ]
        assert safe_text(fence.replace("\n", "")) == fence.replace("\n", "")


def test_a_workspace_without_plans_says_how_to_start_one() -> None:
    empty = from_bytes(Path("/nowhere"), {"mofkit.yaml": b"schema_version: 1\n"})
    text = written(report_named("plan"), empty, TODAY)
    assert "No plan is started yet. `mofkit triage` finds the scenario, `mofkit plan start` starts it." in text
    assert page(text).headings == [("h1", "Plans")]


def test_a_plan_with_nothing_left_says_so() -> None:
    task = "{id: t1, reader: manager, what: Do it, status: done}"
    plan = f"id: p\nscenario: build-skills\nsteps: [{{id: s1, title: Begin, tasks: [{task}]}}]\n"
    done = from_bytes(Path("/nowhere"), {"mofkit.yaml": b"schema_version: 1\n", "plans/p.yaml": plan.encode()})
    text = written(report_named("plan"), done, TODAY)
    assert page(text).headings == [("h1", "Plans"), ("h2", "p: 100 %"), ("h3", "Next"), ("h3", "Begin (100 %)")]
    assert "Nothing is open." in text


def test_an_owner_is_named_as_people_know_them() -> None:
    plan = "id: p\nscenario: own\nsteps: [{id: s, tasks: [{id: t, reader: manager, what: Do it, owner: kim}]}]\n"
    files = {
        "mofkit.yaml": b"schema_version: 1\n",
        "people.csv": b"id,name\nkim,Kim Vale\n",
        "plans/p.yaml": plan.encode(),
    }
    found = page(written(report_named("plan"), from_bytes(Path("/nowhere"), files), TODAY))
    assert body(found.tables[1]) == [["t", "manager", "Kim Vale", "", "todo", "Do it", ""]]
    assert found.items == ["t, due –, Kim Vale: Do it"]


# Triage.


@each
def test_a_report_of_triages_has_all_seven_and_every_respondent(text: str) -> None:
    facts, found = facts_and_page("triage", full(text))
    assert found.headings == [
        ("h1", joined("Triage:", shown(text))),
        *(("h2", "The ranking"), ("h2", "Who said what")),
        *(("h2", "Talk about these first: you disagree"), ("h2", "You agree on these")),
    ]
    ranking, people = found.tables
    assert [row[:3] for row in body(ranking)] == [
        [str(one["number"]), one["title"], one["score"]] for one in facts["ranking"]
    ]
    assert [len(row[3].split("\n")) for row in body(ranking)] == [
        max(len(one["because"]), 1) for one in facts["ranking"]
    ]
    assert sorted((row[0], row[4]) for row in body(people)) == sorted(
        [(shown(text), shown(text)), ("kim", shown(text))]
    )
    assert len(found.items) == len(facts["disputed"]) + len(facts["agreed"]) == 2


def test_the_report_of_triages_says_what_would_change_the_verdict() -> None:
    text = written(report_named("triage"), full("plain"), TODAY)
    change = "scenario 1, Bring service costs down, would need 0.42 more to come first"
    assert f"**Support customers better** comes first. What would change that: {change}." in text


def test_a_report_without_a_verdict_asks_two_questions() -> None:
    files = {
        "mofkit.yaml": b"schema_version: 1\n",
        "triage/a.yaml": b"id: a\nwho: kim\nanswers: {s1-situation-1: not-at-all}\n",
    }
    found = page(written(report_named("triage"), from_bytes(Path("/nowhere"), files), TODAY))
    assert [item[-1] for item in found.items] == ["?", "?"]
    assert body(found.tables[1])[0][3] == "Bring service costs down (not sure)"


def test_a_workspace_without_triages_says_how_to_begin() -> None:
    empty = from_bytes(Path("/nowhere"), {"mofkit.yaml": b"schema_version: 1\n"})
    text = written(report_named("triage"), empty, TODAY)
    assert "Nobody has answered yet. `mofkit triage --who NAME` asks." in text
    assert page(text).tables == []


# Scenarios.


@each
def test_a_report_of_scenarios_shows_those_that_are_planned(text: str) -> None:
    facts, found = facts_and_page("scenario", full(text))
    assert [one["number"] for one in facts["scenarios"]] == [4, 7]
    assert found.headings[0] == ("h1", joined("Scenarios:", shown(text)))
    assert [title for tag, title in found.headings if tag == "h2"] == [
        "Scenario 4: Support customers better",
        "Scenario 7: Grow your people's skills",
    ]


def test_without_plans_the_report_shows_all_seven_with_every_action() -> None:
    empty = from_bytes(Path("/nowhere"), {"mofkit.yaml": b"schema_version: 1\n"})
    facts, found = facts_and_page("scenario", empty)
    assert len(facts["scenarios"]) == 7
    every = [scenario(slug) for slug in SCENARIOS]
    assert len(found.headings) == 1 + sum(3 + len(one.steps) for one in every)
    assert len(found.items) == sum(len(one.situations) + len(one.practices) for one in every)
    actions = [row for table in found.tables if table[0][0] == "Action" for row in body(table)]
    assert sorted(row[0] for row in actions) == sorted(action.id for one in every for _, action in one.actions)
    texts = {
        action.id: ("Consider: " if action.optional else "") + action.text for one in every for _, action in one.actions
    }
    assert [row for row in actions if row[2] != texts[row[0]]] == []
    assets = [row for table in found.tables if table[0][0] == "Asset" for row in body(table)]
    assert len(assets) == sum(len(step["assets"]) for one in facts["scenarios"] for step in one["steps"])


# Status.


@each
def test_a_page_of_status_has_a_row_for_each_fact(text: str) -> None:
    facts, found = facts_and_page("status", full(text))
    said = shown(text)
    assert found.headings == [
        ("h1", joined("Status:", shown(text))),
        *(
            ("h2", "Next tasks"),
            ("h2", "Late actions"),
            *([("h2", "Quick wins")] if facts["services"]["first"] else []),
        ),
    ]
    rows = ["Triage", "Plan one", "Plan two", "Actions", "Reviews", "Services"]
    assert [row[0] for row in body(found.tables[0])] == rows
    who = shown(text.strip())
    assert found.items == [
        *[joined(f"{said}, {who or 'manager'}, due 2026-11-01: {said}")] * 2,
        joined(f"a, {who}, due 2026-11-01: {said}"),
        *(joined(shown(name)) for name in facts["services"]["first"]),
    ]


# Any text at all.


PLAIN = {
    name: page(written(report_named(name), full("plain"), TODAY)) for name in ("plan", "triage", "scenario", "status")
}


@settings(max_examples=40, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40),
    st.sampled_from(sorted(PLAIN)),
)
def test_any_text_leaves_every_report_its_shape(text: str, name: str) -> None:
    plain = PLAIN[name]
    found = page(written(report_named(name), full(text), TODAY))
    assert found.others == set()
    assert [tag for tag, _ in found.headings] == [tag for tag, _ in plain.headings]
    assert [[len(row) for row in table] for table in found.tables] == [
        [len(row) for row in table] for table in plain.tables
    ]
    assert (len(found.items), len(found.fences)) == (len(plain.items), len(plain.fences))
