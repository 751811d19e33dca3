"""Before the schools are asked: how many, about what, until when."""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.kernel.clock import today
from manyuan.plans.actions.consulting import DAYS_TO_ANSWER, ask_principals
from manyuan.plans.models import Move, Plan
from manyuan.plans.permissions import may_decide
from manyuan.seats.permissions import require
from manyuan.web.decisions.deciding import Decision, Told, decide
from manyuan.web.decisions.finding import plan_at
from manyuan.web.decisions.offered import may_ask
from manyuan.web.decisions.sources import source_of
from manyuan.web.decisions.trail import to_plan
from manyuan.web.directory.asking import Done, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def ask_schools(request: SeatRequest, pk: int) -> HttpResponse:
    """Ask both schools of every move, after saying how many and until when."""
    plan = plan_at(request.seat, pk)
    require(may_decide(request.seat))
    moves = list(plan.moves.select_related("from_school", "to_school"))
    decision = Decision(
        headline=_headline(moves),
        lead=_("答复期七天，到 {due} 为止；没有答复不等于同意。").format(due=_due()),
        submit=_("征求学校意见"),
        cancel_url=reverse("plan", args=[plan.pk]),
        crumbs=to_plan(plan, Crumb(_("征求意见"))),
        told=[Told(_("将会发生"), _consequences(plan, moves))],
        refusal=may_ask(request.seat, plan).reason,
        source=source_of(plan),
    )

    def act() -> Done:
        asked = ask_principals(by=request.seat, plan=plan)
        said = _("已征求意见，{due} 前答复。").format(due=_due())
        return Done(said, reverse("plan-answers", args=[asked.pk]))

    return decide(request, forms.Form(sent(request)), decision, act)


def _due() -> str:
    return (today() + DAYS_TO_ANSWER).isoformat()


def _headline(moves: list[Move]) -> str:
    schools = len({school for move in moves for school in _asked(move)})
    text = ngettext(
        "就 {n} 条交流安排向 {schools} 所学校征求意见",
        "就 {n} 条交流安排向 {schools} 所学校征求意见",
        len(moves),
    )
    return text.format(n=len(moves), schools=schools)


def _asked(move: Move) -> tuple[int, int]:
    return (
        move.from_school.campus_of_id or move.from_school_id,
        move.to_school.campus_of_id or move.to_school_id,
    )


def _consequences(plan: Plan, moves: list[Move]) -> list[str]:
    said = [
        _("派出学校和接收学校的校长各自答复，共 {n} 项；校区由所属学校答复。").format(
            n=2 * len(moves)
        ),
        _("方案就此定稿：要改动安排，须放弃它，调整后重新征求意见。"),
        _("校长只看到与本校有关的安排；教师在采纳后才看到。"),
    ]
    if plan.scenario.base_id is not None:
        said.append(_("与原方案相同、学校已经同意的安排不再询问。"))
    return said
