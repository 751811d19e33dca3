from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.enums import MemberRole, Stage
from manyuan.directory.models import Membership, School
from manyuan.directory.permissions import may_see_reports_of
from manyuan.directory.queries.groups import members_on
from manyuan.evaluation.queries.balance import BalanceView
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.web.desks.balance_words import balance_or_none
from manyuan.web.desks.board_words import board_tasks
from manyuan.web.desks.collecting_words import collecting_tasks
from manyuan.web.desks.coming import coming
from manyuan.web.desks.flow_words import exchanged_by
from manyuan.web.desks.matter_words import matter_tasks
from manyuan.web.directory.finding import school_at
from manyuan.web.directory.membership_words import facts_of
from manyuan.web.directory.sources import register_source
from manyuan.web.evaluation.words import WHY_EXCLUDED
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import KeyFigure, VerdictWord

SIGNS: dict[bool | None, VerdictWord] = {True: "met", False: "missed", None: "unknown"}


def school_desk(request: SeatRequest) -> HttpResponse:
    """Show principals what waits, what comes next, what the school gave, took and reached."""
    school = school_at(request.seat, request.seat.unit.code)
    everybody = list(members_on(request.seat, today()))
    own = [membership for membership in everybody if membership.school_id == school.pk]
    view = balance_or_none(request.seat)
    context = {
        "school": school,
        "headline": _headline(school, own),
        "groups": [_group(membership, everybody) for membership in own],
        "coming": coming(request.seat),
        "exchanged": exchanged_by(request.seat, school),
        "figures": list(_figures(view, school)),
        "tasks": [
            *matter_tasks(request.seat),
            *collecting_tasks(request.seat),
            *board_tasks(request.seat),
        ],
        "left_out": _left_out(view, school),
        "may_see_reports": may_see_reports_of(request.seat, school),
        "source": register_source(today()),
    }
    return render(request, "desks/school.html", context)


def _headline(school: School, own: list[Membership]) -> str:
    if not own:
        return _("{school}还没有进入集团").format(school=school.name)
    groups = _("、").join(membership.group.name for membership in own)
    return _("{school}在{groups}").format(school=school.name, groups=groups)


def _group(membership: Membership, everybody: list[Membership]) -> dict[str, object]:
    fellows = [
        other.school
        for other in everybody
        if other.group_id == membership.group_id and other.school_id != membership.school_id
    ]
    leads = [
        other.school.name
        for other in everybody
        if other.group_id == membership.group_id and other.role == MemberRole.LEAD
    ]
    return {
        "group": membership.group,
        "facts": facts_of(membership),
        "joined_on": membership.joined_on,
        "leads": _("、").join(leads),
        "fellows": fellows,
    }


def _left_out(view: BalanceView | None, school: School) -> list[str]:
    """Say why a stage of the school is not judged."""
    excluded = view.report.excluded if view else ()
    reasons = {one.reason for one in excluded if one.school == school.code}
    return [str(WHY_EXCLUDED[reason]) for reason in sorted(reasons)]


def _figures(view: BalanceView | None, school: School) -> Iterator[KeyFigure]:
    """Say of each stage how many of the seven indicators it meets."""
    for verdict in view.of_school(school.code) if view else ():
        yield KeyFigure(
            label=_("{stage}资源指标达标").format(stage=Stage(verdict.stage).label),
            value=verdict.met_count,
            unit=_("项，共 {n} 项").format(n=len(verdict.indicators)),
            url=reverse("balance-school", args=[school.code]),
            sub=str(SchoolYear(view.report.year)) if view else "",
            verdict=SIGNS[verdict.passes],
        )
