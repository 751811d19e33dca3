from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.lifecycle.actions.deciding import MemberStep, decide_member
from manyuan.lifecycle.jobs import carry_out_due
from manyuan.lifecycle.models import Decision
from manyuan.lifecycle.queries.year import state_of_lifecycle
from worlds.clock import on_day
from worlds.lifecycle import days, papers


def leave(shore, on):
    return decide_member(
        by=shore.officer,
        membership=shore.membership("G1", "S3"),
        step=MemberStep(to="exited", ground="agreed"),
        papers=papers(effective_on=on),
    )


def test_the_year_is_open_until_every_decision_is_carried_out(shore):
    with shore.at():
        year = SchoolYear.on(days(3))
        assert state_of_lifecycle(shore.officer, year) == "none"

        leave(shore, days(3))

        assert state_of_lifecycle(shore.officer, year) == "part"
        assert state_of_lifecycle(shore.officer, SchoolYear(year.start - 1)) == "none"
    with on_day(days(3)):
        carry_out_due()
    with shore.at():
        assert state_of_lifecycle(shore.officer, year) == "done"


def test_what_is_due_is_carried_out_once(shore):
    with shore.at():
        leave(shore, days(2))
        today_before = (carry_out_due(), Decision.objects.get().carried_out_on)
    with on_day(days(2)):
        counts = [carry_out_due(), carry_out_due()]

    with shore.at():
        assert (today_before, counts) == ((0, None), [1, 0])
        assert Decision.objects.get().carried_out_on == days(2)
        assert shore.membership("G1", "S3").left_on == days(2)
        assert today() < days(2)
