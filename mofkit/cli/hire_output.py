"""What `mofkit team hire` prints: openings, one of them, a candidate, the ranking, questions to a CV."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from mofkit.analysis.cv import Ask
from mofkit.analysis.hiring import Standing
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.cli.session import data, out
from mofkit.content.scenarios import hiring as hiring_words
from mofkit.model.candidate import Candidate
from mofkit.model.opening import Opening
from mofkit.report.problems import names_of
from mofkit.workspace import hiring
from mofkit.workspace.records import plain_record
from mofkit.workspace.workspace import Workspace


class _Seen(NamedTuple):
    """What of a candidate others may see: code, state, how many scorecards."""

    code: str
    status: str
    scorecards: int


_OPENINGS = ("opening", "title", "manager", "status", "candidates", "scored", "opened", "look_back")
RANKED = ("candidate", "best_place", "worst_place", "lowest", "highest", "below", "missing", "apart", "scored_by")


def print_openings(workspace: Workspace, *, format: Format, colour: bool) -> None:
    """The openings, and for each hiring manager how many choices were right."""
    openings = workspace.all(Opening)
    rows = [_opening_row(workspace, one) for one in openings]
    print_list(
        _OPENINGS, rows, kind="hiring", key="openings", format=format, colour=colour, headers=_OPENINGS, right=(4, 5)
    )
    if format == "table":
        names = names_of(workspace)
        for manager, said in _choices(openings):
            counted = ", ".join(f"{count} {outcome}" for outcome, count in sorted(said.items()))
            out(item(f"{names.get(manager, manager)}:", f"choices looked back at: {counted}") + "\n")


def _choices(openings: Sequence[Opening]) -> list[tuple[str, Counter[str]]]:
    """What became of the choices of each hiring manager."""
    found: dict[str, Counter[str]] = {}
    for one in openings:
        if one.manager and one.look_back and one.look_back.outcome:
            found.setdefault(one.manager, Counter())[one.look_back.outcome] += 1
    return sorted(found.items())


def _opening_row(workspace: Workspace, one: Opening) -> tuple[object, ...]:
    applied = hiring.of_opening(workspace, one)
    scored = sum(bool(each.scorecards) for each in applied)
    opened = one.opened.isoformat() if one.opened else ""
    outcome = one.look_back.outcome if one.look_back else ""
    return one.id, one.title or one.role, one.manager, one.status, len(applied), scored, opened, outcome


def print_opening(workspace: Workspace, one: Opening, *, format: Format, colour: bool) -> None:
    """An opening: its criteria, who screens, and how many applied."""
    if format == "json":
        candidates = [_seen(each) for each in hiring.of_opening(workspace, one)]
        body = {"opening": plain_record(one), "candidates": [each._asdict() for each in candidates]}
        data(json.dumps({"schema_version": 1, "kind": "hiring-opening", **body}, indent=1))
        return
    if format != "table":
        columns = ("criterion", "name", "area", "must", "weight")
        rows = [(each.id, each.name, each.area, "yes" if each.must else "", each.weight) for each in one.criteria]
        print_list(columns, rows, kind="hiring-opening", key="criteria", format=format, colour=colour)
        return
    out("\n".join(_opening_page(workspace, one, colour=colour)).rstrip() + "\n")


def _opening_page(workspace: Workspace, one: Opening, *, colour: bool) -> Iterator[str]:
    names = names_of(workspace)
    yield heading(f"{one.id}: {one.title or one.role}", colour=colour)
    manager = names.get(one.manager, one.manager) or "nobody"
    yield item("state:", f"{one.status}; hiring manager {manager}; {len(one.parts)} parts of the job", indent=2)
    if one.chosen:
        yield item("chosen:", one.chosen.partition(".")[2], indent=2)
    yield ""
    criteria = (
        item(
            "-",
            f"{each.id} ({each.area}, weight {each.weight}{', must be met' if each.must else ''}): {each.name}",
            indent=2,
        )
        for each in one.criteria
    )
    yield from section("Criteria", criteria, colour=colour)
    panel = (item("-", f"{names.get(each.who, each.who)}: {_trained(each.trained_on)}", indent=2) for each in one.panel)
    yield from section("Who screens", panel, colour=colour)
    rows = map(_seen, hiring.of_opening(workspace, one))
    applied = (
        item("-", f"{seen.code}: {seen.status}, {seen.scorecards} scorecard{'s' * (seen.scorecards != 1)}", indent=2)
        for seen in rows
    )
    yield from section("Candidates", applied, colour=colour)


def _trained(day: object) -> str:
    return f"trained on {day}" if day else "not trained yet"


def _seen(one: Candidate) -> "_Seen":
    return _Seen(one.code, one.status, len(one.scorecards))


def print_candidate(workspace: Workspace, one: Candidate, *, private: bool, format: Format, colour: bool) -> None:
    """A candidate as others may see one, or with everything that is private."""
    body = one.model_dump(mode="json") if private else plain_record(one)
    if format == "json":
        data(json.dumps({"schema_version": 1, "kind": "hiring-candidate", "candidate": body}, indent=1))
        return
    if format != "table":
        rows = [(name, value if isinstance(value, str) else json.dumps(value)) for name, value in body.items() if value]
        print_list(("field", "value"), rows, kind="hiring-candidate", key="fields", format=format, colour=colour)
        return
    names = names_of(workspace)
    lines = [heading(f"{one.code}, who applied for {one.opening}", colour=colour)]
    facts: dict[str, object] = {"state": one.status, "received": one.received, "keep until": one.keep_until}
    if private:
        facts |= {"name": one.name, "contact": one.contact, "decision": one.decision, "note": one.note}
    lines += [item(f"{name}:", str(value), indent=2) for name, value in facts.items() if value]
    lines += ["", *_private(one, names, colour=colour)] if private else []
    out("\n".join(lines).rstrip() + "\n")


def _private(one: Candidate, names: dict[str, str], *, colour: bool) -> Iterator[str]:
    stations = (item(f"{each.since or '??'} to {each.until or 'now'}:", each.what, indent=2) for each in one.cv)
    yield from section("CV", stations, colour=colour)
    for card in one.scorecards:
        marks = (item(f"{name}: {mark}", card.notes.get(name, ""), indent=2) for name, mark in card.marks.items())
        alone = (item(f"{name}:", text, indent=2) for name, text in card.notes.items() if name not in card.marks)
        on = f", {card.on}" if card.on else ""
        yield from section(f"{names.get(card.by, card.by) or 'nobody'}{on}", (*marks, *alone), colour=colour)


def print_ranking(
    workspace: Workspace, opening: Opening, found: Sequence[Standing], *, format: Format, colour: bool
) -> None:
    """The candidates by code, with ranges where marks are missing, and where interviewers differ."""
    names = names_of(workspace)
    if format == "table":
        out("\n".join(_ranking_page(opening, found, names, colour=colour)).rstrip() + "\n" if found else "")
        return
    if format == "json":
        body = [_ranked(one) for one in found]
        told = {"schema_version": 1, "kind": "hiring-ranking", "opening": opening.id}
        data(json.dumps({**told, "candidates": body}, indent=1))
        return
    rows = [
        (
            *(one.candidate.code, one.best, one.worst, _two(one.low), _two(one.high), "; ".join(one.below)),
            *("; ".join(one.missing), "; ".join(each.criterion.id for each in one.apart), len(one.judges)),
        )
        for one in found
    ]
    print_list(RANKED, rows, kind="hiring-ranking", key="candidates", format=format, colour=colour)


def _ranked(one: Standing) -> dict[str, Any]:
    values = [
        {
            "criterion": each.criterion.id,
            "mean": _two(each.mean) if each.mean is not None else None,
            "marks": [{"by": who, "mark": _two(mark)} for who, mark in each.marks],
        }
        for each in one.values
    ]
    apart = [each.criterion.id for each in one.apart]
    first = (one.candidate.code, one.best, one.worst, _two(one.low), _two(one.high), one.below, one.missing, apart)
    return dict(zip(RANKED, (*first, one.judges), strict=True)) | {"values": values}


def _ranking_page(opening: Opening, found: Sequence[Standing], names: dict[str, str], *, colour: bool) -> Iterator[str]:
    yield heading(f"{opening.id}: {len(found)} candidates by {len(opening.criteria)} criteria", colour=colour)
    for one in found:
        yield ""
        place = f"{one.best}" if one.best == one.worst else f"{one.best} to {one.worst}"
        total = _two(one.low) if one.low == one.high else f"{_two(one.low)} to {_two(one.high)}"
        scored = f"{len(one.judges)} interviewer{'s' if len(one.judges) != 1 else ''}"
        yield heading(f"{place}. {one.candidate.code}: {total} of 5, {scored}", colour=colour)
        if one.below:
            yield item("below the bar:", f"{', '.join(one.below)}; it must be met", indent=3)
        if one.missing:
            yield item("not marked by anybody:", ", ".join(one.missing), indent=3)
        for who, left in one.incomplete:
            mine = [id for id in left if id not in one.missing]
            if mine:
                yield item(f"{names.get(who, who)} did not mark:", ", ".join(mine), indent=3)
        for each in one.apart:
            said = ", ".join(f"{names.get(who, who)} {_two(mark)}" for who, mark in each.marks)
            yield item("talk about:", f"{each.criterion.name} ({said})", indent=3)


def _two(number: Fraction) -> str:
    """A mark with as many decimals as it needs, two at most; halves are rounded up."""
    hundredths = (200 * number.numerator + number.denominator) // (2 * number.denominator)
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".")


def cv_lines(one: Candidate, found: Sequence[Ask], *, colour: bool) -> Iterator[str]:
    """What a CV gives reason to ask, and what is no reason at all."""
    words = {"gap": hiring_words().flags[0], "hopping": hiring_words().flags[1]}
    yield heading(f"{one.code}: {len(one.cv)} stations, {len(found)} to ask about", colour=colour)
    for each in found:
        about = words[each.kind]
        what = f"{len(each.stays)} stays" if each.stays else "nothing is named"
        yield item("?", f"{each.first} to {each.last} ({each.months} months), {what}: {about.ask}", indent=2)
    for kind in dict.fromkeys(each.kind for each in found):
        yield wrapped(words[kind].fair, indent=4)
