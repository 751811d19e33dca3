"""Pages on which the bureau takes decisions on one group or member."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.enums import MemberState
from manyuan.directory.models import Group
from manyuan.lifecycle.actions.deciding import (
    MemberStep,
    admit_candidate,
    decide_group,
    decide_member,
)
from manyuan.lifecycle.enums import GroupPhase
from manyuan.lifecycle.models import Decision
from manyuan.lifecycle.permissions import may_decide_lifecycle
from manyuan.lifecycle.queries.gates import next_phases, next_states
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.finding import group_at
from manyuan.web.lifecycle.finding import member_at
from manyuan.web.lifecycle.forms import (
    AdmissionForm,
    CampusForm,
    ExitForm,
    PapersForm,
    TargetForm,
)
from manyuan.web.lifecycle.trail import to_group_life
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def done(decision: Decision) -> Done:
    """Say that a decision was taken, and go to it."""
    said = _("已作出 {code} 号决定，自 {on} 起生效。")
    url = reverse("decision", args=[decision.code])
    return Done(said.format(code=decision.code, on=decision.effective_on), url)


def question(group: Group, headline: str, submit: str, *, back: str = "") -> Question:
    """Return what a page of the lifecycle says around its form."""
    return Question(
        headline=headline,
        submit=submit,
        cancel_url=back or reverse("lifecycle-group", args=[group.code]),
        crumbs=to_group_life(group, Crumb(headline)),
    )


def step_of_group(request: SeatRequest, code: str, to: str) -> HttpResponse:
    """Decide on the next step of a group."""
    require(may_decide_lifecycle(request.seat))
    group = group_at(request.seat, code)
    if to not in next_phases(group):
        raise Http404(_("这个集团现在没有这一步。"))
    form = PapersForm(sent(request))
    headline = _("{group}：{step}").format(group=group.name, step=GroupPhase(to).label)

    def act() -> Done:
        return done(decide_group(by=request.seat, group=group, to=to, papers=form.papers()))

    return ask(request, form, question(group, headline, _("作出决定")), act)


def step_of_member(request: SeatRequest, pk: int, to: str) -> HttpResponse:
    """Decide on the next step of a member."""
    require(may_decide_lifecycle(request.seat))
    member = member_at(request.seat, pk)
    if member.left_on is not None or to not in next_states(member):
        raise Http404(_("这所学校现在没有这一步。"))
    form = _member_form(request, member.group, to)
    headline = _("{school}：{step}").format(school=member.school, step=MemberState(to).label)
    back = reverse("lifecycle-member", args=[pk])

    def act() -> Done:
        given = form.cleaned_data
        step = MemberStep(
            to=to,
            ground=given.get("ground", ""),
            target=given.get("target"),
            campus=given.get("campus", ""),
        )
        taken = decide_member(by=request.seat, membership=member, step=step, papers=form.papers())
        return done(taken)

    return ask(request, form, question(member.group, headline, _("作出决定"), back=back), act)


def _member_form(request: SeatRequest, group: Group, to: str) -> PapersForm:
    if to == MemberState.EXITED:
        return ExitForm(sent(request))
    if to == MemberState.MERGED:
        return CampusForm(sent(request))
    if to == MemberState.MOVED:
        return TargetForm(sent(request), seat=request.seat, group=group)
    return PapersForm(sent(request))


def admit(request: SeatRequest, code: str) -> HttpResponse:
    """Let a school become a candidate of a group."""
    require(may_decide_lifecycle(request.seat))
    group = group_at(request.seat, code)
    form = AdmissionForm(sent(request), seat=request.seat)
    headline = _("吸收候选校加入{group}").format(group=group.name)

    def act() -> Done:
        school = form.cleaned_data["school"]
        taken = admit_candidate(by=request.seat, group=group, school=school, papers=form.papers())
        return done(taken)

    return ask(request, form, question(group, headline, _("吸收候选校")), act)
