"""When letters leave, to whom, what they say, and what happens when they do not."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail

from manyuan.kernel.clock import now
from manyuan.notices.choosing import choose_letters
from manyuan.notices.composing import compose_letters
from manyuan.notices.enums import Pace, SendingState
from manyuan.notices.jobs import forget_old, send_due
from manyuan.notices.mailing import send_letters
from manyuan.notices.models import Letter, Notice
from manyuan.notices.reading import read_all
from manyuan.notices.sending import WAITS
from manyuan.seats.models import Person
from notices.moments import NEXT_MORNING, SATURDAY_MORNING, after, happened
from worlds.visits import school_day


@pytest.fixture(autouse=True)
def _post(settings):
    settings.EMAIL_HOST = "mail.example"
    settings.MANYUAN_URL = "https://manyuan.example"


@pytest.fixture
def told(coast):
    """The principal, with an address, was told of a visit on a Tuesday afternoon."""
    Person.objects.filter(pk=coast.principal.person_id).update(email="an@school.example")
    coast.principal.person.refresh_from_db()
    coast.visit()
    happened()
    return coast.principal.person


def subjects():
    return [one.subject for one in mail.outbox]


def test_without_a_mail_server_nothing_is_made(told, settings):
    settings.EMAIL_HOST = ""

    assert send_due(NEXT_MORNING) == 0
    assert Letter.objects.count() == 0


def test_a_digest_leaves_in_the_morning_of_the_next_working_day(told):
    counts = [send_due(moment) for moment in (after(hours=3), NEXT_MORNING, NEXT_MORNING)]

    assert counts == [0, 1, 0]


def test_on_a_saturday_nothing_leaves(told):
    happened(SATURDAY_MORNING - timedelta(hours=9))

    assert send_due(SATURDAY_MORNING) == 0


def test_what_happens_after_seven_waits_for_the_next_morning(told):
    happened(NEXT_MORNING + timedelta(hours=1))

    assert [send_due(NEXT_MORNING + timedelta(hours=hours)) for hours in (3, 24)] == [0, 1]


def test_at_once_means_after_the_minute_in_which_it_can_be_undone(told):
    choose_letters(told, pace=Pace.AT_ONCE, language="zh-hans")

    counts = [send_due(after(seconds=seconds)) for seconds in (59, 61)]

    assert counts == [0, 1]


def test_who_wants_none_gets_none(told):
    choose_letters(told, pace=Pace.NONE, language="zh-hans")

    assert send_due(NEXT_MORNING) == 0


@pytest.mark.parametrize("email", ["", "an@school.example"])
def test_whoever_has_no_address_or_is_closed_gets_none(told, email):
    Person.objects.filter(pk=told.pk).update(email=email, is_active=not email)

    assert send_due(NEXT_MORNING) == 0


def test_one_letter_holds_whatever_is_due(told, coast):
    coast.visit(on=school_day(2))
    happened()

    send_due(NEXT_MORNING)

    (letter,) = mail.outbox
    assert letter.to == ["an@school.example"]
    assert letter.subject.startswith("【满园】2 条新消息：安排潘博士于 ")
    assert letter.body.count("- 2026-12-01 15:00 安排潘博士于 ") == 2
    assert "校长 · 灯塔小学" in letter.body
    html, _kind = letter.alternatives[0]
    notice = Notice.objects.order_by("pk").first()
    assert f'<a href="https://manyuan.example/notices/{notice.pk}/">' in html
    assert letter.extra_headers["Message-ID"].endswith("@manyuan.example>")


def test_it_is_written_in_the_readers_language(told):
    choose_letters(told, pace=Pace.DAILY, language="en")

    send_due(NEXT_MORNING)

    assert subjects()[0].startswith("[Manyuan] 1 update: ")


def test_without_a_public_address_there_are_no_links(told, settings):
    settings.MANYUAN_URL = ""

    send_due(NEXT_MORNING)

    assert "http" not in mail.outbox[0].body


def test_what_was_read_before_it_left_is_not_sent(told, coast):
    compose_letters(NEXT_MORNING)
    read_all(coast.principal)

    assert send_letters(NEXT_MORNING) == 0
    assert (Letter.objects.count(), mail.outbox) == (0, [])


def test_a_letter_that_cannot_leave_is_tried_later_and_later_then_failed(told, monkeypatch):
    def refuse(*_args, **_rest):
        raise smtplib.SMTPRecipientsRefused({"an@school.example": (550, b"an@school.example?")})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    compose_letters(NEXT_MORNING)
    waits = []
    for _try in range(len(WAITS) + 1):
        letter = Letter.objects.get()
        tried_at = letter.due_at
        send_letters(tried_at)
        letter.refresh_from_db()
        waits.append(letter.due_at - tried_at)

    for wait, least in zip(waits, WAITS, strict=False):
        assert least <= wait < least * 1.2
    assert (letter.state, letter.tries) == (SendingState.FAILED, 6)
    assert letter.last_error == "SMTPRecipientsRefused"
    assert send_letters(NEXT_MORNING + timedelta(days=9)) == 0


def test_a_letter_whose_worker_died_is_the_same_letter_when_it_is_tried_again(told):
    from manyuan.notices.sending import take

    compose_letters(NEXT_MORNING)
    lost = take(Letter.objects.all(), NEXT_MORNING)

    counts = [send_letters(NEXT_MORNING + timedelta(minutes=minutes)) for minutes in (1, 6)]

    assert counts == [0, 1]
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<{lost.key}@manyuan.example>"


def test_what_is_two_weeks_old_is_no_news(told):
    happened(NEXT_MORNING - timedelta(days=15))

    assert send_due(NEXT_MORNING) == 0


def test_after_a_year_notices_are_forgotten_and_letters_after_three_months(told):
    send_due(NEXT_MORNING)
    Letter.objects.update(ended_at=now() - timedelta(days=91))
    happened(now() - timedelta(days=366))

    assert forget_old() == 1
    assert (Notice.objects.count(), Letter.objects.count()) == (0, 0)
