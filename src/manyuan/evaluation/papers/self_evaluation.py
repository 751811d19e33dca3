from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from manyuan.directory.papers.members import COLUMNS as MEMBER_COLUMNS
from manyuan.directory.papers.members import MEMBERS
from manyuan.engagements.papers.flows import COLUMNS as FLOW_COLUMNS
from manyuan.engagements.papers.flows import FLOWS, flows_table
from manyuan.evaluation.papers.group_shown import LEVEL_COLUMNS, LEVELS, group_shown
from manyuan.evaluation.papers.versions import said_of, source_of
from manyuan.evaluation.queries.frozen_years import last_version
from manyuan.evaluation.scores.queries.published import grades_in, last_publication
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.content import (
    Block,
    Content,
    Heading,
    TableHere,
    Text,
    day_said,
    digest_of_filled,
)
from manyuan.papers.enums import Form
from manyuan.papers.kinds import Asked, PaperKind, TextBox
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat

# The headings are those of the proposed template A of the bundled evaluation.
PARTS = ("治理", "教师流动", "课程与教研", "资源与活动", "均衡成效")
TEXTS = (
    *(TextBox(part, _("对照数字写做法、成效和不足。")) for part in PARTS),
    TextBox("问题与改进", _("下一学年要改什么。")),
)
ORDINALS = "一二三四五六七八"
NOT_PUBLISHED = "本学年的评价等次尚未公布。"


def compose(seat: Seat, asked: Asked) -> Content:
    """Return a group's report on itself: the figures that flowed, and its own judgement."""
    frozen = last_version(seat, asked.year.start)
    shown = group_shown(seat, asked, frozen)
    tables = [shown.members, flows_table(shown.sums), shown.levels]
    count = len(shown.members.rows)
    done = sum(one.done for one in shown.sums.values())
    facts = {
        "集团名称": shown.name,
        "学年": str(asked.year),
        "成员校数": str(count),
        "已开展项数": str(done),
        "课时合计": str(sum(one.hours for one in shown.sums.values())),
        "受益人次": str(sum(one.people for one in shown.sums.values())),
        "校均已开展项数": _mean(done, count),
        "评价结果": _grade(seat, asked),
        "数据版本": said_of(frozen),
    }
    fields = {**facts, **asked.texts}
    return Content(
        title=f"{shown.name} {asked.year} 学年自评报告",
        seal=shown.name,
        source=source_of(
            frozen, "登记的流动、成员关系和办学条件", digest_of_filled(fields, tables)
        ),
        fields=fields,
        tables=tables,
        layout=SELF_EVALUATION.layout,
    )


def _grade(seat: Seat, asked: Asked) -> str:
    publication = last_publication(seat, asked.year.start)
    if publication is None:
        return NOT_PUBLISHED
    found = grades_in(seat, publication).filter(group__unit__code=asked.unit.code).first()
    if found is None:
        return NOT_PUBLISHED
    grade = str(found.get_grade_display()) or "不评等次"
    day, year = day_said(publication.published_on), SchoolYear(publication.year)
    return f"{year} 学年集团评价等次为{grade}（{day}公布，第 {publication.version} 版）。"


def _mean(whole: int, parts: int) -> str:
    return f"{float(Fraction(whole, parts)):.1f}" if parts else "0"


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
        Text("«评价结果»"),
        *judged,
        Text("数据：«数据版本»。"),
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
        "评价结果",
        "数据版本",
    ),
    tables={MEMBERS: MEMBER_COLUMNS, FLOWS: FLOW_COLUMNS, LEVELS: LEVEL_COLUMNS},
    texts=TEXTS,
    by_group=True,
    for_members=True,
    is_proposed=True,
)
