from datetime import date

import pytest

from manyuan.policies.actions import repeal_policy
from manyuan.policies.enums import PolicyStanding
from worlds.policies import revise

UPCOMING, IN_FORCE = PolicyStanding.UPCOMING, PolicyStanding.IN_FORCE
EXPIRED, REPEALED = PolicyStanding.EXPIRED, PolicyStanding.REPEALED


@pytest.mark.parametrize(
    ("day", "version", "standing"),
    [
        (date(2025, 2, 28), 1, UPCOMING),
        (date(2025, 3, 1), 1, IN_FORCE),
        (date(2026, 8, 31), 1, IN_FORCE),
        (date(2026, 9, 1), 2, IN_FORCE),
        (date(2027, 9, 1), 3, EXPIRED),
    ],
)
def test_the_last_version_that_began_is_in_force_until_it_ends(shore, laid, day, version, standing):
    revise(
        shore.officer,
        laid.plan,
        seen=2,
        starts_on=date(2027, 1, 1),
        ends_on=date(2027, 9, 1),
    )

    assert (laid.plan.version_on(day).number, laid.plan.standing_on(day)) == (version, standing)


def test_repeal_holds_from_its_day(shore, laid):
    over = repeal_policy(by=shore.officer, document=laid.plan, on=date(2027, 1, 1), reason="替代")

    days = [date(2026, 12, 31), date(2027, 1, 1)]
    assert [over.standing_on(day) for day in days] == [IN_FORCE, REPEALED]
