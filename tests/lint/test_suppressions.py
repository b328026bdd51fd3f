"""Findings that are known and accepted: where one may say so, how long it holds, and what happens when it is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from mofkit.lint.fix import mend
from mofkit.lint.run import Choice, Outcome, lint
from mofkit.workspace.load import from_bytes

TODAY = date(2026, 11, 23)
SETTINGS = "schema_version: 1\n"
PEOPLE = b"id,name\nkim,Kim Vale\n"
LATE = """
    id: phones
    what: Answer the phones again
    who: kim
    when: 2026-10-01{comment}
"""
ON_LINE_FOUR = '  # mofkit: ignore[MOF301] reason="the supplier is late"'


def run(action: str = LATE, *, comment: str = "", settings: str = "", choice: Choice | None = None) -> Outcome:
    files = {
        "actions/phones.yaml": dedent(action).lstrip("\n").replace("{comment}", comment).encode(),
        "mofkit.yaml": (SETTINGS + dedent(settings)).encode(),
        "people.csv": PEOPLE,
    }
    return lint(from_bytes(Path(), files), TODAY, choice or Choice())


def codes(outcome: Outcome) -> list[str]:
    return [one.label.code for one in outcome.findings]


# Where.


def test_without_a_suppression_the_finding_counts() -> None:
    assert codes(run()) == ["MOF301"]


def test_a_comment_on_the_line_covers_it() -> None:
    outcome = run(comment=ON_LINE_FOUR)
    assert (outcome.findings, outcome.suppressed) == ((), 1)


@pytest.mark.parametrize("between", ["", "\n", "\n    # for other reasons too\n\n"])
def test_a_comment_alone_covers_the_next_line_that_says_something(between: str) -> None:
    action = f"""
        id: phones
        what: Answer the phones again
        who: kim
        # mofkit: ignore[action-overdue] reason="the supplier is late"{between}
        when: 2026-10-01
    """
    assert run(action).findings == ()


def test_a_comment_covers_no_other_line() -> None:
    action = """
        id: phones
        what: Answer the phones again  # mofkit: ignore[MOF301] reason="the supplier is late"
        who: kim
        when: 2026-10-01
    """
    assert codes(run(action)) == ["MOF902", "MOF301"]


def test_a_comment_after_the_last_line_covers_nothing() -> None:
    assert codes(run(comment="\n# mofkit: ignore[MOF301] reason=late\n")) == ["MOF301", "MOF902"]


def test_ignore_file_covers_the_whole_file() -> None:
    action = """
        # mofkit: ignore-file[MOF301, action-without-owner] reason="imported; to be sorted out"
        id: phones
        what: Answer the phones again
        when: 2026-10-01
    """
    outcome = run(action)
    assert (outcome.findings, outcome.suppressed) == ((), 2)


@pytest.mark.parametrize(
    "narrow", ["", "path: actions/phones.yaml", "path: actions/", "path: actions", "record: phones"]
)
def test_a_list_in_the_settings_covers_a_path_a_record_or_all(narrow: str) -> None:
    settings = f"""
        lint:
          suppress:
            - code: mof301
              reason: The supplier is late
              {narrow}
    """
    assert run(settings=settings).findings == ()


@pytest.mark.parametrize("narrow", ["path: action", "path: people.csv", "record: phone", "code: MOF302"])
def test_a_list_in_the_settings_covers_nothing_else(narrow: str) -> None:
    code = "" if narrow.startswith("code") else "code: MOF301, "
    settings = f"lint:\n  suppress:\n    - {{{code}reason: late, {narrow}}}\n"
    assert sorted(codes(run(settings=settings))) == ["MOF301", "MOF902"]


# Byte order marks, line breaks and quotes.


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_comment_holds_with_any_line_break(newline: str, mark: bytes) -> None:
    text = dedent(LATE).lstrip("\n").replace("{comment}", ON_LINE_FOUR).replace("\n", newline)
    files = {"actions/phones.yaml": mark + text.encode(), "people.csv": PEOPLE, "mofkit.yaml": SETTINGS.encode()}
    assert lint(from_bytes(Path(), files), TODAY).findings == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "note",
    [
        "note: 'see # mofkit: ignore-file[MOF301] reason=late'",
        'note: "see\n  # mofkit: ignore-file[MOF301] reason=late"',
        "note: |\n  # mofkit: ignore-file[MOF301] reason=late",
        "note: >-\n  see\n\n   # mofkit: ignore-file[MOF301] reason=late",
        "note: see#mofkit:ignore-file[MOF301]reason=late",
        "'# mofkit: ignore-file[MOF301] reason=late': 1",
    ],
)
def test_a_hash_inside_a_value_is_no_comment(note: str, newline: str) -> None:
    text = f"{dedent(LATE).strip().replace('{comment}', '')}\n{note}\n".replace("\n", newline)
    files = {"actions/phones.yaml": text.encode(), "people.csv": PEOPLE, "mofkit.yaml": SETTINGS.encode()}
    found = codes(lint(from_bytes(Path(), files), TODAY))
    assert "MOF301" in found
    assert "MOF902" not in found


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_comment_after_a_quoted_hash_holds(newline: str) -> None:
    text = f"id: phones\nwhat: 'Phone #4'\nwho: kim\nwhen: '2026-10-01'{ON_LINE_FOUR}\n".replace("\n", newline)
    files = {"actions/phones.yaml": text.encode(), "people.csv": PEOPLE, "mofkit.yaml": SETTINGS.encode()}
    assert lint(from_bytes(Path(), files), TODAY).findings == ()


# How long, and why.


def test_without_a_reason_it_does_not_hold_and_is_told() -> None:
    assert sorted(codes(run(comment="  # mofkit: ignore[MOF301]"))) == ["MOF301", "MOF904"]
    assert sorted(codes(run(comment='  # mofkit: ignore[MOF301] reason=" "'))) == ["MOF301", "MOF904"]


def test_a_list_in_the_settings_needs_a_reason_too() -> None:
    settings = "lint:\n  suppress:\n    - code: MOF301\n"
    outcome = run(settings=settings)
    assert codes(outcome) == ["MOF301", "MOF904"]
    assert str(outcome.findings[1].span) == "mofkit.yaml:4:7"


@pytest.mark.parametrize(("until", "holds"), [("2026-11-24", True), ("2026-11-23", False), ("2026-11-22", False)])
def test_it_holds_until_its_day(until: str, holds: bool) -> None:
    comment = f'  # mofkit: ignore[MOF301] until={until} reason="the supplier is late"'
    assert codes(run(comment=comment)) == ([] if holds else ["MOF301", "MOF903"])


def test_an_expired_entry_of_the_settings_is_told_where_it_stands() -> None:
    settings = "lint:\n  suppress:\n    - {code: MOF301, until: 2026-01-31, reason: late}\n"
    outcome = run(settings=settings)
    assert codes(outcome) == ["MOF301", "MOF903"]
    assert str(outcome.findings[1].span) == "mofkit.yaml:4:7"


def test_a_day_that_is_no_date_is_told_and_never_comes() -> None:
    outcome = run(comment='  # mofkit: ignore[MOF301] until=2026-02-30 reason="late"')
    assert codes(outcome) == ["MOF905"]
    assert outcome.findings[0].message == "suppression of 'MOF301' ends on '2026-02-30', which is no date"


# Unknown and unused.


def test_an_unknown_rule_is_told_with_the_nearest_one() -> None:
    outcome = run(comment="  # mofkit: ignore[action-overdu] reason=late")
    assert codes(outcome) == ["MOF301", "MOF901"]
    assert (
        outcome.findings[1].message
        == "suppression names 'action-overdu', which is no rule; did you mean 'action-overdue'?"
    )


def test_a_word_far_from_any_rule_is_sent_to_the_list() -> None:
    [_, outcome] = run(comment="  # mofkit: ignore[xyzzy] reason=late").findings
    assert outcome.message == "suppression names 'xyzzy', which is no rule"
    assert outcome.help == "`mofkit rule` lists the rules"


@pytest.mark.parametrize("comment", ["ignore", "ignore[]", "ignore-line"])
def test_a_suppression_of_no_rule_covers_nothing(comment: str) -> None:
    outcome = run(comment=f"  # mofkit: {comment} reason=late")
    assert codes(outcome) == ["MOF301", "MOF901"]
    assert outcome.findings[1].message == "suppression names no rule"


def test_another_comment_of_mofkit_is_no_suppression() -> None:
    assert codes(run(comment="  # mofkit: a fine tool")) == ["MOF301"]


def test_settings_that_name_no_rule_are_told() -> None:
    settings = """
        lint:
          ignore: [MOF3, action-overdu]
          select: [MOF, " "]
          severity: {xyzzy: off, MOF301: info}
    """
    messages = [one.message for one in run(settings=settings).findings if one.label.code == "MOF901"]
    assert messages == [
        "lint.ignore names 'action-overdu', which is no rule; did you mean 'action-overdue'?",
        "lint.select names ' ', which is no rule",
        "lint.severity names 'xyzzy', which is no rule",
    ]


def test_an_unused_suppression_is_told() -> None:
    outcome = run("id: phones\nwhat: x\nwho: kim\nwhen: 2026-12-01{comment}\n", comment=ON_LINE_FOUR)
    assert codes(outcome) == ["MOF902"]
    assert str(outcome.findings[0].span) == "actions/phones.yaml:4:19"


@pytest.mark.parametrize("choice", [Choice(select=("MOF902",)), Choice(ignore=("MOF3",))])
def test_a_suppression_of_a_rule_that_did_not_run_is_not_unused(choice: Choice) -> None:
    assert run(comment=ON_LINE_FOUR, choice=choice).findings == ()


def test_a_suppression_of_a_rule_that_is_off_is_not_unused() -> None:
    assert run(comment=ON_LINE_FOUR, settings="lint: {severity: {action-overdue: off}}\n").findings == ()


def test_a_suppression_may_cover_a_finding_about_suppressions() -> None:
    comment = '  # mofkit: ignore[MOF301] # mofkit: x\n# mofkit: ignore-file[MOF904, MOF301] reason="being sorted out"'
    assert run(comment=comment).findings == ()


# Mended.


def mended(action: str) -> str:
    files = {"actions/phones.yaml": action.encode(), "people.csv": PEOPLE, "mofkit.yaml": SETTINGS.encode()}
    edits = mend(from_bytes(Path(), files), TODAY, Choice()).edits
    assert [edit.path for edit in edits] in ([], ["actions/phones.yaml"])
    return (edits[0].after or b"").decode() if edits else action


def test_unused_comments_are_taken_out_and_nothing_else() -> None:
    action = (
        "# Who answers?\n"
        '# mofkit: ignore-file[MOF302] reason="nobody yet"\n'
        "id: phones\r\n"
        "what: x   # mofkit: ignore[MOF303] reason=late\r\n"
        "who: kim  # she said so\n"
        f"when: 2026-12-01{ON_LINE_FOUR}"
    )
    kept = "# Who answers?\nid: phones\r\nwhat: x\r\nwho: kim  # she said so\nwhen: 2026-12-01"
    assert mended(action) == kept


def test_a_comment_that_names_a_rule_still_needed_stays() -> None:
    action = "id: phones\nwhat: x\nwho: kim\nwhen: 2026-10-01  # mofkit: ignore[MOF301, MOF303] reason=late\n"
    assert mended(action) == action


def test_a_list_in_the_settings_is_not_mended() -> None:
    settings = f"{SETTINGS}lint:\n  suppress:\n    - {{code: MOF301, reason: late}}\n".encode()
    files = {"mofkit.yaml": settings, "people.csv": PEOPLE}
    workspace = from_bytes(Path(), files)
    assert codes(lint(workspace, TODAY)) == ["MOF902"]
    assert mend(workspace, TODAY, Choice()).edits == []
