"""A project has passed every gate behind it.

Why: a stage written by hand, or minutes changed after they were signed, lead past the people who pay for a project.
Nobody notices until the money is gone.

Bad:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
stage: envision
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager
lee,Lee Ortega,

Good:

=== projects/crm/project.yaml
id: crm
title: Customers in one place
owner: kim
sponsor: kim
stage: envision
=== reviews/portfolio/2026-11-02.yaml
id: portfolio.2026-11-02
review: portfolio
status: closed
held: 2026-11-02
attendees: [kim]
decisions:
  - {what: Begin, who: kim, about: "project:crm", outcome: go}
approvals:
  - who: kim
    role: Portfolio Manager
    date: 2026-11-03
    content_hash: sha256:0d9db98395b851b28ab16a58f0bbdda4cd668b8e87db4b4e9085dde5017332da
=== people.csv
id,name,role_types
kim,Kim Vale,portfolio-manager
lee,Lee Ortega,
"""

from collections.abc import Iterator

from mofkit.analysis.stages import GATES, gates_up_to
from mofkit.finding import Label, Severity
from mofkit.lint.projects import gates_of
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.project import Project


def check(scope: Scope) -> Iterator[Hit]:
    """Projects under way whose gates are not open, one finding for each."""
    for one in scope.workspace.all(Project):
        gates = gates_of(scope, one)
        for stage in gates_up_to(one.stage) if one.running else ():
            gate = gates[stage]
            if not gate.open:
                message = (
                    f"project is in {one.stage}, and its gate {gate.gate} is {gate.state}: {'; '.join(gate.missing)}"
                )
                help = (
                    f"hold and sign the review ({GATES[stage]}), or `mofkit review override` with a name and a reason"
                )
                yield scope.at(one, "stage", message, help)


RULE = Rule(Label("MOF830", "project-gate-shut"), Severity.ERROR, check, __doc__)
