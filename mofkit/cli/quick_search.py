"""`mofkit search WORDS` answered at once: no command line parser, no models, one prepared index.

Anything more than words goes the usual way and comes back to the same `answer`.
"""

from collections.abc import Sequence

from mofkit.cli.searching import Wish, answer


def quick(argv: Sequence[str]) -> int | None:
    """The exit code, if words are all that is said; else nothing."""
    _, *words = argv
    if not "".join(words).strip() or any(word.startswith("-") for word in words):
        return None
    return answer(Wish(" ".join(words)))
