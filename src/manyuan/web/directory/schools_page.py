from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.directory.enums import Nature, SchoolKind, Setting, Stage, StrengthLevel
from manyuan.directory.models import School
from manyuan.directory.permissions import may_change_directory, may_import_district
from manyuan.directory.queries.groups import Register, register_on
from manyuan.directory.queries.map import visible_pupils
from manyuan.directory.queries.schools import strengths_on
from manyuan.directory.visibility import visible_schools
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.web.directory.sources import register_source
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.table import Table


def list_schools(request: SeatRequest) -> HttpResponseBase:
    """List every establishment of the register."""
    register = register_on(request.seat, today())
    table = _table(request.seat, register)
    return table.reply(request) or render(
        request,
        "directory/schools.html",
        {
            "headline": _headline(register),
            "table": table.for_request(request),
            "may_change": may_change_directory(request.seat),
            "may_import": may_import_district(request.seat),
            "is_empty": not table.rows,
            "source": register_source(register.day, note=_note(request.seat)),
        },
    )


def _headline(register: Register) -> str:
    private = sum(school.nature == Nature.PRIVATE for school in register.counted)
    campuses = sum(school.campus_of_id is not None for school in register.schools)
    sentence = ngettext(
        "{all} 所学校在办，其中民办 {private} 所；另有 {campuses} 个校区",
        "{all} 所学校在办，其中民办 {private} 所；另有 {campuses} 个校区",
        len(register.counted),
    )
    facts = {"all": len(register.counted), "private": private, "campuses": campuses}
    return sentence.format(**{name: number(value) for name, value in facts.items()})


def _note(seat: Seat) -> str:
    if may_change_directory(seat):
        return ""
    return _("学生数只显示当前身份可以查看的学校。")


def _table(seat: Seat, register: Register) -> Table:
    return Table(
        id="schools",
        title=_("学校"),
        rows=_rows(seat, register),
        columns=_columns(),
        filters=[
            Filter(key="stages", label=_("学段"), choices=Stage.choices),
            Filter(key="kind", label=_("办学类型")),
            Filter(key="nature", label=_("办学性质"), choices=Nature.choices),
            Filter(key="strength", label=_("办学水平"), choices=StrengthLevel.choices),
            Filter(
                key="grouped", label=_("进集团"), choices=[("yes", _("已进")), ("no", _("未进"))]
            ),
            Filter(key="groups", label=_("集团")),
            Filter(
                key="life",
                label=_("状态"),
                choices=[("open", _("在办")), ("closed", _("停办")), ("planned", _("未开办"))],
            ),
        ],
        search_keys=["name", "code", "address"],
        empty=_("还没有学校。"),
    )


def _columns() -> list[Column]:
    lives = {"open": _("在办"), "closed": _("停办"), "planned": _("未开办")}
    return [
        Column(key="name", label=_("校名"), href=lambda row: reverse("school", args=[row["code"]])),
        Column(key="code", label=_("代码"), on_phone=False),
        Column(key="kind", label=_("办学类型"), labels=dict(SchoolKind.choices)),
        Column(key="nature", label=_("办学性质"), labels=dict(Nature.choices)),
        Column(key="setting", label=_("城乡"), labels=dict(Setting.choices), on_phone=False),
        Column(key="strength", label=_("办学水平"), labels=dict(StrengthLevel.choices)),
        Column(key="groups", label=_("集团"), sortable=False),
        Column(key="pupils", label=_("学生数"), unit=_("人"), kind="number"),
        Column(key="life", label=_("状态"), labels=lives),
    ]


def _rows(seat: Seat, register: Register) -> list[Record]:
    groups: dict[int | None, list[str]] = {}
    for membership in register.members:
        groups.setdefault(membership.school_id, []).append(membership.group.name)
    strengths = strengths_on(seat, register.day)
    pupils = visible_pupils(seat, register)
    open_today = {school.pk for school in register.schools}
    return [
        {
            **_facts(school),
            "strength": strengths.get(school.pk) or "",
            "groups": groups.get(school.pk) or groups.get(school.campus_of_id, []),
            "grouped": school.pk in groups or school.campus_of_id in groups,
            "pupils": pupils.get(school.pk),
            "life": "open" if school.pk in open_today else _life(school, register),
        }
        for school in visible_schools(seat)
    ]


def _facts(school: School) -> Record:
    return {
        "name": school.name,
        "code": school.code,
        "kind": school.kind,
        "nature": school.nature,
        "setting": school.setting,
        "stages": list(school.stages),
        "address": school.address,
    }


def _life(school: School, register: Register) -> str:
    closed = school.closed_on is not None and school.closed_on <= register.day
    return "closed" if closed else "planned"
