"""Who takes which part in which process, as the content has it."""

from mofkit.content.framework import roles, smfs

ROLE_TYPES = {role.id for one in roles().accountabilities for role in one.role_types}


def test_every_process_of_every_smf_has_one_row() -> None:
    processes = [(one.id, process.number) for one in smfs() for process in one.processes]
    assert sorted((row.smf, row.process) for row in roles().raci) == sorted(processes)


def test_a_row_names_role_types_that_exist_each_once() -> None:
    for row in roles().raci:
        named = [row.accountable, *row.responsible, *row.consulted, *row.informed]
        assert set(named) <= ROLE_TYPES, row.id
        assert len(set(named)) == len(named), row.id
        assert row.id == f"raci-{row.smf}-p{row.process}"


def test_who_is_accountable_belongs_to_an_accountability_that_works_on_the_smf() -> None:
    leads = {
        one.id: {role.id for role in one.role_types} | set(one.shared_role_types) for one in roles().accountabilities
    }
    for row in roles().raci:
        mine = [one.id for one in roles().accountabilities if row.smf in (*one.smfs, *one.supports)]
        assert any(row.accountable in leads[id] for id in mine), row.id


def test_every_role_type_takes_part_somewhere() -> None:
    taken = {
        role for row in roles().raci for role in (row.accountable, *row.responsible, *row.consulted, *row.informed)
    }
    assert ROLE_TYPES - taken == set()
