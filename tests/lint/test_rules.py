"""Each rule is run on the examples of its manual page; below stand the cases that a manual page need not show."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

import mofkit.lint.rules
from mofkit.content.framework import document
from mofkit.finding import Finding, Severity
from mofkit.lint.rule import Rule
from mofkit.lint.rules import RULES
from mofkit.lint.run import Choice, lint
from mofkit.model.agreement import Agreement
from mofkit.model.approval import content_hash
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import from_bytes, load
from mofkit.workspace.skeleton import skeleton
from mofkit.workspace.workspace import Workspace

TODAY = date(2026, 11, 23)
SETTINGS = b"schema_version: 1\n"
PEOPLE = "id,name\nkim,Kim Vale\n"
FOLDER = Path(mofkit.lint.rules.__file__).parent
Files = Mapping[str, str | bytes]
MODULES = sorted(path.stem for path in FOLDER.glob("mof*.py"))

# What a Bad example cannot help breaking as well.
UNAVOIDABLE = {
    "MOF403": {"MOF410"},  # a plan of one task lacks all others
    "MOF406": {"MOF410"},
    "MOF510": {"MOF511"},  # so does a worksheet of one question
    "MOF513": {"MOF511"},
    "MOF865": {"MOF860"},  # what is open was open before it was approved
    "MOF010": {"MOF003"},
    "MOF215": {"MOF201"},  # nobody owns it, however many need it
}

_FILE = re.compile(r"=== (\S+)(?: \((\S+)\))?")

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
every_fix = pytest.mark.parametrize("rule", [rule for rule in RULES if rule.fix], ids=lambda rule: rule.code)


class Found(NamedTuple):
    """A finding as these tests look at it."""

    place: str
    message: str


def example(rule: Rule, heading: str) -> dict[str, bytes]:
    """The files of a manual page's example; a word in parentheses after the path names an encoding."""
    files: dict[str, list[str]] = {}
    encodings: dict[str, str] = {}
    path = ""
    inside = False
    for line in rule.doc.strip().split("\n"):
        header = _FILE.fullmatch(line)
        if line in ("Bad:", "Good:"):
            inside = line == f"{heading}:"
        elif inside and header:
            path = header[1]
            files[path], encodings[path] = [], header[2] or "utf-8"
        elif inside and path:
            files[path].append(line)
    return {path: ("\n".join(lines).rstrip("\n") + "\n").encode(encodings[path]) for path, lines in files.items()}


def read(files: dict[str, bytes]) -> Workspace:
    return from_bytes(Path(), {"mofkit.yaml": SETTINGS, **files})


def findings(workspace: Workspace, code: str = "") -> list[Finding]:
    choice = Choice(select=(code,)) if code else Choice()
    return list(lint(workspace, TODAY, choice).findings)


def found(code: str, files: Files) -> list[Found]:
    """What one rule finds in files given as dedented text."""
    raws = {
        path: text if isinstance(text, bytes) else dedent(text).lstrip("\n").encode() for path, text in files.items()
    }
    return [Found(str(one.span), one.message) for one in findings(read(raws), code)]


def services(*rows: str, columns: str = "id,name,criticality,depends_on") -> Files:
    return {"catalog/services.csv": "\n".join((columns, *rows)) + "\n"}


# Every rule, by its manual page.


def test_the_tuple_and_the_folder_agree() -> None:
    in_folder = [importlib.import_module(f"mofkit.lint.rules.{module}").RULE for module in MODULES]
    assert list(RULES) == in_folder


def test_a_rule_has_the_name_of_its_file() -> None:
    assert [f"{rule.code.lower()}_{rule.slug.replace('-', '_')}" for rule in RULES] == MODULES


def test_codes_and_slugs_are_given_once() -> None:
    names = [name for rule in RULES for name in rule.label]
    assert len(set(names)) == len(names) == 2 * len(RULES)


@every_rule
def test_a_manual_page_says_a_fact_and_why(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z][^\n]+\.", rule.title)
    headings = re.findall(r"^(Why|Fix|Bad|Good):", rule.doc, re.MULTILINE)
    assert headings == ["Why", *(["Fix"] if rule.fix else []), "Bad", "Good"]


@every_rule
def test_a_bad_example_is_found_and_told_with_place_and_next_step(rule: Rule) -> None:
    workspace = read(example(rule, "Bad"))
    mine = [one for one in findings(workspace) if one.label == rule.label]
    assert mine
    for one in mine:
        raw = workspace.files.get(one.span.path) or workspace.streams[one.span.path] or b""
        lines = raw.replace(b"\0", b"").split(b"\n")
        assert 1 <= one.span.line <= len(lines)
        assert one.span.column >= 1
        assert one.severity is rule.severity
        assert one.help
        assert not one.message.endswith(".")
        assert not one.help.endswith(".")


@every_rule
def test_a_bad_example_breaks_no_other_rule(rule: Rule) -> None:
    codes = {one.label.code for one in findings(read(example(rule, "Bad")))}
    assert codes - UNAVOIDABLE.get(rule.code, set()) == {rule.code}


@every_rule
def test_a_good_example_keeps_the_rule(rule: Rule) -> None:
    files = example(rule, "Good")
    assert files
    assert [one for one in findings(read(files)) if one.label == rule.label] == []


@every_rule
def test_a_rule_finds_the_same_in_the_same_order_each_time(rule: Rule) -> None:
    files = example(rule, "Bad")
    assert findings(read(files), rule.code) == findings(read(files), rule.code)


def fixed(rule: Rule, workspace: Workspace) -> Workspace:
    """The workspace after each finding of a rule was offered to its fix, last place first."""
    assert rule.fix
    draft = Draft(workspace)
    # Not by selection: a rule about suppressions needs to see what the others found.
    for one in reversed([one for one in findings(workspace) if one.label == rule.label]):
        rule.fix(one, draft)
    new = {edit.path: edit.after for edit in draft.edits() if edit.after is not None}
    return from_bytes(Path(), {**workspace.files, **new})


@every_fix
def test_a_fixed_bad_example_keeps_the_rule(rule: Rule) -> None:
    after = fixed(rule, read(example(rule, "Bad")))
    assert [one for one in findings(after) if one.label == rule.label] == []


@every_fix
def test_fixing_twice_is_fixing_once(rule: Rule) -> None:
    once = fixed(rule, read(example(rule, "Bad")))
    assert fixed(rule, once).files == once.files != read(example(rule, "Bad")).files


@every_fix
def test_a_fix_leaves_alone_what_two_records_of_one_id_share(rule: Rule) -> None:
    assert rule.fix
    files = {path: raw + raw.split(b"\n", 1)[1] for path, raw in example(rule, "Bad").items() if path.endswith(".csv")}
    before = read({**example(rule, "Bad"), **files})
    for one in findings(before, rule.code):
        if one.span.path in files:
            assert rule.fix(one, Draft(before)) is False


# Reading files: MOF001 to MOF009.


def test_a_link_to_nothing_is_an_unreadable_file(workspace: Callable[..., Path]) -> None:
    root = workspace({"people.csv": PEOPLE})
    (root / "actions").mkdir()
    (root / "actions" / "phones.yaml").symlink_to(root / "gone.yaml")
    assert [str(one.span) for one in findings(load(root))] == ["actions/phones.yaml:1:1"]


def test_several_documents_and_an_alias_to_nothing_are_told_by_line() -> None:
    files = {"actions/a.yaml": "id: a\n---\nid: b\n", "actions/b.yaml": "id: b\nwhat: *gone\n"}
    assert [one.place for one in found("MOF005", files)] == ["actions/a.yaml:2:1", "actions/b.yaml:2:7"]


# MOF010 conflict-marker


def conflict(newline: str = "\n") -> bytes:
    rows = ["id,name", "<" * 7 + " ours", "kim,Kim Vale", "|" * 7 + " base", "kim,K. Vale", "=" * 7]
    return newline.join((*rows, "kim,Kim Ortega", ">" * 7 + " theirs", "")).encode()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_conflict_is_told_once_where_it_begins(newline: str) -> None:
    assert [one.place for one in found("MOF010", {"people.csv": conflict(newline)})] == ["people.csv:2:1"]


def test_a_conflict_is_seen_in_utf_16_and_in_settings() -> None:
    table = conflict().decode().encode("utf-16")
    files = {"people.csv": table, "mofkit.yaml": SETTINGS + b"<" * 7 + b" ours\n"}
    assert [one.place for one in found("MOF010", files)] == ["mofkit.yaml:2:1", "people.csv:2:1"]


def test_each_conflict_of_a_file_is_told() -> None:
    twice = conflict() + b"lee,Lee Ortega\n" + conflict()
    assert [one.place for one in found("MOF010", {"people.csv": twice})] == ["people.csv:2:1", "people.csv:11:1"]


def test_a_conflict_that_another_one_interrupts_is_told_too() -> None:
    text = "<" * 7 + " ours\nkim,Kim\n" + "<" * 7 + " ours\nkim,Kim\n"
    assert [one.place for one in found("MOF010", {"people.csv": text})] == ["people.csv:1:1", "people.csv:3:1"]


@pytest.mark.parametrize("rest", ["||||||| base", ">>>>>>> theirs"])
def test_a_marker_left_over_is_told(rest: str) -> None:
    assert [one.place for one in found("MOF010", {"people.csv": f"{PEOPLE}{rest}\n"})] == ["people.csv:3:1"]


def test_equals_signs_and_quoted_markers_are_no_conflict() -> None:
    note = "note: |\n  <<<<<<< ours\n  =======\n  >>>>>>> theirs\n"
    assert found("MOF010", {"people.csv": "id,name\n=======\n", "actions/a.yaml": f"id: a\nwhat: x\n{note}"}) == []


def test_equals_signs_around_a_conflict_are_no_part_of_it() -> None:
    text = "=======\n" + "<" * 7 + " ours\nkim,Kim\n" + ">" * 7 + " theirs\n=======\n"
    assert [one.place for one in found("MOF010", {"people.csv": text})] == ["people.csv:2:1"]


# MOF011 yaml-tab


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("id: a\t# note\n", "1:6"),
        ("id: a\nwhat: one\ttwo\t\n", "2:10"),
        ("id: a\nnote: |\t\n  text\n", "2:8"),
        ("id:\ta\r\nwhat: b\r\n", "1:4"),
    ],
)
def test_a_tab_outside_quotes_is_told_once_a_line(text: str, place: str) -> None:
    assert [one.place for one in found("MOF011", {"actions/a.yaml": text.encode()})] == [f"actions/a.yaml:{place}"]


@pytest.mark.parametrize(
    "text",
    [
        "id: a # x\ty\n",
        "id: 'a\tb'\n",
        'id: "a # b\tc"\n',
        "note: |\n  a\tb\n  # c\td\n",
        "note: >-\n  a\n   \tb\n",
        "#\t\n",
        "note: 'a\tb'\nwhat: |",
    ],
)
def test_a_tab_in_quotes_text_blocks_and_comments_is_no_finding(text: str) -> None:
    assert found("MOF011", {"actions/a.yaml": text}) == []


def test_a_tab_in_a_table_or_in_broken_yaml_is_another_matter() -> None:
    assert found("MOF011", {"people.csv": "id\tname\nkim\tKim Vale\n", "actions/a.yaml": "id: a\n\twhat: b\n"}) == []


def test_an_alias_does_not_hide_a_tab() -> None:
    files = {"actions/a.yaml": "id: &one 'a\tb'\nwhat: *one\nnote:\tx\n"}
    assert [one.place for one in found("MOF011", files)] == ["actions/a.yaml:3:6"]


# MOF012 stray-file


@pytest.mark.parametrize(
    ("path", "home"),
    [
        ("action/phones.yaml", "actions/*.yaml"),
        ("services.csv", "catalog/services.csv"),
        ("person.csv", "people.csv"),
        ("actions/old/phones.yaml", "actions/*.yaml"),
    ],
)
def test_a_stray_file_is_sent_to_the_nearest_home(path: str, home: str) -> None:
    assert found("MOF012", {path: "id: a\n"}) == [
        Found(f"{path}:1:1", f"no records are kept in '{path}'; did you mean '{home}'?")
    ]


def test_a_file_that_is_near_no_home_is_told_all_of_them() -> None:
    [one] = findings(read({"zzz.csv": b"a,b\n"}), "MOF012")
    assert one.message == "no records are kept in 'zzz.csv'"
    assert "catalog, changes, costs" in one.help


@pytest.mark.parametrize("path", ["actions/phones.yml", "catalog/email.yml", "mofkit.yml"])
def test_a_yml_file_is_to_be_renamed(path: str) -> None:
    [one] = findings(read({path: b"id: phones\n"}), "MOF012")
    assert one.help == f"rename it to {path.removesuffix('.yml')}.yaml"


@pytest.mark.parametrize("path", ["plans/x.yaml", "risks.csv", "team/roles.csv", ".github/ci.yml", "reports/x.csv"])
def test_homes_to_come_and_hidden_files_are_no_strays(path: str) -> None:
    assert found("MOF012", {path: "id: a\n"}) == []


# MOF104 duplicate-id


def test_every_record_but_the_first_is_told_of_a_shared_id() -> None:
    files = {"people.csv": "id,name\nkim,A\nlee,B\nkim,C\nkim,D\n"}
    assert found("MOF104", files) == [
        Found("people.csv:4:1", "id 'kim' is also the id of person 'kim'"),
        Found("people.csv:5:1", "id 'kim' is also the id of person 'kim'"),
    ]


def test_ids_that_differ_only_in_case_are_told() -> None:
    [one] = findings(read({"people.csv": b"id,name\nkim,A\nKim,B\n"}), "MOF104")
    assert one.message == "id 'Kim' differs only in spelling from 'kim', the id of person 'kim'"
    assert one.help == "the other one is people.csv:2:1; give each record its own id"


def test_an_alias_that_is_the_id_of_a_later_record_is_told_at_the_alias() -> None:
    files = {"people.csv": "id,aliases,name\nkim,lee,A\nlee,,B\n"}
    assert found("MOF104", files) == [Found("people.csv:2:5", "alias 'lee' is also the id of person 'lee'")]


def test_an_alias_that_two_records_have_is_told_at_the_second() -> None:
    action = "id: {0}\nwhat: x\naliases:\n  - {0}\n  - o\N{COMBINING DIAERESIS}x\n"
    files = {"actions/a.yaml": action.format("a"), "actions/b.yaml": action.format("b").replace("o\u0308", "\u00f6")}
    [one] = found("MOF104", files)
    assert one.place == "actions/b.yaml:5:5"
    assert "differs only in spelling" in one.message


def test_a_row_that_cannot_be_read_holds_its_id_all_the_same() -> None:
    files = {"people.csv": "id,name\nkim,\nkim,Kim Vale\n"}
    assert [one.place for one in found("MOF104", files)] == ["people.csv:3:1"]


def test_the_id_of_a_file_that_cannot_be_read_is_not_guessed() -> None:
    files = {"actions/a.yaml": "id: [\n", "actions/b.yaml": "id: a\nwhat: x\n"}
    assert found("MOF104", files) == []


def test_two_kinds_may_use_one_id() -> None:
    files = {**services("email,E-mail,C1,"), "catalog/email.yaml": "id: email\ndescription: Mail\n"}
    assert found("MOF104", files) == []


# MOF105 unknown-reference


def test_an_unknown_reference_names_the_nearest_id() -> None:
    action = {"actions/a.yaml": "id: a\nwhat: x\nwho: kimm\n", "people.csv": PEOPLE}
    assert found("MOF105", action) == [Found("actions/a.yaml:3:6", "no person 'kimm'; did you mean 'kim'?")]


def test_an_unknown_reference_in_a_list_is_told_at_its_item() -> None:
    entry = "id: email\ndescription: x\ndepends_on:\n  - email\n  - directory\n"
    files = {**services("email,E-mail,C1,network"), "catalog/email.yaml": entry}
    assert [one.place for one in found("MOF105", files)] == ["catalog/email.yaml:5:5", "catalog/services.csv:2:17"]


def test_without_a_near_id_the_help_lists_what_there_is() -> None:
    people = "id,name\n" + "".join(f"{name},X\n" for name in "abcdefghi")
    files = {"actions/a.yaml": b"id: a\nwhat: x\nwho: quentin\n", "people.csv": people.encode()}
    [one] = findings(read(files), "MOF105")
    assert one.message == "no person 'quentin'"
    assert one.help == "add it to people.csv, or use one of a, b, c, d, e, f, g, h, …"


def test_without_any_id_the_help_says_where_to_add_it() -> None:
    [one] = findings(read({"actions/a.yaml": b"id: a\nwhat: x\nwho: kim\n"}), "MOF105")
    assert one.help == "add it to people.csv"


@pytest.mark.parametrize("typo", ["priya.nai", "priya.nairs", "prya.nair", "Priya.nair", "priya.niar", "priya.nayr"])
def test_among_many_ids_a_slip_of_one_letter_is_still_guessed(typo: str) -> None:
    people = "id,name\npriya.nair,Priya Nair\n" + "".join(f"clerk-{number},X\n" for number in range(300))
    files = {"actions/a.yaml": f"id: a\nwhat: x\nwho: {typo}\n", "people.csv": people}
    assert [one.message for one in found("MOF105", files)] == [f"no person '{typo}'; did you mean 'priya.nair'?"]


@pytest.mark.parametrize("code", ["??", "DNE"])
def test_unknown_and_does_not_exist_refer_to_nobody(code: str) -> None:
    assert found("MOF105", {"actions/a.yaml": f"id: a\nwhat: x\nwho: {code}\n", "people.csv": PEOPLE}) == []


@pytest.mark.parametrize(
    "people", ["id,name\nkim,\n", "id,name\n\xfckim,Kim\n", "id,team\nkim,Desk\n", "id,name,aliases\nlee,Lee,kim\n"]
)
def test_a_record_that_could_not_be_read_is_not_unknown(people: str) -> None:
    files: Files = {
        "actions/a.yaml": "id: a\nwhat: x\nwho: kim\n",
        "people.csv": people.encode("latin-1"),
    }
    assert found("MOF105", files) == []


def test_an_empty_table_knows_nobody() -> None:
    files = {"actions/a.yaml": "id: a\nwhat: x\nwho: kim\n", "people.csv": "id,name\n"}
    assert [one.message for one in found("MOF105", files)] == ["no person 'kim'"]


# MOF106 id-not-file


def test_an_id_that_is_no_id_is_not_compared_with_the_file() -> None:
    assert found("MOF106", {"actions/a.yaml": "id: not an id\nwhat: x\n", "actions/b.yaml": "what: x\n"}) == []


def test_an_id_that_differs_from_the_file_only_in_case_is_told() -> None:
    assert found("MOF106", {"actions/a.yaml": "id: A\nwhat: x\n"}) == [
        Found("actions/a.yaml:1:5", "id is 'A'; the file's name says 'a'")
    ]


# MOF107 look-alike-id


def test_ids_that_look_alike_are_told() -> None:
    assert found("MOF107", {"people.csv": "id,name\nteam-10,A\nteam-1O,B\nteam-l0,C\n"}) == [
        Found("people.csv:3:1", "id 'team-1O' looks like 'team-10', the id of another person"),
        Found("people.csv:4:1", "id 'team-l0' looks like 'team-10', the id of another person"),
    ]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Kim V\u0430le", "mixes alphabets: '\u0430' is cyrillic small letter a"),
        ("Kim\u200b Vale", "holds a character that cannot be seen (U+200B)"),
        ("Kim\u200d Vale", "holds a character that cannot be seen (U+200D)"),
    ],
)
def test_a_name_alone_can_be_odd(name: str, why: str) -> None:
    assert found("MOF107", {"people.csv": f"id,name\nkim,{name}\n"}) == [
        Found("people.csv:2:5", f"name '{name}' {why}")
    ]


@pytest.mark.parametrize("name", ["Kim Vale\u200b", "K\u0456m Vale", "\uff2bim Vale", "Kim\u00a0Vale"])
def test_a_name_that_looks_like_an_earlier_one_is_told_once(name: str) -> None:
    [one] = found("MOF107", {"people.csv": f"id,name\nkim,Kim Vale\nkim.v,{name}\n"})
    assert one == Found("people.csv:3:7", f"name '{name}' looks like that of 'kim' but is spelt with other characters")


@pytest.mark.parametrize(
    "name",
    [
        "Zo\u00eb M\u00fcller",
        "\u041f\u043e\u0447\u0442\u0430",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u00b5Torrent",
        "kim vale",
        "e-\u043f\u043e\u0447\u0442\u0430",
    ],
)
def test_names_of_any_one_alphabet_are_fine(name: str) -> None:
    assert found("MOF107", {"people.csv": f"id,name\nkim,Kim Vale\nkim.v,{name}\n"}) == []


# MOF108 old-id-used


def test_old_ids_in_a_list_are_rewritten_and_the_rest_of_the_file_stays() -> None:
    entry = "id: email\ndescription: x\ndepends_on:\n  - dir  # was bought\n  - net\n  - disk\n"
    table = "id,name,aliases\ndirectory,D,dir\nnetwork,N,net\ndisk,S,\nemail,E,\n"
    before = read({"catalog/email.yaml": entry.encode(), "catalog/services.csv": table.encode()})
    rule = next(rule for rule in RULES if rule.code == "MOF108")
    after = fixed(rule, before).files["catalog/email.yaml"].decode()
    assert after == entry.replace("dir ", "directory ").replace("net", "network")


@pytest.mark.parametrize("path", ["catalog/services.csv", "catalog/email.yaml"])
def test_old_ids_in_one_cell_or_text_are_all_rewritten(path: str) -> None:
    table = "id,name,aliases,depends_on\ndirectory,D,dir,\nnetwork,N,net,\nemail,E,,dir; net\n"
    entry = "id: email\ndescription: x\ndepends_on: dir; net\n"
    before = read({"catalog/email.yaml": entry.encode(), "catalog/services.csv": table.encode()})
    rule = next(rule for rule in RULES if rule.code == "MOF108")
    assert b"directory; network" in fixed(rule, before).files[path]


def test_an_alias_of_two_records_is_not_rewritten() -> None:
    files = {"people.csv": "id,name,aliases\nkim,A,k\nlee,B,k\n", "actions/a.yaml": "id: a\nwhat: x\nwho: k\n"}
    assert found("MOF108", files) == []


def test_a_fix_of_a_record_that_is_gone_does_nothing() -> None:
    rule = next(rule for rule in RULES if rule.code == "MOF108")
    [one] = findings(read(example(rule, "Bad")), "MOF108")
    assert rule.fix
    assert not rule.fix(one, Draft(read({"actions/phones.yaml": b"id: phones\n"})))
    assert not rule.fix(one._replace(span=one.span._replace(path="x.txt")), Draft(read(example(rule, "Bad"))))


# MOF2: services and entries.


def test_does_not_exist_is_no_owner() -> None:
    files = services("email,E-mail,DNE", columns="id,name,owner")
    assert found("MOF201", files) == [Found("catalog/services.csv:2:14", "service has no owner (it says DNE)")]


def test_a_table_without_the_column_is_told_at_the_row() -> None:
    assert [one.place for one in found("MOF201", services("email,E-mail,C1,"))] == ["catalog/services.csv:2:1"]


def test_both_missing_scores_are_told_in_one_finding() -> None:
    assert [one.message for one in found("MOF202", services("email,E-mail,C1,"))] == [
        "service has no difficulty and no impact, so it has no priority"
    ]


@pytest.mark.parametrize(("code", "value"), [("MOF203", "??"), ("MOF204", "DNE")])
def test_customer_and_users_are_asked_for_alike(code: str, value: str) -> None:
    files = services(f"email,E-mail,{value}, {value} ", "fax,Fax,,", columns="id,name,customer,users")
    assert [one.place for one in found(code, files)] == [
        "catalog/services.csv:2:14",
        f"catalog/services.csv:2:{15 + len(value)}",
    ]


@pytest.mark.parametrize(
    ("criticality", "impact", "contradicts"),
    [
        ("C1", "1", True),
        ("C1", "2", True),
        ("C1", "3", False),
        ("C3", "5", True),
        ("C3", "4", False),
        ("C2", "5", False),
        ("C1", "", False),
    ],
)
def test_criticality_and_impact_contradict_each_other_only_far_apart(
    criticality: str, impact: str, contradicts: bool
) -> None:
    files = services(f"email,E-mail,{criticality},{impact}", columns="id,name,criticality,impact")
    assert [one.place for one in found("MOF206", files)] == ["catalog/services.csv:2:17"] * contradicts


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("4,5,12", "priority is '12'; 4 times 5 is 20"),
        ("4,5,high", "priority is 'high'; 4 times 5 is 20"),
        ("4,,12", "priority is '12' but a score is missing"),
    ],
)
def test_a_stale_priority_is_told(row: str, message: str) -> None:
    files = services(f"email,E-mail,{row}", columns="id,name,difficulty,impact,priority")
    assert [one.message for one in found("MOF207", files)] == [message]


@pytest.mark.parametrize("row", ["4,5,20", "4,5, 20 ", "4,5,20.0", "4,5,", ",,"])
def test_a_priority_that_is_the_product_or_not_written_is_fine(row: str) -> None:
    assert found("MOF207", services(f"email,E-mail,{row}", columns="id,name,difficulty,impact,priority")) == []


def test_a_priority_without_scores_is_not_mended() -> None:
    table = b"id,name,difficulty,impact,priority\nemail,E-mail,4,,12\n"
    rule = next(rule for rule in RULES if rule.code == "MOF207")
    before = read({"catalog/services.csv": table})
    assert fixed(rule, before).files == before.files


def test_a_service_that_depends_on_itself_is_told_at_its_row() -> None:
    assert found("MOF208", services("email,E-mail,C1,network; email", "network,Network,C1,")) == [
        Found("catalog/services.csv:2:17", "service 'email' depends on itself")
    ]


def test_each_ring_is_told_once_and_named_from_its_first_service() -> None:
    rows = ["x,X,C1,c", "a,A,C1,b", "b,B,C1,c; d", "c,C,C1,a; b", "d,D,C1,e", "e,E,C1,d", "f,F,C1,a; gone"]
    assert found("MOF208", services(*rows)) == [
        Found("catalog/services.csv:3:8", "service 'a' depends on itself through others: a → b → c → a"),
        Found("catalog/services.csv:6:8", "service 'd' depends on itself through others: d → e → d"),
    ]


def test_rings_that_share_a_service_are_told_one_at_a_time() -> None:
    rows = ["a,A,C1,b", "b,B,C1,a; c", "c,C,C1,a"]
    assert [one.message[-9:] for one in found("MOF208", services(*rows))] == ["a → b → a"]
    rows[1] = "b,B,C1,c"
    assert [one.message[-13:] for one in found("MOF208", services(*rows))] == ["a → b → c → a"]


def test_two_ways_to_one_service_are_no_ring() -> None:
    assert found("MOF208", services("a,A,C1,b; c", "b,B,C1,d", "c,C,C1,d", "d,D,C1,")) == []


def test_a_ring_through_an_old_id_is_a_ring() -> None:
    files = services("mail,E-mail,directory,email", "directory,Directory,email,", columns="id,name,depends_on,aliases")
    assert [one.message for one in found("MOF208", files)] == [
        "service 'mail' depends on itself through others: mail → directory → mail"
    ]


def test_a_ring_of_thousands_is_found_and_named_in_short() -> None:
    rows = [f"s{at},S,C1,s{(at + 1) % 3000}" for at in range(3000)]
    [one] = found("MOF208", services(*rows))
    assert one.message.endswith("others: s0 → s1 → s2 → s3 → s4 → s5 → s6 → s7 → … → s0")


def test_a_critical_service_may_depend_on_medium_ones() -> None:
    rows = ["a,A,C1,b; c; d; e; gone", "b,B,C1,", "c,C,C2,", "d,D,C3,", "e,E,??,", "f,F,C2,d"]
    assert [one.message for one in found("MOF209", services(*rows))] == [
        "service 'a' is C1 but depends on 'd', which is C3",
        "service 'a' is C1 but depends on 'e', which is ??",
    ]


def test_a_published_entry_lacks_both_or_nothing() -> None:
    entry = "id: email\ndescription: Mail\npublished: {}\n"
    assert len(found("MOF211", {"catalog/email.yaml": entry.format("true")})) == 2
    assert found("MOF211", {"catalog/email.yaml": entry.format("false")}) == []


def test_services_of_low_criticality_need_no_route() -> None:
    files = services("a,A,C3,", "b,B,??,", "c,C,C2,??", columns="id,name,criticality,support_route")
    assert [one.place for one in found("MOF213", files)] == ["catalog/services.csv:4:8"]


# MOF212 formula-like-cell


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "= A1",
        "+SUM(A1:A9)",
        "+1+2",
        "+49-30-1234",
        "@SUM(A1)",
        "@kim",
        "\t=1+1",
        "\r=1+1",
        "\uff1d1+1",
        "\uff0b1+1",
        "-2+3",
        "-2+3+cmd|' /C calc'!A0",
        "- 2*3",
        "-A1*2",
        "-SUM(A1:A9)",
        "-hyperlink(A1)+1",
        "-cmd|' /C calc'!A0",
        "-Sheet1!A1",
        "-+1",
        "-=A1",
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_told(cell: str) -> None:
    quoted = cell.replace('"', '""')
    assert [one.place for one in found("MOF212", {"operations/tasks.csv": f'what,note\nx,"{quoted}"\n'})] == [
        "operations/tasks.csv:2:3"
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "- Not Identified",
        "- Phones/desks",
        "- user(s) without an account",
        "- done! see the minutes",
        "-n/a",
        "-",
        "--",
        "=====",
        "+",
        "-12.50",
        "- 12.50",
        "+3",
        "-1,250.00",
        "-1'250.00 CHF",
        "-12.50 €",
        "-$5.00",
        "+5%",
        "-1e-3",
        "+49 30 1234-56",
        "+1 (555) 010-0000",
        "a=b",
        "x@example.org",
        "",
    ],
)
def test_a_number_or_a_note_is_left_alone(cell: str) -> None:
    quoted = cell.replace('"', '""')
    assert found("MOF212", {"operations/tasks.csv": f'what,note\nx,"{quoted}"\n'}) == []
    if "," not in cell:
        assert found("MOF212", {"operations/tasks.csv": f"what,note\nx,{cell}\n".encode()}) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "text", ["id,name\nkim,=1+1\n", "id;name\r\nkim;=1+1\r\n", "sep=^\nid^name\nkim^=1+1\n", "id,name,x\nkim,=1+1"]
)
def test_a_formula_is_found_in_any_dialect(text: str, encoding: str) -> None:
    [one] = findings(read({"people.csv": text.encode(encoding)}), "MOF212")
    assert one.span.column == 5
    assert one.record in ("kim", "")
    assert one.field == "name"


def test_a_formula_is_found_in_the_header_and_beyond_it() -> None:
    assert [one.place for one in found("MOF212", {"people.csv": "\ufeff=id,name\n"})] == ["people.csv:1:1"]
    assert [one.place for one in found("MOF212", {"people.csv": "id,=name\nkim,Kim,=1+1\n"})] == [
        "people.csv:1:4",
        "people.csv:2:9",
    ]


def test_a_table_that_cannot_be_read_has_no_cells() -> None:
    assert found("MOF212", {"people.csv": 'id,name\nkim,"=1+1\n'}) == []


# MOF3: actions.


def action(**fields: str) -> Files:
    return {"actions/a.yaml": "id: a\nwhat: x\n" + "".join(f"{name}: {value}\n" for name, value in fields.items())}


@pytest.mark.parametrize("code", ["MOF302", "MOF303"])
@pytest.mark.parametrize(("status", "asked"), [("todo", True), ("doing", True), ("done", False), ("dropped", False)])
def test_only_open_actions_need_someone_and_a_day(code: str, status: str, asked: bool) -> None:
    assert [one.place for one in found(code, action(status=status))] == ["actions/a.yaml:1:1"] * asked


def test_an_action_of_the_past_is_overdue_from_the_day_after() -> None:
    assert found("MOF301", action(when="2026-11-23")) == []
    assert [one.place for one in found("MOF301", action(when="2026-11-22"))] == ["actions/a.yaml:3:7"]


def test_an_action_cannot_be_done_on_a_day_to_come() -> None:
    assert found("MOF304", action(status="done", done_on="2026-11-23")) == []
    assert found("MOF304", action(status="done", done_on="2026-11-24")) == [
        Found("actions/a.yaml:4:10", "action is done on 2026-11-24, which is still to come")
    ]


# MOF52: documents, and texts beside records.


def paper(text: str = "# A\n", template: str = "test-cases", **fields: str) -> Files:
    more = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return {"documents/a.yaml": f"id: a\ntemplate: {template}\n{more}", "documents/a.md": text}


def whole(**fields: str) -> Files:
    """A document as it is made, with something in every blank."""
    text = skeleton(document("test-cases"), "A", "a").replace(":** <!--", ":** said <!--")
    while "|  |" in text:
        text = text.replace("|  |", "| said |")
    return paper(text, **fields)


def test_a_template_is_guessed_or_all_are_named() -> None:
    assert found("MOF520", paper(template="test-casse")) == [
        Found("documents/a.yaml:2:11", "no template 'test-casse'; did you mean 'test-cases'?")
    ]
    [one] = findings(read({path: str(text).encode() for path, text in paper(template="zzz").items()}), "MOF520")
    assert "forward-schedule, " in one.help


def test_a_record_that_cannot_be_read_still_lacks_its_text() -> None:
    assert [one.place for one in found("MOF521", {"documents/a.yaml": "id: [\n"})] == ["documents/a.yaml:1:1"]


def test_a_text_that_cannot_be_read_is_there_and_nothing_is_said_of_its_sections() -> None:
    files = {**paper(state="approved"), "documents/a.md": b"# A\n\xff\n"}
    assert {one.label.code for one in findings(read({path: as_bytes(raw) for path, raw in files.items()}))} == {
        *("MOF002", "MOF527", "MOF528"),
    }


def as_bytes(raw: str | bytes) -> bytes:
    return raw.encode() if isinstance(raw, str) else raw


@pytest.mark.parametrize("path", ["documents/README.md", "documents/readme.md", "documents/old/a.md", "actions/a.md"])
def test_a_text_for_readers_belongs_to_no_record(path: str) -> None:
    assert found("MOF522", {path: "# A\n"}) == []


def test_a_text_with_conflict_markers_is_told_and_no_stray() -> None:
    files = paper("# A\n" + "<" * 7 + " ours\nx\n=======\ny\n" + ">" * 7 + " theirs\n")
    assert [one.place for one in found("MOF010", files)] == ["documents/a.md:2:1"]
    assert found("MOF012", files) == []


def test_a_missing_section_is_told_where_the_one_before_it_begins() -> None:
    text = str(whole()["documents/a.md"]).replace("## Case\n", "").replace("<!-- test-cases-case\n", "<!--\n")
    assert found("MOF523", paper(text)) == [Found("documents/a.md:15:1", "section 'Case' is missing")]
    assert found("MOF523", paper(text, state="retired")) == []


@pytest.mark.parametrize(("state", "told"), [("draft", 0), ("in-review", 1), ("approved", 1), ("retired", 0)])
def test_empty_fields_matter_from_the_review_on(state: str, told: int) -> None:
    text = str(whole()["documents/a.md"]).replace("**Sheets:** said ", "**Sheets:** ")
    assert found("MOF524", paper(text, state=state)) == told * [
        Found("documents/a.md:23:14", f"{state} document says nothing of 'Sheets' in section 'Workbook set-up'")
    ]


def test_fields_whose_names_are_gone_are_told_at_the_heading() -> None:
    text = "# A\n\n  ## Steps and expected results\n\nAs usual.\n"
    assert "documents/a.md:3:3" in [one.place for one in found("MOF524", paper(text, state="approved"))]


def test_a_whole_document_is_no_finding() -> None:
    files = {**whole(owner="kim", state="in-review"), "people.csv": PEOPLE}
    assert findings(read({path: as_bytes(raw) for path, raw in files.items()})) == []


@pytest.mark.parametrize(
    ("about", "message"),
    [
        ("service:phones", "no service 'phones'"),
        ("services:phones", "no kind 'services'; did you mean 'service:phones'?"),
        ("zzz:phones", "no kind 'zzz'"),
        ("phones", "about is 'phones'; use KIND:ID, such as service:email"),
    ],
)
def test_what_a_document_is_about_is_looked_up_by_kind_and_id(about: str, message: str) -> None:
    assert message in [one.message for one in findings(read({p: as_bytes(r) for p, r in paper(about=about).items()}))]


def test_an_old_id_in_what_a_document_is_about_is_rewritten_with_its_kind() -> None:
    table = b"id,name,aliases\nphones,P,tel\n"
    before = read({**{p: as_bytes(r) for p, r in paper(about="service:tel").items()}, "catalog/services.csv": table})
    rule = next(rule for rule in RULES if rule.code == "MOF108")
    assert b"about: service:phones\n" in fixed(rule, before).files["documents/a.yaml"]


def test_a_document_is_to_be_reviewed_from_the_day_after() -> None:
    assert found("MOF526", paper(review_on="2026-11-23")) == []
    assert [one.message for one in found("MOF526", paper(review_on="2026-11-22"))] == [
        "document was to be reviewed on 2026-11-22, 1 day ago"
    ]
    assert found("MOF526", paper(review_on="2026-11-22", state="retired")) == []


def test_a_retired_document_needs_no_owner() -> None:
    assert [one.place for one in found("MOF528", paper(owner="??"))] == ["documents/a.yaml:3:8"]
    assert found("MOF528", paper(state="retired")) == []


def test_only_what_is_broken_or_contradictory_is_an_error() -> None:
    errors = {rule.code for rule in RULES if rule.severity is Severity.ERROR}
    assert errors == {
        *(f"MOF{number:03}" for number in (*range(1, 11), 101, 102, 103, 104, 105, 208, 222, 302, 303, 308, 409)),
        *(f"MOF{number}" for number in (502, 509, 520, 521, 524, 525, 527, 530, 532, 533, 534, 535, 536, 539)),
        *(f"MOF{number}" for number in (572, 573, 574, 579, 581, 601, 602, 603, 604, 608, 609, 620, 622)),
        *(f"MOF{number}" for number in (702, 703, 704, 710, 711, 721, 731, 732, 763, 764)),
        *(
            f"MOF{number}"
            for number in (803, 807, 810, 816, 821, 824, 827, 830, 831, 840, 843, 846, 868, 870, 875, 879)
        ),
    }


# MOF707 agreement-unsigned, MOF710 agreement-contradiction


AGREEMENT = "id: a\ntitle: A\ntype: uc\nservices: [mail]\nhours: 24x7\n"


def test_everybody_who_should_sign_an_agreement_signs_it_as_it_stands() -> None:
    parties = (
        "starts: 2026-01-01\nparties:\n  - {name: IT, side: provider, signs: kim}\n  - {name: Staff, side: customer}\n"
    )
    agreement = Agreement.model_validate(
        {
            "id": "a",
            "title": "A",
            "type": "uc",
            "services": ["mail"],
            "hours": "24x7",
            "starts": "2026-01-01",
            "parties": [{"name": "IT", "side": "provider", "signs": "kim"}, {"name": "Staff", "side": "customer"}],
        }
    )
    signature = f"approvals:\n  - {{who: kim, content_hash: '{content_hash(agreement)}'}}\n"
    assert found("MOF707", {"agreements/a.yaml": AGREEMENT + parties + signature}) == []
    assert found("MOF707", {"agreements/a.yaml": AGREEMENT.replace("mail", "post") + parties + signature}) == [
        Found("agreements/a.yaml:8:39", "agreement holds since 2026-01-01 but kim has not signed it as it stands")
    ]
    assert found("MOF707", {"agreements/a.yaml": AGREEMENT + "starts: 2026-01-01\nends: 2026-02-01\n"}) == []


@pytest.mark.parametrize(
    ("targets", "place", "said"),
    [
        ("- {id: a, metric: uptime, value: 101, unit: '%'}", "7:34", "target 'a' is 101 %"),
        (
            "- {id: a, metric: availability, value: 99, unit: '%'}",
            "7:40",
            "target 'a' promises at most 99 % availability",
        ),
        (
            "- {id: a, metric: response, value: 2, unit: h}\n- {id: b, metric: resolution, value: 60, unit: min}",
            "7:36",
            "target 'a' answers within 2 h, after 'b' has solved it",
        ),
    ],
)
def test_a_target_that_cannot_be_kept_contradicts_itself(targets: str, place: str, said: str) -> None:
    files = {"agreements/a.yaml": f"{AGREEMENT}targets:\n{targets}\n"}
    assert found("MOF710", files) == [Found(f"agreements/a.yaml:{place}", said)]


def test_a_target_that_is_no_number_says_what_would_be() -> None:
    files = {"agreements/a.yaml": f"{AGREEMENT}targets:\n- {{id: a, metric: uptime, value: high, unit: '%'}}\n"}
    assert found("MOF102", files)[0].place == "agreements/a.yaml:7:34"


# MOF55 and MOF56: the self-assessment and goals.

ASSESSED = "id: {day}-{who}\nwho: {who}\ndate: {day}\n"
BOTH = "id,name\nkim,Kim Vale\nben,Ben Lowe\n"


def assessed(who: str, rest: str = "", day: str = "2026-11-16") -> Files:
    return {f"assessments/{day}-{who}.yaml": ASSESSED.format(who=who, day=day) + dedent(rest), "people.csv": BOTH}


@pytest.mark.parametrize(("days", "expected"), [("", 0), ("306", 0), ("305", 1), ("soon", 0)])
def test_the_cadence_of_an_assessment_is_a_threshold(days: str, expected: int) -> None:
    settings = f'schema_version: 1\nthresholds: {{assessment_days: "{days}"}}\n'
    assert len(found("MOF550", {"mofkit.yaml": settings, **assessed("kim", day="2026-01-21")})) == expected


def test_only_the_newest_assessment_grows_old_and_one_without_a_day_is_told() -> None:
    old = {**assessed("kim", day="2020-01-01"), **assessed("kim"), "assessments/x.yaml": "id: x\nwho: ben\n"}
    assert found("MOF550", old) == [
        Found("assessments/x.yaml:1:1", "assessment of ben has no day, so it counts as the oldest")
    ]


def test_names_are_checked_wherever_an_assessment_holds_them() -> None:
    rest = """\
        scope: [teem]
        smfs:
          team:
            notes: {role: none}
        issues:
          - id: a
            what: b
            cells: [team.roles, xyz.goal, team]
    """
    assert found("MOF551", assessed("kim", rest)) == [
        Found("assessments/2026-11-16-kim.yaml:4:9", "no SMF 'teem'; did you mean 'team'?"),
        Found("assessments/2026-11-16-kim.yaml:7:19", "no attribute 'role'; did you mean 'roles'?"),
        Found("assessments/2026-11-16-kim.yaml:11:12", "no SMF 'xyz'"),
        Found("assessments/2026-11-16-kim.yaml:11:12", "no attribute ''"),
        Found("assessments/2026-11-16-kim.yaml:11:12", "no attribute 'goal'; did you mean 'goals'?"),
    ]


def test_an_issue_of_anybody_says_what_is_weak_and_what_is_past_need_not_be_told() -> None:
    weak = "smfs:\n  team:\n    roles: missing\n"
    issue = "issues:\n  - id: a\n    what: b\n    cells: team.roles\n"
    assert len(found("MOF552", assessed("kim", weak))) == 1
    assert found("MOF552", {**assessed("kim", weak), **assessed("ben", issue)}) == []
    assert found("MOF552", {**assessed("kim", weak, day="2026-01-01"), **assessed("kim")}) == []


@pytest.mark.parametrize(("mark", "told"), [("satisfactory", 1), ("needs-improvement", 0)])
def test_two_steps_apart_is_far_and_one_is_not(mark: str, told: int) -> None:
    row = "smfs:\n  team:\n    roles: "
    files = {**assessed("kim", f"{row}missing\n"), **assessed("ben", f"{row}{mark}\n")}
    assert len(found("MOF555", files)) == told


def test_one_assessor_is_one_however_often() -> None:
    assert len(found("MOF556", {**assessed("kim"), **assessed("kim", day="2026-01-01")})) == 1


def test_a_phase_that_is_none_and_a_goal_that_stands_twice_are_told() -> None:
    twice = "goals:\n  - goal: operate-goal-1\n  - goal: operate-goal-1\n"
    assert [one.message for one in found("MOF560", {"goals/run.yaml": "id: run\n"})] == ["no phase, layer or SMF 'run'"]
    assert found("MOF560", {"goals/operate.yaml": "id: operate\n" + twice}) == [
        Found("goals/operate.yaml:4:11", "goal 'operate-goal-1' stands here twice")
    ]


def test_a_consequence_is_asked_for_where_the_mark_or_the_gap_says_so() -> None:
    layer = "id: operate\nmanage_layer:\n  grc: {mark: missing}\n  team: {gap: none, consequence: chaos}\n"
    assert [one.place for one in found("MOF561", {"goals/operate.yaml": layer})] == ["goals/operate.yaml:3:15"]


# MOF720 to MOF735: outages, tasks, and promises that were not kept

OUTAGES = "id,service,start,end,planned,cause\n"
MAIL = "id,name,criticality,status\nmail,Mail,C1,live\nfax,Fax,C3,retired\n"
PROMISE = """\
id: mail-uc
title: Mail
type: uc
services: [mail]
hours: 24x7
targets:
- {id: up, metric: availability, comparator: at-least, value: 99.9, unit: '%'}
"""
MEASURED = "id,period,agreement,target,value,met,total,note\n"


@pytest.mark.parametrize(
    ("code", "row", "said"),
    [
        ("MOF720", "mail,2026-11-15 09:00,,,", "outage of mail has no end and began 8 days ago"),
        ("MOF720", "mail,2026-11-16 09:00,,,", ""),
        (
            "MOF721",
            "mail,2026-11-15 09:00,2026-11-15 09:00,,",
            "outage of mail ends 2026-11-15 09:00, which is not after its start 2026-11-15 09:00",
        ),
        ("MOF722", "fax,2026-11-15 09:00,2026-11-15 10:00,,", "outage of fax, which is retired"),
        ("MOF722", "fax,2026-01-15 09:00,2026-01-15 10:00,,", ""),
        ("MOF724", "mail,2026-11-01 09:00,2026-11-08 10:00,,", "outage of mail ended 2026-11-08 and has no cause"),
        ("MOF724", "mail,2026-11-01 09:00,2026-11-09 10:00,,", ""),
        ("MOF724", "mail,2026-11-01 09:00,2026-11-08 10:00,true,", ""),
    ],
)
def test_outages_are_looked_at_one_by_one(code: str, row: str, said: str) -> None:
    files = {"operations/outages.csv": f"{OUTAGES}o,{row}\n", "catalog/services.csv": MAIL}
    assert [one.message for one in found(code, files)] == ([said] if said else [])


def test_maintenance_over_a_failure_is_no_double_entry_and_one_that_touches_is_none_either() -> None:
    rows = (
        "a,mail,2026-11-02 09:00,2026-11-02 10:00,,x\nb,mail,2026-11-02 09:30,2026-11-02 11:00,true,x\n"
        "c,mail,2026-11-02 10:00,2026-11-02 11:00,,x\nd,mail,2026-11-02 10:30,,,x\n"
    )
    files = {"operations/outages.csv": OUTAGES + rows, "catalog/services.csv": MAIL}
    assert found("MOF723", files) == []
    twice = {**files, "operations/outages.csv": OUTAGES + rows + "e,mail,2026-11-02 10:59,2026-11-02 12:00,,x\n"}
    assert found("MOF723", twice) == [
        Found("operations/outages.csv:6:8", "outage of mail begins while c lasts, until 2026-11-02 11:00")
    ]


def test_a_task_that_rests_needs_neither_owner_nor_turn() -> None:
    rows = "id,what,frequency,owner,last_done,paused\na,Read,weekly,,2026-01-02,true\n"
    assert found("MOF725", {"operations/tasks.csv": rows}) == found("MOF726", {"operations/tasks.csv": rows}) == []
    (late,) = found("MOF725", {"operations/tasks.csv": rows.replace("true", "")[:-1].replace("01-02", "11-15") + "\n"})
    assert late.message == "task a was due 2026-11-22 and is done weekly: 1 turn missed"


def test_a_half_written_runbook_is_named_by_what_it_lacks() -> None:
    files = {"catalog/services.csv": MAIL, "operations/runbooks.csv": "id,service,backup\nr,mail,Wiki 2\n"}
    said = "runbook of mail, which is C1, says nothing about troubleshooting and instructions"
    assert [one.message for one in found("MOF728", files)] == [said]
    assert [one.message for one in found("MOF734", files)] == ["runbook r of mail was never reviewed"]


@pytest.mark.parametrize(
    ("service", "published", "agreement", "said"),
    [
        ("mail", "true", "type: ola", "mail is C1 and published, and no SLA holds for it"),
        ("mail", "true", "type: sla\nends: 2026-11-22", "mail is C1 and published, and no SLA holds for it"),
        ("mail", "true", "type: sla\nends: 2026-11-23", ""),
        ("mail", "false", "type: ola", ""),
        ("post", "true", "type: sla", ""),
        ("fax", "true", "type: ola", ""),
        ("telex", "true", "type: ola", ""),
        ("nothing", "true", "type: ola", ""),
    ],
)
def test_a_published_c1_service_has_an_sla_that_holds(service: str, published: str, agreement: str, said: str) -> None:
    files = {
        "catalog/services.csv": (
            "id,name,criticality,status,aliases\nmail,Mail,C1,live,post\nfax,Fax,C2,live,\ntelex,Telex,C1,retired,\n"
        ),
        "catalog/page.yaml": f"id: page\nservice: {service}\ndescription: D\npublished: {published}\n",
        "agreements/a.yaml": f"id: a\ntitle: A\nservices: [mail]\nhours: 24x7\n{agreement}\n",
    }
    assert [one.message for one in found("MOF735", files)] == ([said] if said else [])


def missing_its_promise(note: str = "", action: str = "") -> Files:
    files = {
        "agreements/mail-uc.yaml": PROMISE,
        "measurements/targets.csv": f"{MEASURED}m,2026-10,mail-uc,up,99.1,,,{note}\n",
        "catalog/services.csv": MAIL,
    }
    return {**files, "actions/call.yaml": f"id: call\nwhat: {action}\nstatus: todo\n"} if action else files


def test_a_missed_promise_is_answered_by_an_action_that_speaks_of_it_or_of_which_it_speaks() -> None:
    said = "mail-uc missed its up in October 2026 and no action speaks of it"
    assert found("MOF729", missing_its_promise()) == [Found("agreements/mail-uc.yaml:7:63", said)]
    assert len(found("MOF729", missing_its_promise(action="Call the supplier"))) == 1
    assert len(found("MOF729", missing_its_promise(action="Call the mailman"))) == 1
    assert found("MOF729", missing_its_promise(action="A second line for Mail")) == []
    assert found("MOF729", missing_its_promise(note="see CALL.", action="Ring them up")) == []


def test_the_outage_of_a_missed_promise_may_name_the_action_too() -> None:
    outages = OUTAGES[:-1] + ",note\no,mail,2026-10-02 09:00,2026-10-02 19:00,,Disk,call\n"
    files = {**missing_its_promise(action="Ring them up"), "measurements/targets.csv": MEASURED}
    assert found("MOF729", {**files, "operations/outages.csv": outages}) == []
    assert len(found("MOF729", {**files, "operations/outages.csv": outages.replace(",call", ",")})) == 1


def test_no_outages_and_no_measurements_are_no_broken_promise() -> None:
    assert found("MOF729", {"agreements/mail-uc.yaml": PROMISE, "catalog/services.csv": MAIL}) == []


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (",,", "measurement m has no figure"),
        (",,30", "measurement m has total without met"),
        (",31,30", "measurement m has 31 cases kept of 30"),
        ("99.9,30,30", "measurement m has a value and cases, which may not agree"),
        ("99.9,,", ""),
    ],
)
def test_a_measurement_has_one_whole_figure(cells: str, said: str) -> None:
    files = {
        "agreements/mail-uc.yaml": PROMISE,
        "measurements/targets.csv": f"{MEASURED}m,2026-10,mail-uc,up,{cells},\n",
    }
    assert [one.message for one in found("MOF732", files)] == ([said] if said else [])


def test_a_period_and_a_count_are_said_in_their_forms() -> None:
    files = {"measurements/targets.csv": f"{MEASURED}m,October,mail-uc,up,,1.5,2,\n"}
    assert [one.place for one in found("MOF102", files)] == [
        "measurements/targets.csv:2:3",
        "measurements/targets.csv:2:23",
    ]


def test_a_measurement_of_no_agreement_is_an_unknown_reference_alone() -> None:
    files = {"measurements/targets.csv": f"{MEASURED}m,2026-10,fax-uc,up,99,,,\n"}
    assert (len(found("MOF105", files)), found("MOF731", files)) == (1, [])


def test_maps_beside_measurements_are_no_stray_files_but_other_tables_are() -> None:
    files = {"measurements/maps/a.yaml": "source: a\n", "measurements/old/october.csv": "id\n"}
    assert [one.place for one in found("MOF012", files)] == ["measurements/old/october.csv:1:1"]


# MOF760 policy-review-overdue to MOF771 policy-unknown-template


def policy(**fields: str) -> Files:
    record = {"id": "a", "title": "A", "owner": "kim", "state": "draft"} | fields
    return {
        "policies/a.yaml": "".join(f"{name}: {value}\n" for name, value in record.items()),
        "policies/a.md": "# A\n",
    }


@pytest.mark.parametrize(
    ("day", "told"), [("2026-11-22", "1 day ago"), ("2026-11-21", "2 days ago"), ("2026-11-23", "")]
)
def test_a_policy_is_overdue_from_the_day_after(day: str, told: str) -> None:
    hits = found("MOF760", policy(review_on=day))
    assert [one.message for one in hits] == ([f"policy was to be reviewed on {day}, {told}"] if told else [])
    assert found("MOF760", policy(review_on=day, state="retired")) == []


def test_an_exception_that_ended_or_is_of_a_retired_policy_is_left_alone() -> None:
    old = "[{what: x, why: y, until: 2026-11-22, granted_by: kim}]"
    assert [one.place for one in found("MOF761", policy(exceptions=old))] == ["policies/a.yaml:5:39"]
    assert found("MOF761", policy(exceptions=old.replace("22", "23"))) == []
    assert found("MOF761", policy(exceptions=old, state="retired")) == []
    assert found("MOF761", policy(exceptions=old.replace("}", ", ended: 2026-11-22}"))) == []


def test_each_of_reason_end_and_name_is_missed() -> None:
    said = [one.message for one in found("MOF762", policy(exceptions="[{what: x, granted_by: '??'}]"))]
    assert sorted(said) == [
        f"exception of 'x' has no {word}" for word in ("last day", "person who granted it", "reason")
    ]


def test_a_publication_names_day_audience_and_place() -> None:
    assert found("MOF764", policy(state="published", publication="{date: 2026-11-01, where: here}")) == [
        Found("policies/a.yaml:5:14", "policy is published, but its publication names no audience")
    ]
    assert found("MOF764", policy(state="validated")) == []


def test_an_unknown_template_names_the_nearest() -> None:
    assert [one.message for one in found("MOF771", policy(template="privacy-polic"))] == [
        "no template of a policy is called 'privacy-polic'; did you mean 'privacy-policy'?"
    ]
    assert [one.message for one in found("MOF771", policy(template="zzz"))] == [
        "no template of a policy is called 'zzz'"
    ]
    assert found("MOF766", {**policy(state="published", template="zzz"), "policies/a.md": "# A\n"}) == [
        Found("policies/a.yaml:4:8", "policy is published, but there is no template 'zzz' to check its text by")
    ]


def test_an_owner_of_no_retired_policy_is_missed() -> None:
    assert found("MOF765", policy(owner="??", state="retired")) == []
    assert len(found("MOF765", policy(owner="??"))) == 1


# MOF773 published-figure-not-agreed to MOF775 service-published-twice


SLA = (
    "id: a\ntitle: A\ntype: sla\nservices: [post]\nhours: 24x7\ntargets:\n"
    "  - {id: up, metric: availability, comparator: at-least, value: 99.50, unit: '%'}\n"
    "  - {id: fix, metric: resolution, value: 4, unit: h}\n"
)


def published(expectation: str, **others: str) -> Files:
    entry = (
        f"id: mail\nservice: mail\ndescription: M\nexpectation: {expectation}\nrequest_route: Desk\npublished: true\n"
    )
    files = {"catalog/services.csv": "id,name,aliases\nmail,Mail,post\n", "catalog/mail.yaml": entry}
    return files | {path.replace("__", "/") + ".yaml": text for path, text in others.items()}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Up 99.5 % of the month", []),
        ("Up 99,5% of the month", []),
        ("Up 99.9 % of the month", ["entry publishes 99.9 %, but the SLA about 'mail' says 99.5 %"]),
        ("Version 1.2.99 % of", []),
        ("Within 4 hours", []),
    ],
)
def test_a_published_percentage_is_that_of_the_agreement(said: str, told: list[str]) -> None:
    files = published(said, agreements__a=SLA)
    assert [one.message for one in found("MOF773", files)] == told


def test_an_agreement_that_is_over_or_no_sla_carries_no_figure() -> None:
    for agreement in (SLA + "ends: 2020-01-01\n", SLA.replace("sla", "ola"), SLA.replace("post", "fax")):
        assert [one.message for one in found("MOF773", published("99.5 %", agreements__a=agreement))] == [
            "entry publishes 99.5 %, but no SLA in force says so"
        ]


def test_entries_that_are_not_published_publish_nothing() -> None:
    files = {path: text.replace("true", "false") for path, text in published("99.5 %").items()}  # type: ignore[arg-type]
    twice = files | {"catalog/b.yaml": "id: b\nservice: post\ndescription: M\npublished: true\n"}
    assert [found(code, twice) for code in ("MOF773", "MOF774", "MOF775")] == [[], [], []]
    both = published("x", catalog__b="id: b\nservice: post\ndescription: M\npublished: true\n")
    assert [one.message for one in found("MOF775", both)] == ["entry publishes 'mail', which entry 'b' does too"]
