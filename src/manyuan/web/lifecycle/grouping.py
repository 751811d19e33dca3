"""Pages on which groups are merged, split, and founded under a school that has grown."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.kernel.clock import today
from manyuan.lifecycle.actions.grouping import found_under, merge_groups, split_group
from manyuan.lifecycle.permissions import may_decide_lifecycle
from manyuan.lifecycle.queries.moves import (
    Move,
    members_of_group,
    moves_of_merge,
    moves_of_split,
)
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.finding import group_at, school_at
from manyuan.web.lifecycle.deciding import done, question
from manyuan.web.lifecycle.forms import NewGroupForm, SplitForm, TargetForm
from manyuan.web.lifecycle.trail import to_lifecycle
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

SURE = "sure"


def merge(request: SeatRequest, code: str) -> HttpResponse:
    """Merge a group into another, once every move has been listed."""
    require(may_decide_lifecycle(request.seat))
    group = group_at(request.seat, code)
    form = TargetForm(sent(request), seat=request.seat, group=group)
    asked = question(group, _("把{group}并入另一个集团").format(group=group.name), _("合并集团"))

    def act() -> Done | HttpResponse:
        into, papers = form.cleaned_data["target"], form.papers()
        moves = moves_of_merge(request.seat, group, into, papers.effective_on)
        if SURE not in request.POST:
            return _listed(request, form, asked, moves)
        taken = merge_groups(by=request.seat, group=group, into=into, papers=papers)
        return done(taken)

    return ask(request, form, asked, act)


def split(request: SeatRequest, code: str) -> HttpResponse:
    """Let members make a group of their own, once every move has been listed."""
    require(may_decide_lifecycle(request.seat))
    group = group_at(request.seat, code)
    form = SplitForm(sent(request), members=members_of_group(request.seat, group, today()))
    asked = question(group, _("拆分{group}").format(group=group.name), _("拆分集团"))

    def act() -> Done | HttpResponse:
        given, papers = form.cleaned_data, form.papers()
        chosen = {"schools": given["schools"], "lead": given["lead"]}
        moves = moves_of_split(request.seat, group, on=papers.effective_on, **chosen)
        if SURE not in request.POST:
            return _listed(request, form, asked, moves)
        taken = split_group(
            by=request.seat, group=group, new=form.new_group(), papers=papers, **chosen
        )
        return done(taken)

    return ask(request, form, asked, act)


def _listed(
    request: SeatRequest, form: TargetForm | SplitForm, asked: Question, moves: list[Move]
) -> HttpResponse:
    context = {
        "form": form,
        "question": asked,
        "address": request.path,
        "moves": moves,
        "fields": [
            (name, text)
            for name in request.POST
            for text in request.POST.getlist(name)
            if name != "csrfmiddlewaretoken"
        ],
    }
    return render(request, "lifecycle/listed.html", context)


def found(request: SeatRequest, code: str) -> HttpResponse:
    """Let a school that has grown out of its group lead a new one."""
    require(may_decide_lifecycle(request.seat))
    school = school_at(request.seat, code)
    form = NewGroupForm(sent(request))
    headline = _("由{school}牵头培育新集团").format(school=school.name)
    asked = Question(
        headline=headline,
        submit=_("培育新集团"),
        cancel_url=reverse("lifecycle"),
        crumbs=to_lifecycle(Crumb(headline)),
    )

    def act() -> Done:
        taken = found_under(
            by=request.seat, school=school, new=form.new_group(), papers=form.papers()
        )
        return done(taken)

    return ask(request, form, asked, act)
