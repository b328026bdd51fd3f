"""The rules about conflicts, overrides and freezes: what their manual pages need not show."""

from __future__ import annotations

import pytest
from test_rules import TODAY, Found, found, read

from mofkit.lint.changes_ahead import calendar_of, conflicts_in

PEOPLE = "id,name,aliases\nkim,Kim Vale,kit\n"
SERVICES = "id,name\nmail,Mail\n"
FREEZES = "id,start,end,services,reason,except_categories,approved_by\n"


def change(
    id: str, window: str = "{start: 2026-12-05 20:00, end: 2026-12-05 22:00}", more: str = "", **said: str
) -> str:
    fields = {"state": "submitted", "services": "[mail]", "people": "[kim]", **said}
    return f"id: {id}\ntitle: {id}\nwindow: {window}\n" + "".join(f"{k}: {v}\n" for k, v in fields.items()) + more


def files(*changes: str, freezes: str = "", settings: str = "schema_version: 1\n") -> dict[str, str]:
    own = {f"changes/{text.splitlines()[0][4:]}.yaml": text for text in changes}
    more = {"changes/freezes.csv": FREEZES + freezes} if freezes else {}
    return {"mofkit.yaml": settings, "people.csv": PEOPLE, "catalog/services.csv": SERVICES, **own, **more}


def test_a_draft_is_nobodys_trouble_yet_but_in_the_list_of_conflicts() -> None:
    given = files(change("a"), change("b", state="draft"))
    assert found("MOF817", given) == []
    workspace = read({path: text.encode() for path, text in given.items()})
    assert [one.kind for one in conflicts_in(calendar_of(workspace, TODAY))] == ["overlap", "person"]


def test_a_conflict_is_told_once_with_the_place_of_the_other() -> None:
    told = [
        Found(
            "changes/a.yaml:3:9",
            "a and b overlap for 2 h: both are on mail (Sat 5 Dec 2026 20:00-22:00); "
            "the other is at changes/b.yaml:3:9",
        )
    ]
    assert found("MOF817", files(change("a"), change("b"))) == told


def test_a_former_id_of_a_person_is_the_person() -> None:
    given = files(change("a", people="[kit]"), change("b", services="[]"))
    assert [one.message for one in found("MOF818", given)] == [
        "a and b both need kim for 2 h (Sat 5 Dec 2026 20:00-22:00); the other is at changes/b.yaml:3:9"
    ]


def test_two_changes_of_one_release_may_be_near_each_other_and_a_third_not() -> None:
    later = "{start: 2026-12-06 20:00, end: 2026-12-06 22:00}"
    given = files(
        change("a", release="r"),
        change("b", later, release="r"),
        change("c", later.replace("20:", "23:").replace("22:00", "23:30")),
    )
    assert [one.message for one in found("MOF820", given)] == [
        "a and c are 1 d 1 h apart, and not of one release: both are on mail; the other is at changes/c.yaml:3:9",
        "b and c are 1 h apart, and not of one release: both are on mail; the other is at changes/c.yaml:3:9",
    ]


@pytest.mark.parametrize(
    ("window", "clock", "said"),
    [
        (
            "{start: 2027-03-28 01:00, end: 2027-03-28 03:00}",
            "Europe/London",
            "2027-03-28 01:00, a time that in Europe/London does not",
        ),
        (
            "{start: 2027-10-31 00:59, end: 2027-10-31 01:59}",
            "Europe/London",
            "2027-10-31 01:59, a time that in Europe/London comes twice",
        ),
        ("{start: 2027-03-28 01:00, end: 2027-03-28 03:00}", "UTC", ""),
        ("{start: 2027-10-31 01:30+01:00, end: 2027-10-31 02:00}", "Europe/London", ""),
        ("{start: 2027-10-31 01:30}", "UTC", ""),
    ],
)
def test_hours_that_come_twice_or_never_are_told(window: str, clock: str, said: str) -> None:
    settings = f"schema_version: 1\ncalendar: {{time_zone: {clock}}}\n"
    hits = [one.message for one in found("MOF826", files(change("a", window), settings=settings))]
    assert len(hits) == bool(said)
    assert said in "".join(hits)
    assert found("MOF826", files(change("a", window, state="closed"), settings=settings)) == []


def test_a_freeze_says_why_and_by_whom_and_begins_first() -> None:
    given = files(freezes="a,2026-12-20,2026-12-20,,x,,kim\nb,2026-12-20 10:00,2026-12-20 10:00,,,,\n")
    assert found("MOF824", given) == [
        Found(
            "changes/freezes.csv:3:20", "freeze b ends 2026-12-20 10:00, which is not after its start 2026-12-20 10:00"
        )
    ]
    assert [one.message for one in found("MOF825", given)] == ["freeze b has no reason", "nobody has ordered freeze b"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,2026-W44-1,2026-12-20,,x,,kim", "a day such as 2026-12-14, or a moment such as 2026-12-14 18:00"),
        ("a,2026-12-32,2026-12-20,,x,,kim", "a day such as"),
        ("a,2026-12-20,soon,,x,,kim", "a day such as"),
        ("a,2026-12-20,2026-12-21,,x,big,kim", "standard"),
    ],
)
def test_a_freeze_that_cannot_be_read_is_told(row: str, said: str) -> None:
    hits = found("MOF102", files(freezes=row + "\n"))
    assert len(hits) == 1
    assert said in hits[0].message


def test_overrides_of_what_is_no_conflict_are_told_only_while_the_change_is_to_come() -> None:
    said = "overrides:\n  - {conflict: overlap:c, who: kim, reason: x}\n"
    given = files(change("a", more=said), change("b"))
    assert [one.message for one in found("MOF822", given)] == [
        "a accepts 'overlap:c', which is no conflict that it has"
    ]
    for over in (
        change("a", more=said, state="released"),
        change("a", "{start: 2026-11-01 20:00, end: 2026-11-01 22:00}", said),
    ):
        assert found("MOF822", files(over, change("b"))) == []
    assert found("MOF822", files(change("a", "{start: 2026-12-05 20:00}", said))) == []


def test_settings_for_changes_are_known_and_numbers() -> None:
    settings = "schema_version: 1\nthresholds:\n  changes.release_day: 2\n  changes.ready_days: -1\n  other: x\n"
    assert [one.message for one in found("MOF827", files(settings=settings))] == [
        "no setting 'changes.release_day'",
        "changes.ready_days is '-1', which is no number of days",
    ]
