import pytest

from manyuan.directory.models import Membership
from manyuan.policies.actions import repeal_policy
from manyuan.policies.queries.documents import (
    file_of,
    policies,
    policy,
    search_policies,
    succeeded_by,
    successor_of,
)
from worlds.policies import file_plan

PLAN, CHARTER, OTHERS = 1, 2, 3
READ = {
    "officer": {PLAN, CHARTER, OTHERS},
    "auditor": {PLAN, CHARTER, OTHERS},
    "group_office": {PLAN, CHARTER},
    "principal": {PLAN, CHARTER, OTHERS},
    "teacher": set(),
    "hill": set(),
}


@pytest.mark.parametrize("role", READ)
def test_groups_and_schools_read_the_districts_and_their_groups(shore, laid, role):
    # S2, whose principal sits here, is a member of G1 and G2.
    file_plan(shore.officer, kind="supporting", title="细则", groups=[shore.group("G2")])
    seat = getattr(shore, role)

    with shore.at(seat):
        assert {one.number for one in policies(seat)} == READ[role]
        assert {n for n in (PLAN, CHARTER, OTHERS) if policy(seat, n)} == READ[role]
        assert {n for n in (PLAN, CHARTER, OTHERS) if file_of(seat, n, 1)} == READ[role]


def test_document_of_several_groups_is_listed_once(shore, laid):
    both = [shore.group("G1"), shore.group("G2")]
    file_plan(shore.officer, title="细则", groups=both)

    with shore.at(shore.principal):
        assert [one.number for one in policies(shore.principal)] == [3, 2, 1]
        Membership.objects.filter(group__unit__code="G1").delete()
        assert [one.number for one in policies(shore.principal)] == [3, 1]


def test_search_looks_into_every_version(shore, laid):
    with shore.at():
        for word, found in (
            ("〔2025〕3", ["plan"]),
            ("〔2026〕8", ["plan"]),
            ("海棠路", ["charter"]),
            ("方案 章程", []),
        ):
            hits = search_policies(shore.officer, word.split())
            assert [one.kind for one in hits] == found
    with shore.at(shore.teacher):
        assert list(search_policies(shore.teacher, ["方案"])) == []


def test_successor_is_told_to_who_may_read_it(shore, laid):
    repeal_policy(
        by=shore.officer,
        document=laid.plan,
        on=laid.plan.latest.starts_on,
        reason="替代",
        successor=laid.charter,
    )
    laid.plan.refresh_from_db()

    assert successor_of(shore.officer, laid.plan) == laid.charter
    assert list(succeeded_by(shore.officer, laid.charter)) == [laid.plan]
    with shore.at(shore.teacher):
        assert successor_of(shore.teacher, laid.plan) is None
