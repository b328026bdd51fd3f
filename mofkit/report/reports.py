"""The reports, all of them: a name, the facts it rests on, and its template."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from mofkit.errors import BadOption, did_you_mean
from mofkit.report.actions import actions
from mofkit.report.assessment import assessment
from mofkit.report.catalog import catalog_analysis
from mofkit.report.changes import changes
from mofkit.report.costs import costs
from mofkit.report.desk import desk
from mofkit.report.operations import operations
from mofkit.report.patching import patching
from mofkit.report.plan import plan
from mofkit.report.playbook import playbook
from mofkit.report.policies import policies
from mofkit.report.priorities import priorities
from mofkit.report.problems import problems
from mofkit.report.projects import projects
from mofkit.report.reviews import reviews
from mofkit.report.risks import risks
from mofkit.report.roles import roles
from mofkit.report.scenario import scenario_pages
from mofkit.report.standards import standards
from mofkit.report.status import status
from mofkit.report.templates import render
from mofkit.report.triage import triage
from mofkit.report.worksheets import worksheets
from mofkit.workspace.workspace import Workspace

Facts = Callable[[Workspace, date], Mapping[str, Any]]


class Report(NamedTuple):
    """One report. Its facts are plain data, so that a template cannot reach anything else."""

    name: str
    title: str
    facts: Facts

    @property
    def template(self) -> str:
        """The template's file name."""
        return f"{self.name}.md.j2"

    @property
    def path(self) -> str:
        """Where `--write` puts it."""
        return f"reports/{self.name}.md"


REPORTS: tuple[Report, ...] = (
    Report("priorities", "What to fix first", priorities),
    Report("catalog", "What the service catalog says", catalog_analysis),
    Report("costs", "What services cost, and what is done about it", costs),
    Report("assessment", "How well service management is practised", assessment),
    Report("operations", "How services ran, and which promises were kept", operations),
    Report("triage", "Which challenge we are facing", triage),
    Report("scenario", "What to do about it, step by step", scenario_pages),
    Report("plan", "How far the plans are", plan),
    Report("risks", "What may happen, and what is done about it", risks),
    Report("actions", "Who does what by when", actions),
    Report("reviews", "How the management reviews are kept up", reviews),
    Report("desk", "What the service desk's tickets say", desk),
    Report("problems", "The problems that hurt most", problems),
    Report("changes", "Which changes wait, come, and how the last ones went", changes),
    Report("patching", "How far machines are patched, and how that works", patching),
    Report("projects", "How the projects stand, from proposal to lessons", projects),
    Report("policies", "Which policies hold, and what is to do about them", policies),
    Report("roles", "Who holds which role, and what is missing", roles),
    Report("playbook", "What the teams' playbooks say, and how fresh they are", playbook),
    Report("standards", "What good work is, and how well each team covers it", standards),
    Report("worksheets", "Which processes are described and approved", worksheets),
    Report("status", "Where we stand", status),
)


def report_named(name: str) -> Report:
    """The report of a name; raises BadOption."""
    for report in REPORTS:
        if report.name == name:
            return report
    names = [report.name for report in REPORTS]
    raise BadOption(f"no report {name!r}; reports are {', '.join(names)}", hint=did_you_mean(name, names))


def written(report: Report, workspace: Workspace, today: date) -> str:
    """The Markdown of a report on a day."""
    return render(report.template, report.facts(workspace, today), workspace.root)
