"""How far the schools have answered about a plan."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from manyuan.kernel.clock import today
from manyuan.kernel.errors import NotPossible
from manyuan.plans.actions.consulting import remind_principals
from manyuan.plans.enums import PlanState
from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_decide
from manyuan.plans.queries.answers import AnswersOverview, answers, answers_overview
from manyuan.seats.permissions import no
from manyuan.web.decisions.finding import plan_at
from manyuan.web.decisions.offered import may_adopt, may_ask
from manyuan.web.decisions.progress_picture import picture_of
from manyuan.web.decisions.progress_tables import moves_table, schools_table
from manyuan.web.decisions.sources import source_of
from manyuan.web.decisions.trail import to_plan
from manyuan.web.decisions.words import named
from manyuan.web.errors import sentence
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import day, percent
from manyuan.web.ui.parts import Crumb, KeyFigure


@require_safe
def show_answers(request: SeatRequest, pk: int) -> HttpResponseBase:
    """Show who has agreed, who has not, who is silent; from here the bureau adopts."""
    plan = plan_at(request.seat, pk)
    overview = answers_overview(request.seat, plan)
    found = answers(request.seat, plan).select_related(
        "move__from_school__unit", "move__to_school__unit", "school__unit"
    )
    tables = {"moves": moves_table(list(found)), "schools": schools_table(overview)}
    for table in tables.values():
        if (reply := table.reply(request)) is not None:
            return reply
    context = {
        "plan": plan,
        "overview": overview,
        "crumbs": to_plan(plan, Crumb(_("学校答复"))),
        "headline": headline_of(overview),
        "lead": _lead(plan, overview),
        "figures": _figures(overview) if overview.all else [],
        "picture": picture_of(overview, is_open=plan.state == PlanState.ASKED),
        "may_ask": may_ask(request.seat, plan),
        "may_adopt": may_adopt(request.seat, plan, overview),
        "may_remind": _may_remind(request, overview),
        "is_open": plan.state == PlanState.ASKED,
        "source": source_of(plan, note=_("答复截至 {day}").format(day=day(today()))),
        **{name: table.for_request(request) for name, table in tables.items()},
    }
    return render(request, "decisions/answers.html", context)


@require_POST
def remind(request: SeatRequest, pk: int) -> HttpResponse:
    """Remind the schools that have not answered."""
    plan = plan_at(request.seat, pk)
    try:
        count = remind_principals(by=request.seat, plan=plan)
    except NotPossible as error:
        messages.error(request, sentence(error))
    else:
        said = ngettext("已催办 {n} 所学校。", "已催办 {n} 所学校。", count)
        messages.success(request, said.format(n=count))
    return HttpResponseRedirect(reverse("plan-answers", args=[plan.pk]))


def headline_of(overview: AnswersOverview) -> str:
    """State how many agree, refuse and are silent."""
    if not overview.all:
        return _("还没有征求学校意见")
    facts = {"all": overview.all, "agreed": overview.agreed, "refused": overview.refused}
    if not overview.waiting:
        return _("{all} 项答复中 {agreed} 项同意、{refused} 项不同意，已全部答复").format(**facts)
    text = _("{all} 项答复中 {agreed} 项同意、{refused} 项不同意、{waiting} 项未答复")
    if overview.silent:
        text = _(
            "{all} 项答复中 {agreed} 项同意、{refused} 项不同意、"
            "{waiting} 项未答复（{silent} 项已逾期）"
        )
    return text.format(**facts, waiting=overview.waiting, silent=overview.silent)


def _lead(plan: Plan, overview: AnswersOverview) -> str:
    said = [named(plan), str(plan.get_state_display())]
    if overview.due_on is not None:
        said.append(_("{due} 前答复").format(due=overview.due_on))
    return " · ".join(said)


def _figures(overview: AnswersOverview) -> list[KeyFigure]:
    done = [one for one in overview.schools if not one.waiting]
    agreed = _("占全部 {share}").format(share=percent(overview.agreed / overview.all))
    return [
        KeyFigure(label=_("同意（项）"), value=overview.agreed, sub=agreed),
        KeyFigure(
            label=_("不同意（项）"),
            value=overview.refused,
            sub=_("采纳时须写明原因") if overview.refused else "",
            verdict="missed" if overview.refused else None,
        ),
        KeyFigure(
            label=_("未答复（项）"),
            value=overview.waiting,
            sub=_("其中 {n} 项已逾期").format(n=overview.silent),
            verdict="near" if overview.waiting else None,
        ),
        KeyFigure(
            label=_("已答完的学校"),
            value=len(done),
            sub=_("共 {all} 所").format(all=len(overview.schools)),
        ),
    ]


def _may_remind(request: SeatRequest, overview: AnswersOverview) -> object:
    answer = may_decide(request.seat)
    if answer and not overview.waiting:
        return no(_("学校都已答复，无须催办。"))
    return answer
