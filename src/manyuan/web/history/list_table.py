from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.offers.kinds import flow_kinds
from manyuan.web.history.fields import table_label
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.table import Table


def history_table(records: Sequence[Record], tables: Mapping[int, Sequence[str]]) -> Table:
    """Return the records of a bureau as a table that filters by who, what and table."""
    rows = [_row(record, tables.get(record.pk, ())) for record in records]
    labels = {name: table_label(name) for names in tables.values() for name in names}
    return Table(
        id="history",
        title=_("历史"),
        rows=rows,
        columns=[
            Column(
                key="at",
                label=_("时间"),
                kind="date",
                href=lambda row: reverse("history-record", args=[row["pk"]]),
            ),
            Column(key="what", label=_("事项")),
            Column(key="who", label=_("经办人")),
            Column(key="seat", label=_("席位")),
            Column(key="tables", label=_("表"), labels=labels),
            Column(key="objects", label=_("对象数"), kind="number"),
        ],
        filters=[
            Filter(key="who", label=_("经办人")),
            Filter(key="room", label=_("类别"), choices=_rooms(rows)),
            Filter(key="tables", label=_("表"), choices=sorted(labels.items())),
        ],
        search_keys=("what", "who", "seat"),
        default_sort="-at",
        empty=_("这段时间没有记录"),
    )


def _rooms(rows: Sequence[Mapping[str, object]]) -> list[tuple[str, str]]:
    kinds = {slug: str(kind.label) for slug, kind in flow_kinds().items()}
    known = {
        **kinds,
        "bureau": _("教育局"),
        "person": _("账号"),
        "people": _("账号"),
        "password": _("密码"),
        "seat": _("席位"),
        "deputy": _("席位"),
        "link": _("链接"),
        "school": _("学校"),
        "group": _("集团"),
        "membership": _("成员关系"),
        "partner": _("合作单位"),
        "report": _("办学条件"),
        "growth": _("学生增值"),
        "frozen": _("冻结的学年"),
        "scheme": _("评价权重"),
        "score": _("集团评分"),
        "grades": _("集团等次"),
        "appeal": _("等次申诉"),
        "import": _("导入"),
        "upload": _("上传"),
        "account": _("账号"),
        "accounts": _("账号"),
        "window": _("收集窗口"),
        "paper": _("文书"),
        "policy": _("政策文件"),
        "papertemplate": _("文书"),
        "paperdraft": _("文书"),
        "roster": _("教师名单"),
        "teacher": _("教师名单"),
        "schools": _("收集窗口"),
        "posts": _("岗位需求"),
        "wishes": _("交流意愿"),
        "contest": _("更正申请"),
        "exemption": _("免交流申请"),
        "funding": _("经费"),
        "lifecycle": _("进退"),
        "wheel": _("学年工作"),
        "freeze": _("冻结数据"),
        "scenario": _("方案草案"),
        "run": _("方案计算"),
        "plan": _("交流方案"),
        "evidence": _("专家到校"),
        "feedback": _("专家到校"),
        "visits": _("收集窗口"),
        "signup": _("公开报名"),
        "registration": _("公开报名"),
        "page": _("公开页面"),
        "pages": _("公开页面"),
        "agreement": _("合作协议"),
        "expert": _("专家"),
        "studio": _("博士工作室"),
        "day": _("专家到校日"),
        "days": _("专家到校日"),
        "need": pgettext("need", "各校的需求"),
        "request": _("到校需求"),
        "requests": _("到校需求"),
        "caravan": _("博士大篷车"),
        "grouping": _("集团布局"),
        "robot": _("群机器人"),
        "letters": _("邮件"),
        "survey": _("满意度问卷"),
    }
    return [(room, known.get(room, room)) for room in sorted({str(row["room"]) for row in rows})]


def _row(record: Record, tables: Sequence[str]) -> dict[str, object]:
    seat = record.seat
    return {
        "pk": record.pk,
        "at": record.at,
        "what": sentence_of(record),
        "who": seat.holder,
        "seat": f"{seat.get_role_display()} · {seat.unit.name}",
        "room": record.code.partition(".")[0],
        "tables": list(tables),
        "objects": record.objects_changed,  # type: ignore[attr-defined]
    }
