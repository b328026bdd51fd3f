"""`mofkit catalog import`: every row accounted for, what is ours left alone, and a second run that changes nothing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

MAP = """
    source: cmdb
    key: Number
    fields:
      name: Title
      customer: For
"""
THEIRS = "Number,Title,For,Level,Owner,Needs\nAPP-1,E-mail,Everyone,Gold,Kim Vale,APP-2\nAPP-2,Directory,IT,Iron,Bo,\n"


@pytest.fixture
def bring(mofkit: Mofkit, workspace: Workspace) -> Any:
    """A workspace with a map, and a way to bring tables into it."""

    class Brought:
        """A workspace into which tables are brought."""

        def __init__(self) -> None:
            self.root = workspace(
                {"imports/cmdb.yaml": MAP, "people.csv": "id,name,email\nkim,Kim Vale,kim@a.example\n"}
            )

        def map(self, text: str) -> None:
            from textwrap import dedent

            (self.root / "imports" / "cmdb.yaml").write_text(dedent(text), "utf-8")

        def run(self, theirs: str | bytes, *words: str) -> Any:
            raw = theirs if isinstance(theirs, bytes) else theirs.encode()
            (self.root.parent / "theirs.csv").write_bytes(raw)
            file = self.root.parent / "theirs.csv"
            return mofkit("-C", self.root, "catalog", "import", file, "--map", "imports/cmdb.yaml", *words)

        def told(self, theirs: str | bytes, *words: str) -> dict[str, Any]:
            result = self.run(theirs, "--format", "json", *words)
            assert result.code == 0, result.err
            found: dict[str, Any] = json.loads(result.out)
            assert found["read"] == sum(found["counts"][one] for one in ("created", "updated", "unchanged", "rejected"))
            return found

        @property
        def path(self) -> Path:
            return self.root / "catalog" / "services.csv"

        def rows(self) -> dict[str, dict[str, str]]:
            text = self.path.read_bytes().decode()
            return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}

    return Brought()


# Every row goes somewhere.


def test_new_rows_are_created_and_the_sum_is_told(bring: Any) -> None:
    result = bring.run(THEIRS)
    assert result.code == 0
    assert result.out.splitlines()[-1] == "2 rows read = 2 created + 0 updated + 0 unchanged + 0 rejected; 0 vanished"
    assert [(row["name"], row["customer"], row["source"]) for row in bring.rows().values()] == [
        ("E-mail", "Everyone", "cmdb"),
        ("Directory", "IT", "cmdb"),
    ]


def test_the_second_import_moves_no_byte(bring: Any) -> None:
    bring.run(THEIRS)
    before = bring.path.read_bytes(), bring.path.stat().st_mtime_ns
    again = bring.run(THEIRS)
    assert again.out == "2 rows read = 0 created + 0 updated + 2 unchanged + 0 rejected; 0 vanished\n"
    assert (bring.path.read_bytes(), bring.path.stat().st_mtime_ns) == before


def test_a_changed_cell_is_spliced_in_and_no_other_byte_moves(bring: Any) -> None:
    bring.run(THEIRS)
    before = bring.path.read_bytes()
    told = bring.told(THEIRS.replace("Everyone", "All staff"))
    assert told["updated"] == [{"id": "APP-1", "fields": ["customer"]}]
    assert bring.path.read_bytes() == before.replace(b"Everyone", b"All staff")


def test_a_duplicate_id_is_rejected_and_both_lines_are_named(bring: Any) -> None:
    result = bring.run(THEIRS + "app-1,E-mail again,Nobody,,,\n")
    words = "rejected: line 4, column 'Number': 'app-1': the id 'app-1' stands on line 2 already"
    assert words in " ".join(result.out.split())
    assert bring.rows()["APP-1"]["name"] == "E-mail"


def test_lines_are_counted_as_an_editor_counts_them(bring: Any) -> None:
    told = bring.told('Number,Title,For\nA,"x\ny",z\n\nA,x,z\n')
    assert [(one["line"], one["why"]) for one in told["rejected"]] == [(5, "the id 'A' stands on line 2 already")]


REJECTED = {
    "no key": (",Fax,,,,", "Number", "the key is empty"),
    "no id": ("東京,Fax,,,,", "Number", "no id can be made of it"),
    "no name": ("APP-9,,,,,", "Title", "name is missing"),
    "short": ("APP-9,Fax", "Number", "the row has 2 cells and the header 6"),
    "long": ("APP-9,Fax,a,b,c,d,e", "Number", "the row has 7 cells and the header 6"),
}


@pytest.mark.parametrize(("row", "column", "why"), REJECTED.values(), ids=REJECTED)
def test_a_row_that_cannot_be_a_service_is_rejected_whole(bring: Any, row: str, column: str, why: str) -> None:
    told = bring.told(THEIRS + row + "\n")
    (one,) = told["rejected"]
    assert (one["line"], one["column"]) == (4, column)
    assert one["why"].startswith(why)
    assert set(bring.rows()) == {"APP-1", "APP-2"}


def test_a_value_that_a_field_does_not_take_is_rejected_with_its_column(bring: Any) -> None:
    bring.map(MAP + "      criticality: Level\n")
    told = bring.told(THEIRS.replace("Iron", "C2"))
    assert told["counts"] == {"created": 1, "updated": 0, "unchanged": 0, "rejected": 1, "vanished": 0}
    (one,) = told["rejected"]
    assert (one["line"], one["column"], one["value"], one["id"]) == (2, "Level", "Gold", "APP-1")
    assert "C1 (high), C2 (medium), C3 (low)" in one["why"]


def test_a_bad_value_does_not_spoil_the_service_that_is_there(bring: Any) -> None:
    bring.map(MAP + "      criticality: Level\n")
    bring.run(THEIRS.replace("Gold", "C1").replace("Iron", "C2"))
    before = bring.path.read_bytes()
    assert bring.told(THEIRS.replace("Iron", "C2"))["counts"]["rejected"] == 1
    assert bring.path.read_bytes() == before


def test_many_rejected_rows_are_counted_and_all_are_in_the_json(bring: Any) -> None:
    many = "Number,Title,For\n" + ",x,\n" * 14
    assert "rejected: 4 rows more; `--format json` names each" in bring.run(many).out
    assert len(bring.told(many)["rejected"]) == 14


# What is ours.


def test_fields_that_the_map_does_not_name_are_never_touched(bring: Any) -> None:
    bring.path.parent.mkdir(exist_ok=True)
    bring.path.write_text('id;name;"mine, own";impact;customer;source\nAPP-1;Old;"keep; me";5;Some;cmdb\n')
    bring.run(THEIRS)
    raw = bring.path.read_text()
    assert raw.splitlines()[:2] == [
        'id;name;"mine, own";impact;customer;source',
        'APP-1;E-mail;"keep; me";5;Everyone;cmdb',
    ]


def test_a_service_kept_by_hand_is_not_overwritten(bring: Any) -> None:
    bring.path.parent.mkdir(exist_ok=True)
    bring.path.write_text("id,name,customer,source\nAPP-1,Mine,Some,\nAPP-2,Theirs,Some,shop\n")
    before = bring.path.read_bytes()
    told = bring.told(THEIRS)
    assert [one["why"] for one in told["rejected"]] == [
        "service 'APP-1' is kept by hand; write 'cmdb' in its source to have it kept up to date",
        "service 'APP-2' comes from 'shop'; write 'cmdb' in its source to have it kept up to date",
    ]
    assert bring.path.read_bytes() == before


def test_a_cell_of_theirs_that_says_nothing_leaves_ours_alone(bring: Any, mofkit: Mofkit) -> None:
    bring.map(MAP + "    empty: [N/A, '-']\n")
    bring.run(THEIRS)
    mofkit("-C", bring.root, "set", "service:APP-2", "customer=All of us")
    told = bring.told(THEIRS.replace("Everyone", "n/a").replace(",IT,", ", ,"))
    assert told["counts"]["unchanged"] == 2
    assert [row["customer"] for row in bring.rows().values()] == ["Everyone", "All of us"]


def test_a_default_and_a_field_filled_once_fill_only_what_is_empty(bring: Any, mofkit: Mofkit) -> None:
    bring.map(
        MAP
        + """      criticality: {column: Level, values: {gold: C1}, once: true}
      support: {default: "Internal: Ops"}
"""
    )
    bring.run(THEIRS.replace("Iron", ""))
    assert [(row["criticality"], row["support"]) for row in bring.rows().values()] == [
        ("C1", "Internal: Ops"),
        ("", "Internal: Ops"),
    ]
    mofkit("-C", bring.root, "set", "service:APP-1", "criticality=C3", "support=External: Acme")
    assert bring.told(THEIRS.replace("Iron", ""))["counts"]["unchanged"] == 2
    assert bring.told(THEIRS.replace("Iron", "Gold"))["updated"] == [{"id": "APP-2", "fields": ["criticality"]}]
    assert [row["criticality"] for row in bring.rows().values()] == ["C3", "C1"]


def test_a_row_deleted_by_hand_comes_back_and_a_renamed_one_is_still_found(bring: Any, mofkit: Mofkit) -> None:
    bring.run(THEIRS)
    mofkit("-C", bring.root, "rename", "service:APP-1", "mail", "--keep-alias")
    bring.path.write_text("\n".join(line for line in bring.path.read_text().splitlines() if "Directory" not in line))
    told = bring.told(THEIRS.replace("E-mail", "Mail"))
    assert (told["created"], told["updated"]) == (["APP-2"], [{"id": "mail", "fields": ["name"]}])


def test_an_id_that_stands_twice_in_our_table_is_not_guessed_at(bring: Any) -> None:
    bring.path.parent.mkdir(exist_ok=True)
    bring.path.write_text("id,name,source\nAPP-1,A,cmdb\nAPP-1,B,cmdb\n")
    told = bring.told(THEIRS)
    assert [one["why"] for one in told["rejected"]] == ["the id 'APP-1' stands in catalog/services.csv more than once"]
    assert told["vanished"] == []


# What vanishes and what comes back.


def test_what_vanished_is_retired_and_keeps_what_people_wrote(bring: Any, mofkit: Mofkit) -> None:
    bring.run(THEIRS)
    mofkit("-C", bring.root, "set", "service:APP-2", "problems=Old", "impact=5")
    told = bring.told(THEIRS.split("APP-2,D", maxsplit=1)[0])
    assert (told["vanished"], told["counts"]["unchanged"]) == (["APP-2"], 1)
    row = bring.rows()["APP-2"]
    assert (row["status"], row["problems"], row["impact"], row["customer"]) == ("retired", "Old", "5", "IT")
    assert bring.told(THEIRS.split("APP-2,D", maxsplit=1)[0])["vanished"] == []


def test_a_service_of_our_own_does_not_vanish(bring: Any, mofkit: Mofkit) -> None:
    mofkit("-C", bring.root, "new", "service", "id=own", "name=Own")
    assert bring.told(THEIRS)["vanished"] == []


def test_a_rejected_row_has_not_vanished(bring: Any) -> None:
    bring.run(THEIRS)
    told = bring.told(THEIRS.replace("Directory,IT,", "Directory,"))
    assert (told["counts"]["rejected"], told["vanished"]) == (1, [])


def test_what_comes_back_is_named_and_set_live_when_asked(bring: Any) -> None:
    bring.run(THEIRS)
    bring.run(THEIRS.split("APP-2,D", maxsplit=1)[0])
    assert "in the table again, but retired here: APP-2; --revive sets them live" in bring.run(THEIRS).out
    assert bring.rows()["APP-2"]["status"] == "retired"
    assert bring.told(THEIRS, "--revive")["updated"] == [{"id": "APP-2", "fields": ["status"]}]
    assert bring.rows()["APP-2"]["status"] == "live"


def test_a_map_that_speaks_of_the_status_decides_it(bring: Any) -> None:
    bring.map(MAP + "      status: {column: Level, values: {gold: live, iron: retired}}\n")
    assert bring.told(THEIRS)["returned"] == []
    assert [row["status"] for row in bring.rows().values()] == ["live", "retired"]


def test_a_table_without_rows_retires_nothing(bring: Any) -> None:
    bring.run(THEIRS)
    before = bring.path.read_bytes()
    result = bring.run("Number,Title,For\n,,\n")
    assert (result.code, "the table has no rows" in result.err) == (2, True)
    assert bring.path.read_bytes() == before


# Owners and dependencies.

OWNERS = MAP + "      owner: Owner\n      depends_on: {column: Needs, split: '+'}\n"


def test_an_owner_is_found_by_name_mail_or_id_and_others_are_told(bring: Any) -> None:
    bring.map(OWNERS)
    theirs = THEIRS + "APP-3,A,,,kim@A.example,\nAPP-4,B,,,KIM,\nAPP-5,C,,,Bo,\n"
    told = bring.told(theirs)
    assert [row["owner"] for row in bring.rows().values()] == ["kim", "", "kim", "kim", ""]
    assert told["unknown_owners"] == [{"name": "Bo", "services": 2}]
    assert "'Bo' (2), so these services keep the owner they have; --people adds them" in " ".join(
        bring.run(theirs).out.split()
    )


def test_unknown_owners_become_people_when_asked_and_only_once(bring: Any) -> None:
    bring.map(OWNERS)
    theirs = THEIRS.replace(",Bo,", ",Zoë Ørn | IT,").replace("Kim Vale", "zoë  ørn | it")
    assert bring.told(theirs, "--people")["people"] == ["zoe-rn"]
    assert (bring.root / "people.csv").read_text("utf-8").splitlines()[2] == "zoe-rn,zoë ørn | it,"
    assert [row["owner"] for row in bring.rows().values()] == ["zoe-rn", "zoe-rn"]
    again = bring.told(theirs, "--people")
    assert (again["people"], again["counts"]["unchanged"]) == ([], 2)


def test_who_owns_only_what_was_rejected_is_not_added(bring: Any) -> None:
    bring.map(OWNERS + "      criticality: Level\n")
    told = bring.told(THEIRS.replace("Gold", "C1"), "--people")
    assert (told["counts"]["rejected"], told["people"]) == (1, [])


def test_new_people_get_ids_that_nobody_has(bring: Any) -> None:
    bring.map(OWNERS)
    told = bring.told(
        THEIRS.replace(",Bo,", ",Kim,").replace("Kim Vale", "東京") + "APP-3,A,,,kim (Ops),\n", "--people"
    )
    assert told["people"] == ["person", "kim-2"]
    assert [row["owner"] for row in bring.rows().values()] == ["person", "kim", "kim-2"]


def test_a_name_that_two_people_have_is_nobody_in_particular(bring: Any) -> None:
    bring.map(OWNERS)
    (bring.root / "people.csv").write_text("id,name\nkim,Kim Vale\nkim-b,Kim Vale\n")
    told = bring.told(THEIRS.replace("Bo,", "Kim Vale,"), "--people")
    assert told["unknown_owners"] == [{"name": "Kim Vale", "services": 2}]
    assert (told["people"], [row["owner"] for row in bring.rows().values()]) == ([], ["", ""])


def test_an_owner_of_ours_by_a_former_id_is_the_same_owner(bring: Any, mofkit: Mofkit) -> None:
    bring.map(OWNERS)
    bring.run(THEIRS)
    mofkit("-C", bring.root, "rename", "person:kim", "kim-vale", "--keep-alias")
    bring.path.write_text(bring.path.read_text().replace("kim-vale", "kim"))
    assert bring.told(THEIRS)["counts"]["unchanged"] == 2


def test_dependencies_by_their_keys_become_ids_and_strange_ones_stay_to_be_found(bring: Any) -> None:
    bring.map(OWNERS.replace("key: Number", "key: Number\n    id: svc-{Number}"))
    bring.run(THEIRS.replace("APP-2\n", "app-2 + LEGACY + APP-2\n"))
    assert bring.rows()["svc-APP-1"]["depends_on"] == "svc-APP-2; LEGACY"


# Their text.


def test_lists_are_split_translated_and_joined(bring: Any) -> None:
    bring.map("""
        source: cmdb
        key: Number
        fields:
          name: "{Title} ({Number})"
          customer: {column: For, split: "/", values: {every one: All staff, none: ""}}
    """)
    bring.run("Number,Title,For\nA,Fax,Every  One / none/ Schools\n")
    row = bring.rows()["A"]
    assert (row["name"], row["customer"]) == ("Fax (A)", "All staff; Schools")


def test_a_composed_text_of_nothing_is_nothing(bring: Any) -> None:
    bring.map(MAP + '      comments: "level {Level}, owner {Owner}"\n')
    bring.run("Number,Title,For,Level,Owner\nA,Fax,x,,\nB,Mail,x,2,\n")
    assert [row["comments"] for row in bring.rows().values()] == ["", "level 2, owner "]


def test_a_field_of_the_users_own_is_filled_under_its_name(bring: Any) -> None:
    bring.map(MAP + "      x-level: Level\n")
    bring.run(THEIRS)
    assert [row["x-level"] for row in bring.rows().values()] == ["Gold", "Iron"]
    assert bring.told(THEIRS)["counts"]["unchanged"] == 2
    assert bring.told(THEIRS.replace("Gold", "Tin"))["updated"] == [{"id": "APP-1", "fields": ["x-level"]}]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_breaks_in_their_cells_are_one_kind_in_ours(bring: Any, newline: str) -> None:
    theirs = f'Number,Title,For{newline}A,"two{newline}lines","a | b"{newline}'
    bring.run(theirs)
    assert bring.rows()["A"]["name"] == "two\nlines"
    bring.path.write_bytes(bring.path.read_bytes().replace(b"two\n", b"two\r\n"))
    assert bring.told(theirs)["counts"]["unchanged"] == 1


def test_a_pipe_in_their_text_is_text_in_markdown(bring: Any, mofkit: Mofkit) -> None:
    bring.map(OWNERS)
    bring.run(THEIRS.replace(",Bo,", ",Health | Santé,").replace("E-mail", "A | B"), "--people")
    out = mofkit("-C", bring.root, "--as-of", "2026-11-23", "catalog", "analyze", "--format", "md").out
    assert "| Health \\| Santé | 1 | 0 | 0 | 1 |" in out
    assert "| A \\| B |" in out


def test_a_cell_that_a_spreadsheet_would_run_is_kept_and_told(bring: Any) -> None:
    result = bring.run(THEIRS.replace("Directory", "=1+1"))
    assert "1 cell would be run as a formula by a spreadsheet; `mofkit lint --select MOF212` names each" in result.out
    assert bring.rows()["APP-2"]["name"] == "=1+1"


def test_a_nul_is_refused_whether_it_comes_early_or_late(bring: Any) -> None:
    early = bring.run(b"Number,Title,For\nA,F\0x,x\n")
    assert (early.code, "a NUL character; this is not a text file" in early.err) == (2, True)
    assert not bring.path.exists()
    rows = b"".join(b"R%d,Name,x\n" % at for at in range(9_000))
    told = bring.told(b"Number,Title,For\n" + rows + b"late,F\0x,x\n")
    assert [(one["column"], one["why"]) for one in told["rejected"]] == [("Title", "the cell holds a NUL character")]


def test_bytes_that_are_no_text_are_refused_with_their_place(bring: Any) -> None:
    raw = "Number;Title;For\nA;Zähler;x\n".encode("cp1252")
    result = bring.run(raw)
    assert (result.code, "theirs.csv:2:4: byte 0xe4" in result.err) == (2, True)
    assert bring.run(raw, "--encoding", "cp1252").code == 0
    assert bring.rows()["A"]["name"] == "Zähler"
    bring.map(MAP.replace("key: Number", "key: Number\n    encoding: cp1252\n    delimiter: ';'"))
    assert bring.told(raw)["counts"]["unchanged"] == 1


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=12), st.text(max_size=12)), min_size=1, max_size=6))
def test_any_text_is_accounted_for_and_the_second_time_changes_nothing(
    bring: Any, rows: list[tuple[str, str, str]]
) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([("Number", "Title", "For"), *rows])
    raw = out.getvalue().encode("utf-8", "replace")
    bring.path.unlink(missing_ok=True)
    first = bring.run(raw)
    if first.code == 2:
        assert not bring.path.exists()
        return
    before = bring.path.read_bytes() if bring.path.exists() else b""
    again = bring.told(raw)
    assert (again["counts"]["created"], again["counts"]["updated"], again["counts"]["vanished"]) == (0, 0, 0)
    assert (bring.path.read_bytes() if bring.path.exists() else b"") == before


# Looking first.


def test_a_dry_run_shows_the_change_and_the_sum_and_writes_nothing(bring: Any) -> None:
    result = bring.run(THEIRS, "--dry-run")
    assert "+APP-1,E-mail," in result.out
    assert result.out.splitlines()[-1].startswith("2 rows read = 2 created")
    assert "would change catalog/services.csv" in result.err
    assert bring.told(THEIRS, "--dry-run")["counts"]["created"] == 2
    assert not bring.path.exists()


def test_a_table_comes_through_a_pipe_too(bring: Any, mofkit: Mofkit) -> None:
    result = mofkit("-C", bring.root, "catalog", "import", "-", "--map", "imports/cmdb.yaml", stdin=THEIRS)
    assert (result.code, set(bring.rows())) == (0, {"APP-1", "APP-2"})


# What cannot go on.

BAD_MAPS = {
    "no such column": (MAP.replace("Title", "Titel"), "no column 'Titel' to take for name", "did you mean 'Title'?"),
    "no such field": (MAP.replace("customer", "custmer"), "the map fills 'custmer'", "did you mean 'customer'?"),
    "no name": (MAP.replace("name: Title", "users: Title"), "where the name comes from", "add `name: THEIR COLUMN`"),
    "no such key": (MAP.replace("Number", "Nr"), "no column 'Nr' to take for key", "columns are 'Number'"),
    "unknown setting": (MAP.replace("key:", "kee:"), "imports/cmdb.yaml:", "add key"),
    "no yaml": ("source: [", "imports/cmdb.yaml:", ""),
    "empty": ("", "imports/cmdb.yaml:1:1: source is missing", "add source"),
}


@pytest.mark.parametrize(("text", "message", "hint"), BAD_MAPS.values(), ids=BAD_MAPS)
def test_a_map_that_does_not_fit_is_told_before_anything_is_written(
    bring: Any, text: str, message: str, hint: str
) -> None:
    bring.map(text)
    result = bring.run(THEIRS)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert hint in result.err
    assert not bring.path.exists()


def test_a_column_that_is_there_twice_is_not_guessed_at(bring: Any) -> None:
    result = bring.run("Number,Title,Title,For\nA,x,y,z\n")
    assert "columns 2 and 3 of the table are both called 'Title'" in result.err


@pytest.mark.parametrize(
    ("ours", "message"),
    [(b"id,name\n\xff,x\n", "catalog/services.csv:2:1"), (b"name,title\nx,y\n", "no column for id")],
)
def test_a_catalog_that_cannot_be_read_is_not_written_to(bring: Any, ours: bytes, message: str) -> None:
    bring.path.parent.mkdir(exist_ok=True)
    bring.path.write_bytes(ours)
    result = bring.run(THEIRS)
    assert (result.code, message in result.err) == (2, True)
    assert bring.path.read_bytes() == ours


def test_an_import_without_a_map_says_how_to_get_one(bring: Any, mofkit: Mofkit) -> None:
    result = mofkit("-C", bring.root, "catalog", "import", "x.csv")
    assert (result.code, "--save-map imports/NAME.yaml" in result.err) == (2, True)
    assert mofkit("-C", bring.root, "catalog", "import", "x.csv", "--map", "imports/cmdb.yaml").code == 2
    assert mofkit("-C", bring.root, "catalog", "import", "x.csv", "--map", "nowhere.yaml").code == 2


# A map proposed.


def propose(bring: Any, mofkit: Mofkit, theirs: str, *words: str, name: str = "inventory-2026-11.csv") -> Any:
    (bring.root.parent / name).write_text(theirs, "utf-8")
    file = f"../{name}"
    return mofkit("-C", bring.root, "catalog", "import", file, "--save-map", "imports/new.yaml", *words)


ESTATE = (
    "Asset ID,Code,Display name,Short description,Business unit,Tier,Support group,Service owner,Lifecycle,"
    "Depends on,Odd\n"
    "A-1,x,Mail,Sends mail,Sales;HR,Gold,Ops,Kim Vale,Operational,A-2,1\n"
    "A-2,x,Directory,Knows people,n/a,C2,Ops,Bo,Sunset,,2\n"
)


def test_a_proposed_map_names_the_columns_it_recognises_and_can_be_used(bring: Any, mofkit: Mofkit) -> None:
    result = propose(bring, mofkit, ESTATE)
    assert result.out == "proposed imports/new.yaml\n"
    text = (bring.root / "imports" / "new.yaml").read_text("utf-8")
    for line in (
        "source: inventory\nkey: Asset ID\n",
        "empty:\n  - n/a\n",
        "  name: Display name\n  business_function: Short description\n",
        "    column: Tier\n    values:\n      Gold: ??\n",
        "    column: Lifecycle\n    values:\n      Sunset: live\n",
        "  owner: Service owner\n",
        "  depends_on: Depends on\n",
        "# Not used: Code, Odd\n",
    ):
        assert line in text
    assert "criticality: 'Tier'; say in the map what its values mean in our words" in result.err
    used = mofkit("-C", bring.root, "catalog", "import", "../inventory-2026-11.csv", "--map", "imports/new.yaml")
    assert "2 rows read = 2 created" in used.out
    assert bring.rows()["A-1"]["customer"] == "Sales; HR"
    assert mofkit("-C", bring.root, "lint", "--select", "MOF222,MOF223").code == 0


def test_a_department_that_owns_is_also_who_supports(bring: Any, mofkit: Mofkit) -> None:
    theirs = "id,name,owner_org,owner_org_title\n1,Mail,hc,Health\n2,Fax,hc,Health\n"
    propose(bring, mofkit, theirs)
    text = (bring.root / "imports" / "new.yaml").read_text("utf-8")
    assert "  owner: owner_org_title\n  support: owner_org_title\n" in text


def test_without_a_key_the_name_is_the_key(bring: Any, mofkit: Mofkit) -> None:
    propose(bring, mofkit, "Number,Service\n1,Mail\n1,Fax\n1,Print\n")
    assert "key: Service\n" in (bring.root / "imports" / "new.yaml").read_text("utf-8")


def test_a_header_cannot_write_into_the_map(bring: Any, mofkit: Mofkit) -> None:
    propose(bring, mofkit, '"name","x\nsource: evil","{a}: # b"\nMail,1,2\n')
    result = mofkit("-C", bring.root, "catalog", "import", "../inventory-2026-11.csv", "--map", "imports/new.yaml")
    assert (result.code, set(bring.rows())) == (0, {"Mail"})
    assert bring.rows()["Mail"]["source"] == "inventory"


def test_a_table_without_names_has_no_proposal(bring: Any, mofkit: Mofkit) -> None:
    result = propose(bring, mofkit, "Colour,Size\nred,1\n")
    assert (result.code, "no column looks like the name of a service" in result.err) == (2, True)


@pytest.mark.parametrize("target", ["imports/cmdb.yaml", "imports/new.csv", "../outside.yaml"])
def test_a_proposal_overwrites_nothing_and_stays_inside(bring: Any, mofkit: Mofkit, target: str) -> None:
    (bring.root.parent / "t.csv").write_text("name\nMail\n")
    before = sorted(bring.root.parent.rglob("*"))
    result = mofkit("-C", bring.root, "catalog", "import", "../t.csv", "--save-map", target)
    assert (result.code, "name a new one, such as imports/inventory.yaml" in result.err) == (2, True)
    assert sorted(bring.root.parent.rglob("*")) == before


def test_a_proposal_can_be_looked_at_first_and_keeps_how_the_file_is_read(bring: Any, mofkit: Mofkit) -> None:
    raw = "Name\tFür\nZähler\tAlle\n".encode("cp1252")
    (bring.root.parent / "t.csv").write_bytes(raw)
    words = ("catalog", "import", "../t.csv", "--save-map", "imports/new.yaml", "--encoding", "cp1252")
    result = mofkit("-C", bring.root, *words, "--delimiter", "tab", "--dry-run")
    assert "+encoding: cp1252\n" in result.out
    assert "+delimiter: tab\n" in result.out
    assert not (bring.root / "imports" / "new.yaml").exists()
    mofkit("-C", bring.root, *words, "--delimiter", "tab")
    used = mofkit("-C", bring.root, "catalog", "import", "../t.csv", "--map", "imports/new.yaml")
    assert (used.code, set(bring.rows())) == (0, {"Zahler"})


def test_ten_thousand_rows_take_seconds(bring: Any) -> None:
    theirs = "Number,Title,For,Level,Owner,Needs\n" + "".join(
        f"APP-{at},Service {at},Unit {at % 70},Gold,Kim Vale,APP-{at // 2}\n" for at in range(10_000)
    )
    bring.map(OWNERS)
    assert bring.told(theirs)["counts"]["created"] == 10_000
    assert bring.told(theirs)["counts"]["unchanged"] == 10_000
