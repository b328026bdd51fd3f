"""A template as a Markdown text to fill in: headings, blanks, and guidance in comments."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from mofkit.content.framework_types import Document, DocumentField, DocumentSection

CHECKLIST = "checklist"
_WIDE = 100
_GUIDANCE = "Comments like this one are guidance: readers do not see them, and they do not count as written."
_NAMES = """
You may rename or translate headings and fields. Keep the first word of the comment below a heading: it says which
section it is.
"""


def skeleton(template: Document, title: str, id: str) -> str:
    """A template as Markdown with nothing filled in; `title` is Markdown already."""
    parts = [
        f"# {title}",
        _comment("", [template.text, _GUIDANCE, _NAMES, f"How far you are: mofkit document check {id}"]),
    ]
    for one in template.sections:
        parts += _section(one)
    if template.checklist:
        parts += ["## Before it is approved", _comment(CHECKLIST, ["Delete this list when you are through."])]
        parts.append("\n".join(f"- [ ] {question}" for question in template.checklist))
    return "\n\n".join(parts) + "\n"


def _section(one: DocumentSection) -> Iterator[str]:
    yield f"## {one.heading}"
    optional = [] if one.required else ["Leave this section out if it does not apply."]
    example = [f"Example: {one.example}"] if one.example else []
    hints = ["\n".join(f"- {_column(each)}: {each.hint}" for each in one.fields)] if one.rows else []
    yield _comment(one.id, [one.guidance, *optional, *hints, *example])
    if one.rows:
        heads = [each.name for each in one.fields]
        yield "\n".join(f"|{'|'.join(cells)}|" for cells in ([f" {head} " for head in heads], *_empty_rows(heads)))
    elif one.fields:
        yield "\n".join(f"- **{each.name}:** <!-- {_hint(each)} -->" for each in one.fields)


def _empty_rows(heads: Sequence[str]) -> tuple[list[str], list[str]]:
    return [" --- " for _ in heads], ["  " for _ in heads]


def _column(one: DocumentField) -> str:
    return one.name if one.required else f"{one.name} (optional)"


def _hint(one: DocumentField) -> str:
    return one.hint if one.required else f"optional: {one.hint}"


def _comment(id: str, paragraphs: Iterable[str]) -> str:
    wrapped = (one if one.startswith("- ") else textwrap.fill(" ".join(one.split()), _WIDE) for one in paragraphs)
    return "\n".join((f"<!-- {id}".rstrip(), "\n\n".join(wrapped), "-->"))
