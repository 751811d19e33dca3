"""Pages on which the bureau moves the end of a term."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.lifecycle.actions.terms import move_term_of_group, move_term_of_member
from manyuan.lifecycle.permissions import may_decide_lifecycle
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.directory.finding import group_at
from manyuan.web.lifecycle.deciding import question
from manyuan.web.lifecycle.finding import member_at
from manyuan.web.lifecycle.forms import MoveForm
from manyuan.web.seated import SeatRequest


def move_incubation(request: SeatRequest, code: str) -> HttpResponse:
    """Move the end of a group's incubation."""
    require(may_decide_lifecycle(request.seat))
    group = group_at(request.seat, code)
    form = MoveForm(sent(request))
    asked = question(group, _("改{group}的期满日期").format(group=group.name), _("改期"))

    def act() -> Done:
        move_term_of_group(by=request.seat, group=group, moved=form.moved())
        return Done(_("已改期；原定日期和原因留在记录里。"), asked.cancel_url)

    return ask(request, form, asked, act)


def move_term(request: SeatRequest, pk: int) -> HttpResponse:
    """Move the end of a member's probation or transition."""
    require(may_decide_lifecycle(request.seat))
    member = member_at(request.seat, pk)
    form = MoveForm(sent(request))
    headline = _("改{school}的期满日期").format(school=member.school.name)
    back = reverse("lifecycle-member", args=[pk])

    def act() -> Done:
        move_term_of_member(by=request.seat, membership=member, moved=form.moved())
        return Done(_("已改期；原定日期和原因留在记录里。"), back)

    return ask(request, form, question(member.group, headline, _("改期"), back=back), act)
