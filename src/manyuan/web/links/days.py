"""A partner gives days of its experts, changes them and takes them back."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manyuan.offers.actions.days import withdraw_day
from manyuan.offers.models import ExpertDay
from manyuan.offers.queries.visits import day_here
from manyuan.offers.visibility import experts_to_give
from manyuan.plans.actions.school_days import change_school_day, give_school_day
from manyuan.seats.enums import Role
from manyuan.web.boards.days import NAMES, DayForm, NewDayForm
from manyuan.web.directory.asking import sent
from manyuan.web.links.asking import ask_by_link, question
from manyuan.web.links.entering import LinkRequest, through_link
from manyuan.web.offers.teacher_forms import ReasonForm

METHODS = ["GET", "HEAD", "POST"]


@through_link(Role.PARTNER_LINK)
@require_http_methods(METHODS)
def give_day(request: LinkRequest) -> HttpResponse:
    """Give a day of one of the partner's experts."""
    form = NewDayForm(sent(request), experts=experts_to_give(request.seat))
    asked = question(
        request,
        headline=_("登记一个可到校的日子"),
        lead=_("教育局据此安排路线；安排好的到校会出现在首页，请您确认。"),
        submit=_("登记这一天"),
    )

    def act() -> str:
        day = give_school_day(
            by=request.seat, expert=form.cleaned_data["expert"], facts=form.facts()
        )
        return _("已登记{expert} {day} 可以到校。").format(expert=day.expert, day=day.date)

    return ask_by_link(request, form, asked, act)


@through_link(Role.PARTNER_LINK)
@require_http_methods(METHODS)
def edit_day(request: LinkRequest, pk: int) -> HttpResponse:
    """Put right a day that the partner gave."""
    day = _own_day(request, pk)
    form = DayForm(sent(request), initial={name: getattr(day, name) for name in NAMES})
    asked = question(
        request,
        headline=_("修改{expert}可到校的日子").format(expert=day.expert),
        submit=_("保存这一天"),
    )

    def act() -> str:
        changed = change_school_day(by=request.seat, day=day, facts=form.facts())
        said = _("已保存{expert} {day} 的时间。")
        return said.format(expert=changed.expert, day=changed.date)

    return ask_by_link(request, form, asked, act)


@through_link(Role.PARTNER_LINK)
@require_http_methods(METHODS)
def take_back_day(request: LinkRequest, pk: int) -> HttpResponse:
    """Take back a day that the partner gave."""
    day = _own_day(request, pk)
    form = ReasonForm(sent(request))
    asked = question(
        request,
        headline=_("撤回{expert} {day} 的到校日").format(expert=day.expert, day=day.date),
        lead=_("撤回后这一天不再安排；需要时可以重新登记。"),
        submit=_("撤回这一天"),
        dangerous=True,
    )

    def act() -> str:
        withdraw_day(by=request.seat, day=day, reason=form.cleaned_data["reason"])
        return _("已撤回{expert} {day} 的到校日。").format(expert=day.expert, day=day.date)

    return ask_by_link(request, form, asked, act)


def _own_day(request: LinkRequest, pk: int) -> ExpertDay:
    day = day_here(request.seat, pk)
    if day is None:
        raise Http404
    return day
