"""What `mofkit patch` prints."""

import json
from collections.abc import Iterator, Mapping

from mofkit.analysis.patches import BUCKETS, VERDICTS, Figures
from mofkit.analysis.patching import groups, open_questions, signatures
from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.cli.tables import table
from mofkit.model.patching import PatchWorksheet
from mofkit.report.markdown import escaped
from mofkit.report.markdown import table as markdown_table
from mofkit.report.patching import (
    NAMES,
    Patched,
    accounted,
    ages,
    figures,
    headline,
    lapsed,
    promised,
    told,
    untested,
)
from mofkit.workspace.tables import csv_lines

_OVERDUE = ("host", "product", "patch", "criticality", "service", "due", "days")
_SHOWN, _WORST, _TROUBLES = 12, 10, 5
_SHORT = ("", "rows", "due", "in", "in time", "share", "overdue", "wait", "except.", "?")
_NUMBERS = range(1, 10)


def page(one: Patched, chosen: tuple[str, ...], *, colour: bool) -> str:
    """The report for a person: what it comes to, the groups, what is overdue longest, and what to know."""
    lines = [heading(f"Patches: {one.source.label}", colour=colour)]
    lines += [item("·", each) for each in headline(one)]
    for group in chosen:
        rows = [(name or "(none)", *figures(each)) for name, each in one.found.by(group).items()]
        lines += ["", heading(f"By {group}", colour=colour)]
        lines.append(table(_SHORT, rows[:_SHOWN], colour=colour, right=_NUMBERS).rstrip("\n"))
        if len(rows) > _SHOWN:
            lines.append(f"  {len(rows) - _SHOWN} more; --format md shows all")
    found = ages(one)
    lines += ["", heading("Not installed, by age since release", colour=colour)]
    lines += [f"  {name:<18}{count:>7,}" for name, count in found]
    lines += ["", *section(f"Overdue the longest, of {len(one.found.overdue):,}", _worst(one), colour=colour)]
    lines += section("Exceptions that do not count", _lapsed(one), colour=colour)
    lines += section("Installed without a test that passed", _untested(one), colour=colour)
    lines += section("Rows to look at", _troubles(one), colour=colour)
    return "\n".join((*lines, *_how(one)))


def _worst(one: Patched) -> Iterator[str]:
    for each in one.found.worst()[:_WORST]:
        patch = each.patch
        about = f"{patch.product} {patch.name} ({patch.criticality}{f', {patch.service}' if patch.service else ''})"
        yield item(f"{each.days:>4} days", f"{patch.host}: {about}", indent=1)


def _lapsed(one: Patched) -> Iterator[str]:
    for each, reason in lapsed(one):
        yield item("-", f"{each.id} ({each.host or 'every machine'}) {reason}", indent=2)


def _untested(one: Patched) -> Iterator[str]:
    found = untested(one)
    yield from (item("-", each, indent=2) for each in found[:_WORST])
    if len(found) > _WORST:
        yield f"  {len(found) - _WORST} more; --format json lists all"


def _troubles(one: Patched) -> Iterator[str]:
    for each in one.account.troubles[:_TROUBLES]:
        yield item("-", f"{one.source.label}:{each.line}: {each.why}", indent=2)
    more = _open_troubles(one) - _TROUBLES
    if more > 0:
        yield f"  {more:,} more"


def _open_troubles(one: Patched) -> int:
    account = one.account
    return max(account.rejected + account.contradictions + account.doubtful, len(account.troubles))


def _how(one: Patched) -> Iterator[str]:
    if one.account.order:
        yield wrapped(f"Dates are {one.account.order}.")
    yield wrapped(accounted(one.account))


def as_csv(one: Patched) -> str:
    """What is overdue, a row each: the list to work off."""
    return csv_lines([_OVERDUE, *([str(cell) for cell in told(each)] for each in one.found.worst())])


def markdown(one: Patched, chosen: tuple[str, ...]) -> str:
    """The report in Markdown."""
    parts = [f"# Patches: {escaped(one.source.label)}", "\n".join(f"- {escaped(each)}" for each in headline(one))]
    for group in chosen:
        rows = [(name or "(none)", *figures(each)) for name, each in one.found.by(group).items()]
        parts += [f"## By {group}", markdown_table((group, *NAMES), rows, right=_NUMBERS)]
    parts += ["## Not installed, by age since release", markdown_table(("age", "patches"), ages(one), right=(1,))]
    if one.found.overdue:
        parts += ["## Overdue", markdown_table(_OVERDUE, list(map(told, one.found.worst())), right=(6,))]
    parts.append(accounted(one.account))
    return "\n\n".join(parts)


def as_json(one: Patched, chosen: tuple[str, ...]) -> str:
    """Everything that was counted."""
    account, whole = one.account, one.found.whole
    body = {
        "schema_version": 1,
        "kind": "patch-report",
        "file": one.source.label,
        "date": one.found.judge.today.isoformat(),
        "days_allowed": [{"criticality": code, "days": count} for code, count in one.found.judge.allowed.items()],
        "all": _as_data(whole),
        "groups": [
            {"by": group, "name": name, **_as_data(each)}
            for group in chosen
            for name, each in one.found.by(group).items()
        ],
        "ages": [{"age": name, "patches": one.found.ages[name]} for name in BUCKETS],
        "overdue": [dict(zip(_OVERDUE, told(each), strict=True)) for each in one.found.worst()],
        "exceptions_lapsed": [{"id": each.id, "why": reason} for each, reason in lapsed(one)],
        "untested": [{**each._asdict(), "first": each.first.isoformat()} for each in one.found.untested(one.tests)],
        "account": {
            **{
                name: getattr(account, name) for name in ("rows", "counted", "duplicates", "contradictions", "rejected")
            },
            "doubtful": account.doubtful,
            "order": account.order,
            "troubles": [each._asdict() for each in account.troubles],
        },
    }
    return json.dumps(body, indent=1)


def _as_data(one: Figures) -> dict[str, object]:
    shares = {"compliance": one.compliance, "in_time_share": one.punctual}
    said = {name.replace("-", "_"): count for name, count in zip(VERDICTS, one, strict=True)}
    return {
        "rows": one.rows,
        "due": one.due,
        **said,
        **{name: str(x) if x is not None else None for name, x in shares.items()},
    }


# The worksheet.


def sheet_page(sheet: PatchWorksheet, names: Mapping[str, str], *, colour: bool) -> str:
    """A worksheet: what was answered, what is lacking, what is done at once and what later."""
    lines = [heading(title(sheet), colour=colour), wrapped(counted(sheet), indent=2), ""]
    for at, one in enumerate(sheet.questions, 1):
        lines += [item(f"{at}.", one.ask), item(">", one.answer.strip() or "(open)", indent=3)]
        lines += [item("gap:", one.gap.strip(), indent=3)] if one.gap.strip() else []
        lines.append("")
    now, later = groups(sheet)
    lines += section("Can begin at once", (item("-", promised(each, names), indent=2) for each in now), colour=colour)
    needing = (item("-", f"{promised(each, names)}; needs {each.needs.strip()}", indent=2) for each in later)
    lines += section("Needs people or money first", needing, colour=colour)
    lines += [item("approved:", approved(sheet, names))]
    return "\n".join(lines)


def title(sheet: PatchWorksheet) -> str:
    """A worksheet in a line."""
    return f"How patching works{f': {sheet.scope}' if sheet.scope else ''} ({sheet.id})"


def counted(sheet: PatchWorksheet) -> str:
    """How far a worksheet is, in a sentence."""
    still, lacking = len(open_questions(sheet)), sum(bool(one.gap.strip()) for one in sheet.questions)
    now, later = (sum(each.open for each in group) for group in groups(sheet))
    return (
        f"{len(sheet.questions) - still} of {len(sheet.questions)} questions answered; {lacking} "
        f"gap{'' if lacking == 1 else 's'}; to do at once {now}, with people or money {later}"
    )


def approved(sheet: PatchWorksheet, names: Mapping[str, str]) -> str:
    """The state of the approval in words."""
    return (
        "; ".join(
            f"{'by' if one.stands else 'suspect, it has changed since:'} "
            f"{names.get(one.approval.who, one.approval.who) or 'nobody'}"
            f"{f', {one.approval.role},' if one.approval.role else ''}"
            f"{f' on {one.approval.date}' if one.approval.date else ''}"
            for one in signatures(sheet)
        )
        or "by nobody yet"
    )


def still_open(sheet: PatchWorksheet) -> str:
    """What nobody has answered."""
    found = open_questions(sheet)
    head = (
        f"{sheet.id}: {len(found)} question{'' if len(found) == 1 else 's'} open" if found else f"{sheet.id}: all said"
    )
    return "\n".join((head, *(item("-", one.ask, indent=2) for one in found)))


def sheet_json(sheet: PatchWorksheet) -> str:
    """A worksheet for machines."""
    now, later = groups(sheet)
    body = {
        "schema_version": 1,
        "kind": "patch-worksheet",
        "worksheet": sheet.model_dump(mode="json"),
        "open": [one.id for one in open_questions(sheet)],
        "actions_now": [one.model_dump(mode="json") for one in now],
        "actions_with_resources": [one.model_dump(mode="json") for one in later],
        "approvals_standing": [one.approval.who for one in signatures(sheet) if one.stands],
    }
    return json.dumps(body, indent=1)


def sheet_markdown(sheet: PatchWorksheet, names: Mapping[str, str]) -> str:
    """A worksheet as the page to take to the session."""
    rows = [
        (at, one.ask, one.answer.strip(), one.gap.strip(), "\n".join(promised(each, names) for each in one.actions))
        for at, one in enumerate(sheet.questions, 1)
    ]
    now, later = groups(sheet)
    parts = [f"# {escaped(title(sheet))}", escaped(counted(sheet))]
    parts.append(markdown_table(("#", "Question", "Answer", "Gap", "Action"), rows, right=(0,)))
    parts += ["## Can begin at once", _bullets(promised(each, names) for each in now)]
    parts += ["## Needs people or money first"]
    parts.append(_bullets(f"{promised(each, names)}; needs {each.needs.strip()}" for each in later))
    return "\n\n".join((*parts, f"Approved: {escaped(approved(sheet, names))}"))


def _bullets(lines: Iterator[str]) -> str:
    return "\n".join(f"- {escaped(each)}" for each in lines) or "- nothing"
