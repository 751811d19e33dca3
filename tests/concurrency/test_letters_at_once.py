"""Several workers at the same queue: each letter is made once and leaves once."""

from datetime import timedelta

import pytest
from django.core import mail

from manyuan.kernel.clock import now
from manyuan.notices.choosing import choose_letters
from manyuan.notices.composing import compose_letters
from manyuan.notices.enums import Pace, SendingState
from manyuan.notices.mailing import send_letters
from manyuan.notices.models import Letter, Notice
from manyuan.seats.models import Person
from worlds.moments import at_once
from worlds.remembered import remembered
from worlds.visits import build_coast, school_day

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS = 4


@pytest.fixture
def coast(db, settings):
    settings.EMAIL_HOST = "mail.example"
    built = remembered(build_coast)
    Person.objects.filter(pk=built.principal.person_id).update(email="an@school.example")
    choose_letters(built.principal.person, pace=Pace.AT_ONCE, language="zh-hans")
    return built


def test_of_several_workers_one_makes_the_letter(coast):
    with coast.at():
        for day in range(3):
            coast.visit(on=school_day(day))
    later = now() + timedelta(minutes=2)

    made = at_once(coast.shore, *[lambda: compose_letters(later)] * WORKERS)

    assert sum(made) == 1
    with coast.at():
        assert Notice.objects.filter(letter=Letter.objects.get()).count() == 3


def test_of_several_workers_one_sends_each_letter(coast):
    with coast.at():
        for day in range(3):
            coast.visit(on=school_day(day))
            letter = Letter.objects.create(person=coast.principal.person, due_at=now())
            Notice.objects.filter(letter=None).update(letter=letter)
    later = now() + timedelta(minutes=2)

    sent = at_once(coast.shore, *[lambda: send_letters(later)] * WORKERS)

    assert sum(sent) == 3
    assert set(Letter.objects.values_list("state", "tries")) == {(SendingState.SENT, 1)}
    assert len({one.extra_headers["Message-ID"] for one in mail.outbox}) == len(mail.outbox) == 3
