"""What the size of one group comes to on a day."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.directory.enums import MemberState
from manyuan.directory.models import Group, Membership
from manyuan.directory.queries.groups import GroupSize
from manyuan.web.directory.coverage_words import size_warning
from manyuan.web.directory.sources import cap_note, sizes_source
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure
from manyuan.web.ui.units import of_people, of_schools

UNSETTLED = frozenset({MemberState.CANDIDATE, MemberState.PROBATION, MemberState.GRADUATING})


def group_finding(
    group: Group, size: GroupSize | None, members: list[Membership], day: date
) -> dict[str, object]:
    """Return headline, figures, warnings and source; ``size`` is None outside the group's life."""
    if size is None:
        life = _("{group}在 {day} 尚未成立或已经结束")
        return {"headline": life.format(group=group.name, day=day), "figures": []}
    warning = size_warning(size)
    return {
        "headline": _headline(group, size),
        "figures": _figures(size, members),
        "warnings": [warning] if warning else [],
        "cap_note": cap_note(),
        "source": sizes_source(day),
    }


def _headline(group: Group, size: GroupSize) -> str:
    if size.schools == 0:
        return _("{group}还没有成员").format(group=group.name)
    if size.pupils_unknown and not (size.pupils or size.is_over_a_cap):
        unknown = ngettext(
            "{group}有 {schools} 所学校，学生数还没有上报",
            "{group}有 {schools} 所学校，学生数还没有上报",
            size.schools,
        )
        return unknown.format(group=group.name, schools=number(size.schools))
    sentence = (
        ngettext(
            "{group}有 {schools} 所学校、{pupils} 名学生，超过规模提示线",
            "{group}有 {schools} 所学校、{pupils} 名学生，超过规模提示线",
            size.schools,
        )
        if size.is_over_a_cap
        else ngettext(
            "{group}有 {schools} 所学校、{pupils} 名学生，规模在提示线以内",
            "{group}有 {schools} 所学校、{pupils} 名学生，规模在提示线以内",
            size.schools,
        )
    )
    facts = {"schools": number(size.schools), "pupils": number(size.pupils)}
    return sentence.format(group=group.name, **facts)


def _figures(size: GroupSize, members: list[Membership]) -> list[KeyFigure]:
    waiting = sum(m.state in UNSETTLED for m in members)
    line = _("规模提示线 {cap}")
    unknown = _("；{n} 处学生数未知").format(n=size.pupils_unknown) if size.pupils_unknown else ""
    return [
        KeyFigure(label=_("学校"), value=size.schools, unit=of_schools(size.schools)),
        KeyFigure(
            label=_("校区"),
            value=size.campuses,
            sub=line.format(cap=size.campus_cap),
        ),
        KeyFigure(
            label=_("学生"),
            value=size.pupils,
            unit=of_people(size.pupils),
            sub=line.format(cap=number(size.pupil_cap)) + unknown,
        ),
        KeyFigure(label=_("候选、试行或正在退出"), value=waiting, unit=of_schools(waiting)),
    ]
