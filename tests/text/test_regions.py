"""What a program keeps in a text, and what it never touches there."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mofkit.text.regions import digits_of, refreshed, region, scan, stale

BODIES = {"a": "| x |\n| --- |\n| new |", "b": ""}
PIECES = st.sampled_from(
    [
        *(region("a", "old").encode(), region("b", "old").encode(), region("a", "").encode()),
        *(region("a", "old").replace("old", "mine").encode(), region("c", "other").encode()),
        *(region("a", "old").replace("\n", "\r\n").encode(), b"<!-- mofkit:begin a -->\nno digits\n"),
        *(b"<!-- mofkit:end a -->\n", b"text\n", b"\r\n", b"\xff\xfe not text\n", b"# heading\n", b"no line end"),
    ]
)


def outside(raw: bytes) -> bytes:
    for one in reversed(scan(raw)[0]):
        raw = raw[: one.begin] + raw[one.after :]
    return raw


@given(st.lists(PIECES, max_size=8).map(b"\n".join))
@settings(max_examples=150)
def test_what_is_outside_of_regions_stays_byte_for_byte_and_a_second_time_changes_nothing(raw: bytes) -> None:
    once = refreshed(raw, BODIES)
    assert outside(once) == outside(raw)
    assert refreshed(once, BODIES) == once
    for before, after in zip(scan(raw)[0], scan(once)[0], strict=True):
        assert before.name == after.name
        assert after.body == before.body if before.edited else not stale(after, BODIES)


def test_a_hand_edit_is_seen_stays_and_can_be_moved_below() -> None:
    raw = b"# A\n" + region("a", "old").replace("old", "old, and mine").encode() + b"after\n"
    assert [one.edited for one in scan(raw)[0]] == [True]
    assert refreshed(raw, BODIES) == raw
    moved = refreshed(raw, BODIES, move_edits=True)
    assert moved == b"# A\n" + region("a", BODIES["a"]).encode() + b"\nold, and mine\nafter\n"
    assert not scan(moved)[0][0].edited


def test_an_edit_that_only_empties_a_region_leaves_nothing_to_move() -> None:
    raw = region("a", "old").replace("old\n\n", "").encode()
    assert refreshed(raw, BODIES, move_edits=True) == region("a", BODIES["a"]).encode()


def test_line_ends_of_a_region_are_those_of_the_file() -> None:
    raw = region("a", "old").replace("\n", "\r\n").encode()
    assert refreshed(raw, BODIES) == region("a", BODIES["a"]).replace("\n", "\r\n").encode()
    assert digits_of(b"a\r\nb") == digits_of(b"\na  \nb\n\n")


def test_marks_that_make_no_region_are_named_with_their_line() -> None:
    raw = b"<!-- mofkit:end x -->\n<!-- mofkit:begin a 0 -->\n" + region("b", "").encode() * 2
    regions, broken = scan(raw)
    assert [one.name for one in regions] == ["b"]
    assert [(one.name, one.line, one.why) for one in broken] == [
        ("x", 1, "ends what did not begin"),
        ("a", 2, "has no end"),
        ("b", 6, "is there twice"),
    ]
    assert scan(b"<!-- mofkit:begin a -->\n")[1][0].why == "has no end"
    assert refreshed(raw, {"b": "said"}).count(b"said") == 1
