from collections.abc import Iterable, Iterator, Sequence
from math import isfinite
from typing import Any

from manyuan.cli.language import chosen, gettext_noop, sentence
from manyuan.cli.language import gettext as _
from manyuan.cli.plan_progress import UNKNOWN, number_text
from manyuan.cli.rule_status import STATUS
from manyuan.cli.text_table import table
from manyuan.kernel.saying import Said
from manyuan.kernel.school_year import SchoolYear
from manyuan.planner.kinds.exchange.numbers import shown_share
from manyuan.planner.kinds.exchange.plan import Plan
from manyuan.planner.kinds.exchange.problem import Problem
from manyuan.planner.kinds.exchange.words import GOALS
from manyuan.rules.pack import Rule

LARGEST_GAP = 10
SIGNS = {True: "✓", False: "✕"}
SOLVED = {
    "optimal": gettext_noop("每个目标都已证明最优"),
    "feasible": gettext_noop("时间用完，未证明最优的目标见偏差"),
    "stopped": gettext_noop("已按要求停止，这是当时最好的方案"),
    "infeasible": gettext_noop("没有可行的方案"),
}


def plan_text(problem: Problem, plan: Plan) -> str:
    """Write a plan for the terminal: the finding, the ratios, the goals, what to know besides."""
    return "\n".join(_lines(problem, plan))


def no_plan_text(conflicts: Sequence[Said]) -> str:
    """Say why there is no plan: the rules and wishes that cannot hold together."""
    head = _("没有可行的方案：")
    return "\n".join([head, *listed(conflicts)]) if conflicts else _("没有可行的方案。")


def said(text: Said) -> str:
    """Return a sentence of the planner in the terminal's language."""
    return text.say(sentence, language=chosen())


def _lines(problem: Problem, plan: Plan) -> Iterator[str]:
    yield _finding(problem, plan)
    yield ""
    yield from _ratios(problem, plan)
    yield _goals(plan)
    yield ""
    if plan.unmet_posts:
        missing = sum(post.wanted - post.filled for post in plan.unmet_posts)
        yield _("未能满足的岗位需求：{count} 个").format(count=missing)
    if plan.notes:
        yield _("请留意：")
        yield from listed(plan.notes)
    status = _(STATUS[plan.rule_status.value])
    text = _("规则包 {pack}（{status}）；{solved}；用时 {seconds} 秒。")
    yield text.format(
        pack=problem.pack.id,
        status=status,
        solved=_(SOLVED[plan.status]),
        seconds=f"{plan.seconds:.1f}",
    )


def _finding(problem: Problem, plan: Plan) -> str:
    text = _(
        "{year} 学年：{moved} 人交流，占符合条件的 {eligible} 人的 {rate}；"
        "均衡缺额从 {before} 到 {after}"
    )
    return text.format(
        year=SchoolYear(problem.year),
        moved=plan.policy.moved,
        eligible=plan.policy.eligible,
        rate=UNKNOWN if plan.policy.rate is None else f"{plan.policy.rate:.1%}",
        before=number_text(plan.before.equalising_shortfall),
        after=number_text(plan.after.equalising_shortfall),
    )


def _ratios(problem: Problem, plan: Plan) -> Iterator[str]:
    if not plan.policy.rules:
        return
    rules = problem.pack.rules
    heads = ["", _("政策比例"), _("应有"), _("实有")]
    rows = [
        [
            SIGNS[reached.met],
            _ratio(rules[reached.code]),
            str(reached.required),
            str(reached.reached),
        ]
        for reached in plan.policy.rules
    ]
    yield table(heads, rows)
    yield from listed(reached.remedy for reached in plan.policy.rules if reached.remedy)
    yield ""


def _ratio(rule: Rule[Any]) -> str:
    title = rule.title_zh if chosen() == "zh" else rule.title_en
    return f"{title} {shown_share(rule.value)}"


def _goals(plan: Plan) -> str:
    heads = [_("目标"), _("结果"), _("下界"), _("偏差")]
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


def gap_text(gap: float) -> str:
    """Return a gap as a percentage."""
    if not isfinite(gap):
        return UNKNOWN
    return f"{gap:.2%}" if gap < LARGEST_GAP else f">{LARGEST_GAP:.0%}"


def listed(sentences: Iterable[Said]) -> Iterator[str]:
    """Return sentences as the lines of a list."""
    return (f"  · {said(each)}" for each in sentences)
