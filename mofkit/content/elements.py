"""Every element of the content in one list: for explaining one, and for tracing all to the job aid."""

from collections.abc import Iterator
from typing import NamedTuple

from mofkit.content import files
from mofkit.content.change_rules import PriorityRule, change_rules
from mofkit.content.scenarios import assets, attributes, costs, figures, hiring, patching, playbook, readers, scenarios
from mofkit.content.types import Element, Scenario, See


class Entry(NamedTuple):
    """One element: what it is, its words, where it stands, what it carries, and what does it."""

    id: str
    kind: str
    title: str
    text: str
    place: str
    source: tuple[str, ...]
    reader: str = ""
    command: str = ""
    see: tuple[See, ...] = ()
    more: tuple[tuple[str, str], ...] = ()


def elements() -> Iterator[Entry]:
    """All elements of the scenario content, in the order of the job aid."""
    for scenario in scenarios():
        yield from _of_scenario(scenario)
    yield from _of_costs()
    for area in patching().areas:
        yield _entry(area, "question area", area.name, area.text, "patching", "patch ask")
        for question in area.questions:
            more = (("why", question.why), ("look for", "; ".join(question.look_for)))
            yield _entry(
                question,
                "key question",
                area.name,
                question.text,
                f"patching, {area.name}",
                question.command or "patch ask",
                more,
            )
    for section in playbook().sections:
        shown = f"team playbook show {section.id}"
        yield _entry(section, "playbook section", section.name, section.text, "playbook", shown)
        place = f"playbook, {section.name}"
        yield from (_entry(item, "playbook item", item.name, item.text, place, shown) for item in section.items)
    for start in playbook().onboarding:
        more = (("done by", start.whose), ("working day", str(start.working_day)))
        yield _entry(start, "onboarding step", start.text, start.text, "playbook", "team playbook onboard", more)
    for asset in assets().assets:
        about = (("status", str(asset.status)), ("today", asset.today), ("listed under", ", ".join(asset.steps)))
        # What no longer exists is explained: what does its job today.
        does = asset.command or f"explain {asset.id}"
        yield _entry(asset, f"asset ({asset.kind})", asset.name, asset.text, "assets", does, about)
    for one in attributes().attributes:
        yield _entry(one, "attribute", one.name, one.text, "attributes, Figure 2", "assess answer")
    yield from (_entry(one, "figure", one.name, one.text, "figures", one.command) for one in figures().figures)
    yield from _of_hiring()
    yield from (_named(one, "reader", "readers", one.name) for one in readers().readers)
    yield from _of_changes()


def _of_scenario(one: Scenario) -> Iterator[Entry]:
    place = f"scenario {one.number}, {one.id}"
    yield Entry(
        one.id,
        "scenario",
        one.title,
        one.summary,
        place,
        (),
        command=f"scenario show {one.number}",
        more=(("job aid", one.name), ("screens by", one.question)),
    )
    for situation in one.situations:
        yield _entry(situation, "situation", one.title, situation.text, place, "triage")
        yield from (_entry(part, "symptom", one.title, part.text, place, "triage") for part in situation.symptoms)
    shown = f"scenario show {one.number}"
    yield from (_entry(part, "practice", one.title, part.text, place, shown) for part in one.practices)
    for step in one.steps:
        table = f", Table {step.table}" if step.table else ""
        at = f"{place}, step {step.number}{table}"
        yield _entry(step, "step", step.title, step.text, at, step.command or "plan show")
        for action in step.actions:
            yield Entry(
                action.id,
                "action",
                step.title,
                action.text,
                at,
                action.source,
                action.reader,
                action.command,
                action.see,
            )
            yield from (
                _entry(part, "action detail", step.title, part.text, at, action.command) for part in action.details
            )


def _of_costs() -> Iterator[Entry]:
    words = costs()
    for kind, group, command in (
        ("category", words.categories, "costs matrix"),
        ("type", words.types, "costs matrix"),
        ("period", words.periods, "costs matrix"),
        ("lens", words.lenses, "costs opportunities"),
    ):
        yield from (_entry(one, f"cost {kind}", one.name, one.text, "costs", command) for one in group)
    for scale in words.scales:
        more = tuple((str(step.value), f"{step.name}: {step.text}") for step in scale.steps)
        yield Entry(scale.id, "scale", scale.name, scale.text, "costs", scale.source, command="prioritize", more=more)


def _of_changes() -> Iterator[Entry]:
    """The rules of changing: states, categories, priorities, and how the last two follow."""
    rules, place = change_rules(), "changes, Change and Configuration"
    for state in rules.states:
        ways = tuple((f"to {way.to}", f"by {', '.join(way.by)}; needs {', '.join(way.needs)}") for way in state.moves)
        yield Entry(state.id, "state of a change", state.name, state.text, place, (), command="change move", more=ways)
    for one in (*rules.categories, *rules.priorities):
        asked = "; ".join(" or ".join(each.roles) for each in one.approvals)
        more = (("approved by", asked), ("need not have", ", ".join(one.waives)))
        kind = "priority of a change" if isinstance(one, PriorityRule) else "category of a change"
        yield Entry(one.id, kind, one.name, one.text, place, (), command="change list", more=more)
    for rule in (*rules.category_rules, *rules.priority_rules):
        yield Entry(
            rule.id, "rule of changing", rule.gives, f"{rule.gives}, when {rule.text}", place, (), command="change new"
        )


def _of_hiring() -> Iterator[Entry]:
    words = hiring()
    for one in words.criteria:
        marks = (("a low mark", one.low), ("a high mark", one.high))
        more = (("ask", " ".join(one.questions)), *marks, ("serves", ", ".join(one.serves)))
        yield _entry(one, "hiring criterion", one.name, one.text, f"hiring, {one.area}", "team hire new", more)
    for rule in words.rules:
        serves = (("serves", ", ".join(rule.serves)),)
        yield _entry(rule, "hiring rule", "Hiring", rule.text, "hiring", "team hire guide", serves)
    for each in words.flags:
        fair = (("ask", each.ask), ("fair", each.fair), ("serves", ", ".join(each.serves)))
        yield _entry(each, "CV question", each.name, each.text, "hiring", "team hire guide", fair)


def _named(one: Element, kind: str, place: str, title: str) -> Entry:
    return Entry(one.id, kind, title, getattr(one, "text", ""), place, one.source)


def _entry(
    one: Element,
    kind: str,
    title: str,
    text: str,
    place: str,
    command: str = "",
    more: tuple[tuple[str, str], ...] = (),
) -> Entry:
    return Entry(one.id, kind, title, text, place, one.source, command=command, more=more)


class Trace(NamedTuple):
    """Which elements carry each statement of the job aid, and which statements none carries."""

    cited: dict[str, list[str]]
    missing: list[str]


def trace() -> Trace:
    """The relation between the job aid's statements and the content."""
    cited: dict[str, list[str]] = {}
    for entry in elements():
        for statement in entry.source:
            cited.setdefault(statement, []).append(entry.id)
    wanted = [one for group in files.data("statements")["statements"].values() for one in group]
    return Trace({one: cited[one] for one in wanted if one in cited}, [one for one in wanted if one not in cited])
