from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.material.enums import UseMode
from manyuan.engagements.kinds.material.models import MaterialUse
from manyuan.engagements.kinds.material.permissions import may_take_back
from manyuan.seats.models import Seat
from manyuan.web.ui.columns import Column, Record
from manyuan.web.ui.table import Table


def uses_table(seat: Seat, uses: Sequence[MaterialUse]) -> Table:
    """Return who used a material where; a teacher's name is for the own school alone."""
    own = schools_in_charge(seat)
    # Whoever acts for a school acts so for all uses of it: asked once a school.
    rows = [_row(seat, one, knows=own is None or one.school_id in own) for one in uses]
    columns = [
        Column(key="on", label=_("使用日期"), kind="date"),
        Column(key="school", label=pgettext("material", "使用学校"), href=lambda row: row["url"]),
        Column(key="teacher", label=_("使用教师")),
        Column(key="class", label=_("班级")),
        Column(key="pupils", label=_("学生数"), kind="number"),
        Column(key="mode", label=_("方式"), labels=dict(UseMode.choices)),
        Column(key="version", label=_("版本"), kind="number", on_phone=False),
        Column(key="said", label=_("说明"), href=lambda row: row["remove_url"]),
    ]
    return Table(
        id="uses",
        title=_("使用登记"),
        rows=rows,
        columns=columns,
        search_keys=["school", "class"],
        default_sort="-on",
        empty=_("没有符合条件的使用登记。"),
    )


def _row(seat: Seat, use: MaterialUse, *, knows: bool) -> Record:
    removable = knows and not use.taken_back and bool(may_take_back(seat, use))
    remove = reverse("material-use-remove", args=[use.material.code, use.number])
    taken_back = _("已撤销：{reason}").format(reason=use.taken_back) if use.taken_back else ""
    return {
        "on": use.used_on,
        "school": use.school.name,
        "url": reverse("school", args=[use.school.code]),
        "teacher": use.teacher.name if use.teacher and knows else "",
        "class": use.class_name,
        "pupils": use.pupils,
        "mode": use.mode,
        "version": use.version.number,
        "said": _("撤销登记") if removable else taken_back,
        "remove_url": remove if removable else "",
    }
