from datetime import date
from decimal import Decimal

import pytest

from manyuan.directory.models import Membership
from manyuan.lifecycle.queries.pipeline import support_on

ENDS = date(2025, 9, 1)
WHOLE, HALF, NONE = Decimal("1.0"), Decimal("0.5"), Decimal(0)


@pytest.mark.parametrize(
    ("state", "left", "day", "share"),
    [
        ("member", None, date(2026, 1, 1), None),
        ("graduating", None, date(2025, 8, 31), WHOLE),
        ("graduating", None, date(2025, 9, 1), HALF),
        ("graduating", None, date(2026, 8, 31), HALF),
        ("graduating", None, date(2026, 9, 1), NONE),
        ("graduated", date(2024, 9, 1), date(2025, 8, 31), HALF),
        ("graduated", date(2024, 9, 1), date(2025, 9, 1), NONE),
        ("exited", date(2024, 9, 1), date(2024, 10, 1), None),
    ],
)
def test_support_tapers_off(state, left, day, share):
    member = Membership(state=state, left_on=left)

    assert support_on(member, day, transition_until=ENDS) == share


def test_support_is_whole_while_nobody_knows_when_the_transition_ends():
    member = Membership(state="graduating")

    assert support_on(member, date(2026, 9, 1), transition_until=None) == WHOLE
