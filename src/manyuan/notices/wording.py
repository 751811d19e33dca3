"""What a letter says: the unread notices of each seat, newest first, in the reader's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.history.sentences import sentence_of
from manyuan.notices.models import Letter
from manyuan.notices.queries import unread_of
from manyuan.seats.models import Seat
from manyuan.seats.queries import seats_of
from manyuan.seats.scope import seated

MOST_LINES = 30
LONGEST_SUBJECT = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A notice as a letter tells it; without a public address there is no link."""

    at: datetime
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one seat of the person was told, and how much more there is."""

    seat: str
    lines: tuple[Line, ...]
    more: int

    @property
    def number(self) -> int:
        """Return how many notices there are, shown or not."""
        return len(self.lines) + self.more


def parts_of(letter: Letter) -> list[Part]:
    """Return what of a letter is still unread, by the seats that the person holds today."""
    return [part for seat in seats_of(letter.person) for part in _part(seat, letter)]


def _part(seat: Seat, letter: Letter) -> Iterator[Part]:
    with seated(seat):
        found = list(unread_of(seat).filter(letter=letter).select_related("record"))
    if found:
        label = f"{seat.get_role_display()} · {seat.unit.name}"
        lines = tuple(
            Line(one.record.at, sentence_of(one.record), address_of("my-notice", one.pk))
            for one in found[:MOST_LINES]
        )
        yield Part(label, lines, max(0, len(found) - MOST_LINES))


def subject_of(parts: list[Part]) -> str:
    """Return how many updates there are, and the newest."""
    number = sum(part.number for part in parts)
    newest = max((line for part in parts for line in part.lines), key=lambda line: line.at).text
    short = newest if len(newest) <= LONGEST_SUBJECT else f"{newest[:LONGEST_SUBJECT]}…"
    said = ngettext("【满园】{n} 条新消息：{newest}", "【满园】{n} 条新消息：{newest}", number)
    return said.format(n=number, newest=short)


def robot_text(unit: str, counts: dict[str, int]) -> str:
    """Return how many updates a unit has of each kind: no person and no matter is named."""
    said = _("{topic} {n} 条")
    kinds = _("、").join(said.format(topic=topic, n=n) for topic, n in counts.items())
    number = sum(counts.values())
    text = ngettext(
        "【满园】{unit}有 {n} 条新消息：{kinds}。",
        "【满园】{unit}有 {n} 条新消息：{kinds}。",
        number,
    )
    address = address_of("my-notices")
    where = _("请登录满园查看：{address}").format(address=address) if address else ""
    return text.format(unit=unit, n=number, kinds=kinds) + (where or _("请登录满园查看。"))


def trial_text(unit: str) -> str:
    """Return what a robot says to be tried."""
    return _("【满园】这是一条试发消息：{unit}的群机器人已经接通。").format(unit=unit)


def address_of(name: str, *args: object) -> str:
    """Return the public address of a page, or nothing where MANYUAN_URL is not set."""
    base: str = settings.MANYUAN_URL
    return base.rstrip("/") + reverse(name, args=args) if base else ""


def host() -> str:
    """Return the name under which the product sends."""
    return urlsplit(settings.MANYUAN_URL).hostname or "manyuan.localhost"
