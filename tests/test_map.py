"""The law of the house: which room may import which, and which library has which door."""

import ast
from collections import defaultdict
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "mofkit"

PLAIN = {"errors", "finding", "shown", "bundled"}
MAY_IMPORT = {
    "errors": set(),
    "finding": set(),
    "shown": set(),
    "bundled": set(),
    "model": set(),
    "analysis": {"model", "content"},
    "text": {"finding", "errors", "shown"},
    "content": {"text", "model"} | PLAIN,
    "workspace": {"text", "model", "content"} | PLAIN,
    "lint": {"workspace", "analysis", "model", "content"} | PLAIN,
    "report": {"workspace", "analysis", "model", "content"} | PLAIN,
    "exchange": {"workspace", "analysis", "model", "content", "text"} | PLAIN,
    "site": {"workspace", "analysis", "model", "content", "report"} | PLAIN,
    "cli": {"workspace", "analysis", "model", "content", "lint", "report", "exchange", "site"} | PLAIN,
}
DOORS = {
    "yaml": {"text/yamlread.py", "text/yamlpure.py"},
    "ruamel": {"text/yamlwrite.py"},
    "csv": {"text/csvread.py", "text/csvtext.py"},
    "jinja2": {"report/templates.py"},
    "typer": {"cli"},
    "rich": {"cli"},
}


def imports(path: Path) -> set[str]:
    """The modules a file imports, as dotted names."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


def room(dotted: str) -> str:
    """The room of a module of ours; nothing for the package itself."""
    parts = dotted.split(".")
    return parts[1] if parts[0] == "mofkit" and len(parts) > 1 else ""


def room_of(path: Path) -> str:
    """The room a file stands in."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def modules() -> list[Path]:
    """All modules of the package but its two doors to the outside."""
    return [
        path
        for path in PACKAGE.rglob("*.py")
        if (path.name != "__main__.py" and path.parent != PACKAGE) or path.stem in PLAIN
    ]


def test_each_room_imports_only_what_the_table_allows() -> None:
    wrong = []
    for path in modules():
        here = room_of(path)
        for dotted in imports(path):
            there = room(dotted)
            if there in MAY_IMPORT and there != here and there not in MAY_IMPORT[here]:
                wrong.append(f"{path.relative_to(PACKAGE)} imports {dotted}")
    assert wrong == []


def test_no_two_rooms_import_each_other() -> None:
    arrows = defaultdict(set)
    for path in modules():
        for dotted in imports(path):
            there = room(dotted)
            if there in MAY_IMPORT and there != room_of(path):
                arrows[room_of(path)].add(there)
    assert [(a, b) for a in arrows for b in arrows[a] if a in arrows.get(b, set())] == []


def test_each_library_has_its_door() -> None:
    wrong = []
    for path in modules():
        place = path.relative_to(PACKAGE).as_posix()
        for dotted in imports(path):
            doors = DOORS.get(dotted.split(".")[0])
            if doors and place not in doors and place.split("/")[0] not in doors:
                wrong.append(f"{place} imports {dotted}")
    assert wrong == []


def test_every_room_is_in_the_table() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert folders <= set(MAY_IMPORT)
