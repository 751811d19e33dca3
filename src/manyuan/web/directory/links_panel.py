"""The links of a unit, as its own page lists them: given out, used, replaced and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.directory.models import Expert
from manyuan.kernel.clock import today
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Link, Seat, Unit
from manyuan.seats.permissions import Answer, may_keep_links
from manyuan.seats.queries import links_of_unit


@dataclass(frozen=True, slots=True)
class Way:
    """A button that leads to a new link."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkShown:
    """A link as the list shows it; its address is known to nobody here."""

    number: int
    name: str
    detail: str
    state: str
    is_open: bool
    is_revoked: bool
    expires_on: date
    uses: int
    last_used_at: datetime | None
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksPanel:
    """What a page says of its unit's links; those that open nothing any more stand apart."""

    title: str
    lead: str
    may_keep: Answer
    ways: Sequence[Way]
    links: Sequence[LinkShown] = ()

    @property
    def opened(self) -> list[LinkShown]:
        """Return the links that open something today."""
        return [link for link in self.links if link.is_open]

    @property
    def closed(self) -> list[LinkShown]:
        """Return the links that have expired or were revoked."""
        return [link for link in self.links if not link.is_open]


def partner_links(seat: Seat, unit: Unit) -> LinksPanel:
    """Return the links of a partner: its page without an account, and its calendars."""
    return _panel(
        seat,
        unit,
        Role.PARTNER_LINK,
        title=_("链接"),
        lead=_("合作单位不用账号：打开链接就能登记可到校的日子，确认、婉拒或改动到校。"),
        ways=(
            Way(_("开通页面链接"), reverse("partner-link-new", args=[unit.code])),
            _way_to_calendar(unit),
        ),
    )


def calendar_links(seat: Seat, unit: Unit) -> LinksPanel:
    """Return the calendars of a school or a group."""
    return _panel(
        seat,
        unit,
        Role.CALENDAR_LINK,
        title=_("订阅日历"),
        lead=_("手机或电脑的日历订阅后，各类安排会自动出现，改期和取消也随之更新。"),
        ways=(_way_to_calendar(unit),),
    )


def expert_calendars(seat: Seat, expert: Expert) -> LinksPanel:
    """Return the calendars that hold this expert alone; they belong to the expert's partner."""
    unit = expert.partner.unit
    way = _way_to_calendar(unit)
    panel = _panel(
        seat,
        unit,
        Role.CALENDAR_LINK,
        title=_("订阅日历"),
        lead=_("手机或电脑的日历订阅后，各类安排会自动出现，改期和取消也随之更新。"),
        ways=(replace(way, url=f"{way.url}?{urlencode({'only': expert.code})}"),),
    )
    return replace(panel, links=[one for one in panel.links if one.detail == expert.code])


def _way_to_calendar(unit: Unit) -> Way:
    kind = UnitKind(unit.kind).value
    return Way(_("开通订阅日历"), reverse("calendar-new", args=[kind, unit.code]))


def _panel(
    seat: Seat, unit: Unit, role: Role, *, title: str, lead: str, ways: Sequence[Way]
) -> LinksPanel:
    may_keep = may_keep_links(seat, role, unit)
    shown = [_shown(link) for link in links_of_unit(seat, unit)] if may_keep else []
    return LinksPanel(title=title, lead=lead, may_keep=may_keep, ways=ways, links=shown)


def _shown(link: Link) -> LinkShown:
    is_open, is_revoked = link.is_open_on(today()), link.revoked_at is not None
    role = link.seat.get_role_display()
    return LinkShown(
        number=link.number,
        name=_("{role} {number} 号").format(role=role, number=link.number),
        detail=link.detail,
        state=_("有效") if is_open else pgettext("link", "已撤销") if is_revoked else _("已到期"),
        is_open=is_open,
        is_revoked=is_revoked,
        expires_on=link.expires_on,
        uses=link.uses,  # type: ignore[attr-defined]
        last_used_at=link.last_used_at,  # type: ignore[attr-defined]
        made_by=link.made_by.holder,
    )
