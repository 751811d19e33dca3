from datetime import UTC, datetime, timedelta

from manyuan.kernel import clock


def test_now_is_aware_and_today_is_its_day_in_china():
    before = datetime.now(UTC)

    moment, today = clock.now(), clock.today()

    assert moment.utcoffset() == timedelta(0)
    assert before <= moment <= datetime.now(UTC)
    assert before.astimezone(clock.CHINA).date() <= today
    assert today <= clock.now().astimezone(clock.CHINA).date()
