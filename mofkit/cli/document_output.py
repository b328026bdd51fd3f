"""Documents of a workspace as people and as programs read them."""

from collections.abc import Iterator, Sequence
from typing import Any

from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.model.approval import stands
from mofkit.shown import safe_text
from mofkit.workspace.beside import texts_beside
from mofkit.workspace.documents import Made
from mofkit.workspace.outline import Written
from mofkit.workspace.workspace import Workspace

MADE = ("document", "template", "about", "filled", "state", "owner", "review_on")


def made_row(one: Made) -> tuple[str, ...]:
    """A document as a line of a list."""
    record = one.record
    filled = f"{one.outline.percent} %" if one.outline else "??"
    day = record.review_on.isoformat() if record.review_on else ""
    return (record.id, record.template, record.about, filled, record.state, record.owner, day)


def page(workspace: Workspace, one: Made, *, colour: bool) -> Iterator[str]:
    """A document: its record, and section by section how much of it is written."""
    record = one.record
    yield heading(f"{record.id}: {record.title}" if record.title else record.id, colour=colour)
    facts = (
        ("template:", record.template),
        ("about:", record.about),
        ("owner:", record.owner),
        ("state:", record.state),
        ("review on:", record.review_on.isoformat() if record.review_on else ""),
        ("text:", one.path),
    )
    yield from (item(name, text, indent=2) for name, text in facts if text)
    for said in record.approvals:
        valid = stands(said, record, texts_beside(workspace, record))
        role = f" as {said.role}" if said.role else ""
        state = "stands" if valid else "suspect: the document was changed after it, or nobody gave it"
        yield item("approved:", f"by {said.who or 'nobody'}{role} on {said.date or 'no day'}; {state}", indent=2)
    yield ""
    yield _progress(one)
    if one.outline:
        rows = [_share(part) for part in one.outline.sections]
        wide = max((len(name) for name, _ in rows), default=0)
        lines = (f"  {name:<{wide}}  {share}" for name, share in rows)
        yield from ("", *section("Sections", lines, colour=colour))


def _share(one: Written) -> tuple[str, str]:
    required = [blank for blank in one.blanks if blank.required]
    others = [blank for blank in one.blanks if not blank.required]
    also = f", {sum(blank.written for blank in others)} of {len(others)} optional" if others else ""
    if not one.line:
        share = "missing" if one.section.required else "left out"
    else:
        share = f"{sum(blank.written for blank in required)} of {len(required)}{also}" if required else also[2:]
    return safe_text(one.section.heading), share


def summary(one: Made) -> str:
    """How far a document is, in a sentence."""
    return f"{safe_text(one.record.id)} ({one.record.state}): {_progress(one)}"


def _progress(one: Made) -> str:
    found = one.outline
    if found is None:
        return safe_text(one.lacks)
    ticks = f"; checklist {found.ticked} of {found.questions}" if found.questions else ""
    return f"{found.percent} %, {found.filled} of {found.required} required fields{ticks}"


def check_page(every: Sequence[Made]) -> Iterator[str]:
    """What each document lacks, with the line where it belongs."""
    for one in every:
        yield summary(one)
        for part in one.outline.sections if one.outline else ():
            if part.empty or (part.section.required and not part.line):
                line = next((blank.line for blank in part.empty if blank.line), part.line)
                place = f"{one.path}:{line}" if line else one.path
                yield wrapped(f"{place}: {part.section.heading}", indent=2)
                lacks = ", ".join(blank.name for blank in part.empty) if part.line else "the section is missing"
                yield wrapped(lacks, indent=4)


def as_data(one: Made) -> dict[str, Any]:
    """A document for programs: its record, and what is written."""
    found = one.outline
    return {
        "record": one.record.model_dump(mode="json"),
        "text": one.path,
        "problem": one.lacks,
        "percent": found.percent if found else None,
        "filled": found.filled if found else None,
        "required": found.required if found else None,
        "ticked": found.ticked if found else None,
        "questions": found.questions if found else None,
        "sections": [_section(part) for part in found.sections] if found else [],
    }


def _section(one: Written) -> dict[str, Any]:
    fields = [
        {"name": each.name, "required": each.required, "written": each.written, "line": each.line or None}
        for each in one.blanks
    ]
    about = {"section": one.section.id, "heading": one.section.heading, "required": one.section.required}
    return {**about, "line": one.line or None, "fields": fields}
