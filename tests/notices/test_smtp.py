"""One letter over a real socket: Django's own SMTP, to a server that this test is."""

import socket
import threading
from email import message_from_bytes, policy

import pytest

from manyuan.notices.jobs import send_due
from manyuan.seats.models import Person
from notices.moments import NEXT_MORNING, happened


def serve(listening, taken):
    """Speak as much SMTP as one letter needs."""
    connection, _from = listening.accept()
    with connection, connection.makefile("rb") as lines:
        connection.sendall(b"220 here\r\n")
        for line in lines:
            word = line[:4].upper().strip()
            if word == b"DATA":
                connection.sendall(b"354 go on\r\n")
                taken.append(b"".join(iter(lines.readline, b".\r\n")))
            connection.sendall(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")
            if word == b"QUIT":
                return


@pytest.fixture
def sink(settings):
    taken = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = listening.getsockname()
        thread = threading.Thread(target=serve, args=(listening, taken), daemon=True)
        thread.start()
        yield taken
        thread.join(10)


def test_a_letter_travels_in_both_forms_and_in_chinese(coast, sink):
    Person.objects.filter(pk=coast.principal.person_id).update(email="an@school.example")
    coast.visit()
    happened()

    assert send_due(NEXT_MORNING) == 1
    letter = message_from_bytes(sink[0], policy=policy.default)
    assert letter["To"] == "an@school.example"
    assert letter["Subject"].strip().startswith("【满园】1 条新消息：安排潘博士于")
    kinds = [part.get_content_type() for part in letter.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]
    assert "安校长，您好：" in letter.get_body(("plain",)).get_content()
