"""Letters leave by Django's mail, one at a time; the same letter keeps its Message-ID."""

import smtplib
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import override

from manyuan.notices.models import Letter, LetterChoice
from manyuan.notices.sending import note_failure, note_sent, take
from manyuan.notices.wording import Part, address_of, host, parts_of, subject_of

# An address that cannot be written down is refused before the server is asked.
FAILURES = (smtplib.SMTPException, OSError, ValueError)


def mail_is_on() -> bool:
    """Say whether there is a mail server."""
    return bool(settings.EMAIL_HOST)


def send_letters(moment: datetime) -> int:
    """Send the letters that are due; return how many have left."""
    rows = Letter.objects.select_related("person")
    number = 0
    while mail_is_on() and (letter := take(rows, moment)) is not None:
        number += _send(letter, moment)
    return number


def _send(letter: Letter, moment: datetime) -> bool:
    choice = LetterChoice.objects.filter(person=letter.person_id).first() or LetterChoice()
    with override(choice.language):
        parts = parts_of(letter)
        if not parts or not letter.person.email:
            # All was read meanwhile, or taken back, or the seat has ended.
            letter.delete()
            return False
        message = _message(letter, parts)
    rows = Letter.objects.all()
    try:
        message.send()
    except FAILURES as error:
        note_failure(rows, letter, _said(error), moment=moment)
        return False
    note_sent(rows, letter)
    return True


def _message(letter: Letter, parts: list[Part]) -> EmailMultiAlternatives:
    context = {"parts": parts, "choice_url": address_of("my-letters"), "person": letter.person}
    message = EmailMultiAlternatives(
        subject=subject_of(parts),
        body=render_to_string("letters/updates.txt", context),
        to=[letter.person.email],
        headers={
            "Message-ID": f"<{letter.key}@{host()}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(render_to_string("letters/updates.html", context), "text/html")
    return message


def _said(error: Exception) -> str:
    """Return what went wrong without any address: the kind of the error and its number."""
    code = getattr(error, "smtp_code", None) or getattr(error, "errno", None)
    return " ".join(str(part) for part in (type(error).__name__, code) if part is not None)
