"""Real service standards: judged by their own words, counted as they count, and joined to the real catalog.

MOFKIT_REAL names a folder; a service-standards-2024.csv with a services-2024.csv below it takes part.
"""

import csv
import json
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FOLDER = os.environ.get("MOFKIT_REAL", "")
STANDARDS = sorted(Path(FOLDER).rglob("service-standards-2024.csv")) if FOLDER else []
CATALOGS = sorted(Path(FOLDER).rglob("services-2024.csv")) if FOLDER else []
pytestmark = pytest.mark.skipif(not (STANDARDS and CATALOGS), reason="MOFKIT_REAL names no folder with standards")
CATALOG = "source: gc\nkey: service_id\nfields: {name: service_name_en}\n"
MAP = """\
source: gc-standards
key: service_standard_id
id: "{service_id}-{service_standard_id}"
fields:
  name: service_standard_en
  service: service_id
  period: fiscal_yr
  target: target
  value: performance
  met: volume_meeting_target
  total: total_volume
  verdict: {column: target_met, values: {Y: met, N: missed, NA: no-data}}
"""


def test_the_verdicts_are_theirs_and_no_standard_is_an_orphan(
    mofkit: Callable[..., Any], workspace: Callable[..., Path]
) -> None:
    root = workspace({"imports/gc.yaml": CATALOG, "measurements/maps/gc.yaml": MAP})
    assert mofkit("-C", root, "catalog", "import", CATALOGS[0], "--map", "imports/gc.yaml").code in (0, 1)
    words = ("agreement", "scorecard", STANDARDS[0], "--map", "measurements/maps/gc.yaml", "--format", "json")
    found = json.loads(mofkit("-C", root, *words).out)
    with STANDARDS[0].open(encoding="utf-8-sig", newline="") as file:
        theirs = Counter(row["target_met"] for row in csv.DictReader(file))
    assert theirs == {"Y": 1313, "N": 470, "NA": 560}
    assert found["counts"] == {"met": 1313, "missed": 470, "no_data": 560}
    assert (found["orphans"], found["rejected"]) == (0, [])
    assert found["contradictions"] == 7


def test_by_their_numbers_alone_all_agree_but_those_that_set_no_goal(
    mofkit: Callable[..., Any], workspace: Callable[..., Path]
) -> None:
    root = workspace({"measurements/maps/gc.yaml": MAP.rsplit("\n", 2)[0] + "\n"})
    words = ("agreement", "scorecard", STANDARDS[0], "--map", "measurements/maps/gc.yaml", "--format", "json")
    assert json.loads(mofkit("-C", root, *words).out)["counts"] == {"met": 1320, "missed": 470, "no_data": 553}
