from datetime import date

import pytest

from manyuan.lifecycle.actions.terms import move_term_of_member
from manyuan.lifecycle.actions.waiting import (
    Postponement,
)
from manyuan.lifecycle.errors import (
    NothingToMove,
)
from manyuan.lifecycle.queries.terms import Terms


def test_a_probation_ends_after_a_year_unless_the_day_was_moved(shore):
    with shore.at():
        assert Terms(shore.officer).end_of(shore.membership("G1", "S3")) == date(2024, 9, 1)

        moved = Postponement(to=date(2025, 9, 1), code="inspection")
        move_term_of_member(by=shore.officer, membership=shore.membership("G1", "S3"), moved=moved)

        assert Terms(shore.officer).end_of(shore.membership("G1", "S3")) == date(2025, 9, 1)
        with pytest.raises(NothingToMove):
            move_term_of_member(
                by=shore.officer, membership=shore.membership("G1", "S2"), moved=moved
            )
