"""The tables of what groups and schools have of partners, what is missing first."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.enums import AgreementKind, Stage
from manyuan.directory.models import Agreement
from manyuan.directory.permissions import may_change_partnerships
from manyuan.directory.queries.fulfilment import Fulfilment, GroupPartners, SchoolPartners
from manyuan.directory.queries.groups import marks_of_groups
from manyuan.seats.models import Seat
from manyuan.web.directory.partnerships.words import partners_of, scientists_of, since
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.table import Table


def groups_table(seat: Seat, found: Fulfilment) -> Table:
    """Return each group with its university, its institute and its high schools."""
    marks = marks_of_groups(seat)
    columns = [
        Column(key="name", label=_("集团"), href=lambda row: reverse("group", args=[row["code"]])),
        Column(key="university", label=_("高校"), verdict="has_university"),
        Column(key="university_since", label=_("起始"), kind="date", on_phone=False),
        Column(key="institute", label=_("科研院所"), verdict="has_institute"),
        Column(key="institute_since", label=_("起始"), kind="date", on_phone=False),
        Column(key="high_schools", label=_("高中共同体")),
        Column(key="served_of", label=_("有科学家的学校"), sort_key="served"),
        Column(key="studios", label=_("工作室"), kind="number"),
    ]
    return Table(
        id="ties",
        title=_("各集团的高校和院所"),
        rows=sorted(
            (_group(one, marks[one.group.pk][0]) for one in found.groups), key=_most_missing_first
        ),
        columns=[*columns, *_way_to_sign(seat)],
        filters=[
            Filter(
                key="lacks",
                label=_("缺什么"),
                choices=[("university", _("缺高校")), ("institute", _("缺院所"))],
            )
        ],
        search_keys=["name", "code", "university", "institute", "high_schools"],
        empty=_("这一天还没有集团。"),
    )


def schools_table(seat: Seat, found: Fulfilment) -> Table:
    """Return each school with its scientist and its studios."""
    columns = [
        Column(key="name", label=_("校名"), href=lambda row: reverse("school", args=[row["code"]])),
        Column(key="groups", label=_("集团"), sortable=False),
        Column(key="scientist", label=_("科学家"), verdict="has_scientist"),
        Column(key="since", label=_("起始"), kind="date"),
        Column(key="studios", label=_("工作室")),
    ]
    return Table(
        id="scientists",
        title=_("各学校的科学家"),
        rows=sorted((_school(one) for one in found.schools), key=_most_missing_first),
        columns=[*columns, *_way_to_sign(seat)],
        filters=[
            Filter(
                key="has_scientist",
                label=_("科学家"),
                choices=[("missed", _("缺")), ("met", _("已有"))],
            ),
            Filter(key="groups", label=_("集团")),
            Filter(key="stages", label=_("学段"), choices=Stage.choices),
        ],
        search_keys=["name", "code", "scientist"],
        empty=_("这一天还没有学校。"),
        page_size=25,
        compact=True,
    )


def _most_missing_first(row: Record) -> int:
    return -len(row["lacks"])


def _way_to_sign(seat: Seat) -> list[Column]:
    """Lead the bureau from what is missing to a form that says so already."""
    if not may_change_partnerships(seat):
        return []
    return [
        Column(
            key="sign",
            label=_("登记协议"),
            sortable=False,
            exported=False,
            href=lambda row: row["sign_url"],
        )
    ]


def _group(one: GroupPartners, letter: str) -> Record:
    kinds = {
        "university": AgreementKind.GROUP_UNIVERSITY,
        "institute": AgreementKind.GROUP_INSTITUTE,
    }
    signed = {"university": one.universities, "institute": one.institutes}
    lacks = [name for name, agreements in signed.items() if not agreements]
    served = len(one.members) - len(one.without_scientist)
    ask = {"group": one.group.code, "kind": kinds[lacks[0]].value} if lacks else {}
    return {
        "name": f"{letter} {one.group.name}",
        "code": one.group.code,
        "lacks": lacks,
        **_told("university", one.universities),
        **_told("institute", one.institutes),
        "high_schools": partners_of(one.high_schools),
        "served": served,
        "served_of": f"{served} / {len(one.members)}",
        "studios": len(one.studios),
        **_sign(ask),
    }


def _told(name: str, agreements: tuple[Agreement, ...]) -> Record:
    return {
        name: partners_of(agreements) or _("缺"),
        f"has_{name}": "met" if agreements else "missed",
        f"{name}_since": since(agreements),
    }


def _school(one: SchoolPartners) -> Record:
    kind = AgreementKind.SCHOOL_SCIENTIST.value
    return {
        "name": one.school.name,
        "code": one.school.code,
        "groups": [group.name for group in one.groups],
        "stages": list(one.school.stages),
        "lacks": [] if one.scientists else ["scientist"],
        "scientist": scientists_of(one.scientists) or _("缺"),
        "has_scientist": "met" if one.scientists else "missed",
        "since": since(one.scientists),
        "studios": [studio.subject or studio.code for studio in one.studios],
        **_sign({} if one.scientists else {"school": one.school.code, "kind": kind}),
    }


def _sign(ask: Mapping[str, str]) -> Record:
    if not ask:
        return {"sign": "", "sign_url": None}
    return {"sign": _("登记"), "sign_url": f"{reverse('agreement-new')}?{urlencode(ask)}"}
