"""The reference pages and pictures, written from the code: `python docs/generate.py`, or `--check` to compare only."""  # noqa: INP001 - a script, no package

import sys
from pathlib import Path

from generator import commands, files, json_pages, pictures, reports, rules
from generator.demo import Demo

DOCS = Path(__file__).parent
# Every folder that holds nothing but generated files; what is not generated any more goes away.
OWNED = ("reference", "images")


def pages() -> dict[str, str]:
    """Every generated file by its path in docs/."""
    with Demo() as demo:
        return {
            "reference/commands.md": commands.page(),
            "reference/rules.md": rules.index(),
            **rules.pages(),
            "reference/files.md": files.page(),
            "reference/json.md": json_pages.page(demo),
            "reference/reports.md": reports.page(demo),
            **pictures.pictures(demo),
        }


def stale(wanted: dict[str, str]) -> list[str]:
    """The files that are missing, out of date, or left over."""
    there = {file.relative_to(DOCS).as_posix() for folder in OWNED for file in (DOCS / folder).rglob("*.*")}
    wrong = [path for path, text in wanted.items() if path not in there or (DOCS / path).read_bytes() != text.encode()]
    return sorted([*wrong, *(there - set(wanted))])


def write(wanted: dict[str, str], paths: list[str]) -> None:
    """Bring the files up to date."""
    for path in paths:
        target = DOCS / path
        if path not in wanted:
            target.unlink()
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(wanted[path].encode())


def main(argv: list[str]) -> int:
    """0 written or up to date, 1 stale, 2 called wrongly."""
    if argv not in ([], ["--check"]):
        sys.stderr.write("usage: python docs/generate.py [--check]\n")
        return 2
    wanted = pages()
    paths = stale(wanted)
    said = "is stale; `python docs/generate.py` writes it" if argv else "written"
    sys.stdout.write("".join(f"docs/{path} {said}\n" for path in paths))
    if argv:
        return int(bool(paths))
    write(wanted, paths)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
