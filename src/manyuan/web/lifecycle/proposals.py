"""Pages on which groups' offices and schools propose, and the bureau answers."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.enums import MemberState
from manyuan.directory.models import Group, School
from manyuan.directory.queries.schools import school_with_code
from manyuan.lifecycle.actions.proposing import (
    ProposalFacts,
    approve_proposal,
    decline_proposal,
    propose,
    withdraw_proposal,
)
from manyuan.lifecycle.enums import ProposalState
from manyuan.lifecycle.permissions import may_decide_lifecycle, may_propose_for
from manyuan.lifecycle.queries.gates import next_phases, next_states
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.directory.ending_forms import TakeBackForm
from manyuan.web.directory.finding import group_at
from manyuan.web.lifecycle.deciding import done, question
from manyuan.web.lifecycle.finding import member_at, proposal_at
from manyuan.web.lifecycle.forms import PapersForm, ProposalForm, ReasonForm
from manyuan.web.lifecycle.trail import to_group_life
from manyuan.web.lifecycle.words import lifecycle_source, step_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

ASKED_OF_SCHOOLS = {
    MemberState.PROBATION,
    MemberState.MEMBER,
    MemberState.GRADUATING,
    MemberState.GRADUATED,
    MemberState.EXITED,
}


def propose_group(request: SeatRequest, code: str) -> HttpResponse:
    """Propose the next step of a group; a principal applies here for the own school to join."""
    group = group_at(request.seat, code)
    school = own_school(request.seat)
    if school is not None:
        return _propose(request, group, school, [(MemberState.CANDIDATE, "candidate")])
    return _propose(request, group, None, [(one, one.value) for one in next_phases(group)])


def propose_member(request: SeatRequest, pk: int) -> HttpResponse:
    """Propose the next step of a member."""
    member = member_at(request.seat, pk)
    steps = [(MemberState(one), one) for one in next_states(member) if one in ASKED_OF_SCHOOLS]
    return _propose(request, member.group, member.school, steps)


def _propose(
    request: SeatRequest, group: Group, school: School | None, steps: Sequence[tuple[object, str]]
) -> HttpResponse:
    require(may_propose_for(request.seat, group, school))
    choices = [(value, getattr(state, "label", value)) for state, value in steps]
    form = ProposalForm(sent(request), steps=choices)
    name = group.name if school is None else school.name
    asked = question(group, _("为{name}提出申请").format(name=name), _("提出申请"))

    def act() -> Done:
        facts = ProposalFacts(group=group, school=school, **form.cleaned_data)
        made = propose(by=request.seat, facts=facts)
        return Done(_("已提出申请，等待教育局答复。"), reverse("proposal", args=[made.number]))

    return ask(request, form, asked, act)


@require_safe
def show_proposal(request: SeatRequest, number: int) -> HttpResponse:
    """Show a proposal with its answer."""
    proposal = proposal_at(request.seat, number)
    waits = proposal.state == ProposalState.WAITING
    context = {
        "crumbs": to_group_life(proposal.group, Crumb(_("申请"))),
        "proposal": proposal,
        "headline": _("{name}申请：{step}").format(name=proposal.subject, step=step_of(proposal)),
        "may_answer": waits and may_decide_lifecycle(request.seat),
        "may_withdraw": waits and may_propose_for(request.seat, proposal.group, proposal.school),
        "source": lifecycle_source(),
    }
    return render(request, "lifecycle/proposal.html", context)


def approve(request: SeatRequest, number: int) -> HttpResponse:
    """Decide as was proposed."""
    require(may_decide_lifecycle(request.seat))
    proposal = proposal_at(request.seat, number)
    initial = {"effective_on": proposal.wished_on, "reason": proposal.reason}
    form = PapersForm(sent(request), initial=initial)
    headline = _("同意{name}的申请").format(name=proposal.subject)
    back = reverse("proposal", args=[number])

    def act() -> Done:
        papers = form.papers()
        return done(approve_proposal(by=request.seat, proposal=proposal, papers=papers))

    asked = question(proposal.group, headline, _("同意申请"), back=back)
    return ask(request, form, asked, act)


def decline(request: SeatRequest, number: int) -> HttpResponse:
    """Answer that the bureau does not follow a proposal."""
    require(may_decide_lifecycle(request.seat))
    proposal = proposal_at(request.seat, number)
    form = ReasonForm(sent(request))
    headline = _("不同意{name}的申请").format(name=proposal.subject)
    back = reverse("proposal", args=[number])

    def act() -> Done:
        answer = form.cleaned_data["reason"]
        decline_proposal(by=request.seat, proposal=proposal, answer=answer)
        return Done(_("已答复；提出的一方会收到通知。"), back)

    asked = question(proposal.group, headline, _("不同意申请"), back=back)
    return ask(request, form, asked, act)


def take_back(request: SeatRequest, number: int) -> HttpResponse:
    """Take a proposal back before it is answered."""
    proposal = proposal_at(request.seat, number)
    require(may_propose_for(request.seat, proposal.group, proposal.school))
    form = TakeBackForm(sent(request))
    headline = _("撤回{name}的申请").format(name=proposal.subject)
    back = reverse("proposal", args=[number])

    def act() -> Done:
        withdraw_proposal(by=request.seat, proposal=proposal)
        return Done(_("已撤回申请。"), back)

    asked = question(proposal.group, headline, _("撤回申请"), back=back)
    return ask(request, form, asked, act)


def own_school(seat: Seat) -> School | None:
    """Return the school for which a principal may apply."""
    if not seat.is_any_of(Role.PRINCIPAL):
        return None
    return school_with_code(seat, seat.unit.code)
