import pytest

from manyuan.inbox.queries import pending
from manyuan.web.desks.caravan_words import caravan_tasks
from worlds.caravan import days


@pytest.fixture
def texts(monkeypatch):
    def said(cape):
        monkeypatch.setattr("manyuan.web.desks.caravan_words.today", lambda: days()[0])
        return [task.text for task in caravan_tasks(cape.officer)]

    return said


def test_a_caravan_that_is_solved_waits_to_be_adopted(cape, monkeypatch):
    monkeypatch.setattr("manyuan.plans.matters.today", lambda: days()[0])
    assert pending(cape.officer, matter="caravan-adopt") == []

    plan = cape.plan()

    (found,) = pending(cape.officer, matter="caravan-adopt")
    assert [line.key for line in found.lines] == [str(plan.pk)]


def test_a_caravan_in_force_tells_what_it_leaves_open(cape, texts):
    plan = cape.adopted()
    count = len(plan.document["unserved"])

    assert texts(cape) == [f"大篷车方案「大篷车 · 第 1 版」还有 {count} 项需求没有安排"]


def test_only_the_bureau_is_told(cape):
    cape.plan()

    with cape.at(cape.group_office):
        assert caravan_tasks(cape.group_office) == []
