"""A request for change as a conversation: one field after another, each checked at once, all written at the end."""

from pydantic import ValidationError

from mofkit.cli.asking import line
from mofkit.cli.prose import heading, item, wrapped
from mofkit.cli.session import out
from mofkit.errors import did_you_mean
from mofkit.model.change import Change
from mofkit.shown import quoted
from mofkit.workspace import changes
from mofkit.workspace.workspace import Workspace

_GUIDE = """\
  Enter alone passes over a question; b goes back to the one before; q stops, and nothing is written.
"""
ASKED = {
    "title": "Which service, and what changes? In a few words.",
    "reason": "Why is it needed?",
    "result": "What can one see or measure when it has worked?",
    "requested_by": "Who asks for it? (a person's id)",
    "owner": "Who sees it through to the end? (a person's id)",
    "services": "Which services does it touch? (ids, with commas)",
    "configuration_items": "Which servers, programs or other items does it alter? (with commas)",
    "impact": "How much does it do to the business, for better or worse? (1 little … 5 very much)",
    "likelihood": "How likely does it go wrong? (1 hardly … 5 almost surely)",
    "urgency": "How little can it wait? (1 long … 5 not at all)",
    "procedure": "Does it follow a procedure that was approved in advance? Which? (Enter: no)",
    "window.start": "When does it begin? (2026-12-05 20:00)",
    "window.end": "And when is it over, a way back included?",
    "back_out": "How does one go back, and when does one give up?",
}


def interview(workspace: Workspace, *, colour: bool) -> dict[str, str]:
    """What somebody says to each question; the end of input, or q, interrupts."""
    out(f"{heading('A request for change', colour=colour)}\n{_GUIDE}")
    said: dict[str, str] = {}
    fields, at = list(ASKED), 0
    while at < len(fields):
        field = fields[at]
        if field == "window.end" and "window.start" not in said:
            at += 1
            continue
        typed = _heard(at, field, said.get(field, ""))
        if typed.casefold() == "q":
            raise KeyboardInterrupt
        if typed.casefold() == "b":
            at = max(at - 1, 0)
            continue
        wrong = (
            _wrong(workspace, field, typed, said) if typed else ("a change has a title" if at == 0 and not said else "")
        )
        if wrong:
            out(wrapped(wrong, indent=4) + "\n")
            continue
        if typed:
            said[field] = typed
        at += 1
    return said


def _heard(at: int, field: str, now: str) -> str:
    out(f"\n{wrapped(f'{at + 1} of {len(ASKED)}: {ASKED[field]}', indent=2)}\n")
    if now:
        out(item("now:", now, indent=4) + "\n")
    return line("  > ").strip()


def _wrong(workspace: Workspace, field: str, typed: str, said: dict[str, str]) -> str:
    """Why an answer cannot be taken, and what would be right; nothing if it can."""
    top = field.partition(".")[0]
    # Half a window is none; the moment is looked at as if it were both ends.
    both = {"window.start": typed, "window.end": typed} if top == "window" else {field: typed}
    values = changes.values_of({"title": "x", **({} if top == "window" else said), **both})
    try:
        one = Change.model_validate({"id": "x", **values})
    except ValidationError as error:
        mine = [each["msg"] for each in error.errors(include_url=False) if each["loc"][0] == top]
        return f"{quoted(typed)} cannot be taken: {mine[0].removeprefix('Value error, ')}" if mine else ""
    for name, _, ref, id in one.references():
        known = workspace.ids(ref.kind)
        if name == field and known and id not in known:
            near = did_you_mean(id, sorted(known))
            return f"no {ref.kind} {quoted(id)}; {near or f'`mofkit list {ref.kind}` shows them'}"
    return ""
