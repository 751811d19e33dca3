"""What pages show of an engagement and of its lists, put into words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.signups.enums import Phase
from manyuan.engagements.signups.kinds import Shown, public_kinds
from manyuan.engagements.signups.models import SignUp
from manyuan.engagements.signups.queries.lists import lists_of
from manyuan.kernel.clock import now, today
from manyuan.seats.models import Seat
from manyuan.web.public.when import left_until, moment_of, when_of


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """An engagement in one box."""

    kind: str
    title: str
    when: str
    place: str
    hosts: str
    url: str
    is_cancelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCard:
    """A list in one box: how it stands, and until when."""

    title: str
    url: str
    phase: Phase
    sign: str
    said: str
    opens: datetime
    now: datetime
    left: str
    may_sign_up: bool

    @property
    def is_ahead(self) -> bool:
        """Say whether there is something to count down to."""
        return self.phase == Phase.AHEAD


def activity_card(seat: Seat, shown: Shown) -> ActivityCard:
    """Return the box of an engagement."""
    kind = str(public_kinds()[shown.kind].label)
    return ActivityCard(
        kind=f"{kind} · {shown.mode}" if shown.mode else kind,
        title=shown.title,
        when=when_of(shown),
        place=shown.place,
        hosts=_("、").join(unit.name for unit in shown.units),
        url=reverse("public-activity", args=[seat.bureau.code, shown.kind, shown.code]),
        is_cancelled=shown.is_cancelled,
    )


def parted(shown: Iterable[Shown]) -> tuple[list[Shown], list[Shown]]:
    """Part engagements into those to come, the soonest first, and past ones, the latest first."""
    found = list(shown)
    coming = [one for one in found if one.ends_on >= today()]
    return coming, [one for one in reversed(found) if one.ends_on < today()]


def list_cards(seat: Seat, shown: Shown) -> list[ListCard]:
    """Return the boxes of an engagement's lists."""
    return [list_card(seat, one) for one in lists_of(seat, shown.kind, shown.code)]


def list_card(seat: Seat, sign_up: SignUp) -> ListCard:
    """Return the box of a list."""
    moment = now()
    phase = sign_up.phase_at(moment)
    return ListCard(
        title=sign_up.title,
        url=reverse("public-signup", args=[seat.bureau.code, sign_up.number]),
        phase=phase,
        sign=_sign(sign_up, phase),
        said=_said(sign_up, phase),
        opens=sign_up.opens_at,
        now=moment,
        left=left_until(sign_up.opens_at, moment),
        may_sign_up=phase != Phase.CLOSED,
    )


def _sign(sign_up: SignUp, phase: Phase) -> str:
    if phase != Phase.OPEN:
        return "unknown"
    if sign_up.free and not sign_up.waiting:
        return "met"
    return "near" if sign_up.waiting_free else "missed"


def _said(sign_up: SignUp, phase: Phase) -> str:
    if phase == Phase.CLOSED:
        return _("报名已截止，{taken} 人报名成功").format(taken=sign_up.taken)
    if phase == Phase.AHEAD:
        text = _("共 {places} 个名额，{opens} 开始报名")
        return text.format(places=sign_up.places, opens=moment_of(sign_up.opens_at))
    closes = moment_of(sign_up.closes_at)
    if sign_up.free and not sign_up.waiting:
        text = _("还有 {free} 个名额（共 {places} 个），{closes} 截止")
        return text.format(free=sign_up.free, places=sign_up.places, closes=closes)
    if sign_up.waiting_free:
        text = _("{places} 个名额已满，还可候补 {left} 人，{closes} 截止")
        return text.format(places=sign_up.places, left=sign_up.waiting_free, closes=closes)
    return _("名额和候补都已满；有人取消时会空出候补")
