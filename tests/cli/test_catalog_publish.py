"""The published catalog: what is on the page, what can never be, and that nothing in it is markup or script."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from mofkit.shown import safe_text
from mofkit.text.yamlwrite import double_quoted

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]
SECRETS = (
    "kim@council.example",
    "Kim Vale",
    "SECRET-PROBLEM",
    "SECRET-COMMENT",
    "SECRET-OWN",
    "SECRET-NOTE",
    "SECRET-FAX",
)
SETTINGS = """
    schema_version: 1
    organisation: Council
    x-own: SECRET-OWN
    service_desk:
      name: The Desk
      phone: 01632 960150
      url: https://help.example
"""
FILES = {
    "mofkit.yaml": SETTINGS,
    "people.csv": "id,name,email\nkim,Kim Vale,kim@council.example\n",
    "catalog/services.csv": """
        id,name,owner,problems,comments,strengths,support,criticality,status,support_route,own
        mail,E-mail,kim,SECRET-PROBLEM,SECRET-COMMENT,SECRET-NOTE,SECRET-NOTE,C1,live,Service desk,SECRET-OWN
        net,Network,kim,SECRET-PROBLEM,,,,C2,planned,,
        fax,SECRET-FAX,kim,,,,,C3,retired,,
        tel,SECRET-FAX,kim,,,,,C3,live,,
    """,
    "catalog/mail.yaml": """
        id: mail
        service: mail
        description: Write and read.
        audiences:
          - {audience: customer, text: For everybody.}
          - {audience: technical, text: Two servers.}
        expectation: Within a day.
        request_route: Ring the desk.
        configuration_items: [relay-7]
        depends_on: [net, tel, fax]
        published: true
        x-own: SECRET-OWN
    """,
    "catalog/net.yaml": "id: net\nservice: net\ndescription: Wires.\npublished: true\n",
    "catalog/fax.yaml": "id: fax\nservice: fax\ndescription: SECRET-FAX\npublished: true\n",
    "catalog/tel.yaml": "id: tel\nservice: tel\ndescription: SECRET-FAX\npublished: false\n",
    "catalog/lost.yaml": "id: lost\nservice: nowhere\ndescription: SECRET-FAX\npublished: true\n",
    "agreements/mail-sla.yaml": """
        id: mail-sla
        title: SECRET-NOTE
        type: sla
        services: [net]
        starts: 2026-01-01
        owner: kim
        note: SECRET-NOTE
        priorities: [{name: P1, meaning: all is down}, {name: P2, meaning: SECRET-NOTE}]
        targets:
          - {id: up, metric: availability, comparator: at-least, value: 99.50, unit: "%", note: SECRET-NOTE}
          - {id: fix, metric: resolution, priority: P1, value: 4, unit: h, share: 90}
    """,
}
TODAY = ("--as-of", "2026-11-23")


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text outside of style and script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.inner: dict[str, str] = {}
        self.at = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at = tag
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.at = ""

    def handle_data(self, data: str) -> None:
        if self.at in ("style", "script"):
            self.inner[self.at] = self.inner.get(self.at, "") + data
        else:
            self.words += data


@pytest.fixture
def root(workspace: Workspace) -> Path:
    return workspace(dict(FILES))


@pytest.fixture
def publish(mofkit: Mofkit, root: Path) -> Mofkit:
    def run(*argv: str) -> Any:
        return mofkit("-C", root, *TODAY, "catalog", "publish", *argv)

    return run


@pytest.mark.parametrize("audience", ["customer", "technical"])
@pytest.mark.parametrize("format", ["html", "md"])
def test_what_is_not_named_in_the_allow_list_is_on_no_page(
    publish: Mofkit, mofkit: Mofkit, root: Path, audience: str, format: str
) -> None:
    assert mofkit("-C", root, "agreement", "sign", "mail-sla", "--who", "kim").code == 0
    page = publish("--audience", audience, "--format", format).out
    assert [secret for secret in SECRETS if secret in page] == []
    assert "Write and read." in page


def test_technicians_see_more_than_customers(publish: Mofkit) -> None:
    customer, technical = (publish("--audience", each, "--format", "md").out for each in ("customer", "technical"))
    for words in ("Two servers.", "relay-7", "**Needs:** Network", "(C1)"):
        assert words in technical
        assert words not in customer
    assert "For everybody." in customer
    assert "For everybody." in technical


def test_each_service_shows_a_level_and_a_route_to_the_desk(publish: Mofkit, mofkit: Mofkit, root: Path) -> None:
    run = publish("--format", "md")
    assert "- **What to expect:** Within a day.\n- **How to get it:** Ring the desk." in run.out
    assert "## Network (planned)" in run.out
    assert "- **What to expect:** no service level is promised yet\n- **How to get it:** The Desk" in run.out
    assert "1 say nothing of what to expect: Network" in run.err
    mofkit("-C", root, "agreement", "sign", "mail-sla", "--who", "kim")
    run = publish("--format", "md")
    assert (
        "- **What to expect:** what is agreed, below\n- **Agreed:** Availability: at least 99.5 % (each month)"
        in run.out
    )
    assert (
        "- **Agreed:** Resolution P1: at most 4 hours, in 90 of 100 cases (each month)\n- **P1:** all is down"
        in run.out
    )
    assert run.err == ""


def test_an_agreement_that_is_over_or_changed_since_it_was_signed_promises_nothing(
    publish: Mofkit, mofkit: Mofkit, root: Path
) -> None:
    mofkit("-C", root, "agreement", "sign", "mail-sla", "--who", "kim")
    path = root / "agreements/mail-sla.yaml"
    path.write_text(path.read_text().replace("value: 4", "value: 5"))
    assert "Agreed" not in publish("--format", "md").out


def test_the_page_asks_for_nothing_and_runs_nothing_but_its_own_script(publish: Mofkit) -> None:
    page = Page(publish().out)
    asked = [attrs[name] for tag, attrs in page.tags for name in ("src", "srcset", "action", "data") if name in attrs]
    asked += [attrs["href"] for tag, attrs in page.tags if tag == "link"]
    assert asked == []
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not any(name.startswith("on") or name == "style" for _, attrs in page.tags for name in attrs)
    policy = next(
        attrs["content"] or "" for _, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.inner[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_without_the_script_everything_is_there_and_the_search_is_not(publish: Mofkit) -> None:
    page = Page(publish().out)
    hidden = [attrs for _, attrs in page.tags if "hidden" in attrs]
    assert [attrs["class"] for attrs in hidden] == ["search"]
    assert "Write and read." in page.words


def test_every_link_of_a_page_leads_somewhere_on_it_or_to_the_desk(publish: Mofkit) -> None:
    page = Page(publish("--audience", "technical").out)
    ids = {f"#{attrs['id']}" for _, attrs in page.tags if "id" in attrs}
    links = [attrs["href"] or "" for tag, attrs in page.tags if tag == "a"]
    assert {link for link in links if not link.startswith("#")} == {"tel:01632960150", "https://help.example"}
    assert {link for link in links if link.startswith("#")} <= ids
    assert links.count("#desk") == 2


def test_a_page_of_the_desk_that_is_no_page_is_text(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({**FILES, "mofkit.yaml": SETTINGS.replace("https://help.example", "javascript:alert(1)")})
    page = Page(mofkit("-C", root, "catalog", "publish").out)
    assert not any("javascript" in (attrs.get("href") or "") for _, attrs in page.tags)
    assert "javascript:alert(1)" in page.words


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "</style><b>",
        "\"'><img src=x onerror=alert(1)>",
        "{{7*7}}",
        "&amp;",
        "a|b",
        "東京",
        "\u202egnp.exe",
        "\x1b[2J",
    ],
)
def test_a_naughty_name_is_shown_as_it_is_written(mofkit: Mofkit, workspace: Workspace, name: str) -> None:
    quoted = name.replace('"', '""')
    files = {
        "catalog/services.csv": f'id,name\nmail,"{quoted}"\n',
        "catalog/mail.yaml": f"id: mail\nservice: mail\ndescription: {double_quoted(name)}\npublished: true\n",
    }
    root = workspace(files)
    run = mofkit("-C", root, *TODAY, "catalog", "publish")
    page = Page(run.out)
    assert page.words.count(safe_text(name)) == 3
    ours = "html head meta title style body a header h1 h2 p div label input nav ul li main article dl dt dd script"
    assert {tag for tag, _ in page.tags} <= set(ours.split())
    rendered = (
        MarkdownIt("commonmark").enable("table").render(mofkit("-C", root, "catalog", "publish", "--format", "md").out)
    )
    assert Page(rendered).words.count(safe_text(name)) == 2


def test_a_second_run_changes_nothing_and_a_template_of_ones_own_is_escaped_too(
    publish: Mofkit, mofkit: Mofkit, root: Path
) -> None:
    assert publish("--out", "site/catalog.html").code == 0
    first = (root / "site/catalog.html").read_bytes()
    assert first == publish().out.encode()
    assert "nothing to change" in publish("--out", "site/catalog.html").err
    assert publish("--out", "site/catalog.md").code == 0
    (root / "templates").mkdir()
    (root / "templates/published-catalog.html.j2").write_text("{{ services[0].name }}<i>{{ '<b>' }}</i>")
    assert publish().out.rstrip() == "E-mail<i>&lt;b&gt;</i>"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--out", "catalog.txt"), "is no page"),
        (("--out", "x.md", "--format", "html"), "are two things"),
        (("--out", "policies/x.md"), "is a place of records"),
        (("--out", "../x.html"), "leads out of the workspace"),
    ],
)
def test_a_page_goes_to_no_other_place(publish: Mofkit, root: Path, argv: tuple[str, ...], said: str) -> None:
    before = sorted(root.rglob("*"))
    run = publish(*argv)
    assert (run.code, said in run.err) == (2, True)
    assert sorted(root.rglob("*")) == before


def test_a_catalog_with_nothing_published_is_refused(mofkit: Mofkit, workspace: Workspace) -> None:
    run = mofkit("-C", workspace({"people.csv": "id,name\n"}), "catalog", "publish")
    assert (run.code, run.out) == (1, "")
    assert re.search("published: true", run.err)
