"""Templates of a workspace: they may look different and say other things, and reach nothing but their facts."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mofkit.errors import MofkitError, OutsideWorkspace
from mofkit.report.markdown import escaped
from mofkit.report.reports import REPORTS
from mofkit.report.templates import BadTemplate, render

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

FACTS = {"name": "a|b", "rows": [{"n": 1, "text": "x"}, {"n": 2, "text": "y"}], "total": 12}


@pytest.fixture
def rendered(workspace: Workspace) -> Callable[..., str]:
    """The text of a template of a workspace, over a few facts."""

    def make(template: str | bytes, **others: str | bytes) -> str:
        raw = template if isinstance(template, bytes) else template.encode()
        more = {f"templates/{name.replace('_', '.')}": text for name, text in others.items()}
        return render("page.md.j2", FACTS, workspace({"templates/page.md.j2": raw, **more}))

    return make


def refused(rendered: Callable[..., str], template: str, **others: str) -> str:
    """Why a template is refused."""
    with pytest.raises(BadTemplate) as caught:
        rendered(template, **others)
    assert caught.value.exit_code == 2
    return caught.value.message


# What a template may.


def test_a_template_shows_its_facts(rendered: Callable[..., str]) -> None:
    template = "# {{ name | md }}\n{% for row in rows %}\n{{ row.n }}. {{ row.text }}\n{% endfor %}\n{{ total * 2 }}\n"
    assert rendered(template) == "# a\\|b\n1. x\n2. y\n24\n"


def test_a_template_may_draw_a_table(rendered: Callable[..., str]) -> None:
    assert rendered("{{ table(['n'], [[1], ['|']]) }}") == "| n |\n| --- |\n| 1 |\n| \\| |"


def test_a_template_may_take_in_another_of_the_same_folder(rendered: Callable[..., str]) -> None:
    assert rendered('{% include "head.md" %}!', head_md=b"hello") == "hello!"


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("total + 1", "13"),
        ("total / 5", "2.4"),
        ("total % 5", "2"),
        ("2 ** 10", "1024"),
        ("(10 / 3) | round(2)", "3.33"),
        ("'a' ~ 'b'", "ab"),
        ("rows | map(attribute='n') | sum", "3"),
        ("rows | length", "2"),
        ("name | upper", "A|B"),
    ],
)
def test_a_template_may_reckon(rendered: Callable[..., str], expression: str, value: str) -> None:
    assert rendered(f"{{{{ {expression} }}}}") == value


@pytest.mark.parametrize("report", [one.name for one in REPORTS])
def test_a_workspace_may_have_its_own_template_of_every_report(
    mofkit: Mofkit, workspace: Workspace, report: str
) -> None:
    root = workspace({f"templates/{report}.md.j2": "On {{ date }}: ours.\n"})
    result = mofkit("-C", root, "--as-of", "2026-11-23", "report", report)
    assert (result.code, result.out) == (0, "On 2026-11-23: ours.\n")


# Data is never a template.


@pytest.mark.parametrize("name", ["{{ 7*7 }}", "{% raw %}", "{# gone #}", "{{ rows }}", "{%", "}}"])
def test_what_data_says_is_not_rendered(mofkit: Mofkit, workspace: Workspace, name: str) -> None:
    settings = f"schema_version: 1\norganisation: '{name}'\n"
    table = f"id,name,difficulty,impact\nmail,{name},4,5\n"
    root = workspace({"mofkit.yaml": settings, "catalog/services.csv": table})
    for report in REPORTS:
        heading = mofkit("-C", root, "report", report.name).out.split("\n")[0]
        assert heading.endswith(f": {escaped(name)}")


# What a template may not.


@pytest.mark.parametrize(
    "expression",
    [
        # The advisories against the sandbox, and their kin.
        "''.__class__.__mro__[1].__subclasses__()",
        "''['__class__']",
        "''|attr('__class__')",
        "''|attr('format')('{0.__class__}')",
        "'{0.__class__.__mro__}'.format('')",
        "'%(a)s'.format_map({'a': 1})",
        "('{0.__class__.__init__.__globals__}'|string).format(self)",
        "[''].__iter__.__self__",
        "['x'].pop.__self__.__class__",
        "(''.join).__self__.__class__",
        "''.format.__func__",
        "cycler.__init__.__globals__.os.popen('touch {canary}')",
        "joiner.__init__.__globals__",
        "namespace.__init__.__globals__",
        "lipsum.__globals__['os'].popen('touch {canary}')",
        "lipsum(n=1000)",
        "dict(a=1)",
        "range(99)",
        "self.__init__.__globals__",
        "self._TemplateReference__context",
        "table.__globals__",
        "table.__code__",
        "table['__globals__']",
        "rows.__class__",
        "rows|groupby('__class__')",
        "rows|selectattr('__class__')|list",
        "rows|sort(attribute='__class__')",
        "caller()",
        "config",
        "request.application.__globals__",
        "url_for.__globals__",
        "get_flashed_messages.__globals__",
        "namespace(a=1)",
        "'a'|xmlattr",
        "{'a b=c': 1}|xmlattr",
        "'http://a.example'|urlize",
        "[1, 2, 3]|random",
        "(lambda: 1)()",
        "__import__('os')",
        "open('/etc/passwd')",
        "().gi_frame",
        "rows.clear()",
        "rows.append(1)",
        "rows[0].update({'n': 3})",
        "rows[0].pop('n')",
    ],
)
def test_there_is_no_way_out_of_the_sandbox(rendered: Callable[..., str], tmp_path: Path, expression: str) -> None:
    canary = tmp_path / "canary"
    said = refused(rendered, f"\n{{{{ {expression.replace('{canary}', str(canary))} }}}}\n")
    assert said.startswith("templates/page.md.j2:2:1: ")
    assert not canary.exists()
    assert FACTS["rows"] == [{"n": 1, "text": "x"}, {"n": 2, "text": "y"}]


@pytest.mark.parametrize(
    "name",
    [
        *("../mofkit.yaml", "/etc/passwd", "..", ".", "", "a/b", "a\\\\b", "sub/head.md", "page.md.j2\\0", "%2e%2e/x"),
        *("x{__import__('os')}.j2", "head.md/", "~", "$HOME", "head md", "none.md"),
    ],
)
@pytest.mark.parametrize("word", ["include", "import", "extends"])
def test_no_template_takes_in_a_file_from_elsewhere(rendered: Callable[..., str], word: str, name: str) -> None:
    tail = " as x" if word == "import" else ""
    assert "there is no template" in refused(rendered, f'{{% {word} "{name}"{tail} %}}', head_md="hello")


def test_a_template_that_is_a_link_out_of_the_workspace_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    root = workspace({"templates/x": ""})
    (root / "templates" / "page.md.j2").symlink_to(tmp_path / "secret")
    with pytest.raises(OutsideWorkspace):
        render("page.md.j2", FACTS, root)


def test_a_template_that_is_no_file_is_none(workspace: Workspace) -> None:
    root = workspace({"templates/other.md.j2/x": ""})
    os.mkfifo(root / "templates" / "page.md.j2")
    for name in ("page.md.j2", "other.md.j2", "none.md.j2"):
        with pytest.raises(BadTemplate, match="there is no template"):
            render(name, FACTS, root)


# What goes wrong has a place.


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("\n\n{{ nothing }}", "templates/page.md.j2:3:1: 'nothing' is undefined"),
        ("{% for row in rows %}\n{{ row.m }}\n{% endfor %}", "templates/page.md.j2:2:1: 'dict object' has no"),
        ("\n{% if %}", "templates/page.md.j2:2:1: Expected an expression"),
        ("\n\n\n{{ 'a", "templates/page.md.j2:4:1: "),
        ("{% for %}", "templates/page.md.j2:1:1: "),
        ("\n{{ total / 0 }}", "templates/page.md.j2:2:1: division by zero"),
        ("{{ name + 1 }}", "templates/page.md.j2:1:1: can only concatenate str"),
        ("{{ rows[7] }}", "templates/page.md.j2:1:1: list object has no element 7"),
        ("{{ name|nofilter }}", "templates/page.md.j2:1:1: No filter named 'nofilter'"),
        ("\n{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "templates/page.md.j2:2:1: maximum recursion"),
        ('{% include "page.md.j2" %}', "templates/page.md.j2:1:1: maximum recursion"),
        ("{{ table(1) }}", "templates/page.md.j2:1:1: table() missing"),
        ('a{{ "\\ud800" }}', "templates/page.md.j2:1:1: 'utf-8' codec can't encode"),
        ("{{ '5' | int(base=99) }}{{ 1 | batch(0) }}", "templates/page.md.j2:1:1: "),
        ("{{ [1] | join(1, 2, 3, 4) }}", "templates/page.md.j2:1:1: "),
    ],
)
def test_a_mistake_is_told_with_its_line(rendered: Callable[..., str], template: str, said: str) -> None:
    assert refused(rendered, template).startswith(said)


def test_a_mistake_in_an_included_template_is_told_with_its_own_line(rendered: Callable[..., str]) -> None:
    said = refused(rendered, 'one\ntwo\n{% include "head.md" %}', head_md="one\n{{ nothing }}")
    assert said == "templates/head.md:2:1: 'nothing' is undefined"


def test_a_template_that_is_no_text_is_refused(rendered: Callable[..., str]) -> None:
    with pytest.raises(BadTemplate, match=r"templates/page\.md\.j2:1:1: 'utf-8' codec can't decode byte 0xff"):
        rendered(b"a\xff")


def test_the_command_says_where_the_template_is_wrong(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({"templates/priorities.md.j2": b"\n{{ nix }}\x1b[2J"})
    result = mofkit("-C", root, "report", "priorities")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("mofkit: templates/priorities.md.j2:2:1: 'nix' is undefined\n  hint: ")


# What costs too much.


@pytest.mark.parametrize(
    "expression",
    [
        *("'a' * 1000000000", "[1] * 1000000000", "1000000000 * 'a'", "2 ** 1000000000", "9 ** 9 ** 9 ** 9"),
        *("'a'.ljust(1000000000)", "'a'.center(1000000000)", "'a'.zfill(1000000000)", "'\\t'.expandtabs(1000000000)"),
        *("'%1000000000d' % 1", "'%1000000000d'|format(1)", "'{:>1000000000}'.format(1)", "'a'|center(1000000000)"),
        *("'a\\nb'|indent(1000000000)", "[1]|batch(1000000000, 0)|list", "[1]|slice(1000000000)|list"),
        *("range(1000000000)|list", "lipsum(n=1000000)", "99999999999 * 99999999999"),
    ],
)
def test_little_does_not_become_much(rendered: Callable[..., str], expression: str) -> None:
    refused(rendered, f"{{{{ {expression} }}}}")


def test_a_rounding_to_a_billion_places_is_a_rounding(rendered: Callable[..., str]) -> None:
    assert rendered("{{ 1.25 | round(1000000000) }} {{ 1.25 | round(-9) }}") == "1.25 1.0"


def test_what_writes_without_end_is_stopped(workspace: Workspace) -> None:
    loops = "{% for a in rows %}{% for b in rows %}{% for c in rows %}{{ text }}{% endfor %}{% endfor %}{% endfor %}"
    root = workspace({"templates/page.md.j2": loops})
    with pytest.raises(MofkitError, match="writes more than 20,000,000 characters"):
        render("page.md.j2", {"rows": list(range(1000)), "text": "x" * 1000}, root)
