"""N1 to N3 and N5: science above, senior schools beside, talks for grade 7, every school covered."""

from django.urls import reverse

from manyuan.directory.models import Partner
from manyuan.directory.queries.fulfilment import fulfilment_on
from manyuan.directory.queries.groups import coverage_of, register_on
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.queries.reach import Reached, reach
from manyuan.engagements.kinds.visit.queries.visits import attendance_of
from manyuan.kernel.school_year import SchoolYear
from worlds.clock import on_day
from worlds.qingdao.shinan import (
    GRADE,
    LEAD,
    OCEAN_INSTITUTE,
    OCEAN_UNIVERSITY,
    OUR_PUPILS,
    OUR_SCIENCE_DAY,
    OUR_SIGNING,
    OUR_TEACHERS,
    POLAR_FISHERY,
    SCIENCE_DAY,
    SENIOR,
    hold_science_day,
    join_with_seniors,
    sign_with_science,
)

ON = {"on": OUR_SCIENCE_DAY.isoformat()}


def register(bureau):
    return register_on(bureau.officer, OUR_SCIENCE_DAY)


def of_group(bureau):
    return fulfilment_on(bureau.officer, register(bureau)).of_group(bureau.group(LEAD))


def names(agreements):
    return [one.partner.name for one in agreements]


def test_group_lacks_science_until_it_is_signed(shinan):
    before = of_group(shinan)

    sign_with_science(shinan)

    after = of_group(shinan)
    assert (before.is_complete, after.is_complete) == (False, True)
    assert names(after.universities) == [OCEAN_UNIVERSITY]
    assert names(after.institutes) == [OCEAN_INSTITUTE]


def test_page_shows_what_is_fulfilled_and_what_is_missing(shinan, sign_in):
    sign_with_science(shinan)

    page = sign_in(shinan.officer).get(reverse("partnerships"), ON)

    figures = [(one.label, one.value, one.sub, one.verdict) for one in page.context["figures"]]
    assert figures[:3] == [
        ("一集团一高校", 1, "共 1，缺 0", "met"),
        ("一集团一院所", 1, "共 1，缺 0", "met"),
        # The article names no scientist: every school still lacks its own.
        ("一学校一科学家", 0, "共 4，缺 4", "missed"),
    ]


def test_ten_universities_and_institutes_are_registered(shinan):
    assert Partner.objects.filter(kind__in=["university", "institute"]).count() == 10


def test_science_day_talks_reach_grade_seven(shinan, sign_in):
    hold_science_day(shinan)

    talks = Visit.objects.all()
    assert {(one.topic, one.grade, one.school.name) for one in talks} == {
        (SCIENCE_DAY, GRADE, LEAD),
        (POLAR_FISHERY, GRADE, LEAD),
    }
    with on_day(OUR_SCIENCE_DAY):
        found = reach(shinan.officer, SchoolYear.on(OUR_SCIENCE_DAY))
        assert found.now == Reached(2, 2 * OUR_PUPILS, 2 * OUR_TEACHERS)
        assert [attendance_of(shinan.officer, one) for one in talks] == [{GRADE: OUR_PUPILS}] * 2
        page = sign_in(shinan.officer).get(reverse("visits")).content.decode()
    assert POLAR_FISHERY in page


def test_community_makes_a_chain_of_three_stages(shinan, sign_in):
    join_with_seniors(shinan)

    assert names(of_group(shinan).high_schools) == [SENIOR]
    stages = {stage for one in of_group(shinan).members for stage in one.school.stages}
    assert stages == {"primary", "junior"}
    page = sign_in(shinan.officer).get(reverse("partnerships"), ON)
    community = page.context["figures"][3]
    assert (community.label, community.value) == ("与高中结成共同体的集团", 1)
    assert SENIOR in page.content.decode()


def test_every_school_is_covered(shinan, sign_in):
    everything, primary, junior, _senior = coverage_of(register(shinan))

    for one in (everything, primary, junior):
        assert one.schools_in == one.schools_all > 0
    page = sign_in(shinan.officer).get(reverse("directory"), {"on": OUR_SIGNING.isoformat()})
    assert page.context["headline"] == "4 所学校中 4 所已进集团；学生数还没有上报"
    by_stage = page.context["figures"][2]
    assert (by_stage.label, by_stage.value, by_stage.sub) == (
        "小学学校覆盖",
        "100.0%",
        "初中 100.0%",
    )
