from datetime import date

import pytest

from manyuan.directory.actions.schools import close_school
from manyuan.directory.models import ResourceReport
from manyuan.evaluation.errors import NothingReported
from manyuan.evaluation.queries.balance import Balances, balance_of
from manyuan.evaluation.queries.groups import group_balance, group_balance_over_years


def test_officer_sees_every_judged_school_stage(shore):
    with shore.at():
        view = balance_of(shore.officer)

    passes = {(v.school, v.stage): v.passes for v in view.schools}
    assert (view.report.year, view.year_asked) == (2025, 2026)
    assert passes == {
        ("S1", "primary"): True,
        ("S2", "primary"): False,
        ("S3", "primary"): False,
        ("S4", "junior"): True,
        ("S5", "primary"): True,
        ("S5", "junior"): None,
        ("S6", "junior"): True,
    }
    assert view.years == (2025, 2024, 2023)


def test_principal_sees_only_the_own_school_but_the_same_district(shore):
    with shore.at():
        everything = balance_of(shore.officer)
    with shore.at(shore.principal):
        view = balance_of(shore.principal)

    assert {v.school for v in view.schools} == {"S2"}
    assert view.report.district == everything.report.district


def test_report_is_worked_out_anew_after_an_action(shore):
    with shore.at():
        before = balance_of(shore.officer)
        close_school(by=shore.officer, school=shore.school("S6"), on=date(2025, 8, 1))
        after = balance_of(shore.officer)

    assert "S6" in {v.school for v in before.schools}
    assert "S6" not in {v.school for v in after.schools}


@pytest.mark.parametrize(
    ("day", "counted"),
    [(date(2025, 9, 1), False), (date(2025, 9, 2), True), (date(2025, 10, 1), True)],
)
def test_school_that_closes_in_a_year_changes_no_report_of_that_year(shore, day, counted):
    with shore.at():
        before = balance_of(shore.officer, 2025).report
        close_school(by=shore.officer, school=shore.school("S6"), on=day)
        after = balance_of(shore.officer, 2025).report

    assert ("S6" in {verdict.school for verdict in after.schools}) is counted
    assert (after == before) is counted


def test_year_before_any_report_is_refused(shore):
    with shore.at(), pytest.raises(NothingReported):
        balance_of(shore.officer, 2020)


def test_group_balance_takes_the_members_of_its_year(shore):
    with shore.at():
        group = shore.group("G2")
        balances = Balances(shore.officer)
        views = [view for view in balances.up_to(balances.in_year()) if view.year != 2024]
        years = group_balance_over_years(shore.officer, group, views)

    assert [(b.year, sorted(b.leads), sorted(b.members)) for b in years] == [
        (2023, ["S4"], ["S5", "S5-2"]),
        (2025, ["S4"], ["S2", "S5", "S5-2"]),
    ]


def test_group_balance_is_hidden_where_a_member_is(shore):
    with shore.at(shore.principal):
        found = group_balance(shore.principal, shore.group("G1"), balance_of(shore.principal))

    assert (found.hidden, found.spread, found.gaps) == (2, (), ())


def test_group_balance_shows_a_member_its_own_verdicts_only(shore):
    with shore.at(shore.principal):
        found = group_balance(shore.principal, shore.group("G1"), balance_of(shore.principal))

    assert [(v.school, v.passes) for v in found.verdicts] == [("S2", False)]


def test_principal_of_a_silent_school_sees_it_as_unknown(shore):
    with shore.at():
        reports = ResourceReport.objects.filter(school__unit__code="S2")
        reports.delete()
    with shore.at(shore.principal):
        view = balance_of(shore.principal, 2025)

    found = [(v.school, v.stage, v.passes, v.unknown_count) for v in view.schools]
    assert found == [("S2", "primary", None, 7)]


def test_years_are_judged_earliest_first_up_to_the_one_shown(shore):
    with shore.at():
        balances = Balances(shore.officer)
        shown = balances.in_year(2024)

        years = [view.year for view in balances.up_to(shown)]
        before = balances.before(shown)

    assert years == [2023, 2024]
    assert before is not None
    assert before.year == 2023


def test_balance_over_the_years_reads_what_they_share_once(shore, django_assert_num_queries):
    with shore.at():
        Balances(shore.officer).up_to(balance_of(shore.officer))

        # The version of the data, the schools, the years.
        with django_assert_num_queries(3):
            balances = Balances(shore.officer)
            balances.up_to(balances.in_year())
