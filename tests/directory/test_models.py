from datetime import date

import pytest

from manyuan.directory.models import (
    District,
    Group,
    Membership,
    Partner,
    ResourceReport,
    School,
    StrengthOfYear,
    Teacher,
)
from manyuan.history.models import Change
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Unit


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        (date(2022, 8, 31), False),
        (date(2022, 9, 1), True),
        (date(2026, 8, 31), True),
        (date(2026, 9, 1), False),
    ],
)
def test_school_lives_from_its_first_day_up_to_its_last(day, in_force):
    life = date(2022, 9, 1), date(2026, 9, 1)
    school = School(opened_on=life[0], closed_on=life[1])

    assert school.is_open_on(day) is in_force


def test_school_without_dates_always_is():
    assert (School().is_open_on(date.min), School().is_open_on(date.max)) == (True, True)


def test_everything_is_called_by_its_name(shore):
    with shore.at():
        named = [
            str(District.objects.get()),
            str(shore.group("G1")),
            str(shore.membership("G1", "S2")),
            str(Partner.objects.get()),
            str(shore.school("S1")),
            str(StrengthOfYear.objects.get(school__unit__code="S2")),
            str(ResourceReport.objects.get(school__unit__code="S6", year=2025)),
            str(Teacher.objects.get(code="T1")),
        ]

    assert named == [
        "岸区教育和体育局",
        "海棠路小学教育集团",
        "海棠路小学教育集团 · 灯塔小学",
        "海洋大学",
        "海棠路小学",
        "灯塔小学 2022",
        "独立中学 junior 2025",
        "林一",
    ]


def test_history_holds_the_label_of_any_membership():
    longest = "名" * Unit._meta.get_field("name").max_length
    units = {kind: Unit(kind=kind, name=longest) for kind in (UnitKind.GROUP, UnitKind.SCHOOL)}
    membership = Membership(
        group=Group(unit=units[UnitKind.GROUP]), school=School(unit=units[UnitKind.SCHOOL])
    )

    label = Change(label=str(membership))

    label.clean_fields(exclude=["record", "bureau", "table", "key", "before", "after"])
    assert len(label.label) == 2 * 120 + len(" · ")
