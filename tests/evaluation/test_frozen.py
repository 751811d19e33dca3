from datetime import date
from fractions import Fraction

import pytest

from manyuan.directory.actions.schools import close_school
from manyuan.directory.models import Membership, Teacher
from manyuan.engagements.kinds.posting.queries.ratios import ratios_of_years
from manyuan.engagements.models import Flow
from manyuan.evaluation.actions.freezing import freeze_year
from manyuan.evaluation.queries.frozen import (
    flows_counted,
    groups_measured,
    measured_groups,
    measured_members,
    names_in,
)
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.models import Plan
from worlds.exchange import build_adopted_strand
from worlds.flows import write_flows
from worlds.remembered import remembered

YEAR = 2025


@pytest.fixture
def flowing(shore):
    with shore.at():
        write_flows(shore)
        Flow.objects.filter(code="F04").update(starts_on="2025-10-12", ends_on="2025-10-12")
        Flow.objects.filter(code="F05").update(starts_on="2025-10-12", ends_on="2025-10-15")
        yield shore


@pytest.fixture
def frozen(flowing):
    return freeze_year(by=flowing.officer, year=YEAR)


def test_groups_are_measured_from_the_frozen_rows(flowing, frozen):
    measured = measured_groups(flowing.officer, frozen)

    assert set(measured) == {"G1", "G2"}
    assert measured["G2"]["venue_hours"].value == 6
    assert measured["G1"]["joint_research_attendance"].value == 1
    assert measured["G1"]["rotation_rate"].unknown == "eligible_unknown"
    assert measured["G1"]["satisfaction"].unknown == "not_asked"


def test_what_changes_later_changes_no_frozen_figure(flowing, frozen):
    before = measured_groups(flowing.officer, frozen)

    Flow.objects.filter(code="F05").update(hours=99)
    Membership.objects.filter(group__unit__code="G2").update(left_on=date(2026, 1, 1))
    second = freeze_year(by=flowing.officer, year=YEAR, reason="改时数")

    assert measured_groups(flowing.officer, frozen) == before
    assert measured_groups(flowing.officer, second)["G2"]["venue_hours"].value == 99


def test_school_that_closes_in_a_later_year_changes_no_figure_even_frozen_anew(flowing, frozen):
    before = measured_groups(flowing.officer, frozen)

    close_school(by=flowing.officer, school=flowing.school("S6"), on=date(2026, 9, 2))

    again = freeze_year(by=flowing.officer, year=YEAR, reason="学校停办")

    assert measured_groups(flowing.officer, frozen) == before
    assert measured_groups(flowing.officer, again) == before


def test_each_seat_sees_its_own_groups(flowing, frozen):
    seen = {name: set(measured_groups(seat, frozen)) for name, seat in flowing.people.items()}

    assert seen == {
        "officer": {"G1", "G2"},
        "auditor": {"G1", "G2"},
        "group_office": {"G1"},
        "principal": {"G1", "G2"},
        "teacher": {"G1"},
    }


def test_members_are_open_to_those_who_answer_for_them(flowing, frozen):
    everybody = measured_members(flowing.officer, frozen)["G1"]

    assert set(everybody) == {"S1", "S2", "S3"}
    assert set(measured_members(flowing.group_office, frozen)["G1"]) == {"S1", "S2", "S3"}
    assert measured_members(flowing.principal, frozen)["G1"] == {"S2": everybody["S2"]}
    assert everybody["S1"].is_lead
    assert (everybody["S2"].level, everybody["S2"].growth) == (Fraction(5, 7), 0)


def test_counted_flows_can_be_opened(flowing, frozen):
    measured = measured_groups(flowing.officer, frozen)["G2"]["venue_hours"]

    (row,) = flows_counted(frozen, measured)

    assert row["flow"] == "F05"
    assert names_in(frozen)["P1"] == "海洋大学"


def test_years_are_rolled_up_with_the_members_of_their_own_time(flowing):
    early = freeze_year(by=flowing.officer, year=2023)

    rolls = {code: one.roll for code, one in groups_measured(flowing.officer, early).items()}

    assert rolls == {"G1": {"S1", "S2", "S3", "S7"}, "G2": {"S4", "S5"}}


def test_the_exchange_is_counted_as_the_postings_count_it(db):
    strand = remembered(build_adopted_strand)
    with strand.at():
        plan = Plan.objects.get()
        year = SchoolYear(plan.year - 1)
        Flow.objects.update(
            starts_on=year.first_day, ends_on=date(plan.year + 3, 8, 31), status="held"
        )
        (ratio,) = ratios_of_years(strand.officer)
        Plan.objects.update(year=year.start)
        Teacher.objects.update(born=date(1970, 1, 1))
        frozen = freeze_year(by=strand.officer, year=year.start)

        rate = measured_groups(strand.officer, frozen)["G1"]["rotation_rate"]
        backbone = measured_groups(strand.officer, frozen)["G1"]["rotation_backbone_share"]

    assert (rate.part, rate.whole) == (ratio.moved, ratio.eligible)
    assert backbone.part == ratio.backbone_moved
