"""`mofkit search WORDS` answered at once: no command line parser, no models, one prepared index.

Anything more than words goes the usual way and comes back to the same `answer`.
"""

import os
from collections.abc import Sequence

from mofkit.cli.searching import Wish, answer
from mofkit.workspace.files import PACKS, root_above


def quick(argv: Sequence[str]) -> int | None:
    """The exit code, if words are all that is said; else nothing."""
    _, *words = argv
    if not "".join(words).strip() or any(word.startswith("-") for word in words):
        return None
    root = root_above(os.getcwd())
    # Packs are laid on by the usual way.
    return None if root and os.path.isdir(os.path.join(root, PACKS)) else answer(Wish(" ".join(words)))
