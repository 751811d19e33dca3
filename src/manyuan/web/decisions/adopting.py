"""Before a plan is adopted: what begins, what ends, over whose refusal."""

from collections.abc import Iterator
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.engagements.actions.adopting import adopt_and_start
from manyuan.plans.enums import AnswerState, PlanState
from manyuan.plans.models import Answer, Plan
from manyuan.plans.permissions import may_decide
from manyuan.plans.queries.answers import answers, answers_overview
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.decisions.consequences import Consequences, consequences_of
from manyuan.web.decisions.deciding import Decision, Told, decide
from manyuan.web.decisions.finding import plan_at
from manyuan.web.decisions.forms import AdoptForm
from manyuan.web.decisions.offered import may_adopt
from manyuan.web.decisions.sources import source_of
from manyuan.web.decisions.trail import to_plan
from manyuan.web.decisions.words import listed, named
from manyuan.web.directory.asking import Done, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def adopt(request: SeatRequest, pk: int) -> HttpResponse:
    """Adopt a plan and let its postings begin."""
    plan = plan_at(request.seat, pk)
    require(may_decide(request.seat))
    overview = answers_overview(request.seat, plan)
    is_asked = plan.state == PlanState.ASKED
    form = AdoptForm(sent(request), needs_reason=is_asked and overview.needs_reason)
    found = consequences_of(request.seat, plan)
    decision = Decision(
        headline=_headline(found),
        lead=named(plan),
        submit=_("采纳方案"),
        cancel_url=reverse("plan-answers", args=[plan.pk]),
        crumbs=to_plan(plan, Crumb(_("采纳方案"))),
        told=list(_told(request.seat, plan, found)),
        refusal=may_adopt(request.seat, plan, overview).reason,
        source=source_of(plan),
    )

    def act() -> Done:
        reason = form.cleaned_data.get("reason", "")
        adopt_and_start(by=request.seat, plan=plan, over_refusals=reason)
        return Done(_done(found), reverse("plan-notices", args=[plan.pk]))

    return decide(request, form, decision, act)


def _headline(found: Consequences) -> str:
    text = ngettext(
        "采纳后 {n} 名教师自 {starts} 起交流",
        "采纳后 {n} 名教师自 {starts} 起交流",
        len(found.moves),
    )
    return text.format(n=len(found.moves), starts=found.starts_on or "—")


def _done(found: Consequences) -> str:
    text = ngettext(
        "已采纳方案，{n} 次交流登记在册；可以打印通知、下载名册。",
        "已采纳方案，{n} 次交流登记在册；可以打印通知、下载名册。",
        len(found.moves),
    )
    return text.format(n=len(found.moves))


def _told(seat: Seat, plan: Plan, found: Consequences) -> Iterator[Told]:
    yield Told(_("将会发生"), list(_begun(found)))
    if plan.state != PlanState.ASKED:
        return
    objections = list(_objections(seat, plan))
    if objections:
        yield Told(_("没有得到同意的安排"), objections, "warn")
    undo = _(
        "采纳不能撤回，方案从此不再改动；要改变安排，从它重新规划：改动最少，学校只就变动答复。"
    )
    yield Told(_("能否撤回"), [undo], "info")


def _begun(found: Consequences) -> Iterator[str]:
    beginning = ngettext(
        "{n} 次交流开始，各记一次流动。", "{n} 次交流开始，各记一次流动。", len(found.beginning)
    )
    yield beginning.format(n=len(found.beginning))
    if found.beginning:
        yield _("{schools}的名册记为外派，教师关系仍在原校。").format(schools=listed(found.rosters))
        yield _("{schools}接收教师，校长和教师本人可以查看安排。").format(
            schools=listed(found.hosts)
        )
    if found.replaced is not None:
        yield from _replacing(found.replaced, found)


def _replacing(replaced: Plan, found: Consequences) -> Iterator[str]:
    yield _("已采纳的“{name}”被替换，其中 {n} 次交流照常继续。").format(
        name=named(replaced), n=found.going_on
    )
    for posting in found.ending:
        yield _("{teacher}在{host}的交流今天结束。").format(
            teacher=posting.teacher.name, host=posting.host.name
        )


def _objections(seat: Seat, plan: Plan) -> Iterator[str]:
    """Say each refusal with its reason, and for each silent school whom it is silent about."""
    found = answers(seat, plan).exclude(state=AnswerState.AGREED).select_related("school__unit")
    silent: dict[tuple[str, date], list[str]] = {}
    for answer in found.order_by("school__unit__code", "move__teacher_code"):
        if answer.state == AnswerState.REFUSED:
            yield _refusal(answer)
        else:
            key = (answer.school.name, answer.due_on)
            silent.setdefault(key, []).append(answer.move.teacher_name)
    for (school, due), teachers in silent.items():
        text = ngettext(
            "{school}没有答复 {n} 项，期限 {due}：{teachers}",
            "{school}没有答复 {n} 项，期限 {due}：{teachers}",
            len(teachers),
        )
        names = _("、").join(teachers)
        yield text.format(school=school, n=len(teachers), due=due, teachers=names)


def _refusal(answer: Answer) -> str:
    return _("{school}不同意{teacher}的安排：{reason}").format(
        school=answer.school.name, teacher=answer.move.teacher_name, reason=answer.reason
    )
