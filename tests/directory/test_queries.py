from datetime import date

import pytest

from manyuan.directory.actions.groups import GroupFacts, dissolve_group, found_group
from manyuan.directory.actions.importing import import_district
from manyuan.directory.actions.memberships import MembershipFacts, start_membership
from manyuan.directory.models import District, Membership, ResourceReport, School
from manyuan.directory.queries.attention import Attention, attention_on, unknown_inputs
from manyuan.directory.queries.groups import (
    GroupSize,
    coverage_of,
    group_with_code,
    groups_on,
    marks_of_groups,
    members_on,
    register_on,
    sizes_of,
)
from manyuan.directory.queries.map import map_of, outline_of, shape_of, visible_pupils
from manyuan.directory.queries.roster import Roster, roster_of
from manyuan.directory.queries.schools import (
    campuses_of,
    campuses_of_schools,
    pupils_on,
    school_with_code,
    strengths_on,
)
from manyuan.directory.queries.search import search_directory, words_of
from manyuan.directory.queries.timeline import (
    days_to_show,
    memberships_of_group,
    memberships_of_school,
)
from manyuan.directory.queries.year import state_of_year
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Unit
from worlds.shore import report, rows

DAY = date(2026, 10, 1)


@pytest.fixture
def at(shore):
    with shore.at():
        yield shore


def codes(found):
    return [one.code for one in found]


def test_coverage_by_stage_counts_schools_and_pupils(at):
    rows = {row.stage: row for row in coverage_of(register_on(at.officer, DAY))}

    assert (rows["all"].pupils_in, rows["all"].pupils_all) == (3900, 4600)
    assert (rows["primary"].schools_in, rows["primary"].schools_all) == (4, 4)
    assert (rows["junior"].schools_in, rows["junior"].schools_all) == (2, 3)
    assert (rows["senior"].schools_in, rows["senior"].schools_all) == (0, 0)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2022, 8, 31), set()),
        (date(2022, 9, 1), {"G1"}),
        (date(2026, 8, 31), {"G1", "G2"}),
        (date(2026, 9, 1), {"G2"}),
    ],
)
def test_group_is_in_force_up_to_the_day_of_its_end(at, day, found):
    dissolve_group(by=at.officer, group=at.group("G1"), on=date(2026, 9, 1))

    assert set(codes(groups_on(at.officer, day))) == found
    assert {m.group.code for m in members_on(at.officer, day)} == found


def test_drafted_group_is_not_in_force(at):
    group = found_group(by=at.officer, code="G3", facts=GroupFacts("拟", state="draft"))

    assert group.pk not in sizes_of(register_on(at.officer, DAY))
    assert group_with_code(at.officer, "G3") == group


def test_letters_follow_the_founding_and_double_after_z(at):
    for n in range(26):
        facts = GroupFacts(f"集团{n}", founded_on=date(2024, 1, 1))
        found_group(by=at.officer, code=f"H{n:02}", facts=facts)

    marks = marks_of_groups(at.officer)

    assert [marks[at.group(code).pk] for code in ("G1", "G2", "H00", "H24")] == [
        ("A", 0),
        ("B", 1),
        ("C", 2),
        ("AA", 2),
    ]


def test_size_knows_the_caps():
    size = GroupSize(
        schools=3, campuses=10, pupils=15000, pupils_unknown=0, campus_cap=9, pupil_cap=15000
    )

    assert (size.over_campus_cap, size.over_pupil_cap, size.is_over_a_cap) == (True, False, True)


def test_office_in_a_group_is_no_school_of_it(at):
    facts = MembershipFacts("member", date(2024, 9, 1))
    before = sizes_of(register_on(at.officer, DAY))[at.group("G1").pk]
    start_membership(by=at.officer, group=at.group("G1"), school=at.school("S8"), facts=facts)

    size = sizes_of(register_on(at.officer, DAY))[at.group("G1").pk]

    assert (size.schools, size.campuses) == (before.schools, before.campuses)
    assert coverage_of(register_on(at.officer, DAY))[0].schools_all == 6


def test_strength_is_that_of_the_year(at):
    early, late = (strengths_on(at.officer, day) for day in (date(2022, 10, 1), DAY))
    s5 = at.school("S5").pk

    assert (early[s5], late[s5]) == ("weak", "weak")
    assert strengths_on(at.officer, date(2021, 10, 1))[s5] == "ordinary"


def test_pupils_of_a_school_are_unknown_before_it_reports(at):
    pupils = pupils_on(at.officer, DAY)

    assert pupils.of_school(at.school("S5").pk) == 800
    assert pupils.of_school(at.school("S8").pk) is None
    assert pupils_on(at.officer, date(2020, 1, 1)).totals() == {}


def test_pupils_of_a_stage_given_up_no_longer_count(at):
    grown = report("S2", "junior", 2022, 90), report("S6", "junior", 2026, None)
    import_district(by=at.officer, tables={"resources": rows("resources", *grown)}, source="x")

    pupils = pupils_on(at.officer, date(2026, 10, 1))

    assert pupils.of_school(at.school("S2").pk) == 600
    assert pupils.of_school(at.school("S6").pk) == 700
    assert pupils_on(at.officer, date(2022, 10, 1)).of_school(at.school("S2").pk) == 90


def test_schools_and_campuses_are_told_apart(at):
    s5 = school_with_code(at.officer, "S5")

    assert codes(campuses_of(at.officer, s5)) == ["S5-2"]
    assert campuses_of_schools(at.officer, [s5.pk], DAY) == frozenset({"S5-2"})
    counted = register_on(at.officer, DAY).counted
    assert codes(counted) == ["S1", "S2", "S3", "S4", "S5", "S6"]
    assert school_with_code(at.officer, "nothing") is None


def test_campuses_count_only_while_they_are_open(at):
    s5, s52 = school_with_code(at.officer, "S5"), school_with_code(at.officer, "S5-2")
    School.objects.filter(pk=s52.pk).update(opened_on=DAY, closed_on=date(2027, 7, 1))

    def campuses(*day):
        return campuses_of_schools(at.officer, [s5.pk], date(*day))

    assert campuses(2026, 9, 30) == campuses(2027, 7, 1) == frozenset()
    assert campuses(2026, 10, 1) == frozenset({"S5-2"})


def test_map_shows_schools_groups_and_lines_of_the_day(at):
    drawn = map_of(at.officer, register_on(at.officer, DAY))
    places = {place.school.code: place for place in drawn.places}
    g1, g2 = at.group("G1").pk, at.group("G2").pk

    assert set(places) == {"S1", "S2", "S3", "S4", "S5", "S5-2", "S6"}
    assert (places["S2"].groups, places["S5-2"].groups, places["S6"].groups) == (
        (g1, g2),
        (g2,),
        (),
    )
    assert {(line.lead, line.member, line.group) for line in drawn.lines} == {
        ("S1", "S2", g1),
        ("S1", "S3", g1),
        ("S4", "S5", g2),
        ("S4", "S2", g2),
    }
    assert (places["S5"].shape, places["S5"].pupils) == ("pentagon", 800)


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        ("primary", "circle"),
        ("junior", "square"),
        ("senior", "diamond"),
        ("nine_year", "pentagon"),
        ("complete", "diamond"),
        ("special", "diamond"),
    ],
)
def test_shape_follows_the_stages(kind, shape):
    assert shape_of(School(kind=kind)) == shape


def test_pupils_show_where_the_seat_is_in_charge(shore):
    with shore.at(shore.principal):
        shown = visible_pupils(shore.principal, register_on(shore.principal, DAY))

        assert shown == {shore.school("S2").pk: 600}


@pytest.mark.parametrize(("text", "found"), [("", None), ("no json", None), ("[1]", [1])])
def test_outline_is_geojson_or_nothing(at, text, found):
    District.objects.update(outline=text)

    assert outline_of(at.officer) == found


def test_days_run_from_the_first_membership_over_the_terms_to_today(at, monkeypatch):
    monkeypatch.setattr(
        "manyuan.directory.queries.timeline.today", lambda: date(2024, 2, 1), raising=True
    )

    assert days_to_show(at.officer) == (
        date(2022, 9, 1),
        date(2023, 3, 1),
        date(2023, 9, 1),
        date(2024, 2, 1),
    )


def test_without_memberships_only_today_is_shown(at):
    Membership.objects.all().delete()

    assert len(days_to_show(at.officer)) == 1


def test_memberships_are_told_latest_first(at):
    of_school = memberships_of_school(at.officer, at.school("S2"))
    of_group = memberships_of_group(at.officer, at.group("G2"))

    assert [m.group.code for m in of_school] == ["G2", "G1"]
    assert [m.joined_on for m in of_group] == sorted((m.joined_on for m in of_group), reverse=True)


def test_attention_names_what_is_amiss(at):
    group = found_group(by=at.officer, code="G3", facts=GroupFacts("无头集团"))
    School.objects.filter(unit__code="S3").update(closed_on=date(2026, 1, 1))
    ResourceReport.objects.filter(school__unit__code="S6", year=2025).delete()

    found = attention_on(at.officer, register_on(at.officer, DAY))

    assert found.without_lead == (group,)
    assert [m.school.code for m in found.waiting] == ["S3", "S2"]
    assert [m.school.code for m in found.closed_members] == ["S3"]
    assert (found.latest_year, codes(found.unreported), found.unknown_inputs) == (2025, ["S6"], 1)
    assert found.over_cap == ()


def test_attention_is_clear_before_anything_is_registered(at):
    Membership.objects.all().delete()
    at.forget_partnerships()
    at.group("G1").delete()
    at.group("G2").delete()
    ResourceReport.objects.all().delete()

    found = attention_on(at.officer, register_on(at.officer, DAY))

    assert found == Attention(
        over_cap=(),
        without_lead=(),
        waiting=(),
        closed_members=(),
        latest_year=None,
        unreported=(),
        unknown_inputs=0,
    )


def test_campus_report_counts_for_its_school(at):
    ResourceReport.objects.filter(school__unit__code="S5", year=2025).update(
        school=at.school("S5-2")
    )

    found = attention_on(at.officer, register_on(at.officer, DAY))

    assert found.unreported == ()


def test_shared_row_fills_what_stage_rows_leave_open(at):
    s5 = at.school("S5")
    ResourceReport.objects.create(
        bureau_id=s5.bureau_id, school=s5, stage="shared", year=2025, equipment_value=1000
    )

    assert unknown_inputs(at.officer, 2025) == 0
    assert unknown_inputs(at.officer, 2024) == 1


def test_roster_counts_what_the_seat_may_see(shore):
    with shore.at():
        assert roster_of(shore.officer, shore.school("S1")) == Roster(1, 1, 0, 0, 0)
    with shore.at(shore.principal):
        assert roster_of(shore.principal, shore.school("S1")).teachers == 0


def test_search_finds_units_and_people_of_the_own_bureau_only(at):
    found = search_directory(at.officer, "海　ｓ")

    assert words_of("Ｓ１　海") == ("S1", "海")
    assert {kind.value: codes(units) for kind, units in found.units.items()} == {
        "school": ["S4", "S1"],
        "group": [],
        "partner": [],
    }
    assert (found.total, search_directory(at.officer, "山").total) == (2, 0)


def test_search_finds_schools_by_address_and_people_by_name(at):
    School.objects.filter(unit__code="S6").update(address="港湾路8号")

    assert codes(search_directory(at.officer, "港湾").units[UnitKind.SCHOOL]) == ["S6"]
    assert [p.name for p in search_directory(at.officer, "校长").people] == ["安校长"]
    assert Unit.objects.count() > 0


def test_people_are_found_by_the_bureau_only(shore):
    with shore.at(shore.auditor):
        found = search_directory(shore.auditor, "安校长")

        assert (found.people, found.counts["person"]) == ((), 0)


def test_year_is_done_when_its_reports_are_in(shore):
    with shore.at():
        reported = state_of_year(shore.officer, SchoolYear(2025))
        early = state_of_year(shore.officer, SchoolYear(2010))
        ResourceReport.objects.all().delete()

    assert (reported.directory, reported.evaluation) == ("done", "part")
    assert (early.directory, early.evaluation) == ("part", "none")
