"""The headline of a result: what the plan brings, in numbers."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.plans.queries.plans import PlanSummary
from manyuan.web.plans.words import GOALS, PROVEN, STATUSES
from manyuan.web.ui.figures import number, percent


def finding_of(summary: PlanSummary) -> str:
    """State how many move, what that mends, and how much of it is proven."""
    if summary.plan.status == "infeasible":
        clashes = len(summary.document["conflicts"])
        said = ngettext(
            "没有可行的安排：{n} 项要求不能满足", "没有可行的安排：{n} 项要求不能满足", clashes
        )
        return said.format(n=clashes) if clashes else str(STATUSES["infeasible"])
    if not summary.moves:
        return _("没有教师交流，均衡缺额仍为 {value}").format(
            value=number(summary.after["equalising_shortfall"], 2)
        )
    return _("{moved}，{shortfall}；{proof}").format(
        moved=moved_said(summary), shortfall=shortfall_said(summary), proof=_end(summary)
    )


def _end(summary: PlanSummary) -> str:
    unmet = len(summary.unmet_rules)
    proof = proof_of(summary)
    if not unmet:
        return proof
    said = ngettext("{n} 项政策比例达不到", "{n} 项政策比例达不到", unmet).format(n=unmet)
    return _("{said}，{proof}").format(said=said, proof=proof)


def moved_said(summary: PlanSummary) -> str:
    """Say how many move, of how many who may."""
    return ngettext(
        "{n} 名教师交流（符合条件的 {rate}）", "{n} 名教师交流（符合条件的 {rate}）", summary.moves
    ).format(n=number(summary.moves), rate=percent(summary.policy["rate"]))


def shortfall_said(summary: PlanSummary) -> str:
    """Say how far the equalising shortfall falls, and what the weakest tenth lack."""
    before, after = summary.before, summary.after
    if before["equalising_shortfall"] == after["equalising_shortfall"]:
        return _("均衡缺额仍为 {value}").format(value=number(after["equalising_shortfall"], 2))
    return _(
        "均衡缺额从 {before} 变为 {after}，"
        "最弱的十分之一平均由缺 {tenth_before} 变为缺 {tenth_after}"
    ).format(
        before=number(before["equalising_shortfall"], 2),
        after=number(after["equalising_shortfall"], 2),
        tenth_before=percent(before["weakest_tenth"], 0),
        tenth_after=percent(after["weakest_tenth"], 0),
    )


def proof_of(summary: PlanSummary) -> str:
    """Say which goals are proven to be as good as they can be."""
    proven = [goal["name"] for goal in summary.goals if is_proven(goal["gap"])]
    if len(proven) == len(summary.goals):
        return str(STATUSES["optimal"])
    if not proven:
        return _("还没有证明是最好的")
    return _("{goals}已证明不能再好").format(goals=_listed(proven))


def is_proven(gap: float | None) -> bool:
    """Say whether nothing lies between a value and its bound."""
    return gap is not None and gap <= PROVEN


def _listed(goals: Sequence[str]) -> str:
    return _("、").join(str(GOALS[goal]) for goal in goals)
