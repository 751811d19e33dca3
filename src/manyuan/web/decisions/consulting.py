"""Before the schools are asked: how many, about what, until when."""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.kernel.clock import today
from manyuan.plans.actions.consulting import DAYS_TO_ANSWER, ask_principals
from manyuan.plans.enums import AnswerState
from manyuan.plans.models import Answer
from manyuan.plans.permissions import may_decide
from manyuan.plans.queries.asking import answers_about
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
    answers = list(answers_about(plan, today() + DAYS_TO_ANSWER))
    asked = [answer for answer in answers if answer.state == AnswerState.WAITING]
    decision = Decision(
        headline=_headline(asked),
        lead=_("答复期七天，到 {due} 为止；没有答复不等于同意。").format(due=_due()),
        submit=_("征求学校意见"),
        cancel_url=reverse("plan", args=[plan.pk]),
        crumbs=to_plan(plan, Crumb(_("征求意见"))),
        told=[Told(_("将会发生"), _consequences(asked, given=len(answers) - len(asked)))],
        refusal=may_ask(request.seat, plan).reason,
        source=source_of(plan),
    )

    def act() -> Done:
        ask_principals(by=request.seat, plan=plan)
        said = _("已征求意见，{due} 前答复。").format(due=_due())
        return Done(said, reverse("plan-answers", args=[plan.pk]))

    return decide(request, forms.Form(sent(request)), decision, act)


def _due() -> str:
    return (today() + DAYS_TO_ANSWER).isoformat()


def _headline(asked: list[Answer]) -> str:
    if not asked:
        return _("这份方案的安排学校都已同意，不需要再问")
    moves = len({answer.move_id for answer in asked})
    text = ngettext(
        "就 {n} 条交流安排向 {schools} 所学校征求意见",
        "就 {n} 条交流安排向 {schools} 所学校征求意见",
        moves,
    )
    return text.format(n=moves, schools=len({answer.school_id for answer in asked}))


def _consequences(asked: list[Answer], *, given: int) -> list[str]:
    text = ngettext(
        "派出学校和接收学校的校长各自答复，共 {n} 项；校区由所属学校答复。",
        "派出学校和接收学校的校长各自答复，共 {n} 项；校区由所属学校答复。",
        len(asked),
    )
    kept = ngettext(
        "与原方案相同、学校已经同意的 {n} 项不再询问。",
        "与原方案相同、学校已经同意的 {n} 项不再询问。",
        given,
    )
    return [
        *([text.format(n=len(asked))] if asked else ()),
        *([kept.format(n=given)] if given else ()),
        _("方案就此定稿：要改动安排，须放弃它，调整后重新征求意见。"),
        _("校长只看到与本校有关的安排；教师在采纳后才看到。"),
    ]
