from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.directory.enums import WAY_TO_LEAD, GroupState, MemberRole, Tightness
from manyuan.directory.models import Group, Membership
from manyuan.directory.permissions import may_change_directory, may_import_district
from manyuan.directory.queries.groups import (
    GroupSize,
    Register,
    marks_of_groups,
    register_on,
    sizes_of,
    visible_groups,
)
from manyuan.kernel.clock import today
from manyuan.web.directory.coverage_words import share, size_warning, size_warnings
from manyuan.web.directory.sources import cap_note, sizes_source
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.table import Table


def list_groups(request: SeatRequest) -> HttpResponseBase:
    """List every group, past ones included, with its size against the caps."""
    register = register_on(request.seat, today())
    sizes = sizes_of(register)
    groups = list(visible_groups(request.seat))
    table = _table(groups, register, sizes, marks_of_groups(request.seat))
    answer = table.reply(request)
    if answer is not None:
        return answer
    context = {
        "headline": _headline(register, sizes),
        "table": table.for_request(request),
        "is_empty": not groups,
        "warnings": size_warnings(register.groups, sizes),
        "cap_note": cap_note(),
        "source": sizes_source(register.day),
        "may_change": may_change_directory(request.seat),
        "may_import": may_import_district(request.seat),
    }
    return render(request, "directory/groups.html", context)


def _headline(register: Register, sizes: dict[int, GroupSize]) -> str:
    over = sum(size.is_over_a_cap for size in sizes.values())
    schools = len({m.school_id for m in register.members})
    facts = {"groups": len(sizes), "schools": schools, "over": over}
    words = {name: number(value) for name, value in facts.items()}
    if over:
        said = ngettext(
            "{groups} 个集团，{schools} 所成员学校；{over} 个超过规模提示线",
            "{groups} 个集团，{schools} 所成员学校；{over} 个超过规模提示线",
            len(sizes),
        )
    else:
        said = ngettext(
            "{groups} 个集团，{schools} 所成员学校，规模都在提示线以内",
            "{groups} 个集团，{schools} 所成员学校，规模都在提示线以内",
            len(sizes),
        )
    return said.format(**words)


def _table(
    groups: list[Group],
    register: Register,
    sizes: dict[int, GroupSize],
    marks: dict[int, tuple[str, int]],
) -> Table:
    members = register.members_by_group
    counts = register.pupils.totals()
    pupils = sum(counts.get(school.pk, 0) for school in register.schools)
    return Table(
        id="groups",
        title=_("各集团"),
        rows=[
            {
                **_facts(group, marks),
                **_members(members.get(group.pk, [])),
                **_size(sizes.get(group.pk), pupils),
            }
            for group in groups
        ],
        columns=_columns(),
        filters=[
            Filter(key="state", label=_("状态"), choices=GroupState.choices),
            Filter(key="tightness", label=_("紧密程度"), choices=Tightness.choices),
            Filter(key="ways", label=_("牵头方式")),
        ],
        search_keys=["name", "code", "leads"],
        empty=_("还没有集团。"),
    )


def _columns() -> list[Column]:
    return [
        Column(key="name", label=_("集团"), href=lambda row: reverse("group", args=[row["code"]])),
        Column(key="leads", label=_("牵头校")),
        Column(key="state", label=_("状态"), labels=dict(GroupState.choices)),
        Column(key="tightness", label=_("紧密程度"), labels=dict(Tightness.choices)),
        Column(key="ways", label=_("牵头方式"), sortable=False),
        Column(key="schools", label=_("学校"), unit=_("所"), kind="number"),
        Column(key="campuses", label=_("校区"), kind="number"),
        Column(key="pupils", label=_("学生数"), unit=_("人"), kind="number"),
        Column(key="share", label=_("占全区学生"), kind="percent"),
        Column(key="warning", label=_("规模提示")),
        Column(key="founded", label=_("成立日期"), kind="date"),
    ]


def _facts(group: Group, marks: dict[int, tuple[str, int]]) -> Record:
    return {
        "name": f"{marks[group.pk][0]} {group.name}",
        "code": group.code,
        "state": group.state,
        "tightness": group.tightness,
        "founded": group.founded_on,
    }


def _members(members: list[Membership]) -> Record:
    kinds = {membership.kind for membership in members}
    return {
        "leads": [m.school.name for m in members if m.role == MemberRole.LEAD],
        "ways": [str(way) for kind, way in WAY_TO_LEAD.items() if kind in kinds],
    }


def _size(size: GroupSize | None, pupils: int) -> Record:
    if size is None:
        return {}
    return {
        "schools": size.schools,
        "campuses": size.campuses,
        "pupils": size.pupils if size.pupils_unknown < size.campuses else None,
        "share": share(size.pupils, pupils),
        "warning": size_warning(size),
    }
