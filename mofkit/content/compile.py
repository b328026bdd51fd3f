"""Content compiled to JSON, for the wheel and for a checkout that was installed: YAML stays the source."""

import json
from pathlib import Path

from mofkit import bundled
from mofkit.content import lexicon
from mofkit.content.files import parsed
from mofkit.content.search_build import made
from mofkit.content.search_index import PREPARED


def compile_all(target: Path, source: Path) -> int:
    """Write the compiled form of every content file below `target`; how many."""
    count = 0
    for file in sorted(source.rglob("*.yaml")):
        path = file.relative_to(source).with_suffix("").as_posix()
        _write(target / f"{path}.json", parsed(file, path))
        count += 1
    for name in lexicon.LANGUAGES:
        _write(target / lexicon.PREPARED / f"{name}.json", lexicon.made_ready(name))
        count += 1
    _write(target / lexicon.PREPARED / "stopwords.json", lexicon.small_words())
    name, ending = PREPARED
    (target / f"{name}.{ending}").write_bytes(made())
    return count + 2


def _write(target: Path, data: object) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), "utf-8")


def main() -> None:
    """Compile this installation's own content."""
    compile_all(Path(bundled.compiled("x")).parent, bundled.folder("content"))


if __name__ == "__main__":
    main()
