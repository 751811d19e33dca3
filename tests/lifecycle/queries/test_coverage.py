from fractions import Fraction

from manyuan.directory.actions.memberships import end_membership
from manyuan.directory.queries.groups import coverage_of, register_on
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.lifecycle.queries.coverage import coverage_of_years
from worlds.lifecycle import days


def test_each_year_is_counted_on_its_day(shore):
    with shore.at():
        years = coverage_of_years(shore.officer)

        this = SchoolYear.on(today())
        assert [one.year.start for one in years] == list(range(years[0].year.start, this.start + 1))
        for one in years:
            day = today() if one.year == this else one.year.census_day
            every = coverage_of(register_on(shore.officer, day))[0]
            assert (one.inside, one.schools) == (every.schools_in, every.schools_all)
            assert one.share == Fraction(one.inside, one.schools)


def test_who_leaves_later_still_counts_today(shore):
    with shore.at():
        before = coverage_of_years(shore.officer)

        end_membership(by=shore.officer, membership=shore.membership("G1", "S2"), on=days(1))

        assert coverage_of_years(shore.officer) == before
