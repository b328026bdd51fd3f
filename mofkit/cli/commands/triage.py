"""`mofkit triage`."""

import sys
from typing import Annotated, Literal

import typer

from mofkit.cli import survey_output
from mofkit.cli.quick_triage import judge
from mofkit.cli.session import Session, data, out
from mofkit.cli.triage_output import as_json, as_text
from mofkit.errors import BadOption


def run(
    ctx: typer.Context,
    text: Annotated[str | None, typer.Option(help="What hurts, in your own words; - reads a pipe.")] = None,
    answers: Annotated[
        str | None, typer.Option(metavar="FILE", help="Answers in a YAML file, as triage/ keeps them.")
    ] = None,
    who: Annotated[str, typer.Option(metavar="NAME", help="Who answers: the id of a person, or a name.")] = "",
    reader: Annotated[
        Literal["director", "manager", "contributor"] | None, typer.Option(help="Which reader they are.")
    ] = None,
    combine: Annotated[bool, typer.Option("--combine", help="Bring the answers of all respondents together.")] = False,
    history: Annotated[bool, typer.Option("--history", help="Show all triages so far, oldest first.")] = False,
    lang: Annotated[Literal["en", "de", "fr"] | None, typer.Option(help="The language of the text.")] = None,
    save: Annotated[bool, typer.Option("--save", help="With --text: keep it under triage/.")] = False,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print the verdict.")] = "text",
) -> int:
    """Find out which of the seven challenges you face, and why: by questions, or in your own words.

    Answers are kept under triage/, one file for each respondent and day; an interrupted one goes on where it was.

    Example: mofkit triage --text "nobody picks up the phone and tickets go round in circles"
    """
    session: Session = ctx.obj
    if sum(map(bool, (text is not None, answers is not None, combine, history))) > 1:
        raise BadOption("--text, --answers, --combine and --history exclude each other")
    _refuse_bytes("--who", who)
    if combine or history:
        return survey_output.together(session, history=history, format=format)
    if answers is not None:
        return survey_output.from_file(session, answers, who, reader, format=format)
    if text is None and not session.may_ask:
        text = "-" if not sys.stdin.isatty() and not session.no_input else None
        if text is None:
            raise BadOption(
                "triage has nobody to ask", hint="give it --text or --answers FILE, or run it in a terminal"
            )
    if text is not None:
        return _in_words(session, text, lang or "", who, reader, save=save, format=format)
    from mofkit.cli.interview import interview

    return interview(session, who, reader, format=format)


def _in_words(session: Session, text: str, lang: str, who: str, reader: str | None, *, save: bool, format: str) -> int:
    if text == "-":
        text = sys.stdin.read()
    if not text.strip():
        raise BadOption("there are no words to judge", hint='say what hurts: mofkit triage --text "…"')
    if save or who:
        _refuse_bytes("the text", text)
    verdict = judge(text, lang)
    (data if format == "json" else out)(as_json(verdict) if format == "json" else as_text(verdict))
    if save or who:
        about = {"who": who or "someone", "reader": reader, "text": text, "language": lang or None}
        survey_output.keep(session, about, silent=format == "json")
    return 0


def _refuse_bytes(what: str, given: str) -> None:
    """Raises BadOption for what Python makes of bytes that are no UTF-8: no file could keep it."""
    if any("\ud800" <= char <= "\udfff" for char in given):
        raise BadOption(f"{what} holds bytes that are no text", hint="write it in UTF-8")
