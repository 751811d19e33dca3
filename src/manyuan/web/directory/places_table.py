"""The table twin of the map: every school with its groups, roles and dates."""

from collections.abc import Iterator

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
from manyuan.directory.queries.groups import Register
from manyuan.directory.queries.map import MapOfDay, Place
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.table import Table


def places_table(register: Register, drawn: MapOfDay) -> Table:
    """Return the table that the map of the day was drawn from."""
    return Table(
        id="places",
        title=_("各学校所在集团"),
        rows=sorted(_rows(register, drawn), key=_leads_first),
        columns=_columns(),
        filters=[
            Filter(key="group", label=_("集团")),
            Filter(key="role", label=_("角色"), choices=MemberRole.choices),
            Filter(key="kind", label=_("办学类型")),
            Filter(key="strength", label=_("办学水平"), choices=StrengthLevel.choices),
        ],
        search_keys=["school", "code", "group"],
        default_sort="group",
        empty=_("这一天还没有登记任何学校。"),
        page_size=25,
    )


def _columns() -> list[Column]:
    return [
        Column(
            key="school", label=_("校名"), href=lambda row: reverse("school", args=[row["code"]])
        ),
        Column(key="code", label=_("代码"), sortable=False, on_phone=False),
        Column(key="group", label=_("集团"), href=_address_of_group),
        Column(key="role", label=_("角色"), labels=dict(MemberRole.choices)),
        Column(
            key="member_kind",
            label=_("成员类型"),
            labels=dict(MemberKind.choices),
            on_phone=False,
        ),
        Column(key="state", label=_("成员状态"), labels=dict(MemberState.choices)),
        Column(key="kind", label=_("办学类型"), labels=dict(SchoolKind.choices)),
        Column(key="strength", label=_("办学水平"), labels=dict(StrengthLevel.choices)),
        Column(key="joined", label=_("加入日期"), kind="date", on_phone=False),
        Column(key="pupils", label=_("学生数"), unit=_("人"), kind="number"),
    ]


def _address_of_group(row: Record) -> str | None:
    return reverse("group", args=[row["group_code"]]) if row["group_code"] else None


def _rows(register: Register, drawn: MapOfDay) -> Iterator[Record]:
    memberships: dict[int | None, list[Membership]] = {}
    for membership in register.members:
        memberships.setdefault(membership.school_id, []).append(membership)
    for place in drawn.places:
        own = memberships.get(place.school.pk) or memberships.get(place.school.campus_of_id)
        for membership in own or ():
            yield {**_place(place), **_membership(membership, drawn)}
        if not own:
            yield {**_place(place), "group": _("未进集团"), "group_code": ""}


def _leads_first(row: Record) -> bool:
    return row.get("role") != MemberRole.LEAD


def _place(place: Place) -> Record:
    return {
        "school": place.school.name,
        "code": place.school.code,
        "kind": place.school.kind,
        "strength": place.strength,
        "pupils": place.pupils,
    }


def _membership(membership: Membership, drawn: MapOfDay) -> Record:
    letter, _colour = drawn.marks[membership.group_id]
    return {
        "group": f"{letter} {membership.group.name}",
        "group_code": membership.group.code,
        "role": membership.role,
        "member_kind": membership.kind,
        "state": membership.state,
        "joined": membership.joined_on,
    }
