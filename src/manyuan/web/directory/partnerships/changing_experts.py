from collections.abc import Iterator

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.actions.experts import (
    edit_expert,
    register_expert,
    register_leaving,
    remove_expert,
    take_back_leaving,
)
from manyuan.directory.models import Expert
from manyuan.directory.permissions import may_change_partnerships
from manyuan.engagements.kinds.visit.enums import OPEN
from manyuan.engagements.kinds.visit.queries.visits import visits
from manyuan.kernel.clock import today
from manyuan.offers.queries.coming_days import coming_days
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.ending_forms import LeavingForm, RemoveForm, TakeBackForm
from manyuan.web.directory.finding import expert_at
from manyuan.web.directory.partnerships.expert_forms import ExpertForm
from manyuan.web.directory.trail import to_expert, to_experts
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def new_expert(request: SeatRequest) -> HttpResponse:
    """Register an expert of a partner."""
    require(may_change_partnerships(request.seat))
    known = {name: request.GET[name] for name in ("partner", "studio") if name in request.GET}
    form = ExpertForm(sent(request), seat=request.seat, initial=known)
    question = Question(
        headline=_("登记一位专家"),
        lead=_("只登记安排到校所需的内容：称呼、单位、主题、学段和工作室。"),
        submit=_("登记专家"),
        cancel_url=reverse("experts"),
        crumbs=to_experts(Crumb(_("登记专家"))),
    )

    def act() -> Done:
        given = {"code": form.cleaned_data["code"], "partner": form.chosen}
        expert = register_expert(by=request.seat, facts=form.facts(), **given)
        said = _("已登记{partner}的专家{expert}。")
        done = said.format(partner=expert.partner.name, expert=expert)
        return Done(done, reverse("expert", args=[expert.code]))

    return ask(request, form, question, act)


def change_expert(request: SeatRequest, code: str) -> HttpResponse:
    """Correct what the register holds of an expert."""
    require(may_change_partnerships(request.seat))
    expert = expert_at(request.seat, code)
    own = reverse("expert", args=[code])
    form = ExpertForm(sent(request), seat=request.seat, instance=expert)
    question = Question(
        headline=_("修改{expert}的登记信息").format(expert=expert),
        submit=_("保存登记信息"),
        cancel_url=own,
        crumbs=to_expert(expert, Crumb(_("修改"))),
    )

    def act() -> Done:
        edited = edit_expert(
            by=request.seat, expert=expert, partner=form.chosen, facts=form.facts()
        )
        return Done(_("已保存{expert}的登记信息。").format(expert=edited), own)

    return ask(request, form, question, act)


def leave(request: SeatRequest, code: str) -> HttpResponse:
    """Register that an expert no longer comes to schools."""
    require(may_change_partnerships(request.seat))
    expert = expert_at(request.seat, code)
    own = reverse("expert", args=[code])
    form = LeavingForm(sent(request))
    question = Question(
        headline=_("登记{expert}退出").format(expert=expert),
        submit=_("登记退出"),
        cancel_url=own,
        crumbs=to_expert(expert, Crumb(_("退出"))),
        warnings=[*_what_follows(request.seat, expert)],
        dangerous=True,
    )

    def act() -> Done:
        given = {name: form.cleaned_data[name] for name in ("on", "reason")}
        left = register_leaving(by=request.seat, expert=expert, **given)
        said = _("已登记{expert}自 {on} 起退出；如有误，可在本页撤销退出。")
        return Done(said.format(expert=left, on=left.left_on), own)

    return ask(request, form, question, act)


def _what_follows(seat: Seat, expert: Expert) -> Iterator[str]:
    day = today()
    days = len(coming_days(seat, [expert], day))
    yield _(
        "从退出日期起，这位专家给出的到校日（现有 {n} 个）不再排入计划，也不再推荐；"
        "写明这位专家的协议不再有效。"
    ).format(n=days)
    arranged = visits(seat, expert=expert, first=day).filter(state__in=OPEN).count()
    if arranged:
        yield _("已经安排的到校还有 {n} 次，不会自动取消；请逐一取消，或另请专家。").format(
            n=arranged
        )
    yield _("以前的到校和协议都保留；如果登记错了，可以在专家页撤销。")


def come_back(request: SeatRequest, code: str) -> HttpResponse:
    """Take back that an expert left."""
    require(may_change_partnerships(request.seat))
    expert = expert_at(request.seat, code)
    own = reverse("expert", args=[code])
    form = TakeBackForm(sent(request))
    question = Question(
        headline=_("撤销{expert}的退出登记").format(expert=expert),
        submit=_("撤销退出"),
        cancel_url=own,
        crumbs=to_expert(expert, Crumb(_("撤销退出"))),
        warnings=[
            _("撤销后，没有撤回的到校日重新可以安排，没有到期的协议重新有效。"),
            _("可以再次登记退出。"),
        ],
    )

    def act() -> Done:
        returned = take_back_leaving(by=request.seat, expert=expert)
        return Done(_("已撤销{expert}的退出登记。").format(expert=returned), own)

    return ask(request, form, question, act)


def take_out_expert(request: SeatRequest, code: str) -> HttpResponse:
    """Take out an expert who was entered by mistake."""
    require(may_change_partnerships(request.seat))
    expert = expert_at(request.seat, code)
    form = RemoveForm(sent(request))
    question = Question(
        headline=_("删除误录的专家：{expert}").format(expert=expert),
        submit=_("删除专家"),
        cancel_url=reverse("expert", args=[code]),
        crumbs=to_expert(expert, Crumb(_("删除误录"))),
        warnings=[
            _("只用于误录：有协议、到校日或到校安排的专家不能删除；不再到校的，请用“登记退出”。"),
            _("不能撤销，但历史记录会保留它的内容和删除原因，可以照原样重新登记。"),
        ],
        dangerous=True,
    )

    def act() -> Done:
        said = _("已删除专家{expert}；历史记录保留了登记内容。").format(expert=expert)
        remove_expert(by=request.seat, expert=expert, reason=form.cleaned_data["reason"])
        return Done(said, reverse("experts"))

    return ask(request, form, question, act)
