from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from manyuan.directory.actions.importing import import_district
from manyuan.directory.errors import DoesNotFitStored
from manyuan.directory.models import Agreement, Expert, Partner, Studio
from manyuan.directory.sheets import AGREEMENT_STORE, EXPERT_STORE, STUDIO_STORE
from manyuan.history.models import Change
from manyuan.offers.models import ExpertDay, VisitRequest
from manyuan.offers.sheets import EXPERT_DAY_STORE, VISIT_REQUEST_STORE
from manyuan.sheets.importing import plan_import
from worlds.shore import rows, shore_tables

STORES = (STUDIO_STORE, EXPERT_STORE, AGREEMENT_STORE, EXPERT_DAY_STORE, VISIT_REQUEST_STORE)
DAY = date(2026, 10, 14)


@pytest.fixture
def at(shore):
    with shore.at():
        yield shore


def agreement(at, **more):
    facts = {"kind": "community", "starts_on": date(2025, 9, 1), **more}
    return Agreement(bureau=at.officer.bureau, partner=Partner.objects.get(), **facts)


def test_rows_are_stored_as_they_were_given(at):
    given = shore_tables()

    stored = {store.table.name: store.stored(at.officer).values() for store in STORES}

    assert {name: sorted(rows, key=repr) for name, rows in stored.items()} == {
        store.table.name: sorted(given[store.table.name], key=repr) for store in STORES
    }


def test_rows_are_called_as_people_call_them(at):
    labels = {
        store.table.name: sorted(store.labels([*store.stored(at.officer).values()]))
        for store in STORES
    }

    assert labels == {
        "studios": ["望海中学 物理"],
        "experts": ["潘博士"],
        "agreements": [
            "海洋大学 学校—科学家 望海中学 潘博士 2025-10-01",
            "海洋大学 集团—高校 海棠路小学教育集团 2024-09-01",
        ],
        "expert_days": ["潘博士 2026-10-14 08:30"],
        "visit_requests": ["灯塔小学 海洋科学"],
    }


def test_history_keeps_a_key_with_empty_parts(at):
    keys = Change.objects.filter(table="agreements").values_list("key", flat=True)

    assert set(keys) == {
        "P1/group_university/G1///2024-09-01",
        "P1/school_scientist//S4/E1/2025-10-01",
    }


def test_importing_again_changes_nothing_and_a_key_with_empty_parts_finds_its_row(at):
    given = shore_tables()
    first = {**given["agreements"][0], "to": date(2028, 9, 1)}

    again = plan_import(at.officer, given)
    import_district(by=at.officer, tables={"agreements": [first]}, source="test")

    assert [plan.table for plan in again if not plan.is_idle] == []
    assert Agreement.objects.count() == 2
    assert Agreement.objects.get(kind="group_university").ends_on == date(2028, 9, 1)


def test_studio_and_its_expert_may_come_in_one_file(at):
    tables = {
        "experts": rows(
            "experts", {"expert": "E2", "partner": "P1", "topics": "化学", "studio": "W2"}
        ),
        "studios": rows("studios", {"studio": "W2", "school": "S1"}),
        "expert_days": rows(
            "expert_days",
            {"expert": "E2", "date": DAY, "start": "09:00", "end": "10:00", "max_visits": 1},
        ),
    }

    import_district(by=at.officer, tables=tables, source="test")

    expert = Expert.objects.get(code="E2")
    assert (str(expert), expert.studio.code, expert.days.get().ends_at.hour) == ("E2", "W2", 10)
    assert [str(studio) for studio in Studio.objects.all()] == ["望海中学 物理", "海棠路小学"]


def test_day_that_overlaps_a_stored_one_is_refused(at):
    day = {"expert": "E1", "date": DAY, "start": "16:00", "end": "17:00", "max_visits": 1}

    with pytest.raises(DoesNotFitStored) as refused:
        import_district(
            by=at.officer, tables={"expert_days": rows("expert_days", day)}, source="test"
        )

    assert "08:30" in str(refused.value)
    assert ExpertDay.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({}, "agreement_has_its_other_side"),
        ({"group": "G1", "school": "S1"}, "agreement_has_its_other_side"),
        ({"school": "S1", "kind": "group_institute"}, "agreement_has_its_other_side"),
        ({"group": "G1", "kind": "school_scientist"}, "agreement_has_its_other_side"),
        ({"group": "G1", "ends_on": date(2025, 9, 1)}, "agreement_ends_after_it_starts"),
        (
            {"group": "G1", "kind": "group_university", "starts_on": date(2024, 9, 1)},
            "agreement_starts_once_a_day",
        ),
    ],
)
def test_database_refuses_what_is_no_agreement(at, facts, name):
    ends = {"group": at.group, "school": at.school}
    wrong = agreement(at, **{k: ends[k](v) if k in ends else v for k, v in facts.items()})

    with pytest.raises(ValidationError):
        wrong.full_clean()
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        wrong.save()

    assert name in str(refused.value)
    assert Agreement.objects.count() == 2


def test_agreement_holds_until_the_day_before_its_end(at):
    held = Agreement.objects.get(kind="group_university")

    assert (str(held), held.interval.contains(date(2027, 8, 31))) == (
        "海洋大学 · 海棠路小学教育集团",
        True,
    )
    assert not held.interval.contains(date(2027, 9, 1))


def test_expert_speaks_on_a_list_of_topics_for_all_stages_unless_told_otherwise(at):
    expert = Expert.objects.get()

    assert expert.topic_list == ("海洋科学", "身边的物理")
    assert [stage.value for stage in expert.stage_list] == ["primary", "junior"]
    assert len(Expert(topics="a").stage_list) == 3


@pytest.mark.parametrize(
    ("model", "changed", "name"),
    [
        (Expert, {"topics": ""}, "expert_has_a_topic"),
        (ExpertDay, {"ends_at": "08:30"}, "expert_day_ends_after_it_starts"),
        (ExpertDay, {"max_visits": 0}, "expert_day_allows_a_visit"),
        (VisitRequest, {"pupils": 0}, "visit_request_has_pupils"),
        (VisitRequest, {"minutes": 9}, "visit_request_lasts_10_to_480_minutes"),
        (VisitRequest, {"windows": ""}, "visit_request_says_what_and_when"),
        (VisitRequest, {"topic": ""}, "visit_request_says_what_and_when"),
        (VisitRequest, {"weight": -1}, "visit_request_weight_is_not_negative"),
    ],
)
def test_database_refuses_what_no_file_may_hold(at, model, changed, name):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        model.objects.update(**changed)

    assert name in str(refused.value)


def test_visits_are_written_in_words(at):
    assert str(ExpertDay.objects.get()) == "潘博士 2026-10-14"
    assert str(VisitRequest.objects.get()) == "灯塔小学 海洋科学"
