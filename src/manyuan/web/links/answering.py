"""A partner answers a visit: it confirms, declines, moves it, and afterwards says how it was."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manyuan.engagements.kinds.visit.actions import (
    confirm_visit,
    decline_visit,
    give_feedback,
    move_visit,
)
from manyuan.engagements.kinds.visit.enums import Side
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.queries import visits
from manyuan.engagements.kinds.visit.remarks import remarks_on_move
from manyuan.engagements.kinds.visit.visibility import visible_feedback
from manyuan.seats.enums import Role
from manyuan.web.directory.asking import sent
from manyuan.web.links.asking import ask_by_link, question
from manyuan.web.links.entering import LinkRequest, through_link
from manyuan.web.links.moving import hours_named
from manyuan.web.links.visit_forms import ConfirmForm, DeclineForm, FeedbackForm, MoveForm

METHODS = ["GET", "HEAD", "POST"]


@through_link(Role.PARTNER_LINK)
@require_http_methods(METHODS)
def say_yes(request: LinkRequest, code: str) -> HttpResponse:
    """Confirm that the expert comes."""
    visit = _own_visit(request, code)
    asked = question(
        request,
        headline=_("确认 {day} {time} 到{school}").format(**_facts(visit)),
        lead=_("确认后学校会据此准备；之后仍可改期或婉拒。"),
        submit=_("确认到校"),
    )

    def act() -> str:
        confirm_visit(by=request.seat, visit=visit, side=Side.PARTNER)
        return _("已确认 {day} {time} 到{school}。").format(**_facts(visit))

    return ask_by_link(request, ConfirmForm(sent(request)), asked, act)


@through_link(Role.PARTNER_LINK)
@require_http_methods(METHODS)
def say_no(request: LinkRequest, code: str) -> HttpResponse:
    """Say that the visit cannot be, and why."""
    visit = _own_visit(request, code)
    form = DeclineForm(sent(request))
    asked = question(
        request,
        headline=_("婉拒 {day} {time} 到{school}").format(**_facts(visit)),
        lead=_("这次到校会取消，学校会知道原因。只是时间不合适的，请改期。"),
        submit=_("婉拒这次到校"),
        dangerous=True,
    )

    def act() -> str:
        reason = form.cleaned_data["reason"]
        decline_visit(by=request.seat, visit=visit, reason=reason, side=Side.PARTNER)
        return _("已婉拒 {day} {time} 到{school}。").format(**_facts(visit))

    return ask_by_link(request, form, asked, act)


@through_link(Role.PARTNER_LINK)
@require_http_methods(METHODS)
def move(request: LinkRequest, code: str) -> HttpResponse:
    """Lay the visit on another day or time; the school is asked again."""
    visit = _own_visit(request, code)
    form = MoveForm(sent(request), initial={"on": visit.on, "starts_at": visit.starts_at})
    asked = question(
        request,
        headline=_("把 {day} {time} 到{school}改期").format(**_facts(visit)),
        lead=_("时长不变。学校会收到改期，确认后生效。"),
        notes=hours_named(request.seat, visit),
        submit=_("改期并请学校确认"),
    )

    def act() -> str:
        form.require_heard(*remarks_on_move(request.seat, visit, form.slot()))
        moved = move_visit(
            by=request.seat, visit=visit, to=form.slot(), reason=form.cleaned_data["reason"]
        )
        return _("已改到 {day} {time}，等{school}确认。").format(**_facts(moved))

    return ask_by_link(request, form, asked, act)


@through_link(Role.PARTNER_LINK)
@require_http_methods(METHODS)
def judge(request: LinkRequest, code: str) -> HttpResponse:
    """Say how a visit was that took place."""
    visit = _own_visit(request, code)
    said = visible_feedback(request.seat, visit).filter(side=Side.PARTNER).first()
    initial = {"rating": said.rating, "text": said.text} if said else {}
    form = FeedbackForm(sent(request), initial=initial)
    asked = question(
        request,
        headline=_("反馈 {day} 到{school}").format(**_facts(visit)),
        submit=_("提交反馈"),
    )

    def act() -> str:
        given = form.cleaned_data
        give_feedback(
            by=request.seat,
            visit=visit,
            rating=given["rating"],
            text=given["text"],
            side=Side.PARTNER,
        )
        return _("谢谢，已收到对 {day} 到{school}的反馈。").format(**_facts(visit))

    return ask_by_link(request, form, asked, act)


def _own_visit(request: LinkRequest, code: str) -> Visit:
    found = visits.visit(request.seat, code)
    if found is None:
        raise Http404
    return found


def _facts(visit: Visit) -> dict[str, object]:
    return {"day": visit.on, "time": f"{visit.starts_at:%H:%M}", "school": visit.school.name}
