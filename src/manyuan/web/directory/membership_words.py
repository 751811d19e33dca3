"""How memberships are told: a line each for joining and leaving, newest first."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.enums import WAY_TO_LEAD, MemberKind
from manyuan.directory.models import Membership
from manyuan.web.ui.parts import Entry


def way_to_lead(membership: Membership) -> str:
    """Name the way in which the school is led, where its kind says so."""
    return str(WAY_TO_LEAD[MemberKind(membership.kind)]) if membership.kind else ""


def facts_of(membership: Membership) -> str:
    """Say in which role, by which way and in which state a school is a member."""
    parts = (
        str(membership.get_role_display()),
        way_to_lead(membership),
        str(membership.get_state_display()),
    )
    return " · ".join(part for part in parts if part)


def told_of_school(memberships: Iterable[Membership], day: date) -> list[Entry]:
    """Tell which groups a school joined and left."""
    entries = (
        entry
        for membership in memberships
        for entry in _told(membership, day, membership.group.name, _address(membership, "group"))
    )
    return _newest_first(entries)


def told_of_group(memberships: Iterable[Membership], day: date) -> list[Entry]:
    """Tell which schools joined and left a group."""
    entries = (
        entry
        for membership in memberships
        for entry in _told(membership, day, membership.school.name, _address(membership, "school"))
    )
    return _newest_first(entries)


def _address(membership: Membership, name: str) -> str:
    return reverse(name, args=[getattr(membership, name).code])


def _told(membership: Membership, day: date, name: str, url: str) -> Iterator[Entry]:
    runs = membership.interval.contains(day)
    joined = _("加入：{name}").format(name=name)
    yield Entry(when=membership.joined_on, text=joined, sub=facts_of(membership), url=url, now=runs)
    if membership.left_on is not None:
        left = _("退出：{name}").format(name=name)
        state = str(membership.get_state_display())
        yield Entry(when=membership.left_on, text=left, sub=state, url=url)


def _newest_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: str(entry.when), reverse=True)
