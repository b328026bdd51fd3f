"""reports.md: every report, the facts its template gets, and the template."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import mofkit.report
from generator.demo import TODAY, Demo
from generator.json_pages import kind_of_value
from generator.markdown import block, code, table, whole_page
from mofkit.report.reports import REPORTS, Report
from mofkit.workspace.load import load

LEAD = """\
For whoever reads reports or wants them to look different: what there is, from which facts it is made, and its template.
`mofkit report NAME` prints one, `--write` puts it into `reports/`, `--check` says whether the one there is up to date.
The same workspace and the same `--as-of` give the same bytes."""
OWN = """\
To change how a report looks, copy its template from below into `templates/` of your workspace, under the same name,
and edit it there. It is [Jinja](https://jinja.palletsprojects.com/) in a sandbox: a template sees the facts in the
table and nothing else, `x | md` shows a value as plain text in Markdown, and a name that does not exist is an error
that names its line."""


def page_of(demo: Demo) -> Iterator[str]:
    """The page, section by section."""
    yield table(("report", "title", "written to"), [(_link(one), one.title, code(one.path)) for one in REPORTS])
    yield "## A template of your own"
    yield OWN
    workspace = load(demo.root)
    for report in REPORTS:
        yield f"## {report.name}"
        yield _says(report)
        facts = report.facts(workspace, date.fromisoformat(TODAY))
        yield table(("fact", "is", "holds"), _facts(facts))
        yield f"The template, `{report.template}`:"
        yield block(_template(report), "jinja")


def page(demo: Demo) -> str:
    """The whole page."""
    return whole_page("Reports", LEAD, *page_of(demo))


def _link(report: Report) -> str:
    return f"[{report.name}](#{report.name})"


def _says(report: Report) -> str:
    words = " ".join((report.facts.__doc__ or "").split())
    return f"**{report.title}.** {words}"


def _facts(facts: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, value in facts.items():
        first = value[0] if isinstance(value, (list, tuple)) and value else value
        inner = ", ".join(code(str(key)) for key in first) if isinstance(first, Mapping) else ""
        yield code(name), kind_of_value(value), inner


def _template(report: Report) -> str:
    return (Path(mofkit.report.__file__).parent / "templates" / report.template).read_text("utf-8")
