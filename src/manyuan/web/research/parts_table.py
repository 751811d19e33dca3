from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.models import Teacher
from manyuan.engagements.kinds.research.models import Participation, Research
from manyuan.web.ui.columns import Column, Record
from manyuan.web.ui.table import Table


def parts_table(
    research: Research,
    parts: Sequence[Participation],
    named: Mapping[int, Sequence[Teacher]],
    to_report: Sequence[Participation],
) -> Table:
    """Return the schools that take part, with how many are expected and came."""
    own = {one.pk for one in to_report} if not research.is_cancelled else set()
    rows = [_row(research, one, named.get(one.pk, ()), may_name=one.pk in own) for one in parts]
    columns = [
        Column(key="school", label=_("参加学校"), href=lambda row: row["url"]),
        Column(key="expected", label=_("预计人数"), kind="number"),
        Column(key="attended", label=_("到会人数"), kind="number", verdict="sign"),
        Column(key="teachers", label=_("参加教师"), on_phone=True),
    ]
    if own:
        columns.append(
            Column(
                key="naming",
                label=_("名单"),
                href=lambda row: row["names_url"],
                exported=False,
                sortable=False,
            )
        )
    return Table(
        id="schools",
        title=_("参加学校"),
        rows=rows,
        columns=columns,
        search_keys=["school", "teachers"],
        default_sort="code",
        empty=_("没有符合条件的学校。"),
    )


def _row(
    research: Research, part: Participation, named: Sequence[Teacher], *, may_name: bool
) -> Record:
    names = reverse("research-names", args=[research.code, part.school.code])
    return {
        "code": part.school.code,
        "school": part.school.name,
        "url": reverse("school", args=[part.school.code]),
        "expected": part.expected,
        "attended": part.attended,
        "sign": _sign(research, part),
        "teachers": [one.name for one in named],
        "naming": _("登记名单") if may_name else "",
        "names_url": names if may_name else "",
    }


def _sign(research: Research, part: Participation) -> str:
    if part.attended is None:
        return "near" if research.is_held else "unknown"
    return "met" if part.attended else "missed"
