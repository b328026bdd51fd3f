"""`mofkit explain`."""

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, NamedTuple

import typer

from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, wrapped
from mofkit.cli.session import Session, data, out
from mofkit.cli.table import known_command
from mofkit.content.elements import Entry, elements, trace
from mofkit.content.framework_elements import framework_elements
from mofkit.content.opening import opened_by, worksheets_of
from mofkit.content.origin import said_by_packs
from mofkit.content.types import See
from mofkit.errors import BadOption, did_you_mean
from mofkit.model.kinds import KINDS
from mofkit.shown import quoted

# The commands on worksheets that an action may name, and what each wants besides the SMF.
_TRACKED = "mofkit plan set"
_ON_WORKSHEETS = {"worksheet new": "", "worksheet fill": "", "worksheet approve": " --who PERSON"}


def run(
    ctx: typer.Context,
    id: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]", help="The id of any element, such as t14-manager-3.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Every statement of the job aid, each with the command that does it.")
    ] = False,
    format: Annotated[
        Literal["text", "json", "csv", "md"], typer.Option(help="How to print it; csv and md with --all.")
    ] = "text",
) -> int:
    """Explain any element of the content: what it is, where it comes from, and which command does it.

    Example: mofkit explain t14-manager-3
    """
    session: Session = ctx.obj
    if every == bool(id) or (format in ("csv", "md") and not every):
        hint = "`mofkit explain t14-manager-3`, or --all for every statement of the job aid"
        raise BadOption("name an id, or --all" if every == bool(id) else f"--format {format} is for --all", hint=hint)
    if every:
        return _all(session, "table" if format == "text" else format)
    written = " ".join(id or ())
    wanted = written.strip().replace(".", "-").casefold()
    found = _found(wanted)
    if found is None:
        raise _unknown(written, wanted)
    if ours := said_by_packs(found.id):
        found = found._replace(more=(*found.more, ("by a pack", "; ".join(ours))))
    if format == "json":
        body = {
            **found._asdict(),
            "see": [{**one.model_dump(exclude_defaults=True), "opened_by": opened_by(one)} for one in found.see],
            "more": dict(found.more),
        }
        data(json.dumps({"schema_version": 1, "kind": "element", "element": body}, indent=1))
        return 0
    out("\n".join(_page(found, colour=session.colour)) + "\n")
    return 0


def _found(id: str) -> Entry | None:
    # The framework is ten times as large; most questions are about the scenarios.
    return next((one for entries in (elements, framework_elements) for one in entries() if one.id == id), None)


def _unknown(written: str, wanted: str) -> BadOption:
    ids = [one.id for one in (*elements(), *framework_elements())]
    near = "" if " " in wanted else did_you_mean(wanted, ids)
    hint = f"`mofkit search {quoted(written)[1:-1] or 'WORDS'}` looks for it by words"
    return BadOption(f"nothing has the id {written!r}", hint=f"{near} {hint}" if near else hint)


def _page(one: Entry, *, colour: bool) -> list[str]:
    who = f" for the {one.reader}" if one.reader else ""
    lines = [heading(f"{one.id}: {one.kind}{who}", colour=colour), item("stands in:", one.place, indent=2)]
    if one.text:
        lines += ["", wrapped(one.text, indent=2), ""]
    lines += [item(f"{name}:", text, indent=2) for name, text in one.more if text]
    for see in one.see:
        lines.append(item("names:", named(see), indent=2))
        if opened_by(see):
            lines.append(f"    opened by: mofkit {opened_by(see)}")
    if one.source:
        lines.append(item("carries:", f"statement {', '.join(one.source)} of the job aid", indent=2))
    command = does(one)
    return [*lines, item("command:", command, indent=2)] if command else lines


class Statement(NamedTuple):
    """A statement of the job aid, the element that carries it, and the command that does it."""

    statement: str
    element: str
    kind: str
    reader: str
    command: str


def statements() -> list[Statement]:
    """Every statement of the job aid in its order, with the command that does it."""
    every = {one.id: one for one in elements()}
    return [
        Statement(statement, ids[0], every[ids[0]].kind, every[ids[0]].reader, _first(every, ids))
        for statement, ids in trace().cited.items()
    ]


def _first(every: Mapping[str, Entry], ids: Sequence[str]) -> str:
    return next(filter(None, (does(every[id]) or _of_whole(every, id) for id in ids)), "")


def _of_whole(every: Mapping[str, Entry], id: str) -> str:
    """What does a part such as t10-contributor-1-2 is what does the whole."""
    whole = every.get(id.rpartition("-")[0])
    return does(whole) if whole else ""


def _all(session: Session, format: Format) -> int:
    found = statements()
    print_list(Statement._fields, found, kind="statements", key="statements", format=format, colour=session.colour)
    tracked = sum(one.command.startswith(_TRACKED) for one in found)
    session.note(f"{len(found)} statements; a plan alone keeps track of {tracked} of them")
    return 0


def does(one: Entry) -> str:
    """Which command does an element, as one would type it; a plan keeps track of an action that no command does yet."""
    if one.command and _exists(one.command):
        # An action says `smf show`, `review prepare` or `worksheet new`; of what, it says by what it names.
        if one.command == "review prepare":
            return next(
                (f"mofkit review prepare {see.review}" for see in one.see if see.review), "mofkit review prepare"
            )
        if one.command in _ON_WORKSHEETS:
            told = (f"mofkit {one.command} {words}{_ON_WORKSHEETS[one.command]}" for words in worksheets_of(one.see))
            return "; ".join(told)
        if one.command.startswith("assess measure "):
            smf = next(see.smf for see in one.see if see.smf)
            return f"mofkit {one.command}; mofkit assess goals --smf {smf}"
        whole = (opened for opened in map(opened_by, one.see) if opened.startswith(f"{one.command} "))
        return f"mofkit {next(whole, one.command)}"
    return f"{_TRACKED} {one.id} status=done evidence=…" if one.kind == "action" else ""


def _exists(command: str) -> bool:
    verb, _, rest = command.partition(" ")
    return known_command(command) and (verb != "new" or rest.partition(" ")[0] in [kind.name for kind in KINDS])


def named(see: See) -> str:
    """What an action names, in words."""
    layer = "layer" if see.overview == "manage" else "phase"
    processes = ", ".join(map(str, see.processes or ((see.process,) if see.process else ())))
    tables = ", ".join(map(str, see.tables))
    phrases = (
        (see.smf, f"the {_words(see.smf)} SMF"),
        (see.overview, f"the overview of the {see.overview} {layer}"),
        (processes, f"process {processes}"),
        (tables, f"Table{'s' if len(see.tables) > 1 else ''} {tables}"),
        (see.activity, f"activity “{see.activity}”"),
        (see.part, _words(see.part)),
        (see.review, f"the review {_words(see.review)}"),
        (see.document, f"the document {_words(see.document)}"),
        (see.asset, f"the asset {_words(see.asset)}"),
        (see.playbook, f"the playbook's {_words(see.playbook)}"),
        (see.table, f"Table {see.table} of the job aid"),
        (see.figure, f"Figure {see.figure} of the job aid"),
        (see.note, see.note),
    )
    return ", ".join(phrase for there, phrase in phrases if there)


def _words(id: str) -> str:
    return id.replace("-", " ")
