"""The commands, all of them, in the order in which help shows them. Nothing is imported before it is called."""

from collections.abc import Mapping
from typing import NamedTuple


class Command(NamedTuple):
    """One word of the command line: its panel, the module that holds it, and what it does in a line."""

    name: str
    panel: str
    module: str
    summary: str


PANELS = ("Start", "Decide", "Govern", "Deliver", "Operate", "People", "Framework", "Workspace")

COMMANDS: tuple[Command, ...] = (
    Command("init", "Start", "init", "start a workspace here, empty or with a full example"),
    Command(
        "triage", "Start", "triage", "which of the seven challenges are we facing? by questions or in your own words"
    ),
    Command("scenario", "Start", "scenario", "the seven scenarios: what hurts, what helps, who does what"),
    Command("plan", "Start", "plan", "a scenario as tasks with owners and dates: start, show, set, next, report"),
    Command("status", "Start", "status", "one screen: triage, plans, what is late, what lint finds"),
    Command("prioritize", "Decide", "prioritize", "rank a table by difficulty × impact"),
    Command("agreement", "Operate", "agreement", "SLAs, OLAs and contracts: is each promise carried, signed and kept?"),
    Command("operations", "Operate", "operations", "how services run: availability, ongoing tasks, coverage, health"),
    Command("catalog", "Decide", "catalog", "the service catalog: analyze, map, import one from elsewhere, publish"),
    Command("costs", "Decide", "costs", "what services cost: matrix, variance, allocate, goal, opportunities, import"),
    Command("review", "Govern", "review", "management reviews: schedule, prepare, hold, sign; what opens a gate"),
    Command("risk", "Govern", "risk", "what may happen: by exposure, as a matrix, which way it goes, looked at again"),
    Command("action", "Govern", "action", "who does what by when, from every record in one list"),
    Command("change", "Deliver", "change", "changes: ask for one, approve it, move it on, look back at how it went"),
    Command("desk", "Operate", "desk", "what the tickets of a service desk say: volumes, targets, repeats, gaps"),
    Command("problem", "Operate", "problem", "problems: analyze, the top ten, and what tickets keep coming back to"),
    Command("patch", "Operate", "patch", "patching: the key questions answered and approved, and how far machines are"),
    Command("policy", "Govern", "policy", "policies from draft to retirement: validate, publish, enforce, review"),
    Command("team", "People", "team", "people: roles, RACI, hiring, a playbook, activity standards, weekly growth"),
    Command("project", "Deliver", "project", "projects from stage to stage: what a gate lacks, schedule, traces"),
    Command("search", "Framework", "search", "find anything by words: in the framework and in this workspace"),
    Command(
        "assess", "Decide", "assess", "the self-assessment: SMFs by attributes, issues and solutions, goals and gaps"
    ),
    Command("explain", "Framework", "explain", "any element of the content by its id"),
    Command("lifecycle", "Framework", "lifecycle", "the three phases and the layer: goals, SMFs, reviews, risks"),
    Command("smf", "Framework", "smf", "the sixteen SMFs: purpose, outcomes, roles, processes and their activities"),
    Command("worksheet", "Framework", "worksheet", "a process as it is done here: new, fill, report, approve, export"),
    Command("role", "Framework", "role", "the role types: what each does, and which two one person should not hold"),
    Command(
        "document", "Framework", "document", "documents from templates: what to write, what is missing, who approved"
    ),
    Command("glossary", "Framework", "glossary", "the words of the framework"),
    Command(
        "content", "Framework", "content", "the content itself: what it carries, where a text comes from; check a pack"
    ),
    Command("lint", "Workspace", "lint", "check every record and say what is wrong, where, and what would be right"),
    Command("rule", "Workspace", "rule", "the manual page of a lint rule"),
    Command("new", "Workspace", "new", "add a record"),
    Command("list", "Workspace", "list_", "the records of a kind"),
    Command("show", "Workspace", "show", "one record and where it is written"),
    Command("set", "Workspace", "set_", "change fields of a record, and nothing else in its file"),
    Command("rename", "Workspace", "rename", "give a record another id; every reference follows"),
    Command("report", "Workspace", "report", "render a report as Markdown"),
    Command("schema", "Workspace", "schema", "the JSON Schema of a kind, for editors"),
    Command("completion", "Workspace", "completion", "what makes a shell complete commands and options at the Tab key"),
    Command("doctor", "Workspace", "doctor", "what mofkit sees of this machine and workspace"),
)


# The second words, where there are any: content names commands that are still to come.
VERBS: Mapping[str, tuple[str, ...]] = {
    "scenario": ("list", "show"),
    "plan": ("start", "show", "set", "next", "report"),
    "agreement": ("check", "sign", "scorecard", "calendar", "compare"),
    "operations": ("availability", "due", "done", "coverage", "health"),
    "catalog": ("analyze", "map", "import", "publish"),
    "costs": ("matrix", "variance", "allocate", "goal", "opportunities", "import"),
    "lifecycle": ("list", "show"),
    "review": ("list", "show", "schedule", "prepare", "record", "close", "minutes", "gate", "override"),
    "risk": ("list", "matrix", "top", "trend", "review"),
    "action": ("list", "export", "done", "set", "add"),
    "policy": (
        *("list", "show", "draft", "validate", "publish", "enforce"),
        *("acknowledge", "except", "review"),
    ),
    "change": (
        *("list", "show", "schedule", "conflicts", "override", "reconcile"),
        *("new", "add", "move", "approve", "review", "metrics", "repeats", "report"),
    ),
    "assess": (
        *("new", "show", "report", "answer", "compare"),
        *("raise", "issues", "solve", "solutions", "goals", "measure", "layer"),
    ),
    "desk": ("report",),
    "patch": ("ask", "show", "approve", "report"),
    "problem": ("list", "show", "top", "analyze", "candidates"),
    "team": ("roles", "raci", "work", "assign", "approve", "hire", "playbook", "standards", "growth"),
    "team hire": (
        *("new", "show", "describe", "guide", "panel", "add"),
        *("cv", "score", "rank", "decide", "look-back", "forget"),
    ),
    "team playbook": ("new", "fill", "check", "show", "reviewed", "read", "raise", "onboard", "teams"),
    "team standards": ("new", "set", "show", "report"),
    "team growth": (
        *("new", "fill", "did", "thank", "will", "ask", "hear", "tell"),
        *("asks", "answer", "show", "trend"),
    ),
    "project": (
        *("method", "new", "list", "status", "record", "advance"),
        *("trace", "portfolio", "schedule"),
    ),
    "smf": ("list", "show"),
    "worksheet": ("new", "fill", "approve", "report", "list", "show", "export"),
    "role": ("list", "show"),
    "document": ("list", "show", "check", "approve"),
    "content": ("trace", "show", "lint"),
}


def known_command(words: str) -> bool:
    """Whether `words`, such as `plan show` or `team growth new`, is a command that exists."""
    name, verb, third = [*words.split(), "", "", ""][:3]
    return (
        any(command.name == name for command in COMMANDS)
        and (name not in VERBS or verb in VERBS[name])
        and (f"{name} {verb}" not in VERBS or third in VERBS[f"{name} {verb}"])
    )
