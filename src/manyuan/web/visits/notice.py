"""The letter that tells a school who comes, when and for whom."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.kernel.clock import today
from manyuan.web.decisions.letters import Letter
from manyuan.web.decisions.words import on_paper
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb, Twin
from manyuan.web.visits.finding import visit_at
from manyuan.web.visits.trail import to_visit
from manyuan.web.visits.words import audience_of, hours_of, who_of


@require_safe
def show_notice(request: SeatRequest, code: str) -> HttpResponse:
    """Show the letter of a visit."""
    visit = visit_at(request.seat, code)
    letter = _letter(visit)
    context = {
        "letters": [letter],
        "title": letter.title,
        "crumbs": to_visit(visit, Crumb(_("到校通知"))),
    }
    return render(request, "decisions/letters.html", context)


def _letter(visit: Visit) -> Letter:
    school = visit.school.name
    asked = _(
        "按照本学年专家到校安排，{who}将于{day}到你校开展活动。请安排好场地、设备和学生，"
        "派人接待，活动后在系统里登记出席情况。"
    )
    return Letter(
        bureau=visit.school.bureau.name,
        title=_("关于{day}专家到校的通知").format(day=on_paper(visit.on)),
        addressee=_("{school}：").format(school=school),
        paragraphs=[asked.format(who=who_of(visit), day=on_paper(visit.on))],
        lists=[_list(visit)],
        closing=[_("如因故不能按时开展，请提前在系统里说明原因并另约时间。")],
        copies=_("抄送：{partner}").format(partner=visit.expert.partner.name),
        day=on_paper(today()),
        mark=_mark(visit),
    )


def _list(visit: Visit) -> Twin:
    return Twin(
        caption=_("活动安排"),
        headers=[_("时间"), _("主题"), _("参加对象"), _("场地"), _("状态")],
        rows=[
            [
                hours_of(visit),
                visit.topic,
                audience_of(visit),
                visit.hall,
                visit.get_state_display(),
            ]
        ],
    )


def _mark(visit: Visit) -> str:
    if visit.state == VisitState.CANCELLED:
        return str(visit.get_state_display())
    return pgettext("visit", "待确认") if visit.state == VisitState.PLANNED else ""
