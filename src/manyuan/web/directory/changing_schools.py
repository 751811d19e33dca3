from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.actions.schools import (
    close_school,
    edit_school,
    open_school,
    reopen_school,
)
from manyuan.directory.permissions import may_change_directory
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.ending_forms import CloseForm, TakeBackForm
from manyuan.web.directory.finding import school_at
from manyuan.web.directory.forms import SchoolForm
from manyuan.web.directory.trail import to_school, to_schools
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def new_school(request: SeatRequest) -> HttpResponse:
    """Register a school, a campus or another establishment."""
    require(may_change_directory(request.seat))
    form = SchoolForm(sent(request), seat=request.seat)
    question = Question(
        headline=_("登记一所学校"),
        lead=_("代码用学校的十位标识码；没有标识码的用本区自编代码。登记后代码不能修改。"),
        submit=_("登记学校"),
        cancel_url=reverse("schools"),
        crumbs=to_schools(Crumb(_("登记学校"))),
    )

    def act() -> Done:
        school = open_school(by=request.seat, code=form.cleaned_data["code"], facts=form.facts())
        said = _("已登记{school}。").format(school=school.name)
        return Done(said, reverse("school", args=[school.code]))

    return ask(request, form, question, act)


def change_school(request: SeatRequest, code: str) -> HttpResponse:
    """Correct what the register holds of a school."""
    require(may_change_directory(request.seat))
    school = school_at(request.seat, code)
    own = reverse("school", args=[code])
    form = SchoolForm(sent(request), seat=request.seat, instance=school)
    question = Question(
        headline=_("修改{school}的登记信息").format(school=school.name),
        submit=_("保存登记信息"),
        cancel_url=own,
        crumbs=to_school(school, Crumb(_("修改"))),
    )

    def act() -> Done:
        edited = edit_school(by=request.seat, school=school, facts=form.facts())
        said = _("已保存{school}的登记信息；原来的内容留在修改历史里。")
        return Done(said.format(school=edited.name), own)

    return ask(request, form, question, act)


def end_school(request: SeatRequest, code: str) -> HttpResponse:
    """Register that a school closes."""
    require(may_change_directory(request.seat))
    school = school_at(request.seat, code)
    own = reverse("school", args=[code])
    form = CloseForm(sent(request))
    question = Question(
        headline=_("登记{school}停办").format(school=school.name),
        submit=_("登记停办"),
        cancel_url=own,
        crumbs=to_school(school, Crumb(_("停办"))),
        warnings=[
            _("从停办日期起，它不再计入学校数、集团规模和均衡测算；以前的数据都保留。"),
            _("它的合作协议和设在它那里的博士工作室从那天起不再有效；撤销停办后恢复。"),
            _("仍在集团内的学校要先登记退出集团。"),
            _("如果登记错了，可以在学校页撤销。"),
        ],
        dangerous=True,
    )

    def act() -> Done:
        closed = close_school(by=request.seat, school=school, on=form.cleaned_data["on"])
        said = _("已登记{school}自 {on} 起停办；如有误，可在本页撤销停办。")
        return Done(said.format(school=closed.name, on=closed.closed_on), own)

    return ask(request, form, question, act)


def take_back_closing(request: SeatRequest, code: str) -> HttpResponse:
    """Take back a closing that was registered by mistake."""
    require(may_change_directory(request.seat))
    school = school_at(request.seat, code)
    own = reverse("school", args=[code])
    form = TakeBackForm(sent(request))
    question = Question(
        headline=_("撤销{school}的停办登记").format(school=school.name),
        submit=_("撤销停办"),
        cancel_url=own,
        crumbs=to_school(school, Crumb(_("撤销停办"))),
        warnings=[
            _("撤销后它重新计为在办学校；原来的成员关系不会自动恢复。"),
            _("可以再次登记停办。"),
        ],
    )

    def act() -> Done:
        opened = reopen_school(by=request.seat, school=school)
        return Done(_("已撤销{school}的停办登记。").format(school=opened.name), own)

    return ask(request, form, question, act)
