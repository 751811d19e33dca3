"""Every indicator of a group by its code: what it is called, its unit, its formula and source."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from manyuan.kernel.marking import gettext_noop as _
from manyuan.measures.flows.balance_change import balance_change
from manyuan.measures.flows.bridging_courses import bridging_courses
from manyuan.measures.flows.cadre_postings import cadre_postings
from manyuan.measures.flows.caravan_reach import caravan_reach
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.flows.intake_share_change import intake_share_change
from manyuan.measures.flows.joint_activity_reach import joint_activity_reach
from manyuan.measures.flows.joint_research_attendance import joint_research_attendance
from manyuan.measures.flows.materials_used import materials_used
from manyuan.measures.flows.met_change import met_change
from manyuan.measures.flows.plan_fulfilment import plan_fulfilment
from manyuan.measures.flows.rotation_backbone_share import rotation_backbone_share
from manyuan.measures.flows.rotation_rate import rotation_rate
from manyuan.measures.flows.satisfaction import satisfaction
from manyuan.measures.flows.shared_course_reach import shared_course_reach
from manyuan.measures.flows.strong_to_weak_share import strong_to_weak_share
from manyuan.measures.flows.value_added import value_added
from manyuan.measures.flows.venue_hours import venue_hours
from manyuan.measures.measured import Measured
from manyuan.rules.status import Status

NATIONAL = "教师〔2014〕4号；教督〔2017〕6号 B11"
TEMPLATE_A = _("集团评价模板 A")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator as people read it; the texts are Chinese and marked for the catalogue.

    ``place`` is its line in template A of the group evaluation. ``kind`` says how the value is
    written: a share of one, an amount in ``unit``, or a change. ``better`` says which way is good.
    ``flows`` names the kinds of flow whose rows are counted, none where no flow is.
    """

    code: str
    place: str
    title: str
    unit: str
    formula: str
    kind: Literal["share", "amount", "change"]
    source: str
    status: Status
    measure: Callable[[GroupYear], Measured]
    better: Literal["more", "less"] = "more"
    flows: tuple[str, ...] = ()


SHARE = _("比例")
INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        code="plan_fulfilment",
        place="A2",
        title=_("年度安排落实率"),
        unit=SHARE,
        formula=_("已开展或正在进行的集团活动 ÷ 截至数据日已到期的集团活动（含已取消）"),
        kind="share",
        source=TEMPLATE_A,
        status=Status.PROPOSED,
        measure=plan_fulfilment,
        flows=("all",),
    ),
    Indicator(
        code="rotation_rate",
        place="B1",
        title=_("交流轮岗比例"),
        unit=SHARE,
        formula=_(
            "本学年从集团各校交流出去满一学年的教师（交流轮岗、支教、调动）"
            " ÷ 当年交流方案认定的符合条件教师"
        ),
        kind="share",
        source=NATIONAL,
        status=Status.RECALLED,
        measure=rotation_rate,
        flows=("posting",),
    ),
    Indicator(
        code="rotation_backbone_share",
        place="B2",
        title=_("交流教师中的骨干比例"),
        unit=SHARE,
        formula=_("其中县级以上骨干教师 ÷ 本学年交流出去满一学年的教师"),
        kind="share",
        source=NATIONAL,
        status=Status.RECALLED,
        measure=rotation_backbone_share,
        flows=("posting",),
    ),
    Indicator(
        code="strong_to_weak_share",
        place="B3",
        title=_("强校到弱校的派出比例"),
        unit=SHARE,
        formula=_("由强校派往弱校的教师派出 ÷ 方向已知的教师派出（按人次，不按课时）"),
        kind="share",
        source=TEMPLATE_A,
        status=Status.PROPOSED,
        measure=strong_to_weak_share,
        flows=("posting",),
    ),
    Indicator(
        code="cadre_postings",
        place="B4",
        title=_("干部轮岗人次"),
        unit=_("人次"),
        formula=_("本学年开始的、从集团各校派出的干部轮岗"),
        kind="amount",
        source=TEMPLATE_A,
        status=Status.PROPOSED,
        measure=cadre_postings,
        flows=("posting",),
    ),
    Indicator(
        code="shared_course_reach",
        place="C1",
        title=_("共享课程覆盖"),
        unit=_("每名学生的名额"),
        formula=_("选修集团内别校课程的学生人次（不含衔接课程） ÷ 集团义务教育段学生数"),
        kind="amount",
        source=TEMPLATE_A,
        status=Status.PROPOSED,
        measure=shared_course_reach,
        flows=("course",),
    ),
    Indicator(
        code="joint_research_attendance",
        place="C2",
        title=_("联合教研出席率"),
        unit=SHARE,
        formula=_("到会的学校次 ÷ 应邀的学校次（已开展的集团教研，主办校自己不计）"),
        kind="share",
        source=TEMPLATE_A,
        status=Status.PROPOSED,
        measure=joint_research_attendance,
        flows=("research",),
    ),
    Indicator(
        code="bridging_courses",
        place="C3",
        title=_("衔接课程门数"),
        unit=_("门"),
        formula=_("本学年已开或在开的、集团学校从别校选修的衔接课程"),
        kind="amount",
        source=TEMPLATE_A,
        status=Status.PROPOSED,
        measure=bridging_courses,
        flows=("course",),
    ),
    Indicator(
        code="caravan_reach",
        place="C4",
        title=_("专家到校覆盖"),
        unit=SHARE,
        formula=_("本学年有专家到过的集团学校 ÷ 集团学校（9 月 30 日名单，校区计入所属学校）"),
        kind="share",
        source=TEMPLATE_A,
        status=Status.PROPOSED,
        measure=caravan_reach,
        flows=("visit",),
    ),
    Indicator(
        code="venue_hours",
        place="D1",
        title=_("场馆共享时数"),
        unit=_("小时"),
        formula=_("本学年集团学校使用集团内别校场馆的时数之和"),
        kind="amount",
        source=TEMPLATE_A,
        status=Status.PROPOSED,
        measure=venue_hours,
        flows=("venue",),
    ),
    Indicator(
        code="joint_activity_reach",
        place="D2",
        title=_("联合活动参与"),
        unit=_("每名学生的次数"),
        formula=_("联合活动和学生互访的参加人次（含主办校） ÷ 集团义务教育段学生数"),
        kind="amount",
        source=TEMPLATE_A,
        status=Status.PROPOSED,
        measure=joint_activity_reach,
        flows=("event", "exchange"),
    ),
    Indicator(
        code="materials_used",
        place="D3",
        title=_("共享资料使用次数"),
        unit=_("次使用"),
        formula=_("本学年集团学校使用集团内别校教学资料的次数"),
        kind="amount",
        source=TEMPLATE_A,
        status=Status.PROPOSED,
        measure=materials_used,
        flows=("material",),
    ),
    Indicator(
        code="balance_change",
        place="E1",
        title=_("集团内差异系数的变化"),
        unit=_("差异系数"),
        formula=_("各学段 A1–A7 的集团内差异系数：本学年 − 上学年，取平均；小于 0 表示更均衡"),
        kind="change",
        source=TEMPLATE_A,
        status=Status.PROPOSED,
        measure=balance_change,
        better="less",
    ),
    Indicator(
        code="met_change",
        place="E2",
        title=_("成员校达标项的变化"),
        unit=_("每校段的项数"),
        formula=_("成员校达标项数：本学年 − 上学年，合计 ÷ 两年数据齐全的校段数（不含牵头校）"),
        kind="change",
        source=TEMPLATE_A,
        status=Status.PROPOSED,
        measure=met_change,
    ),
    Indicator(
        code="intake_share_change",
        place="E3",
        title=_("对口就读率的变化"),
        unit=SHARE,
        formula=_("选择区内公办初中的小学毕业生比例：本学年 − 上学年（按毕业生数加权）"),
        kind="change",
        source=TEMPLATE_A,
        status=Status.PROPOSED,
        measure=intake_share_change,
    ),
    Indicator(
        code="value_added",
        place="F1",
        title=_("成员校增值"),
        unit=_("标准分"),
        formula=_("成员校增值按学生数加权的平均（不含牵头校，少于 30 人的不计）"),
        kind="change",
        source=TEMPLATE_A,
        status=Status.PROPOSED,
        measure=value_added,
    ),
    Indicator(
        code="satisfaction",
        place="G1",
        title=_("满意度"),
        unit=SHARE,
        formula=_("家长、学生、教师三类满意率的平均，各按答卷数汇总（少于 10 份的不计）"),
        kind="share",
        source=TEMPLATE_A,
        status=Status.PROPOSED,
        measure=satisfaction,
    ),
)
CATALOGUE: Mapping[str, Indicator] = {indicator.code: indicator for indicator in INDICATORS}
# Why an indicator cannot be known, in words.
REASONS: Mapping[str, str] = {
    "not_in_force": _("这一学年的 9 月 30 日，集团还没有成立或没有成员"),
    "no_flows": _("这一学年全区没有登记任何资源流动"),
    "nothing_arranged": _("集团没有到期的安排"),
    "eligible_unknown": _("有学校没有符合条件的教师数：当年没有采纳交流方案，数据里也没有给出"),
    "nobody_eligible": _("集团各校没有符合条件的教师"),
    "nobody_exchanged": _("没有教师交流满一学年"),
    "backbone_unknown": _("交流教师的骨干级别都未填写"),
    "nobody_posted": _("没有教师派出"),
    "direction_unknown": _("派出的方向都不清楚：学校的办学水平未填写"),
    "people_unknown": _("都没有填写参与人数"),
    "pupils_unknown": _("有学校没有上报本学年的学生数"),
    "no_meeting_held": _("集团没有开展联合教研"),
    "attendance_unknown": _("都没有登记到会人数"),
    "hours_unknown": _("都没有登记时数"),
    "year_unreported": _("没有本学年的办学条件数据"),
    "year_before_unreported": _("没有上一学年的办学条件数据"),
    "nothing_comparable": _("没有两年都齐全的数据可以比较"),
    "no_results": _("没有成员校的增值结果"),
    "not_asked": _("没有满意度调查结果"),
    "some_not_asked": _("家长、学生、教师三类中有的没有调查结果"),
    "not_judged": _("没有本学年的办学条件数据"),
    "indicators_unknown": _("有指标的数据不齐"),
    "no_gap_to_close": _("与牵头校没有可以比较的差距"),
    "is_lead": _("牵头校与自己没有差距"),
}


def measure_group(group: GroupYear) -> Mapping[str, Measured]:
    """Return every indicator of a group in a school year, by code, in the order of template A."""
    return {indicator.code: indicator.measure(group) for indicator in INDICATORS}
