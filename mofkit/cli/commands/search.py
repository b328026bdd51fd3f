"""`mofkit search`."""

from typing import Annotated, Literal

import typer

from mofkit.cli.searching import Wish, answer
from mofkit.cli.session import Session
from mofkit.content.search_index import index
from mofkit.errors import BadOption, did_you_mean
from mofkit.model.kinds import KINDS

_OTHERS = ("page", "file")


def run(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help="What to look for, or a question.")],
    top: Annotated[int, typer.Option(min=1, max=1000, metavar="N", help="How many to show.")] = 10,
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Only of this kind: term, activity, document, action …")
    ] = None,
    reader: Annotated[
        Literal["director", "manager", "contributor"] | None, typer.Option(help="Only actions for this reader.")
    ] = None,
    only: Annotated[
        Literal["content", "workspace"] | None, typer.Option(help="Only the framework, or only this workspace.")
    ] = None,
    format: Annotated[Literal["table", "json", "csv", "md"], typer.Option(help="How to print it.")] = "table",
) -> int:
    """Find anything by words, or by a question: in the framework, and in the workspace if this is one.

    Exit 1 if nothing is found.

    Example: mofkit search who signs the OLA
    """
    session: Session = ctx.obj
    text = " ".join(words)
    if not text.strip():
        raise BadOption("there are no words to search for", hint="try `mofkit search back-out plan`")
    wish = Wish(text, _kinds(kind or []), reader or "", only or "", top, format, str(session.folder), session.quiet)
    return answer(wish)


def _kinds(given: list[str]) -> tuple[str, ...]:
    """The kinds that are wished for; raises BadOption for a word that is none."""
    if not given:
        return ()
    with index() as known:
        kinds = [*known.about["kinds"], *(kind.name for kind in KINDS), *_OTHERS]
    names = dict.fromkeys(name.casefold() for kind in kinds for name in (kind, kind.partition(" (")[0]))
    for word in given:
        if word.casefold() not in names:
            hint = did_you_mean(word, list(names)) or f"kinds are {', '.join(names)}"
            raise BadOption(f"nothing is of the kind {word!r}", hint=hint)
    return tuple(word.casefold() for word in given)
