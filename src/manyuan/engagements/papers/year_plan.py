from django.utils.translation import gettext_lazy as _

from manyuan.directory.papers.members import COLUMNS as MEMBER_COLUMNS
from manyuan.directory.papers.members import (
    MEMBERS,
    day_of,
    group_in_force,
    members_of,
    members_table,
)
from manyuan.engagements.papers.flows import COLUMNS, FLOWS, flows_table, sums_of_group
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.enums import WindowKind
from manyuan.offers.queries.windows import window_of_year
from manyuan.papers.content import (
    Content,
    Heading,
    Source,
    TableHere,
    Text,
    day_said,
    digest_of_filled,
)
from manyuan.papers.enums import Form
from manyuan.papers.kinds import Asked, PaperKind, TextBox
from manyuan.plans.models import Plan
from manyuan.plans.queries.plans import plans_in_force
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat
from manyuan.sheets.forms import FormColumn, FormSheet

PLANS, DAYS = "采纳的方案", "时间安排"
PLAN_COLUMNS = (FormColumn("种类", 16), FormColumn("版次", 8), FormColumn("采纳日期", 18))
DAY_COLUMNS = (FormColumn("事项", 20), FormColumn("开始", 18), FormColumn("截止", 18))
NOTHING = ["无", "—", "—"]
TEXTS = (
    TextBox("工作目标", _("本学年要达到什么。")),
    TextBox("重点工作", _("一行一项。")),
    TextBox("保障措施", _("人员、经费和督促。")),
)


def compose(seat: Seat, asked: Asked) -> Content:
    """Return a group's plan of a year: what is adopted, arranged and due, and what it wants."""
    day = day_of(asked.year)
    group = group_in_force(seat, asked.unit, day)
    members = members_of(seat, group, day)
    sums = sums_of_group(seat, group, asked.year, day)
    tables = [
        members_table(members),
        _plans_table(seat, asked),
        flows_table(sums),
        _days_table(seat, asked.year),
    ]
    facts = {
        "集团名称": group.name,
        "学年": str(asked.year),
        "成员校数": str(len(members)),
        "已安排项数": str(sum(one.all for one in sums.values())),
    }
    fields = {**facts, **asked.texts}
    return Content(
        title=f"{group.name} {asked.year} 学年工作计划",
        seal=group.name,
        source=Source(f"{day_said(day)}的方案、安排和成员关系", digest_of_filled(fields, tables)),
        fields=fields,
        tables=tables,
        layout=YEAR_PLAN.layout,
    )


def _plans_table(seat: Seat, asked: Asked) -> FormSheet:
    rows = [
        [str(plan.get_kind_display()), plan.number, plan.adopted_on]
        for plan in plans_in_force(seat, asked.year.start)
        if _concerns(plan, asked)
    ]
    return FormSheet(name=PLANS, title=PLANS, columns=PLAN_COLUMNS, rows=rows or [NOTHING])


def _concerns(plan: Plan, asked: Asked) -> bool:
    return asked.unit.pk in {plan.group_id, plan.scenario.unit_id} or plan.group_id is None


def _days_table(seat: Seat, year: SchoolYear) -> FormSheet:
    windows = [(kind, window_of_year(seat, year.start, kind)) for kind in WindowKind]
    rows = [
        [f"{kind.label}需求收集", window.opens_on, window.closes_on]
        for kind, window in windows
        if window is not None
    ]
    return FormSheet(name=DAYS, title=DAYS, columns=DAY_COLUMNS, rows=rows or [NOTHING])


YEAR_PLAN = PaperKind(
    code="year_plan",
    label=_("集团年度计划"),
    purpose=_("集团一学年的计划：采纳的方案、已安排的活动和收集时间自动列出，目标和措施自己写。"),
    word="集计",
    about=(UnitKind.GROUP,),
    forms=(Form.DOCX, Form.PDF),
    compose=compose,
    layout=(
        Heading("一、工作目标"),
        Text("«工作目标»"),
        Heading("二、成员学校"),
        Text("«集团名称»现有成员学校«成员校数»所，名单如下："),
        TableHere(MEMBERS),
        Heading("三、重点工作"),
        Text("«重点工作»"),
        Heading("四、采纳的方案"),
        Text("本学年已采纳的方案如下："),
        TableHere(PLANS),
        Heading("五、资源流动安排"),
        Text("«学年»学年已登记和安排«已安排项数»项，按种类列于下表："),
        TableHere(FLOWS),
        Heading("六、时间安排"),
        Text("全区统一的收集时间如下："),
        TableHere(DAYS),
        Heading("七、保障措施"),
        Text("«保障措施»"),
    ),
    facts=("集团名称", "学年", "成员校数", "已安排项数"),
    tables={
        MEMBERS: MEMBER_COLUMNS,
        PLANS: PLAN_COLUMNS,
        FLOWS: COLUMNS,
        DAYS: DAY_COLUMNS,
    },
    texts=TEXTS,
    by_group=True,
    for_members=True,
    is_proposed=True,
)
