"""The members of a group on a day; the bureau goes from here to change a membership."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.enums import (
    MemberKind,
    MemberRole,
    MemberState,
    SchoolKind,
    StrengthLevel,
)
from manyuan.directory.models import Membership
from manyuan.directory.permissions import may_change_directory
from manyuan.directory.queries.map import MapOfDay, Place
from manyuan.seats.models import Seat
from manyuan.web.directory.membership_words import way_to_lead
from manyuan.web.ui.columns import Column, Record
from manyuan.web.ui.table import Table


def members_table(seat: Seat, members: Iterable[Membership], drawn: MapOfDay) -> Table:
    """Return the table that the group's map was drawn from."""
    places = {place.school.pk: place for place in drawn.places}
    columns = [
        Column(
            key="school", label=_("校名"), href=lambda row: reverse("school", args=[row["code"]])
        ),
        Column(key="role", label=_("角色"), sort_key="rank", labels=dict(MemberRole.choices)),
        Column(
            key="member_kind", label=_("成员类型"), labels=dict(MemberKind.choices), on_phone=False
        ),
        Column(key="way", label=_("牵头方式")),
        Column(key="state", label=_("成员状态"), labels=dict(MemberState.choices)),
        Column(key="kind", label=_("办学类型"), labels=dict(SchoolKind.choices), on_phone=False),
        Column(key="strength", label=_("办学水平"), labels=dict(StrengthLevel.choices)),
        Column(key="pupils", label=_("学生数"), unit=_("人"), kind="number"),
        Column(key="joined", label=_("加入日期"), kind="date"),
        Column(key="left", label=_("退出日期"), kind="date", on_phone=False),
    ]
    return Table(
        id="members",
        title=_("成员"),
        columns=[*columns, *_ways_to_change(seat)],
        rows=[_row(membership, places.get(membership.school_id)) for membership in members],
        default_sort="role",
        empty=_("这一天没有成员。"),
    )


def _ways_to_change(seat: Seat) -> list[Column]:
    if not may_change_directory(seat):
        return []
    ways = (("edit", _("修改")), ("end", _("退出")), ("remove", _("删除误录")))
    return [_way(name, label) for name, label in ways]


def _way(name: str, label: str) -> Column:
    return Column(
        key=name,
        label=label,
        sortable=False,
        exported=False,
        href=lambda row: reverse(f"membership-{name}", args=[row["pk"]]),
    )


def _row(membership: Membership, place: Place | None) -> Record:
    return {
        "pk": membership.pk,
        "school": membership.school.name,
        "code": membership.school.code,
        "role": membership.role,
        "rank": membership.role != MemberRole.LEAD,
        "member_kind": membership.kind,
        "way": way_to_lead(membership),
        "state": membership.state,
        "kind": membership.school.kind,
        "strength": place.strength if place else "",
        "pupils": place.pupils if place else None,
        "joined": membership.joined_on,
        "left": membership.left_on,
        "edit": _("修改"),
        "end": _("退出"),
        "remove": _("删除误录"),
    }
