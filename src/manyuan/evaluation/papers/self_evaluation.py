from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from manyuan.directory.enums import Stage
from manyuan.directory.models import Group
from manyuan.directory.papers.members import COLUMNS as MEMBER_COLUMNS
from manyuan.directory.papers.members import (
    MEMBERS,
    day_of,
    group_in_force,
    members_of,
    members_table,
)
from manyuan.engagements.papers.flows import COLUMNS as FLOW_COLUMNS
from manyuan.engagements.papers.flows import FLOWS, flows_table, sums_of_group
from manyuan.evaluation.errors import NothingReported
from manyuan.evaluation.papers.balance_table import PASSES
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.content import (
    Block,
    Content,
    Heading,
    Source,
    TableHere,
    Text,
    day_said,
    digest_of,
)
from manyuan.papers.enums import Form
from manyuan.papers.kinds import Asked, PaperKind, TextBox
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat
from manyuan.sheets.forms import FormColumn, FormSheet

LEVELS = "成员学校达标情况"
LEVEL_COLUMNS = (
    FormColumn("学校", 24),
    FormColumn("学段", 8),
    FormColumn("达标项数（共7项）", 14),
    FormColumn("综合判定", 10),
)
# The headings are those of the proposed template A of the bundled evaluation.
PARTS = ("治理", "教师流动", "课程与教研", "资源与活动", "均衡成效")
TEXTS = (
    *(TextBox(part, _("对照数字写做法、成效和不足。")) for part in PARTS),
    TextBox("问题与改进", _("下一学年要改什么。")),
)
ORDINALS = "一二三四五六七八"


def compose(seat: Seat, asked: Asked) -> Content:
    """Return a group's report on itself: the figures that flowed, and its own judgement."""
    day = day_of(asked.year)
    group = group_in_force(seat, asked.unit, day)
    members = members_of(seat, group, day)
    sums = sums_of_group(seat, group, asked.year, day)
    tables = [members_table(members), flows_table(sums), _levels(seat, group, asked.year)]
    done = sum(one.done for one in sums.values())
    facts = {
        "集团名称": group.name,
        "学年": str(asked.year),
        "成员校数": str(len(members)),
        "已开展项数": str(done),
        "课时合计": str(sum(one.hours for one in sums.values())),
        "受益人次": str(sum(one.people for one in sums.values())),
        "校均已开展项数": _mean(done, len(members)),
    }
    fields = {**facts, **asked.texts}
    said = [fields, [[str(one) for one in row] for table in tables for row in table.rows]]
    return Content(
        title=f"{group.name} {asked.year} 学年自评报告",
        seal=group.name,
        source=Source(f"{day_said(day)}登记的流动、成员关系和办学条件", digest_of(said)),
        fields=fields,
        tables=tables,
        layout=SELF_EVALUATION.layout,
    )


def _mean(whole: int, parts: int) -> str:
    return f"{float(Fraction(whole, parts)):.1f}" if parts else "0"


def _levels(seat: Seat, group: Group, year: SchoolYear) -> FormSheet:
    from manyuan.evaluation.queries.balance import balance_of  # noqa: PLC0415 -- slow
    from manyuan.evaluation.queries.groups import group_balance  # noqa: PLC0415 -- slow

    notes: list[str] = []
    rows: list[list[object]] = []
    try:
        view = balance_of(seat, year.start)
    except NothingReported:
        notes = ["还没有学校上报办学条件。"]
    else:
        rows = [
            [
                view.names.get(one.school, one.school),
                str(Stage(one.stage).label),
                one.met_count,
                PASSES[one.passes],
            ]
            for one in group_balance(seat, group, view).verdicts
        ]
        notes = [f"按 {SchoolYear(view.year)} 学年上报的办学条件。"]
    return FormSheet(name=LEVELS, title=LEVELS, columns=LEVEL_COLUMNS, rows=rows, notes=notes)


def _layout() -> tuple[Block, ...]:
    judged: list[Block] = []
    for ordinal, box in zip(ORDINALS[2:], TEXTS, strict=True):
        judged += [Heading(f"{ordinal}、{box.name}"), Text(f"«{box.name}»")]
    return (
        Heading("一、基本情况"),
        Text("«集团名称»现有成员学校«成员校数»所，名单如下："),
        TableHere(MEMBERS),
        Heading("二、主要数字"),
        Text(
            "«学年»学年已开展«已开展项数»项，校均«校均已开展项数»项，"
            "共«课时合计»课时、«受益人次»人次，按种类列于下表："
        ),
        TableHere(FLOWS),
        Text("成员学校资源配置七项指标达标情况："),
        TableHere(LEVELS),
        *judged,
    )


SELF_EVALUATION = PaperKind(
    code="self_evaluation",
    label=_("集团自评报告"),
    purpose=_("集团一学年的自评：流动和达标的数字自动填写，各方面的判断自己写。"),
    word="集评",
    about=(UnitKind.GROUP,),
    forms=(Form.DOCX, Form.PDF),
    compose=compose,
    layout=_layout(),
    facts=(
        "集团名称",
        "学年",
        "成员校数",
        "已开展项数",
        "课时合计",
        "受益人次",
        "校均已开展项数",
    ),
    tables={MEMBERS: MEMBER_COLUMNS, FLOWS: FLOW_COLUMNS, LEVELS: LEVEL_COLUMNS},
    texts=TEXTS,
    by_group=True,
    for_members=True,
    is_proposed=True,
)
