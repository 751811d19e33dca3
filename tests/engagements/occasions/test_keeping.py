from datetime import date, time
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from manyuan.directory.models import Teacher
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.kinds.posting.actions import (
    PostingFacts,
    arrange_posting,
    end_posting_early,
    extend_posting,
)
from manyuan.engagements.kinds.posting.enums import Mode
from manyuan.engagements.kinds.visit.actions import Slot, decline_visit, move_visit
from manyuan.engagements.kinds.visit.enums import Side
from manyuan.engagements.models import Occasion
from manyuan.engagements.occasions import OccasionFacts, keep_occasions
from worlds.visits import school_day


def shown(occasion):
    """An occasion as a test writes it down."""
    return {
        "number": occasion.number,
        "title": occasion.title,
        "days": (occasion.starts_on, occasion.ends_on),
        "hours": (occasion.starts_at, occasion.ends_at),
        "status": occasion.status,
        "place": occasion.place.code if occasion.place else None,
        "units": sorted(unit.code for unit in occasion.units.all()),
        "people": [one.code for one in (*occasion.teachers.all(), *occasion.experts.all())],
    }


def lesson(coast, number, day, **rest):
    given = {
        "title": "物理衔接课",
        "number": number,
        "starts_on": day,
        "ends_on": day,
        "starts_at": time(14),
        "ends_at": time(15),
        "status": FlowStatus.PLANNED,
        "place": coast.shore.school("S2").unit,
        "units": (coast.shore.school("S2").unit, coast.shore.school("S1").unit),
        **rest,
    }
    return OccasionFacts(**given)


def test_occasions_of_an_engagement_replace_those_that_it_had(coast):
    days = [school_day(place) for place in range(3)]
    first = [lesson(coast, number, day) for number, day in enumerate(days, 1)]
    keep_occasions(coast.officer, kind="course", code="C1", occasions=first)
    other = [lesson(coast, 1, days[0], title="足球")]
    keep_occasions(coast.officer, kind="course", code="C2", occasions=other)

    teacher = Teacher.objects.get(code="T1")
    later = [lesson(coast, 1, days[2], teachers=(teacher, teacher))]
    keep_occasions(coast.officer, kind="course", code="C1", occasions=later)

    assert [shown(one) for one in Occasion.objects.filter(code="C1")] == [
        {
            "number": 1,
            "title": "物理衔接课",
            "days": (days[2], days[2]),
            "hours": (time(14), time(15)),
            "status": "planned",
            "place": "S2",
            "units": ["S1", "S2"],
            "people": ["T1"],
        }
    ]
    assert [one.title for one in Occasion.objects.filter(code="C2")] == ["足球"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends_at": None},
        {"ends_at": time(13)},
        {"ends_on": date(2100, 1, 1)},
        {"starts_on": date(2100, 1, 1), "ends_on": date(2099, 1, 1)},
    ],
)
def test_hours_lie_within_one_day_and_days_in_their_order(coast, wrong):
    with pytest.raises(ValidationError):
        keep_occasions(
            coast.officer,
            kind="course",
            code="C1",
            occasions=[lesson(coast, 1, school_day(), **wrong)],
        )

    assert not Occasion.objects.filter(kind="course").exists()


def test_visit_is_shown_where_it_stands_now(coast):
    visit = coast.visit()
    moved = move_visit(
        by=coast.officer, visit=visit, to=Slot(school_day(1), time(14)), reason="考试"
    )

    (occasion,) = Occasion.objects.filter(kind="visit")
    assert shown(occasion) == {
        "number": 1,
        "title": "海洋科学",
        "days": (school_day(1), school_day(1)),
        "hours": (time(14), time(15)),
        "status": "planned",
        "place": "S2",
        "units": ["P1", "S2"],
        "people": ["E1"],
    }

    decline_visit(by=coast.officer, visit=moved, reason="冲突", side=Side.SCHOOL)
    assert Occasion.objects.get(kind="visit").status == FlowStatus.CANCELLED


def posted(shore):
    facts = PostingFacts(
        teacher=Teacher.objects.get(code="T1"),
        host=shore.school("S2"),
        mode=Mode.SECONDMENT,
        starts_on=date(2025, 9, 1),
        ends_on=date(2027, 9, 1),
    )
    return arrange_posting(by=shore.officer, facts=facts)


def test_posting_takes_whole_days_until_the_last_at_the_host(shore):
    with shore.at():
        posting = posted(shore)
        spans = [Occasion.objects.get().ends_on]
        extend_posting(by=shore.officer, posting=posting, until=date(2028, 9, 1), reason="需要")
        spans.append(Occasion.objects.get().ends_on)
        end_posting_early(by=shore.officer, posting=posting, on=date(2026, 3, 1), reason="健康")

        occasion = Occasion.objects.get()
        spans.append(occasion.ends_on)
        assert spans == [date(2027, 8, 31), date(2028, 8, 31), date(2026, 2, 28)]
        assert (occasion.mode, occasion.title, occasion.is_personal) == (
            "secondment",
            "林一",
            True,
        )
        assert shown(occasion)["units"] == ["S1", "S2"]


def test_what_was_arranged_before_occasions_were_kept_gets_the_same(coast):
    coast.visit()
    coast.held()
    posted(coast.shore)
    now = [shown(one) for one in Occasion.objects.order_by("kind", "code")]

    for kind in ("posting", "visit"):
        step = import_module(
            f"manyuan.engagements.kinds.{kind}.migrations.0002_occasions_of_{kind}s"
        )
        step.forget(apps, None)
        assert not Occasion.objects.filter(kind=kind).exists()
        step.keep(apps, None)
        step.keep(apps, None)

    assert [shown(one) for one in Occasion.objects.order_by("kind", "code")] == now
    assert len(now) == 3
