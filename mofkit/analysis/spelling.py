"""Words that were meant for other words: how many typing errors lie between two, and which known word is nearest."""

from collections.abc import Iterable

_ONE_ERROR, _TWO_ERRORS = 4, 8


def typing_errors(a: str, b: str, limit: int) -> int:
    """How many letters are wrong, missing, doubled or swapped; `limit` if that many or more."""
    if abs(len(a) - len(b)) >= limit:
        return limit
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) >= limit:
            return limit
    return min(row[-1], limit)


def meant(word: str, known: Iterable[tuple[str, int]]) -> str:
    """The known word that a word was meant for, the more usual one of two; nothing if none is near enough."""
    if len(word) < _ONE_ERROR or not word.isalpha():
        return ""
    limit = 3 if len(word) >= _TWO_ERRORS else 2
    best, least = "", (limit - 1, 1)
    for other, count in known:
        # Two errors at most: a word with another beginning has the same end, or it is another word.
        if abs(len(other) - len(word)) < limit and (other[0] == word[0] or other[-3:] == word[-3:]):
            found = (typing_errors(word, other, limit), -count)
            if found < least:
                best, least = other, found
    return best
