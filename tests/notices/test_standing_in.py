"""Who stands in is told at the own seat, who was away when it ends; never who did it."""

from datetime import timedelta

from django.urls import reverse

from manyuan.kernel.clock import today
from manyuan.notices.models import Notice
from manyuan.seats.actions import Absence, end_deputy, name_deputy

DAY = timedelta(days=1)


def told(code):
    found = Notice.objects.filter(record__code=code).values_list("seat", flat=True)
    return list(found)


def named(shore, first):
    absence = Absence(first=today() + first * DAY, last=today() + 6 * DAY, reason="外出培训")
    return name_deputy(by=shore.principal, username=shore.teacher.person.username, absence=absence)


def test_a_deputy_is_told_at_the_own_seat_before_standing_in(shore, sign_in):
    with shore.at(shore.principal):
        named(shore, first=2)
        assert told("deputy.named") == [shore.teacher.pk]
        notice = Notice.objects.get().pk

    opened = sign_in(shore.teacher).post(reverse("my-notice", args=[notice]))

    assert opened.url == reverse("desk")


def test_both_hear_from_a_third_that_it_is_over(shore, sign_in):
    with shore.at(shore.principal):
        deputy = named(shore, first=0)
    with shore.at():
        end_deputy(by=shore.officer, deputy=deputy)
        assert sorted(told("deputy.ended")) == [shore.principal.pk, shore.teacher.pk]
        notice = Notice.objects.get(seat=shore.principal).pk

    opened = sign_in(shore.principal).post(reverse("my-notice", args=[notice]))

    assert opened.url == reverse("deputies")
