from collections import Counter
from collections.abc import Iterator

from manyuan.cli.language import gettext as _
from manyuan.cli.language import gettext_noop, sentence
from manyuan.cli.plan_progress import number_text
from manyuan.cli.plan_text import SOLVED, gap_text, listed
from manyuan.cli.rule_status import STATUS
from manyuan.cli.text_table import table
from manyuan.kernel.school_year import SchoolYear
from manyuan.planner.kinds.caravan.plan import Plan
from manyuan.planner.kinds.caravan.problem import Problem
from manyuan.planner.kinds.caravan.words import GOALS

REASONS = {
    "incomplete": gettext_noop("没有填写时段或时长"),
    "no_expert": gettext_noop("没有能讲的专家"),
    "no_school_day": gettext_noop("给出的日期不上课"),
    "no_day": gettext_noop("没有合适的日期"),
    "banned": gettext_noop("专家被排除"),
    "no_time": gettext_noop("时段对不上"),
    "too_far": gettext_noop("路程太远"),
    "no_way": gettext_noop("路程未知"),
    "max_visits": gettext_noop("专家当天场次已满"),
    "same_day": gettext_noop("学校当天已有一场"),
    "hall": gettext_noop("场地被占用"),
    "better_used": gettext_noop("时间用在了别处"),
    "fits": gettext_noop("还可以手工加上"),
}


def caravan_text(problem: Problem, plan: Plan) -> str:
    """Write a plan for the terminal: the finding, the goals, what stays open, what to know."""
    return "\n".join(_lines(problem, plan))


def _lines(problem: Problem, plan: Plan) -> Iterator[str]:
    text = _(
        "{year} 学年：{tours} 次出行，到 {schools}/{asking} 所学校，{served}/{requests} 项需求，"
        "{pupils} 人次"
    )
    yield text.format(
        year=SchoolYear(problem.year),
        tours=len(plan.tours),
        schools=plan.served_schools,
        asking=plan.schools_asking,
        served=plan.requests_served,
        requests=len(problem.requests),
        pupils=plan.pupils_reached,
    )
    yield ""
    if plan.tours:
        yield _goals(plan)
        yield _weighted(problem, plan)
        yield ""
    yield from _unserved(plan)
    if plan.notes:
        yield _("请留意：")
        yield from listed(plan.notes)
    text = _("规则包 {pack}（{status}）；{solved}；用时 {seconds} 秒。")
    yield text.format(
        pack=problem.pack.id,
        status=_(STATUS[plan.rule_status.value]),
        solved=_(SOLVED[plan.status]),
        seconds=f"{plan.seconds:.1f}",
    )


def _goals(plan: Plan) -> str:
    heads = [_("目标"), _("结果"), _("界"), _("偏差")]
    rows = [
        [
            sentence(GOALS[goal.name]),
            number_text(goal.value),
            number_text(goal.bound),
            gap_text(goal.gap),
        ]
        for goal in plan.goals
    ]
    return table(heads, rows)


def _weighted(problem: Problem, plan: Plan) -> str:
    """Say that the goal of pupils is a weighted number, how it is worked out, and the plain one."""
    shares = (f"{share * 100:.1f}".removesuffix(".0") for share in problem.pack.visit_shares.value)
    text = _(
        "“学生（加权）”不是人数：每场学生数乘需求权重，同一学校人数最多的一场起依次计 {shares}。"
        "不加权，共受益 {pupils} 人次，每到校一场计一次。"
    )
    return text.format(
        shares=_("、").join(f"{share}%" for share in shares), pupils=plan.pupils_reached
    )


def _unserved(plan: Plan) -> Iterator[str]:
    """Say for which reasons requests stay open, and how many one more day would serve."""
    if not plan.unserved:
        return
    counted = Counter(each.reason.code for each in plan.unserved)
    rows = [[_(REASONS[code]), str(count)] for code, count in counted.most_common()]
    yield table([_("没有安排的需求"), _("项数")], rows)
    topics = {
        str(each.reason.facts["topic"]) for each in plan.unserved if each.reason.code == "no_expert"
    }
    if topics:
        yield _("没有专家能讲、或不面向该学段的主题：{topics}。").format(
            topics=_("、").join(sorted(topics))
        )
    remedies = Counter(each.remedy.code for each in plan.unserved if each.remedy is not None)
    if remedies["one_more_day"]:
        text = _("其中 {count} 项，专家再提供一天即可安排；方案中写明是谁、哪一天。")
        yield text.format(count=remedies["one_more_day"])
    if remedies["other_date"]:
        text = _("其中 {count} 项，学校改在专家已提供的一天接待即可安排；方案中写明是哪一天。")
        yield text.format(count=remedies["other_date"])
    yield ""
