from datetime import date
from decimal import Decimal
from fractions import Fraction

from manyuan.evaluation.models import Outcome
from manyuan.evaluation.surveys.queries.results import district_shares, results_of
from manyuan.evaluation.surveys.queries.surveys import returns_of_schools, returns_of_surveys
from manyuan.history.models import Change, Record

GOOD, POOR = 5, 2


def ended(poll, **answers):
    survey = poll.opened()
    for school, marks in answers.items():
        poll.answer(survey, school, *marks)
    return poll.close(survey)


def by_code(results):
    return {one.code: one for one in results}


def test_results_are_shares_with_their_counts(poll):
    survey = poll.opened()
    poll.answer(survey, "S1", *[GOOD] * 9, 4, 3, POOR)
    poll.codes(survey, "S1", 8)
    poll.close(survey)

    results = results_of(poll.officer, reloaded(survey))

    school = by_code(results.schools)["S1"]
    assert (school.codes, school.answers, school.share) == (20, 12, Fraction(10, 12))
    assert school.shares == (Fraction(10, 12), Fraction(1))
    assert school.groups == ("G1",)
    assert results.district.share == Fraction(10, 12)


def reloaded(survey):
    survey.refresh_from_db()
    return survey


def test_nothing_is_shown_while_it_runs(poll):
    survey = poll.opened()
    poll.answer(survey, "S1", *[GOOD] * 12)

    assert results_of(poll.officer, survey) is None
    assert returns_of_schools(poll.officer, survey)["S1"].answers == 12
    assert returns_of_surveys(poll.officer)[survey.pk].rate == 1


def test_small_school_is_hidden_and_no_total_gives_it_away(poll):
    survey = ended(poll, S1=[GOOD] * 12, S2=[POOR] * 4, S4=[GOOD] * 10)

    results = results_of(poll.officer, survey)

    schools, groups = by_code(results.schools), by_code(results.groups)
    assert [code for code, one in schools.items() if one.is_shown] == ["S1", "S4"]
    assert schools["S2"].answers == 4
    assert (results.district.counted, results.district.left_out) == (22, 1)
    assert results.district.share == 1
    assert (groups["G1"].counted, groups["G1"].left_out) == (12, 1)
    assert (groups["G2"].counted, groups["G2"].left_out) == (10, 1)


def test_small_schools_count_where_they_are_enough_together(poll):
    survey = ended(poll, S1=[GOOD] * 12, S2=[POOR] * 6, S3=[POOR] * 6)

    results = results_of(poll.officer, survey)

    assert (results.district.counted, results.district.share) == (24, Fraction(1, 2))
    # S2 alone is in G2: its six would be read off.
    assert by_code(results.groups)["G2"].is_shown is False
    assert by_code(results.groups)["G1"].counted == 24


def test_each_seat_sees_its_own(poll):
    survey = ended(poll, S1=[GOOD] * 12, S2=[GOOD] * 11, S4=[POOR] * 10)
    seen = {
        who: (
            [one.code for one in results_of(seat, survey).groups],
            [one.code for one in results_of(seat, survey).schools],
        )
        for who, seat in poll.people.items()
    }

    every = ["S1", "S2", "S3", "S4", "S5"]
    assert seen["officer"] == seen["auditor"] == (["G1", "G2"], every)
    assert seen["group_office"] == (["G1"], ["S1", "S2", "S3"])
    assert seen["principal"] == ([], ["S2"])
    assert {results_of(seat, survey).district.share for seat in poll.people.values()} == {
        Fraction(23, 33)
    }


def test_closing_writes_outcomes_of_schools_with_enough_answers(poll):
    survey = ended(poll, S1=[GOOD] * 12, S2=[GOOD] * 9, S5=[GOOD] * 5 + [POOR] * 5)

    found = Outcome.objects.filter(measure="satisfaction_parents", year=survey.year)
    assert sorted(found.values_list("school__unit__code", "stage", "value", "n")) == [
        ("S1", "primary", Decimal(1), 12),
        ("S5", "junior", Decimal("0.5"), 10),
        ("S5", "primary", Decimal("0.5"), 10),
    ]
    record = Record.objects.latest("pk")
    assert (record.code, record.facts["answers"], record.facts["schools"]) == (
        "survey.closed",
        31,
        2,
    )
    assert Change.objects.filter(record=record, table="outcomes").count() == 3


def test_later_survey_of_the_year_takes_the_place_of_the_earlier(poll):
    ended(poll, S1=[GOOD] * 12)

    ended(poll, S1=[POOR] * 10)

    outcome = Outcome.objects.get(measure="satisfaction_parents", school__unit__code="S1")
    assert (outcome.value, outcome.n) == (0, 10)
    change = Change.objects.filter(table="outcomes").latest("pk")
    assert (change.before["n"], change.after["n"]) == (12, 10)


def test_district_shares_leave_out_what_would_be_read_off(poll):
    first = ended(poll, S1=[GOOD] * 12, S2=[POOR] * 4)
    second = ended(poll, S1=[GOOD] * 3)

    assert district_shares(poll.officer, [first, second]) == {first.pk: 1, second.pk: None}


def test_groups_are_those_of_the_first_day(poll):
    survey = poll.opened(opens_on=date(2024, 3, 1))
    poll.answer(survey, "S2", *[GOOD] * 12)
    poll.close(survey)

    results = results_of(poll.officer, reloaded(survey))

    assert by_code(results.schools)["S2"].groups == ("G1",)
