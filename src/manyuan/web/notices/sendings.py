"""The bureau's page on what leaves the product: e-mails and robots, and what could not leave."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from manyuan.notices.actions import send_again
from manyuan.notices.channels import CHANNELS
from manyuan.notices.enums import SendingState
from manyuan.notices.mailing import mail_is_on
from manyuan.notices.models import Robot
from manyuan.notices.permissions import may_keep_sendings
from manyuan.notices.queries import (
    LetterCounts,
    failed_texts,
    letter_counts,
    letters_in_trouble,
    robots_of,
)
from manyuan.seats.permissions import require
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import KeyFigure

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class RobotShown:
    """A robot as the page lists it, and how its latest text went."""

    pk: int
    unit: str
    platform: str
    pace: str
    last: str
    last_at: datetime | None
    error: str


@require_safe
def show_sendings(request: SeatRequest) -> HttpResponse:
    """Show what waits, what has left, and what could not."""
    require(may_keep_sendings(request.seat))
    counts, texts = letter_counts(), failed_texts(request.seat)
    context = {
        "headline": _headline(counts, texts),
        "mail_is_on": mail_is_on(),
        "has_address": bool(settings.MANYUAN_URL),
        "figures": _figures(counts, texts),
        "has_failed": bool(counts.failed or texts),
        "letters": list(letters_in_trouble()[:MOST_SHOWN]),
        "robots": _robots(robots_of(request.seat)),
    }
    return render(request, "notices/sendings.html", context)


def _headline(counts: LetterCounts, texts: int) -> str:
    failed = counts.failed + texts
    if failed:
        said = ngettext("{n} 件没有发成，请看原因", "{n} 件没有发成，请看原因", failed)
        return said.format(n=failed)
    if not mail_is_on():
        return _("邮件还没有设置，消息只在系统里显示")
    return _("邮件和群消息都已发出或在等时间")


def _figures(counts: LetterCounts, texts: int) -> list[KeyFigure]:
    return [
        KeyFigure(label=_("待发的邮件"), value=counts.waiting),
        KeyFigure(label=_("近 30 天发出的邮件"), value=counts.sent),
        KeyFigure(label=_("没有发成的邮件"), value=counts.failed),
        KeyFigure(label=_("没有发成的群消息"), value=texts),
    ]


def _robots(robots: Iterable[Robot]) -> list[RobotShown]:
    states = dict(SendingState.choices)
    return [
        RobotShown(
            one.pk,
            one.unit.name,
            str(CHANNELS[one.vendor].label),
            one.get_pace_display(),
            str(states.get(one.last_state, "")),  # type: ignore[attr-defined]
            one.last_at,  # type: ignore[attr-defined]
            one.last_error or "",  # type: ignore[attr-defined]
        )
        for one in robots
    ]


@require_POST
def retry(request: SeatRequest) -> HttpResponse:
    """Put what could not leave into the queue again."""
    require(may_keep_sendings(request.seat))
    again = send_again(by=request.seat)
    number = again.letters + again.texts
    said = ngettext("{n} 件已重新排队", "{n} 件已重新排队", number)
    messages.success(request, said.format(n=number))
    return redirect("sendings")
