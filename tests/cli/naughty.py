"""Naughty text in every place of a workspace and of a command line, and what must hold of every answer.

`commands(text)` are the questions, `files(text)` the workspace they are asked of, `wrong(…)` what is wrong with an
answer; `lost(…)` asks what writes, of a workspace of the `SOUND` files. `tests/corpora` asks the same of other strings.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from mofkit.report.reports import REPORTS
from mofkit.shown import safe_text
from mofkit.text.yamlwrite import double_quoted

OWN = [
    *("\x1b[2J\x1b[1;1HAll checks passed", "\x1b]0;title\x07", "\x1b]52;c;aGVsbG8=\x07", "\x9b31mred"),
    *("\x1bPq\x1b\\", "\x07\x08\x7f", "\x00", "a\x00b", "\x0c\x0b\x1c\x1d\x1e", "\x85\u2028\u2029", "\ufeffa"),
    *("\u202egnp.exe", "\u2066a\u2069", "\u200b", "a\xadb", "\U000e0041", "\ufffe\uffff", "\ud800", "\udcff"),
    *("\ud83d\ude00", "[/]", "[bold]x[/bold]", ":smile:", "{{7*7}}", "{% raw %}", "${HOME}", "$(id)", "`id`"),
    *("%s%n%d", "{0.__class__}", "=1+1", "@SUM(1)", '=HYPERLINK("http://a.example","x")', "\t=1", "'", "a|b"),
    *("# x", "<script>alert(1)</script>", "[x](javascript:1)", "</td>", "```\nx\n```", "--help", "-rf", "-"),
    *("--", "--format=json", "../../x", "/etc/passwd", "C:\\x", "CON", ".", "a\nb", "a\rb", "a\r\nb", "\n"),
    *("a\n::error::b", "::stop-commands::x", "##[error]x", "]]>", "a\n<<<<<<< HEAD\nb", "😀\u200d👩"),
    *("\u05e9\u05dc\u05d5\u05dd", "東京", "e\u0301\u0301", "ＮＵＬＬ", "null", "no", "22:00", "1.10", "1e3", "", " "),
    *("\xa0", "&a *a", "!!int 1", "? x", "- x", "x: y", '"', "a;b,c\td|e", "\\", "x" * 300, "a" * 81, "#"),
    *("a #b", "---", "<<"),
]

SOUND = {
    "people.csv": "id,name,team\nkim,Kim,\n",
    "catalog/services.csv": "id,name,comments,difficulty,impact\nmail,Mail,,4,5\n",
    "actions/c.yaml": "id: c\nwhat: c\nnote: c  # kept\n",
    "reviews/portfolio/2026-11-02.yaml": (
        "id: portfolio.2026-11-02\nreview: portfolio\nabout: service:mail\nheld: 2026-11-02\nstatus: held\n"
        "attendees: [kim]\nanswers:\n  - id: portfolio-q1\n"
        "actions:\n  - {id: k7qm, what: c, who: kim, when: 2026-12-01}\n"
    ),
    "risks.csv": "id,title,likelihood,impact\nlost,The bag is lost,3,4\n",
    "patching/answers.yaml": "id: answers\nquestions:\n- {id: x-1, ask: When?, answer: Now}\n",
    "policies/rule.yaml": "id: rule\ntitle: Rule\nstate: published\nowner: kim\n",
    "policies/rule.md": "# Rule\n",
    "changes/c.yaml": "id: c\ntitle: Disk  # of mail\nstate: released\nowner: kim\n",
    "changes/e.yaml": "id: e\ntitle: Disk\nstate: submitted\ncategory: minor\nowner: kim\n",
    "changes/g.yaml": "id: g\ntitle: G\nservices: [mail]\nwindow: {start: 2126-12-01 18:00, end: 2126-12-01 20:00}\n",
    "changes/h.yaml": "id: h\ntitle: H\nservices: [mail]\nwindow: {start: 2126-12-01 19:00, end: 2126-12-01 20:00}\n",
    "operations/tickets/t.csv": "id,opened,resolved\n1,2026-11-02 10:00,\n",
    "team/standards/policy.csv": "id,activity,standard\npolicy.p1-a,policy-p1-a,\n",
    "team/growth/2026-W47-kim.yaml": "id: 2026-W47-kim\nweek: 2026-W47\nwho: kim\n",
    "projects/crm/project.yaml": "id: crm\ntitle: CRM\nowner: kim\ntasks:\n  - {id: t, what: Call}\n",
    "worksheets/x-w/process-1.yaml": (
        "id: x-w.process-1\nsmf: x-w\nprocess: 1\nactivities:\n  - id: x-a\n    questions:\n"
        "      - id: x-1\n        ask: Who?\n        answer:\n"
    ),
}

LEDGER_HEAD = "period,basis,category,amount,capital_expense,direct_indirect,fixed_variable,operational_project"
_LEFT_OUT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
Mofkit = Callable[..., Any]


class Question(NamedTuple):
    """A command, and in which shape its answer comes."""

    argv: tuple[str, ...]
    shape: str = "text"


def utf_8(text: str) -> bool:
    """Whether a file in UTF-8 can hold the text."""
    return not re.search("[\ud800-\udfff]", text)


def files(text: str) -> dict[str, bytes]:
    """A workspace with the text wherever people may write something."""
    quoted = double_quoted(text)
    cell = '"' + text.replace('"', '""') + '"' if utf_8(text) else "plain"
    name = re.sub("[/\0]", "_", text)[:60]
    found = {
        "mofkit.yaml": f"schema_version: 1\norganisation: {quoted}\n",
        "people.csv": f"id,name,team\nkim,{cell},{cell}\n",
        "catalog/services.csv": (
            f"id,name,owner,problems,difficulty,impact,{cell}\n"
            f"mail,{cell},kim,{cell},4,5,{cell}\nfax,{cell},{cell},{cell},{cell},1,\n{cell},x,,,1,1,\n"
        ),
        "actions/a.yaml": f"id: a\nwhat: {quoted}\nwho: {quoted}\nwhen: {quoted}\nnote: {quoted}\nx-own: {quoted}\n",
        "actions/b.yaml": f"id: {quoted}\nwhat: b\n{quoted}: c\n",
        "actions/c.yaml": "id: c\nwhat: c\n",
        "catalog/page.yaml": f"id: page\nservice: mail\ndescription: {quoted}\nhours: {quoted}\n",
        "agreements/s.yaml": f"id: s\ntitle: {quoted}\ntype: sla\nservices: [mail, {quoted}]\nhours: {quoted}\n",
        "agreements/o.yaml": f"id: o\ntitle: {quoted}\ntype: ola\nservices: mail\nhours: 24x7\nsupports: [s]\n",
        "agreements/u.yaml": (
            f"id: u\ntitle: {quoted}\ntype: uc\nservices: [mail]\nowner: {quoted}\nends: 2026-12-31\ntargets:\n"
            f"- {{id: a, metric: {quoted}, value: 4, unit: h}}\n"
            "- {id: up, metric: availability, comparator: at-least, value: 99.9, unit: '%'}\n"
        ),
        "operations/outages.csv": f"id,service,start,end,cause\no,mail,2026-11-02 09:00,2026-11-02 19:00,{cell}\n",
        "operations/tasks.csv": f"id,what,frequency,owner,guide\nt,{cell},weekly,{cell},{cell}\n{cell},x,{cell},,\n",
        "operations/monitoring.csv": f"id,service,what,tool\nm,mail,{cell},{cell}\n",
        "operations/runbooks.csv": f"id,service,backup,owner\nr,mail,{cell},{cell}\n",
        "operations/status.csv": f"service,state,since,message\nmail,down,{cell},{cell}\n{cell},{cell},,\n",
        "measurements/targets.csv": f"id,period,agreement,target,value,note\nm,2026-10,u,a,5,{cell}\nn,{cell},u,a,,\n",
        "catalog/shown.yaml": (
            f"id: shown\nservice: mail\ndescription: {quoted}\nhours: {quoted}\nexpectation: {quoted}\n"
            f"request_route: {quoted}\nconfiguration_items: [{quoted}]\ndepends_on: [mail, {quoted}]\n"
            f"audiences: [{{audience: customer, text: {quoted}}}]\npublished: true\n"
        ),
        "policies/rule.yaml": (
            f"id: rule\ntitle: {quoted}\nbinds: {quoted}\nowner: {quoted}\nservices: [{quoted}]\n"
            f"answers: [{{id: policy-p3-perform-policy-review-q1, who: {quoted}, answer: {quoted}}}]\n"
            f"publication: {{audience: {quoted}, where: {quoted}, who: {quoted}}}\n"
            f"enforcement: {{check: {quoted}, consequence: {quoted}, who: {quoted}}}\n"
            f"exceptions: [{{what: {quoted}, why: {quoted}, granted_by: {quoted}}}]\n"
            f"acknowledgements: [{{who: {quoted}}}]\nreviews: [{{who: {quoted}, note: {quoted}}}]\n"
            f"approvals: [{{who: {quoted}, role: {quoted}}}]\n"
        ),
        "projects/crm/project.yaml": (
            f"id: crm\ntitle: {quoted}\nstage: plan\nowner: {quoted}\nservices: [{quoted}]\nchange: {quoted}\n"
            f"need: {quoted}\nvision: {quoted}\nbenefit: {quoted}\nteam: [{{role: {quoted}, who: {quoted}}}]\n"
            f"stages: [{{stage: plan, date: 2026-11-02, review: {quoted}, without: [{quoted}], note: {quoted}}}]\n"
            f"out_of_scope: [{quoted}]\nbaseline: {{on: 2026-11-02, requirements: 1, days: 0}}\n"
            f"requirements: [{{id: {quoted}, what: {quoted}, who: {quoted}, feature: {quoted}}}]\n"
            f"scope_changes: [{{id: {quoted}, what: {quoted}, who: {quoted}, decision: accepted}}]\n"
            f"measures: [{{id: {quoted}, what: {quoted}, unit: {quoted}, target: 2, actual: 1}}]\n"
            f"deliverables: [{{document: {quoted}, stage: envision, role: {quoted}, waived: {quoted}}}]\n"
            f"tasks: [{{id: {quoted}, what: {quoted}, who: {quoted}, when: 2026-11-03, after: [{quoted}]}}]\n"
            f"issues: [{{id: {quoted}, what: {quoted}, severity: 5}}]\npilots: [{{id: {quoted}, group: {quoted}}}]\n"
            f"checks: [{{id: {quoted}, question: {quoted}, answer: 'yes', evidence: {quoted}}}]\n"
            f"feedback: [{{id: {quoted}, what: {quoted}}}]\nlessons: [{{id: {quoted}, what: {quoted}}}]\n"
        ),
        "policies/rule.md": f"# {text}\n\n## Rules\n\n- **Must:** {text}\n",
        "policies/b.yaml": f"id: b\ntitle: b\ntemplate: {quoted}\nstate: enforced\n",
        "imports/m.yaml": "source: m\nkey: id\nid: new-{id}\nfields: {name: name, comments: problems, owner: owner}\n",
        "documents/page.yaml": f"id: page\ntemplate: sla\ntitle: {quoted}\nabout: {quoted}\nowner: {quoted}\n",
        "documents/page.md": f"# {text}\n\n## The service\n\n- **Service:** {text}\n",
        "documents/b.yaml": f"id: b\ntemplate: {quoted}\n",
        "reviews/portfolio/r.yaml": (
            f"id: portfolio.r\nreview: {quoted}\nabout: {quoted}\nplanned: 2026-11-02\nheld: 2026-11-02\n"
            f"status: closed\nchair: {quoted}\nattendees: [{quoted}]\nguests: [{quoted}]\nagenda: [{quoted}]\n"
            f"outputs: [{quoted}]\nnote: {quoted}\n"
            f"inputs: [{{id: {quoted}, text: {quoted}, where: {quoted}, found: {quoted}, note: {quoted}}}]\n"
            f"answers: [{{id: {quoted}, question: {quoted}, answer: {quoted}}}]\n"
            f"decisions: [{{what: {quoted}, who: {quoted}, why: {quoted}, about: {quoted}, outcome: go}}]\n"
            f"actions: [{{id: {quoted}, what: {quoted}, who: {quoted}, when: 2026-11-03, evidence: {quoted}}}]\n"
            f"approvals: [{{who: {quoted}, role: {quoted}, date: 2026-11-04, note: {quoted}}}]\n"
            f"overrides: [{{who: {quoted}, reason: {quoted}, date: 2026-11-04, about: {quoted}}}]\n"
        ),
        "reviews/portfolio/s.yaml": f"id: portfolio.s\nreview: portfolio\nabout: {quoted}\nplanned: 2026-11-02\n",
        "team/roles.csv": f"id,role,person,team,service,stand_in,safeguard\nr,tester,kim,{cell},{cell},{cell},{cell}\n",
        "team/hiring/desk/opening.yaml": (
            f"id: desk\nrole: tester\ntitle: {quoted}\nteam: {quoted}\nmanager: {quoted}\nnote: {quoted}\n"
            f"parts: [{{what: {quoted}, source: {quoted}, standard: {quoted}}}]\npanel: [{{who: {quoted}}}]\n"
            f"criteria: [{{id: a, name: {quoted}, text: {quoted}, questions: [{quoted}], low: {quoted}}}]\n"
        ),
        "team/hiring/desk/candidates/c.yaml": (
            f"id: desk.c\nname: {quoted}\nnote: {quoted}\ncv: [{{since: 2020-01, until: 2020-02, what: {quoted}}}]\n"
            f"scorecards: [{{by: {quoted}, marks: {{a: {quoted}}}, notes: {{a: {quoted}}}}}]\n"
        ),
        "worksheets/x-w/process-1.yaml": (
            f"id: x-w.process-1\nsmf: x-w\nprocess: 1\nname: {quoted}\n"
            f"table: {quoted}\nby: {quoted}\nservice: {quoted}\n"
            f"activities:\n  - id: x-a\n    name: {quoted}\n    gap: {quoted}\n    questions:\n"
            f"      - {{id: x-1, ask: {quoted}, answer: {quoted}, gap: {quoted}, actions: [{{what: {quoted}}}]}}\n"
            f"    inputs:\n      - {{what: {quoted}, state: missing, where: {quoted}}}\n"
            f"    best_practices:\n      - {{what: b, state: not-agreed, why: {quoted}}}\n"
            f"approvals:\n  - {{who: {quoted}, role: {quoted}, note: {quoted}}}\n"
        ),
        "costs/ledger.csv": (
            f"{LEDGER_HEAD},description,service,customer\n"
            f"2025,actual,hardware,5.00,capital,direct,fixed,operational,{cell},{cell},{cell}\n"
            f"2027,planned,hardware,9.00,capital,direct,fixed,operational,{cell},mail,{cell}\n"
            f"{cell},{cell},{cell},{cell},{cell},{cell},{cell},{cell},{cell},{cell},{cell}\n"
        ),
        "costs/attention.csv": f"id,period,category,type,colour,why\na,2027,hardware,fixed,red,{cell}\n",
        "costs/drivers.csv": f"id,driver,service,customer,value\nd,users,mail,{cell},5\n",
        "costs/goals.csv": f"id,what,period,amount\ng,{cell},2027,5\nh,{cell},{cell},{cell}\n",
        "costs/opportunities.csv": (
            f"id,what,category,period,who,when,saving,lens\no,{cell},hardware,2027,kim,2027-01-01,5,invest\n"
            f"p,{cell},{cell},{cell},{cell},{cell},{cell},{cell}\n"
        ),
        "assessments/s.yaml": (
            f"id: s\nwho: kim\ndate: 2026-11-01\nnote: {quoted}\nsmfs:\n  team:\n    roles: missing\n"
            f"    notes:\n      roles: {quoted}\nissues:\n  - id: i\n    what: {quoted}\n"
            f"    cells: [team.roles, {quoted}]\n"
            f"    solutions:\n      - {{what: {quoted}, needs: {quoted}, who: {quoted}}}\n"
        ),
        "assessments/t.yaml": f"id: t\nwho: {quoted}\nsmfs:\n  team: {{roles: {quoted}}}\n  {quoted}: {{goals: '-'}}\n",
        "goals/operate.yaml": (
            f"id: operate\ngoals:\n  - goal: operate-goal-1\n    measure: {quoted}\n    unit: {quoted}\n    actual: 1\n"
            f"    target: 2\n  - {{goal: {quoted}, baseline: {quoted}}}\nmanage_layer: {{grc: {{gap: {quoted}}}}}\n"
        ),
        "operations/tickets/t.csv": (
            f"id,opened,resolved,state,priority,category,service,group,channel,caller,summary,{cell}\n"
            f"1,2026-11-02 10:00,{cell},{cell},{cell},{cell},{cell},{cell},{cell},{cell},{cell},{cell}\n"
            + "".join(f"{at},2026-11-02 10:00,,open,,{cell},mail,,,,{cell},\n" for at in range(2, 13))
        ),
        "problems/slow.yaml": (
            f"id: slow\ntitle: {quoted}\nowner: {quoted}\nservices: [{quoted}]\ncategory: {quoted}\nharm: {quoted}\n"
            f"impact: 4\nworkaround: {quoted}\nroot_cause: {quoted}\nfix: {quoted}\nchange: {quoted}\n"
            f"tickets: [{quoted}]\ntechnique: five-whys\nanalysis: [{{id: a, ask: {quoted}, answer: {quoted}}}]\n"
            f"progress: [{{on: 2026-11-20, what: {quoted}, who: {quoted}}}]\n"
            f"actions: [{{id: {quoted}, what: {quoted}, who: {quoted}, when: 2026-11-03}}]\n"
        ),
        "changes/c.yaml": (
            f"id: c\ntitle: {quoted}\nreason: {quoted}\nresult: {quoted}\nrequested_by: {quoted}\nowner: {quoted}\n"
            f"category: minor\nimpact: 4\nlikelihood: 2\nprocedure: {quoted}\nservices: [mail, {quoted}]\n"
            f"configuration_items: [{quoted}]\nproject: {quoted}\nproblem: {quoted}\nrepeats: [d, {quoted}]\n"
            f"release: {quoted}\npeople: [{quoted}]\nsteps: [{{what: {quoted}, who: {quoted}}}]\nback_out: {quoted}\n"
            f"test_evidence: [{{what: {quoted}, who: {quoted}, where: {quoted}}}]\nmonitoring: [m, {quoted}]\n"
            f"monitoring_note: {quoted}\nnotices: [{{who: {quoted}, what: {quoted}}}]\nstate: released\n"
            f"actions: [{{id: {quoted}, what: {quoted}, who: {quoted}}}]\nnote: {quoted}\n"
            f"moves: [{{to: released, on: 2026-11-02, who: {quoted}, why: {quoted}}}]\n"
            f"implemented: {{start: 2026-11-02 10:00, outcome: failed, incidents: [{quoted}], note: {quoted}}}\n"
            f"review: {{who: {quoted}, went_well: {quoted}, went_badly: {quoted}, lessons: {quoted}}}\n"
            f"approvals: [{{who: {quoted}, role: {quoted}, date: 2026-11-01}}]\n"
        ),
        "changes/d.yaml": f"id: d\ntitle: {quoted}\nowner: {quoted}\nwindow: {{start: {quoted}, zone: {quoted}}}\n",
        "changes/e.yaml": f"id: e\ntitle: {quoted}\nowner: {quoted}\nstate: submitted\nservices: [{quoted}]\n",
        **{
            f"changes/{id}.yaml": (
                f"id: {id}\ntitle: {quoted}\nservices: [mail, {quoted}]\nconfiguration_items: [{quoted}, x-1]\n"
                f"window: {{start: 2126-12-01 {hour}:00, end: 2126-12-01 20:00}}\npeople: [{quoted}]\n"
                f"overrides:\n  - {{conflict: {quoted}, who: {quoted}, reason: {quoted}}}\n"
                f"  - {{conflict: 'overlap:h', who: {quoted}, reason: {quoted}}}\n"
            )
            for id, hour in (("g", 18), ("h", 19))
        },
        "changes/freezes.csv": (
            "id,start,end,services,reason,except_categories,approved_by\n"
            f"f,2126-11-01,2126-12-31,,{cell},,{cell}\n{cell},{cell},2126-12-31,{cell},,{cell},\n"
        ),
        "imports/should.csv": f"host,{cell},os\nx-1,a,{cell}\n{cell},b,c\n",
        "imports/is.csv": f"host,os,{cell}\nx-1,linux,{cell}\n{cell},{cell},\ny,{cell}\n",
        "risks.csv": (
            f"id,title,condition,consequence,likelihood,impact,response,what,who,owner,trigger,contingency,{cell}\n"
            f"r,{cell},{cell},{cell},4,4,reduce,{cell},{cell},{cell},{cell},{cell},{cell}\n"
            f"q,x,,,{cell},{cell},{cell},,,,,,\n"
        ),
        "risks-history.csv": f"id,risk,on,likelihood,impact,who,note\nh,r,2026-10-01,2,4,{cell},{cell}\n{cell},,,,,,\n",
        "patching/answers.yaml": (
            f"id: answers\nscope: {quoted}\nquestions:\n"
            f"- {{id: x-1, ask: {quoted}, answer: {quoted}, gap: {quoted}, "
            f"actions: [{{what: {quoted}, who: {quoted}, needs: {quoted}}}]}}\n- {{id: {quoted}, ask: x}}\n"
            f"approvals: [{{who: {quoted}, role: {quoted}}}]\n"
        ),
        "patching/exceptions.csv": f"id,host,product,reason,who\ne,{cell},{cell},{cell},{cell}\n",
        "patching/tests.csv": f"id,product,patch,where,evidence\nt,{cell},{cell},{cell},{cell}\n",
        "patching/inventory.csv": (
            f"host,product,patch,released,installed,service,{cell}\n{cell},{cell},{cell},2026-01-01,,{cell},\n"
            f"a,{cell},{cell},2026-01-01,2026-01-02,mail,\nb,x,,{cell},{cell},{cell},\n"
        ),
        "team/playbook/p/platform.yaml": (
            f"id: p.platform\nteam: {quoted}\nsection: platform\nowner: {quoted}\nreviewed_by: {quoted}\n"
            f"readings: [{{who: {quoted}}}]\nactions: [{{what: {quoted}, who: {quoted}}}]\n"
        ),
        "team/playbook/p/platform.md": (
            f"# {text}\n\n## {text}\n\n<!-- playbook-platform-4: x -->\n\n"
            f"<!-- mofkit:begin platform-4 0 -->\n{text}\n<!-- mofkit:end platform-4 -->\n\n{text}\n"
        ),
        "team/playbook/p/x-own.yaml": f"id: p.x-own\nteam: p\nsection: {quoted}\n",
        "team/onboarding/kim.yaml": f"id: kim\nperson: {quoted}\nmentor: {quoted}\nsteps: [{{what: {quoted}}}]\n",
        "team/standards/policy.csv": (
            f"id,activity,person,team,standard,gap,what,who\npolicy.a,{cell},,,{cell},{cell},{cell},{cell}\n"
            f"policy.b,{cell},kim,,{cell},{cell},{cell},kim\npolicy.c,x,{cell},{cell},,{cell},{cell},{cell}\n"
        ),
        "team/growth/2026-W47-kim.yaml": (
            f"id: 2026-W47-kim\nweek: 2026-W47\nwho: kim\ngoals: [{{goal: {quoted}, why: {quoted}}}]\n"
            f"did: [{{what: {quoted}, goal: {quoted}}}]\nthanks: [{{who: {quoted}, what: {quoted}, told: {quoted}}}]\n"
            f"will: [{{id: {quoted}, what: {quoted}, who: {quoted}}}]\n"
            f"asks: [{{id: {quoted}, what: {quoted}, to: kim, why: {quoted}}}]\n"
            f"heard: [{{what: {quoted}, by: {quoted}}}]\n"
            f"told: {quoted}\n"
        ),
        "team/growth/b.yaml": f"id: b\nweek: {quoted}\nwho: {quoted}\n",
        "triage/t.yaml": f"id: t\nwho: {quoted}\ntext: {quoted}\ndate: 2026-11-01\n",
    }
    if utf_8(name):
        found[f"actions/{name}.yaml"] = f"id: {quoted}\nwhat: x\n"
        found[f"documents/{name}.md"] = f"# {text}\n"
        found[f"x/{name}.csv"] = f"{cell},{cell}\n"
    return {path: content.encode("utf-8", "surrogatepass") for path, content in found.items()}


def commands(text: str) -> Iterator[Question]:
    """Everything that can be asked with the text, and about the text."""
    yield from _about_the_workspace()
    yield from _about_reviews()
    yield from _about_costs()
    yield from _about_changes()
    for argv in (
        *(("list", text), ("show", text), ("show", f"action:{text}"), ("rule", text), ("schema", text)),
        *(("smf", "show", text), ("review", "show", text), ("role", "show", text), ("document", "show", text)),
        *(
            ("glossary", text),
            ("explain", text),
            ("scenario", "show", text),
            ("plan", "show", text),
            ("report", text),
            (text,),
            ("assess", text),
            ("assess", "show", "--who", text),
            ("assess", "show", "--smf", text),
            ("assess", "report", "--reader", "contributor", "--who", text),
            ("assess", "compare", "--since", text),
            ("assess", "solutions", "--who", text),
            ("assess", "answer", "--answers", text, "--who", "kim"),
        ),
        *(
            ("team", "playbook", "new", text, "--dry-run"),
            ("team", "playbook", "show", text),
            ("team", "playbook", "check", text),
        ),
        *(
            ("team", "playbook", "onboard", text, "--mentor", text, "--from", text),
            ("team", "standards", "new", text, "--dry-run"),
        ),
        *(
            ("team", "standards", "set", text, f"gap={text}", "--dry-run"),
            ("team", "standards", "show", "--person", text),
        ),
        *(
            ("team", "growth", "new", "--who", text, "--dry-run"),
            ("team", "growth", "answer", text, "later", "--who", "kim", "--dry-run"),
        ),
        *(("team", "growth", "show", "--who", "kim", "--week", text), ("team", "growth", "trend", "--team", text)),
        ("team", "growth", "fill", "--who", "kim", "--week", "2026-W47", "--answers", text, "--dry-run"),
        *(("worksheet", "show", text), ("worksheet", "report", text), ("worksheet", "new", text)),
        *(("worksheet", "fill", "x-w", "--answers", text), ("worksheet", "approve", "x-w", "--who", text)),
        *(("lint", text), ("lint", "--select", text), ("lint", "--since", text), ("lint", "--format", text)),
        *(("prioritize", text), ("prioritize", "catalog/services.csv", "--map", f"name={text}")),
        *(("prioritize", "catalog/services.csv", "--encoding", text), ("completion", text)),
        *(("prioritize", "catalog/services.csv", "--delimiter", text), ("list", "action", "--where", f"what={text}")),
        *(("agreement", "check", text), ("agreement", "sign", text, "--who", text)),
        *(("agreement", "scorecard", "--month", text), ("agreement", "scorecard", "--agreement", text)),
        *(("agreement", "scorecard", text, "--map", "imports/m.yaml"), ("agreement", "compare", "u", text)),
        *(("operations", "availability", "--service", text), ("operations", "availability", "--month", text)),
        *(("operations", "due", "--who", text), ("operations", "done", text, "--dry-run")),
        *(("operations", "done", "t", "--dry-run", "--on", text),),
        *(("operations", "coverage", "--criticality", text), ("operations", "health", text)),
        *(("policy", "show", text), ("policy", "validate", "rule", "--who", text)),
        *(("team", "roles", "--team", text), ("team", "raci", text), ("team", "assign", text, "kim", "--dry-run")),
        *(("team", "hire", "show", text), ("team", "hire", "rank", text), ("team", "hire", "cv", text)),
        *(("project", "status", text), ("project", "method", "--role", text), ("project", "advance", text)),
        *(("catalog", "publish", "--out", text), ("catalog", "publish", "--audience", text)),
        *(("catalog", "map", "--service", text), ("catalog", "analyze", "--section", text)),
        *(("catalog", "analyze", "--owner", text), ("catalog", "import", text, "--map", "imports/m.yaml")),
        *(
            ("catalog", "import", "catalog/services.csv", "--map", text),
            ("catalog", "import", text, "--save-map", text),
        ),
        *(("document", "check", text), ("new", "document", text)),
        *(("desk", "report", text), ("desk", "report", "--all", "--map", text), ("problem", "show", text)),
        *(
            ("desk", "report", "--all", "--column", f"id={text}"),
            ("desk", "report", "--all", "--dry-run", "--save-map", text),
        ),
        *(("change", "show", text), ("change", "list", "--service", text), ("change", "list", "--who", text)),
        *(("change", "schedule", "--from", text), ("change", "override", "g", text, "--who", "kim", "--reason", "x")),
        ("change", "reconcile", "imports/should.csv", "imports/is.csv", "--key", text, "--map", f"{text}={text}"),
        ("change", "reconcile", "imports/should.csv", "imports/is.csv", "--ignore", text, "--delimiter", text),
        *(("change", "list", "--project", text), ("change", "metrics", "--since", text)),
        *(("change", "approve", text, "--who", "kim"), ("change", "move", "e", "rejected", "--who", text)),
        *(("problem", "analyze", text), ("problem", "top", "--service", text), ("problem", "top", "--since", text)),
        *(("new", "document", "sla", "--for", text, "--dry-run"),),
        *(("-C", text, "list", "action"), ("--as-of", text, "lint"), ("triage", "--text", text)),
        *(
            ("search", text),
            ("search", "--only", "workspace", text),
            ("search", "--kind", text, "mail"),
            ("explain", text, text),
        ),
        *(("risk", "list", "--owner", text), ("risk", "trend", "--since", text), ("document", "list", "--for", text)),
        *(("patch", "show", text), ("patch", "report", text), ("patch", "report", "--column", f"host={text}")),
        ("patch", "ask", "--answers", text, "--dry-run"),
        *(("triage", "--answers", text), ("plan", "next", "--who", text), ("new", text, "id=x")),
        *(("review", "minutes", text), ("review", "gate", text), ("review", "gate", f"project:{text}")),
        *(("action", "list", "--who", text), ("action", "list", "--source", text)),
        *(("costs", "matrix", "--past", text), ("costs", "variance", "--tolerance", text)),
        *(("costs", "allocate", "--driver", text), ("costs", "import", "people.csv", "--dry-run", "--map", text)),
        *(("costs", "import", text, "--dry-run"), ("costs", "opportunities", "--who", text)),
    ):
        yield Question(argv)
    yield Question(("triage", "--text", text, "--format", "json"), "json")
    if text.strip() and not text.startswith("-"):
        yield Question(("search", "--format", "json", text), "json")


def _about_reviews() -> Iterator[Question]:
    for argv in (("action", "list", "--status", "all"), ("review", "list", "--held"), ("review", "schedule")):
        for shape, format in (("text", "table"), ("json", "json"), ("csv", "csv"), ("text", "md")):
            yield Question((*argv, "--format", format), shape)
    yield Question(("action", "export", "--as", "todo"), "ics")
    yield Question(("review", "schedule", "--format", "ics"), "ics")
    for id in ("portfolio.r", "portfolio.s"):
        yield Question(("review", "minutes", id))
        yield Question(("review", "show", id, "--format", "json"), "json")


def _about_costs() -> Iterator[Question]:
    for shape, format in (("text", "table"), ("json", "json"), ("csv", "csv"), ("text", "md")):
        for verb in ("matrix", "variance", "allocate", "goal", "opportunities"):
            yield Question(("costs", verb, "--format", format), shape)
    yield Question(("costs", "matrix", "--format", "svg"), "xml")
    yield Question(("costs", "allocate", "--by", "customer"))


def _about_the_team() -> Iterator[Question]:
    for argv in (
        *(("playbook", "check", "--all"), ("playbook", "teams"), ("standards", "show", "--person", "kim")),
        *(
            ("standards", "report", "--names"),
            ("growth", "asks", "--who", "kim", "--all"),
            ("growth", "trend", "--who", "kim"),
        ),
    ):
        for shape, format in (("text", "table"), ("json", "json"), ("csv", "csv"), ("text", "md")):
            yield Question(("team", *argv, "--format", format), shape)
    yield Question(("team", "playbook", "show", "--team", "p"))
    yield Question(("team", "playbook", "fill", "p", "--dry-run", "--move-edits"))
    yield Question(("team", "growth", "new", "--who", "kim", "--dry-run"))
    yield Question(("team", "growth", "show", "--who", "kim"))
    yield Question(("team", "growth", "show", "--who", "kim", "--format", "json"), "json")


def _about_the_desk() -> Iterator[Question]:
    for argv in (
        ("desk", "report", "--all"),
        ("problem", "top"),
        ("problem", "list"),
        ("problem", "candidates", "--all"),
    ):
        for shape, format in (("text", "table"), ("json", "json"), ("csv", "csv"), ("text", "md")):
            yield Question((*argv, "--format", format), shape)
    yield Question(("problem", "show", "slow"))
    yield Question(("problem", "show", "slow", "--format", "json"), "json")


def _about_changes() -> Iterator[Question]:
    for shape, format in (("text", "table"), ("json", "json"), ("csv", "csv"), ("text", "md")):
        for argv in (("list",), ("metrics",), ("repeats", "--at-least", "2"), ("report",)):
            yield Question(("change", *argv, "--format", format), shape)
    for shape, format in (("text", "table"), ("csv", "csv"), ("text", "mermaid"), ("ics", "ics")):
        yield Question(("change", "schedule", "--format", format), shape)
    for shape, format in (("text", "table"), ("text", "md")):
        yield Question(("change", "conflicts", "--format", format), shape)
        yield Question(("change", "reconcile", "imports/should.csv", "imports/is.csv", "--format", format), shape)
    for id in ("c", "e"):
        yield Question(("change", "show", id))
        yield Question(("change", "show", id, "--format", "json"), "json")


def _linted() -> Iterator[Question]:
    for shape, format in (("text", "text"), ("json", "json"), ("text", "github"), ("json", "gitlab")):
        yield Question(("lint", "--format", format), shape)
    for shape, format in (("json", "sarif"), ("xml", "junit"), ("text", "markdown")):
        yield Question(("lint", "--format", format), shape)


def _about_the_workspace() -> Iterator[Question]:
    yield from _linted()
    for kind in ("person", "service", "action", "catalog-entry", "triage", "review", "assessment", "goal"):
        for shape, format in (("text", "table"), ("json", "json"), ("csv", "csv"), ("text", "md")):
            yield Question(("list", kind, "--format", format), shape)
    for shape, format in (("text", "table"), ("json", "json"), ("csv", "csv"), ("text", "md")):
        yield Question(("search", "mail", "plain", "--only", "workspace", "--format", format), shape)
    for word in ("kim", "mail", "action:a", "page", "triage:t"):
        yield Question(("show", word))
        yield Question(("show", word, "--format", "json"), "json")
    yield from _about_the_catalog()
    yield from _about_documents()
    yield from _about_policies()
    yield from _about_roles_and_hiring()
    yield from _about_projects()
    yield from _about_worksheets()
    for report in REPORTS:
        yield Question(("report", report.name))
    yield from _about_risks_and_patches()
    yield from _about_operations()
    yield from _about_the_desk()
    yield from _about_the_team()
    for shape, format in (("text", "table"), ("json", "json"), ("csv", "csv"), ("text", "md"), ("xml", "svg")):
        yield Question(("prioritize", "catalog/services.csv", "--format", format), shape)
    for argv in (
        *(("costs", "variance", "--by", "service"),),
        *(("prioritize", "catalog/services.csv", "--format", "mermaid"), ("lint", "--diff"), ("lint", "--statistics")),
        *(
            ("prioritize", "catalog/services.csv", "--write", "--dry-run"),
            ("doctor",),
            ("status",),
            ("triage", "--combine"),
        ),
        *(
            ("report", "all", "--check", "--diff"),
            ("lint", "actions"),
            ("status", "--format", "md"),
            ("triage", "--history"),
        ),
    ):
        yield Question(argv)
    yield Question(("status", "--format", "json"), "json")
    yield Question(("agreement", "check"))
    yield Question(("agreement", "check", "--format", "json"), "json")
    yield from _about_the_assessment()


def _about_the_assessment() -> Iterator[Question]:
    for verb in ("show", "issues", "solutions", "goals", "layer"):
        for shape, format in (("text", "table"), ("json", "json"), ("csv", "csv"), ("text", "md")):
            yield Question(("assess", verb, "--format", format), shape)
    yield Question(("assess", "show", "--format", "svg"), "xml")
    yield Question(("assess", "show", "--smf", "team"))
    yield Question(("assess", "compare", "--since", "2026-11-01"))
    for reader in ("director", "manager", "contributor"):
        yield Question(("assess", "report", "--reader", reader, "--who", "kim"))


def _about_risks_and_patches() -> Iterator[Question]:
    for argv in (("risk", "list"), ("risk", "matrix"), ("risk", "trend"), ("patch", "report")):
        for shape, format in (("text", "table"), ("json", "json"), ("csv", "csv"), ("text", "md")):
            yield Question((*argv, "--format", format), shape)
    yield Question(("risk", "matrix", "--format", "svg"), "xml")
    yield Question(("risk", "top"))
    yield Question(("risk", "top", "--format", "json"), "json")
    for shape, format in (("text", "text"), ("json", "json"), ("text", "md")):
        yield Question(("patch", "show", "--format", format), shape)


def _about_operations() -> Iterator[Question]:
    for shape, format in (("text", "table"), ("json", "json"), ("csv", "csv"), ("text", "md")):
        yield Question(("agreement", "scorecard", "--format", format), shape)
        yield Question(("operations", "due", "--all", "--format", format), shape)
    for shape, format in (("text", "table"), ("json", "json")):
        yield Question(("agreement", "compare", "u", "o", "--format", format), shape)
        yield Question(("operations", "availability", "--format", format), shape)
        yield Question(("operations", "health", "operations/status.csv", "--format", format), shape)
    yield Question(("agreement", "calendar", "--format", "ics"), "calendar")
    yield Question(("agreement", "calendar"))
    yield Question(("operations", "coverage"))


def _about_the_catalog() -> Iterator[Question]:
    for shape, format in (("text", "table"), ("json", "json"), ("csv", "csv"), ("text", "md")):
        yield Question(("catalog", "analyze", "--format", format), shape)
    for shape, format in (("text", "table"), ("json", "json"), ("xml", "svg"), ("text", "mermaid")):
        yield Question(("catalog", "map", "--format", format), shape)
    for words in (("--dry-run",), ("--people", "--dry-run")):
        yield Question(("catalog", "import", "catalog/services.csv", "--map", "imports/m.yaml", *words))
    yield Question(("catalog", "import", "catalog/services.csv", "--save-map", "imports/new.yaml", "--dry-run"))


def _about_documents() -> Iterator[Question]:
    for shape, format in (("text", "text"), ("json", "json")):
        yield Question(("document", "check", "--format", format), shape)
        yield Question(("document", "show", "document:page", "--format", format), shape)
    for shape, format in (("text", "table"), ("json", "json"), ("csv", "csv"), ("text", "md")):
        yield Question(("document", "list", "--made", "--format", format), shape)


def _about_policies() -> Iterator[Question]:
    for shape, format in (("text", "table"), ("json", "json"), ("csv", "csv"), ("text", "md")):
        yield Question(("policy", "list", "--format", format), shape)
    for id in ("rule", "b"):
        yield Question(("policy", "show", id))
        yield Question(("policy", "show", id, "--format", "json"), "json")
    for audience in ("customer", "technical"):
        for format in ("md", "html"):
            yield Question(("catalog", "publish", "--audience", audience, "--format", format))


def _about_roles_and_hiring() -> Iterator[Question]:
    for argv in (("roles",), ("hire", "rank", "desk")):
        for shape, format in (("text", "table"), ("csv", "csv"), ("text", "md")):
            yield Question(("team", *argv, "--format", format), shape)
    for words in (("raci", "stabilize"), ("work", "stabilize"), ("hire", "show", "desk.c", "--private")):
        yield Question(("team", *words))
    for verb in ("show", "describe", "guide"):
        yield Question(("team", "hire", verb, "desk"))


def _about_projects() -> Iterator[Question]:
    # One shape of each: the shapes are made by what the other lists are made by.
    for verb, format, shape in (("list", "table", "text"), ("trace", "csv", "csv"), ("portfolio", "json", "json")):
        yield Question(("project", verb, "--format", format), shape)
    for format, shape in (("text", "text"), ("json", "json")):
        yield Question(("project", "status", "--format", format), shape)
    for format in ("md", "mermaid"):
        yield Question(("project", "schedule", "crm", "--format", format))


def _about_worksheets() -> Iterator[Question]:
    for shape, format in (("text", "table"), ("json", "json"), ("csv", "csv"), ("text", "md")):
        yield Question(("worksheet", "report", "--format", format), shape)
        yield Question(("worksheet", "list", "--format", format), shape)
    for shape, argv in (("text", ("show",)), ("json", ("show", "--format", "json")), ("csv", ("export",))):
        yield Question(("worksheet", argv[0], "x-w", *argv[1:]), shape)


def wrong(question: Question, run: Any) -> str:
    """What is wrong with an answer; nothing if nothing is."""
    if run.code not in (0, 1, 2):
        return f"exit {run.code}: {run.err}"
    if "Traceback" in run.out + run.err:
        return "a traceback"
    shown = run.err + (run.out if question.shape == "text" or run.code == 2 else "")
    found = _LEFT_OUT.search(shown)
    if found:
        return f"{found[0]!a} at {shown[max(found.start() - 40, 0) : found.end() + 10]!a}"
    if run.code == 2:
        return "" if run.err.startswith("mofkit: ") and not run.out else "a refusal without words"
    try:
        if question.shape == "ics":
            _folded(run.out)
        elif question.shape == "json":
            json.loads(run.out)
        elif question.shape == "xml":
            ET.fromstring(run.out)
        elif question.shape == "csv":
            _even(list(csv.reader(io.StringIO(run.out, newline=""))))
    except (ValueError, ET.ParseError, csv.Error) as error:
        return f"not {question.shape}: {error}"
    return ""


def _folded(text: str) -> None:
    lines = text.split("\r\n")
    if lines[0] != "BEGIN:VCALENDAR" or lines[-2:] != ["END:VCALENDAR", ""]:
        raise ValueError("no calendar")
    if any(len(line.encode()) > 75 or safe_text(line) != line for line in lines):
        raise ValueError("a line that is too long or holds a control")


def _even(rows: list[list[str]]) -> None:
    if len({len(row) for row in rows}) > 1:
        raise ValueError("rows of different widths")


def all_wrong(mofkit: Mofkit, root: Path, text: str) -> list[str]:
    """What is wrong with any answer about a workspace that holds the text everywhere."""
    found = []
    for question in commands(text):
        told = wrong(question, mofkit("-C", root, *question.argv))
        if told:
            found.append(f"{' '.join(question.argv)!a}: {told}")
    return found


def record(mofkit: Mofkit, root: Path, word: str) -> dict[str, Any]:
    """A record as JSON has it."""
    found: dict[str, Any] = json.loads(mofkit("-C", root, "show", word, "--format", "json").out)["record"]
    return found


def lost(mofkit: Mofkit, root: Path, text: str) -> list[str]:
    """The writing commands that neither kept the text as it is nor refused it in words and left all files alone."""
    found = []
    for word, field in (
        ("action:c", "note"),
        ("action:c", "x-own"),
        ("service:mail", "comments"),
        ("person:kim", "team"),
    ):
        before = _bytes(root)
        run = mofkit("-C", root, "set", word, f"{field}={text}")
        if told := wrong(Question(("set",)), run):
            found.append(f"set {word} {field}: {told}")
        elif run.code == 2 and _bytes(root) != before:
            found.append(f"set {word} {field}: refused and written")
        elif run.code == 0 and field != "x-own" and record(mofkit, root, word)[field] != kept_in(word, text):
            found.append(f"set {word} {field}: {record(mofkit, root, word)[field]!a}")
    for argv in (
        *(
            ("worksheet", "new", "team", "--by", text),
            ("worksheet", "fill", "x-w", "--who", text, "--answers", "a.yml"),
        ),
        ("worksheet", "approve", "x-w", "--who", "kim", "--role", text, "--note", text, "--incomplete", text),
        *(("new", "action", "id=new", f"what={text}"), ("new", "action", f"id={text}", "what=x")),
        *(("new", "document", "rfc", f"id={text}"), ("new", "document", "rfc", "id=paper", f"title={text}")),
        *(("document", "approve", text, "--who", "kim"), ("document", "approve", "page", "--who", text)),
        *(("new", "person", f"id={text}", f"name={text}"), ("new", "service", "id=tel", f"name={text}", "owner=kim")),
        *(("rename", "action:c", text), ("rename", "service:mail", text), ("set", text, "what=x")),
        *(("set", "action:c", f"{text}=x"), ("plan", "set", text, "status=done"), ("lint", "--fix")),
        ("review", "prepare", "portfolio", "--date", "2026-12-01", "--about", f"project:{text}"),
        *(
            ("review", "record", "portfolio", f"{part}={text}")
            for part in ("note", "guests", "q1", "attendees", "held", text)
        ),
        ("review", "record", "portfolio", "--decision", f"what={text}", f"why={text}", "who=kim"),
        ("review", "record", "portfolio", "--action", f"what={text}", "who=kim", "when=2026-12-01"),
        ("review", "override", f"project:{text}", "--gate", "build", "--who", "kim", "--reason", text),
        ("review", "close", "portfolio.2026-11-02", "--decision", "go", "--who", "kim", "--role", text, "--note", text),
        *(("policy", "draft", text), ("policy", "draft", "new", "--title", text, "--owner", text, "--binds", text)),
        *(
            ("policy", "validate", "rule", "--who", "kim", f"q1={text}"),
            ("policy", "acknowledge", text, "--who", "kim"),
        ),
        *(("policy", "publish", "rule", "--who", text), ("policy", "enforce", "rule", "--who", "kim", "--check", text)),
        ("policy", "except", "rule", "--who", "kim", "--what", text, "--why", text, "--until", "2026-12-01"),
        ("policy", "review", "rule", "--who", "kim", "--outcome", "change", "--note", text),
        *(
            ("change", "new", f"id={text}", "title=x"),
            ("change", "new", "id=b", f"title={text}", f"owner={text}", "--rfc"),
        ),
        *(("change", "new", "id=f", "title=f", f"{text}=x"), ("change", "add", "c", "step", f"what={text}")),
        *(("change", "add", "c", "test", f"what={text}", f"where={text}"), ("change", "approve", "c", "--who", text)),
        ("change", "add", "c", "action", f"what={text}", "who=kim"),
        *(
            ("change", "move", "e", "withdrawn", "--who", "kim", "--why", text),
            ("change", "approve", text, "--who", "kim"),
        ),
        ("change", "override", "g", "overlap:h", "--who", "kim", "--reason", text),
        ("change", "review", "c", "--who", "kim", "--well", text, "--badly", text, "--lessons", text),
        ("risk", "review", "lost", "likelihood=2", "--note", text),
        ("risk", "review", text, f"note={text}", "--who", text),
        *(("new", "risk", "id=new", f"title={text}"), ("patch", "approve", "--who", "kim", "--role", text)),
        ("patch", "ask", text, "--scope", text, "--who", "kim"),
        *(("team", "assign", "tester", "kim", "--team", text, "--safeguard", text), ("team", "assign", text)),
        *(("team", "hire", "new", "tester", "--id", text), ("team", "hire", "new", "tester", "--title", text)),
        ("team", "hire", "add", "tester", "--name", text, "--contact", text),
        ("team", "hire", "forget", text),
        *(("team", "playbook", "new", text), ("team", "standards", "set", "p1-a", f"standard={text}", f"gap={text}")),
        ("team", "growth", "did", text, "--who", "kim", "--goal", text, "--week", "2026-W47"),
        ("team", "growth", "thank", text, text, "--who", "kim", "--told", text, "--week", "2026-W47"),
        *(("team", "growth", verb, text, "--who", "kim", "--week", "2026-W47") for verb in ("will", "tell")),
        ("team", "growth", "ask", "kim", text, "--who", "kim", "--week", "2026-W47"),
        *(("project", "new", text, "--title", text), ("project", "record", "crm", f"vision={text}")),
        *(("project", "record", "crm", "task", text, f"what={text}"), ("project", "record", "crm", text, "x=y")),
        ("project", "advance", "crm", "stopped", "--note", text),
        *(("action", "done", "k7qm", "--evidence", text), ("action", "set", "k7qm", f"what={text}")),
        ("action", "add", "review:portfolio.2026-11-02", f"what={text}", f"note={text}"),
        *(
            ("catalog", "import", "catalog/services.csv", "--map", text),
            ("catalog", "import", "catalog/services.csv", "--save-map", text),
            ("desk", "report", "--all", "--save-map", text),
            ("prioritize", "catalog/services.csv", "--write"),
            ("report", "status", "--write"),
            ("lint", "--write-baseline"),
            ("assess", "new", "--who", text),
            ("assess", "answer", "--who", "kim", f"team.roles=- {text}"),
            ("assess", "answer", "--who", "kim", f"{text}=-"),
            ("assess", "raise", text, "--who", "kim", f"what={text}"),
            ("assess", "solve", text, f"what={text}"),
            ("assess", "measure", "plan-goal-1", f"measure={text}", f"unit={text}"),
            ("assess", "measure", text, "target=1"),
        ),
    ):
        told = wrong(Question(argv), mofkit("-C", root, *argv))
        found += [f"{' '.join(argv)!a}: {told}"] if told else []
    if told := lost_answer(mofkit, root, text):
        found.append(f"worksheet fill: {told}")
    if (root / "actions" / "new.yaml").exists() and record(mofkit, root, "action:new")["what"] != text:
        found.append("new: another text")
    held, moved = record(mofkit, root, "change:c")["review"] or {}, record(mofkit, root, "change:e")["moves"]
    said = {"lessons": held.get("lessons", ""), "why": moved[-1]["why"] if moved else ""}
    found += [f"change {field}: another text" for field, kept in said.items() if kept not in ("", text)]
    for word, path in (("goal:plan", ("goals", 0, "measure")), ("goal:plan", ("goals", 0, "unit"))):
        if (root / "goals/plan.yaml").exists() and text and _at(record(mofkit, root, word), path) != text:
            found.append(f"assess measure: {path}: another text")
    return found


def lost_answer(mofkit: Mofkit, root: Path, text: str) -> str:
    """What is wrong with an answer that a file or a table gives to a worksheet; nothing if it is kept as it is."""
    (root / "reports").mkdir(exist_ok=True)
    said = f"x-a:\n  questions:\n    x-1: {double_quoted(text)}\n"
    (root / "reports" / "a.yml").write_bytes(said.encode("utf-8", "surrogatepass"))
    run = mofkit("-C", root, "worksheet", "fill", "x-w", "--answers", "reports/a.yml")
    if told := wrong(Question(("fill",)), run):
        return told
    before = record(mofkit, root, "worksheet:x-w.process-1")
    answer = before["activities"][0]["questions"][0]["answer"]
    if run.code == 0 and answer.strip() != text.strip():
        return f"{answer!a} in the place of {text!a}"
    table = mofkit("-C", root, "worksheet", "export", "x-w").out
    (root / "reports" / "a.csv").write_text(table, "utf-8", newline="")
    run = mofkit("-C", root, "worksheet", "fill", "x-w", "--answers", "reports/a.csv")
    told = wrong(Question(("fill",)), run)
    return told or ("" if record(mofkit, root, "worksheet:x-w.process-1") == before else "changed by its own table")


def _at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def kept_in(word: str, text: str) -> str:
    """What a place keeps of a text: a cell of blanks says nothing."""
    return text if word.startswith("action:") or text.strip() else ""


def _bytes(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
