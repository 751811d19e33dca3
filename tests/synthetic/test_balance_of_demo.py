import pytest

from manyuan.measures.balance import judge
from manyuan.measures.tables import ResourceRow, SchoolRow
from manyuan.rules.balance import load_balance_pack

SEEN = ("school", "kind", "name", "setting", "campus_of", "opened_on", "closed_on")


@pytest.fixture(scope="module")
def judged(demo):
    schools = [SchoolRow(**{c: row[c] for c in SEEN}) for row in demo.tables["schools"]]
    resources = [ResourceRow(**row) for row in demo.tables["resources"]]
    pack = load_balance_pack()
    return {year: judge(schools, resources, year=year, pack=pack) for year in range(2022, 2027)}


def pass_rate(schools):
    known = [school.passes for school in schools if school.passes is not None]
    return sum(known) / len(known)


def test_about_two_thirds_of_the_schools_pass_in_the_last_year(judged):
    assert 0.55 <= pass_rate(judged[2026].schools) <= 0.75


def test_more_schools_pass_from_year_to_year(judged):
    rates = [pass_rate(judged[year].schools) for year in range(2022, 2027)]

    assert rates == sorted(rates)
    assert rates[-1] - rates[0] > 0.2


def test_grouped_schools_gain_more_than_the_others(judged, demo):
    grouped = {row["school"] for row in demo.tables["memberships"] if row["left_on"] is None}

    def gain(*, inside):
        first, last = (
            pass_rate([s for s in judged[year].schools if (s.school[:10] in grouped) is inside])
            for year in (2022, 2026)
        )
        return last - first

    assert gain(inside=True) > gain(inside=False)


def test_some_differences_are_above_the_limit_and_most_below(judged):
    above = [
        (result.stage, result.indicator)
        for result in judged[2026].district
        if result.cv > result.limit
    ]

    assert above == [("primary", "A2"), ("junior", "A5")]


def test_some_schools_cannot_be_judged(judged):
    assert any(school.passes is None for school in judged[2026].schools)


def test_small_teaching_points_and_the_special_school_are_left_out(judged):
    reasons = [left_out.reason for left_out in judged[2026].excluded]

    assert sorted(reasons) == ["small_teaching_point", "small_teaching_point", "special", "special"]
