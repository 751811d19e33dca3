import re

import pytest
from django.core import mail

from manyuan.history.models import Record
from manyuan.kernel.clock import today
from manyuan.seats.models import Person, Seat
from manyuan.seats.scope import before_any_seat
from worlds.shore import PASSWORD

FORGOTTEN = "/account/password/forgotten/"
NEW = {"new_password1": "a quiet harbour", "new_password2": "a quiet harbour"}


@pytest.fixture
def with_mail(settings, shore):
    settings.EMAIL_HOST = "mail.example.org"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Person.objects.filter(pk=shore.principal.person_id).update(email="an@example.org")
    return shore


def link(client):
    client.post(FORGOTTEN, {"email": "an@example.org"})
    (sent,) = mail.outbox
    return re.search(r"http://testserver(/\S+)", sent.body)[1], sent


def test_without_a_mail_server_the_page_says_who_helps(client, shore):
    for response in (client.get(FORGOTTEN), client.post(FORGOTTEN, {"email": "an@example.org"})):
        assert response.status_code == 200
        assert "请联系教育局干部重新发放一次性密码" in response.content.decode()
    assert mail.outbox == []


def test_link_from_the_mail_leads_to_a_new_password(client, with_mail):
    path, sent = link(client)
    assert (sent.to, sent.subject) == (["an@example.org"], "重设满园的密码")
    assert "您的用户名：principal" in sent.body

    form = client.get(path)
    response = client.post(form.headers["Location"], NEW)

    assert response.headers["Location"] == "/account/password/renewed/"
    assert client.get("/account/password/renewed/").status_code == 200
    person = Person.objects.get(username="principal")
    assert person.check_password("a quiet harbour")
    with with_mail.at():
        assert Record.objects.first().code == "password.renewed"
    used = client.get(path)
    assert "这个链接已失效" in used.content.decode()


@pytest.mark.parametrize("email", ["nobody@example.org", "an@example.org"])
def test_answer_does_not_tell_whether_an_account_has_the_address(client, with_mail, email):
    response = client.post(FORGOTTEN, {"email": email})

    assert response.headers["Location"] == "/account/password/sent/"
    assert "如果这个邮箱属于在用的账号" in client.get("/account/password/sent/").content.decode()
    assert len(mail.outbox) == (1 if email == "an@example.org" else 0)


def test_who_has_no_seat_gets_no_link(client, with_mail):
    with before_any_seat():
        Seat.objects.filter(pk=with_mail.principal.pk).update(ends_on=today())

    client.post(FORGOTTEN, {"email": "an@example.org"})

    assert mail.outbox == []


def test_link_is_dead_once_the_last_seat_has_ended(client, with_mail):
    path, _sent = link(client)
    with before_any_seat():
        Seat.objects.filter(pk=with_mail.principal.pk).update(ends_on=today())

    assert "这个链接已失效" in client.get(path).content.decode()


def test_weak_password_is_not_taken_after_the_link_either(client, with_mail):
    path, _sent = link(client)
    address = client.get(path).headers["Location"]

    response = client.post(address, {"new_password1": "12345", "new_password2": "12345"})

    assert list(response.context["form"].errors) == ["new_password2"]
    assert Person.objects.get(username="principal").check_password(PASSWORD)


def test_form_asks_for_the_address(client, with_mail):
    assert "email" in client.get(FORGOTTEN).context["form"].fields
