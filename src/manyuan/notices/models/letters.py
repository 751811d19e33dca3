import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from manyuan.notices.enums import Pace, SendingState
from manyuan.notices.models.sendings import Sending
from manyuan.seats.models import Person


def new_key() -> str:
    """Return what tells a letter from every other, wherever it was written."""
    return secrets.token_hex(8)


class Letter(Sending):
    """One e-mail to a person with the unread notices of all their seats; it says what, not whom.

    A person may sit at several bureaus, so a letter belongs to none. ``key`` makes its Message-ID:
    tried again after a crash it is the same letter, which mail programs show once.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("人员"))
    key = models.CharField(max_length=16, unique=True, default=new_key)

    objects: ClassVar[models.Manager["Letter"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(state=SendingState.WAITING),
                name="letter_that_waits",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.get_state_display()}"


class LetterChoice(models.Model):
    """How a person wishes to be told by e-mail, and in which language."""

    person = models.OneToOneField(
        Person, models.CASCADE, primary_key=True, related_name="letter_choice"
    )
    pace = models.CharField(_("邮件"), max_length=10, choices=Pace, default=Pace.DAILY)
    language = models.CharField(
        _("邮件的语言"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )

    objects: ClassVar[models.Manager["LetterChoice"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.get_pace_display()} · {self.get_language_display()}"
