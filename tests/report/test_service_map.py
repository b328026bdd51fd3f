"""The map drawn: the same each time, sound XML, everything named, and rings and crowds no trouble."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from mofkit.analysis.catalog import catalog
from mofkit.model.service import Service
from mofkit.report.service_map import Picture, mermaid, picture, svg

NS = {"s": "http://www.w3.org/2000/svg"}


def service(id: str, *needs: str, criticality: str = "C2", name: str = "") -> Service:
    return Service.model_validate(
        {"id": id, "name": name or id.title(), "criticality": criticality, "depends_on": list(needs)}
    )


SHOP = (
    service("shop", "web", "pay", criticality="C1"),
    service("pay", "web", "net"),
    service("web", "net", criticality="C3"),
    service("net", criticality="??"),
    service("fax"),
)
RING = (service("a", "b"), service("b", "c"), service("c", "a", "c"), service("d", "a"))


def drawn(*services: Service, focus: str = "", depth: int = 2) -> Picture:
    return picture(catalog(services), focus, depth)


def read(text: str) -> ET.Element:
    return ET.fromstring(text)


def titles(root: ET.Element, path: str) -> list[str]:
    return [one.text or "" for one in root.iterfind(f".//{path}/s:title", NS)]


def test_a_map_is_the_same_twice() -> None:
    assert svg(drawn(*SHOP)) == svg(drawn(*SHOP))
    assert mermaid(drawn(*SHOP)) == mermaid(drawn(*SHOP))


def test_a_map_has_a_title_and_a_description_for_those_who_cannot_see_it() -> None:
    root = read(svg(drawn(*SHOP)))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "t d"
    assert [root.findtext(f"s:{name}", "", NS) for name in ("title", "desc")] == [
        "What the services need of each other",
        "Services: 5. Dependencies: 5. Each stands left of what it needs; arrows lead to what is needed.",
    ]


def test_every_service_and_every_dependency_is_named() -> None:
    root = read(svg(drawn(*SHOP)))
    assert sorted(titles(root, "s:g")) == [
        "Fax (fax), C2",
        "Net (net), ?? · 3 need it",
        "Pay (pay), C2 · 1 needs it",
        "Shop (shop), C1",
        "Web (web), C3 · 2 need it",
    ]
    named = ["Pay needs Net", "Pay needs Web", "Shop needs Pay", "Shop needs Web", "Web needs Net"]
    assert sorted(titles(root, "s:path")) == named


def test_criticality_is_told_by_words_and_frames_and_not_by_colour_alone() -> None:
    text = svg(drawn(*SHOP))
    for code, kind in (("C1", "c1"), ("C2", "c2"), ("C3", "c3"), ("??", "cx")):
        assert re.search(rf'<g class="{kind}"><title>[^<]*, {re.escape(code)}', text)
    light = text.split("@media")[0]
    widths = [re.search(rf"\.{kind} \.box {{[^}}]*stroke-width: ([0-9.]+)", light) for kind in ("c1", "c2", "c3")]
    assert [float(found[1]) for found in widths if found] == [4, 2, 1]
    assert "stroke-dasharray" in light.split(".cx .box")[1].split("}")[0]
    assert "prefers-color-scheme: dark" in text


def test_a_ring_is_drawn_and_marked() -> None:
    root = read(svg(drawn(*RING)))
    rings = root.iterfind(".//s:path[@class='ring']/s:title", NS)
    assert sorted(one.text or "" for one in rings) == ["A needs B", "B needs C", "C needs A"]
    assert "C (c), C2 · 3 need it · needs itself" in titles(root, "s:g")
    assert "in a ring" in "".join(root.itertext())


def test_services_alone_stand_below_and_a_crowd_is_counted() -> None:
    crowd = [service(f"s{at:03}") for at in range(100)]
    root = read(svg(drawn(*SHOP[:4], *crowd)))
    assert len(titles(root, "s:g")) == 4 + 30
    words = "".join(root.itertext())
    assert "No dependency written down: 100" in words
    assert "and 70 more" in words
    assert '["and 70 more"]' in mermaid(drawn(*crowd))


def test_a_neighbourhood_names_its_service() -> None:
    root = read(svg(drawn(*SHOP, focus="web", depth=1)))
    assert root.findtext("s:title", "", NS) == "What Web needs, and what needs it"
    assert len(titles(root, "s:g")) == 4
    assert titles(root, "s:g[@class='c3 focus']") == ["Web (web), C3 · 2 need it"]


def test_a_service_alone_in_its_neighbourhood_is_still_drawn() -> None:
    assert titles(read(svg(drawn(*SHOP, focus="fax"))), "s:g[@class='c2 focus']") == ["Fax (fax), C2"]


def test_no_service_makes_a_picture_too() -> None:
    assert "Services: 0." in svg(drawn())
    read(svg(drawn()))


NAUGHTY = [
    '"]); <b>&amp; `x` # %% {y} [z] (w) |v|',
    "\x1b[2J\x00",
    "\ufffe\uffff",
    "東京のサービス" * 9,
    "x" * 300,
    "end",
]


@pytest.mark.parametrize("name", NAUGHTY, ids=ascii)
def test_any_name_is_text_in_both_pictures(name: str) -> None:
    shown = drawn(service("a", "b", name=name), service("b", name=name))
    root = read(svg(shown))
    assert all(len(one.text or "") < 40 for one in root.iterfind(".//s:text[@class='name']", NS))
    for line in mermaid(shown).splitlines()[1:3]:
        assert re.fullmatch(r'    s[12]\["[^"\[\](){}|<>`\\\x00-\x1f]* · C2"\]', line), line


def test_mermaid_tells_criticality_by_shape_and_rings_by_dots() -> None:
    assert mermaid(drawn(*SHOP)).splitlines()[:6] == [
        "flowchart LR",
        '    s1[["Shop · C1"]]',
        '    s2["Pay · C2"]',
        '    s3("Web · C3")',
        '    s4{{"Net · ??"}}',
        "    s1 --> s3",
    ]
    assert "    s3 -.-> s1" in mermaid(drawn(*RING))


def test_a_thousand_services_are_drawn() -> None:
    many = [service(f"s{at}", *(f"s{to}" for to in (at // 2, at // 3) if to != at)) for at in range(1_000)]
    assert len(titles(read(svg(drawn(*many))), "s:g")) == 1_000
