from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.ending_forms import TakeBackForm
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb
from manyuan.web.wheel.finding import year_at
from manyuan.web.wheel.forms import OpenForm
from manyuan.web.wheel.step_page import to_year
from manyuan.wheel.actions.opening import open_year, take_back_opening
from manyuan.wheel.permissions import may_keep_wheel


def open_it(request: SeatRequest, year: int) -> HttpResponse:
    """Open a school year, with what goes on into it."""
    require(may_keep_wheel(request.seat))
    shown = year_at(year)
    form = OpenForm(sent(request), seat=request.seat, year=shown)
    page = reverse("year", args=[year])

    def act() -> Done:
        opening = open_year(by=request.seat, year=year, items=form.chosen)
        said = _("已开启 {year} 学年，结转 {n} 项。").format(year=opening, n=len(opening.made))
        return Done(said, page)

    question = Question(
        headline=_("开启 {year} 学年").format(year=shown),
        lead=_(
            "成员关系、协议、场地、章程按起止日期自动延续；等次、经费、文书属于各自的学年，不结转。"
        ),
        submit=_("开启学年"),
        cancel_url=page,
        crumbs=to_year(shown, Crumb(_("开启学年"))),
        warnings=[
            *(_("{label}：{why}").format(label=label, why=why) for label, why in form.not_carried),
            _("开启以后可以撤回：只要结转的内容还没有人改动或使用，就会原样移除。"),
        ],
    )
    return ask(request, form, question, act)


def take_back(request: SeatRequest, year: int) -> HttpResponse:
    """Take an opening back, with what it made."""
    require(may_keep_wheel(request.seat))
    shown = year_at(year)
    form = TakeBackForm(sent(request))
    page = reverse("year", args=[year])

    def act() -> Done:
        take_back_opening(by=request.seat, year=year)
        return Done(_("已撤回开启 {year} 学年。").format(year=shown), page)

    question = Question(
        headline=_("撤回开启 {year} 学年").format(year=shown),
        submit=_("撤回开启"),
        cancel_url=page,
        crumbs=to_year(shown, Crumb(_("撤回开启"))),
        warnings=[
            _("结转时建立的内容会一并移除；已经有人改动或使用的，会说明是哪一项，什么也不移除。")
        ],
        dangerous=True,
    )
    return ask(request, form, question, act)
