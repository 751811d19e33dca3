from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.actions.studios import (
    close_studio,
    edit_studio,
    open_studio,
    remove_studio,
    reopen_studio,
)
from manyuan.directory.permissions import may_change_partnerships
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.ending_forms import CloseStudioForm, RemoveForm, TakeBackForm
from manyuan.web.directory.finding import studio_at
from manyuan.web.directory.partnerships.expert_forms import StudioForm
from manyuan.web.directory.trail import to_studio, to_studios
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def new_studio(request: SeatRequest) -> HttpResponse:
    """Register a doctoral studio."""
    require(may_change_partnerships(request.seat))
    known = {name: request.GET[name] for name in ("school",) if name in request.GET}
    form = StudioForm(sent(request), seat=request.seat, initial=known)
    question = Question(
        headline=_("登记一个博士工作室"),
        lead=_("先登记工作室，再在专家的登记信息里写明谁在这个工作室。"),
        submit=_("登记工作室"),
        cancel_url=reverse("studios"),
        crumbs=to_studios(Crumb(_("登记工作室"))),
    )

    def act() -> Done:
        given = {"code": form.cleaned_data["code"], "school": form.chosen}
        studio = open_studio(by=request.seat, facts=form.facts(), **given)
        said = _("已登记博士工作室{studio}。").format(studio=studio)
        return Done(said, reverse("studio", args=[studio.code]))

    return ask(request, form, question, act)


def change_studio(request: SeatRequest, code: str) -> HttpResponse:
    """Correct what the register holds of a studio."""
    require(may_change_partnerships(request.seat))
    studio = studio_at(request.seat, code)
    own = reverse("studio", args=[code])
    form = StudioForm(sent(request), seat=request.seat, instance=studio)
    question = Question(
        headline=_("修改博士工作室{studio}").format(studio=studio),
        submit=_("保存登记信息"),
        cancel_url=own,
        crumbs=to_studio(studio, Crumb(_("修改"))),
    )

    def act() -> Done:
        edited = edit_studio(by=request.seat, studio=studio, school=form.chosen, facts=form.facts())
        return Done(_("已保存博士工作室{studio}。").format(studio=edited), own)

    return ask(request, form, question, act)


def end_studio(request: SeatRequest, code: str) -> HttpResponse:
    """Register that a studio closes."""
    require(may_change_partnerships(request.seat))
    studio = studio_at(request.seat, code)
    own = reverse("studio", args=[code])
    form = CloseStudioForm(sent(request))
    question = Question(
        headline=_("登记博士工作室{studio}关闭").format(studio=studio),
        submit=_("登记关闭"),
        cancel_url=own,
        crumbs=to_studio(studio, Crumb(_("关闭"))),
        warnings=[
            _("从关闭日期起，它不再计入共建情况；以前的每一天都保留。"),
            _("工作室的专家仍在名录里；不再到校的，请在专家页另行登记退出。"),
            _("如果登记错了，可以在工作室页撤销。"),
        ],
        dangerous=True,
    )

    def act() -> Done:
        given = {name: form.cleaned_data[name] for name in ("on", "reason")}
        closed = close_studio(by=request.seat, studio=studio, **given)
        said = _("已登记博士工作室{studio}自 {on} 起关闭；如有误，可在本页撤销关闭。")
        return Done(said.format(studio=closed, on=closed.closed_on), own)

    return ask(request, form, question, act)


def take_back_end(request: SeatRequest, code: str) -> HttpResponse:
    """Take back a closing that was registered by mistake."""
    require(may_change_partnerships(request.seat))
    studio = studio_at(request.seat, code)
    own = reverse("studio", args=[code])
    form = TakeBackForm(sent(request))
    question = Question(
        headline=_("撤销博士工作室{studio}的关闭登记").format(studio=studio),
        submit=_("撤销关闭"),
        cancel_url=own,
        crumbs=to_studio(studio, Crumb(_("撤销关闭"))),
        warnings=[_("撤销后它重新计为开办的工作室；可以再次登记关闭。")],
    )

    def act() -> Done:
        opened = reopen_studio(by=request.seat, studio=studio)
        return Done(_("已撤销博士工作室{studio}的关闭登记。").format(studio=opened), own)

    return ask(request, form, question, act)


def take_out_studio(request: SeatRequest, code: str) -> HttpResponse:
    """Take out a studio that was entered by mistake."""
    require(may_change_partnerships(request.seat))
    studio = studio_at(request.seat, code)
    form = RemoveForm(sent(request))
    question = Question(
        headline=_("删除误录的博士工作室：{studio}").format(studio=studio),
        submit=_("删除工作室"),
        cancel_url=reverse("studio", args=[code]),
        crumbs=to_studio(studio, Crumb(_("删除误录"))),
        warnings=[
            _("只用于误录：还有专家的工作室不能删除；不再开办的，请用“登记关闭”。"),
            _("不能撤销，但历史记录会保留它的内容和删除原因，可以照原样重新登记。"),
        ],
        dangerous=True,
    )

    def act() -> Done:
        said = _("已删除博士工作室{studio}；历史记录保留了登记内容。").format(studio=studio)
        remove_studio(by=request.seat, studio=studio, reason=form.cleaned_data["reason"])
        return Done(said, reverse("studios"))

    return ask(request, form, question, act)
