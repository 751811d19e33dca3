from dataclasses import replace

import pytest

from manyuan.directory.actions.memberships import (
    end_membership,
)
from manyuan.kernel.clock import today
from manyuan.lifecycle.actions.waiting import (
    Postponement,
    carry_out_decision,
    postpone_decision,
    withdraw_decision,
)
from manyuan.lifecycle.errors import (
    DayIsPast,
    DayNotMoved,
    DecisionIsCarriedOut,
    DecisionWaits,
    ReasonMissing,
)
from manyuan.lifecycle.jobs import carry_out_due
from manyuan.lifecycle.models import DateMove
from manyuan.lifecycle.phases import phase_of
from worlds.clock import on_day
from worlds.lifecycle import days, decide, papers, split


def test_a_decision_for_later_waits_and_is_carried_out_on_its_day(shore):
    with shore.at():
        taken = decide(
            shore, "G1", "S2", "exited", ground="agreed", given=papers(effective_on=days(3))
        )
        assert (taken.carried_out_on, shore.membership("G1", "S2").left_on) == (None, None)
        with pytest.raises(DecisionWaits):
            decide(shore, "G1", "S2", "exited", ground="agreed")

    with on_day(days(4)):
        assert carry_out_due() == 1
    with shore.at():
        taken.refresh_from_db()
        left = shore.membership("G1", "S2")
        assert (taken.carried_out_on, left.left_on) == (days(4), days(3))


def test_what_the_register_no_longer_allows_waits_and_does_not_stop_the_others(shore):
    with shore.at():
        later = papers(effective_on=days(2))
        gone = decide(shore, "G1", "S2", "exited", ground="agreed", given=later)
        done = decide(shore, "G1", "S3", "exited", ground="agreed", given=later)
        member = shore.membership("G1", "S2")
        end_membership(by=shore.officer, membership=member, on=days(1))

    with on_day(days(2)):
        assert carry_out_due() == 1
    with shore.at():
        for one in (gone, done):
            one.refresh_from_db()
        assert (gone.waits, done.carried_out_on) == (True, days(2))


def test_the_day_of_a_waiting_decision_is_moved_for_a_known_reason(shore):
    with shore.at():
        taken = split(shore, effective_on=days(3))
        moved = Postponement(to=days(9), code="materials")
        postpone_decision(by=shore.officer, decision=taken, moved=moved)

        kept = DateMove.objects.get()
        taken.refresh_from_db()
        assert (kept.original_on, kept.moved_to, taken.effective_on) == (days(3), days(9), days(9))
        for wrong, error in ((days(9), DayNotMoved), (days(-1), DayIsPast)):
            with pytest.raises(error):
                postpone_decision(by=shore.officer, decision=taken, moved=replace(moved, to=wrong))
        assert DateMove.objects.count() == 1


def test_a_waiting_decision_is_withdrawn_with_a_reason_and_stays(shore):
    with shore.at():
        taken = split(shore, effective_on=days(3))
        with pytest.raises(ReasonMissing):
            withdraw_decision(by=shore.officer, decision=taken, reason=" ")
        withdraw_decision(by=shore.officer, decision=taken, reason="方案调整")

        taken.refresh_from_db()
        assert (taken.withdrawn_on, taken.waits) == (today(), False)
        assert phase_of(shore.group("G7")) == "draft"
        with pytest.raises(DecisionIsCarriedOut):
            carry_out_decision(by=shore.officer, decision=taken)
