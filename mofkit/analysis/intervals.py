"""Stretches of time as pairs of whole seconds since 1970 in UTC, half open: (start, end)."""

from collections.abc import Iterable

Interval = tuple[int, int]


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """The same time without overlaps, in order; what is empty or ends before it starts is left out."""
    found: list[Interval] = []
    for start, end in sorted(one for one in intervals if one[0] < one[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def overlap(one: Iterable[Interval], other: Iterable[Interval]) -> list[Interval]:
    """The time that both have."""
    left, right = merged(one), merged(other)
    found: list[Interval] = []
    at = 0
    for start, end in left:
        while at < len(right) and right[at][1] <= start:
            at += 1
        here = at
        while here < len(right) and right[here][0] < end:
            found.append((max(start, right[here][0]), min(end, right[here][1])))
            here += 1
    return found


def without(one: Iterable[Interval], other: Iterable[Interval]) -> list[Interval]:
    """The time of the one that the other does not have."""
    left, right = merged(one), merged(other)
    found: list[Interval] = []
    at = 0
    for start, end in left:
        while at < len(right) and right[at][1] <= start:
            at += 1
        here, begin = at, start
        while here < len(right) and right[here][0] < end:
            if begin < right[here][0]:
                found.append((begin, right[here][0]))
            begin = max(begin, right[here][1])
            here += 1
        if begin < end:
            found.append((begin, end))
    return found


def seconds(intervals: Iterable[Interval]) -> int:
    """How long they are together, each second counted once."""
    return sum(end - start for start, end in merged(intervals))
