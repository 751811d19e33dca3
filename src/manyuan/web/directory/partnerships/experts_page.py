from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.directory.models import Agreement, Expert
from manyuan.directory.permissions import may_change_partnerships
from manyuan.directory.queries.partners import agreements_of, experts_of
from manyuan.kernel.clock import today
from manyuan.offers.queries.coming_days import coming_days
from manyuan.seats.permissions import may_see_history
from manyuan.web.directory.finding import expert_at
from manyuan.web.directory.links_panel import expert_calendars
from manyuan.web.directory.partnerships.agreements_table import agreements_table
from manyuan.web.directory.partnerships.experts_table import experts_table
from manyuan.web.directory.partnerships.tabs import partner_tabs
from manyuan.web.directory.partnerships.words import stages_of
from manyuan.web.directory.sources import register_source
from manyuan.web.directory.trail import to_expert
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number


def list_experts(request: SeatRequest) -> HttpResponseBase:
    """List the experts of all partners."""
    experts = list(experts_of(request.seat))
    table = experts_table(experts)
    context = {
        "headline": _headline([one for one in experts if one.is_here_on(today())]),
        "table": table.for_request(request),
        "tabs": partner_tabs("experts"),
        "is_empty": not experts,
        "may_change": may_change_partnerships(request.seat),
        "source": register_source(today()),
    }
    return table.reply(request) or render(request, "directory/experts.html", context)


def _headline(experts: list[Expert]) -> str:
    said = ngettext(
        "{n} 位专家，来自 {partners} 个合作单位，可讲 {topics} 个主题",
        "{n} 位专家，来自 {partners} 个合作单位，可讲 {topics} 个主题",
        len(experts),
    )
    return said.format(
        n=number(len(experts)),
        partners=number(len({expert.partner_id for expert in experts})),
        topics=number(len({topic for expert in experts for topic in expert.topic_list})),
    )


def show_expert(request: SeatRequest, code: str) -> HttpResponseBase:
    """Show what the register holds of an expert, with agreements and the days to come."""
    expert, day = expert_at(request.seat, code), today()
    agreements = list(agreements_of(request.seat).filter(expert=expert))
    table = agreements_table(request.seat, agreements, day, of_partner=True)
    answer = table.reply(request)
    if answer is not None:
        return answer
    context = {
        "expert": expert,
        "headline": _finding(expert, [one for one in agreements if one.is_in_force_on(day)]),
        "stages": stages_of(expert),
        "table": table.for_request(request),
        "days": coming_days(request.seat, [expert], day),
        "calendars": expert_calendars(request.seat, expert),
        "crumbs": to_expert(expert),
        "may_change": may_change_partnerships(request.seat),
        "may_see_history": may_see_history(request.seat),
        "source": register_source(day),
    }
    return render(request, "directory/expert.html", context)


def _finding(expert: Expert, running: list[Agreement]) -> str:
    facts = {"expert": expert, "topics": _("、").join(expert.topic_list)}
    if not expert.is_here_on(today()):
        said = _("{expert}自 {on} 起退出，不再安排到校；以前的到校和协议保留")
        return said.format(expert=expert, on=expert.left_on)
    if not running:
        return _("{expert}可讲{topics}；没有与学校的有效协议").format(**facts)
    sides = _("、").join(dict.fromkeys(one.side.name for one in running))
    return _("{expert}是{sides}的科学家，可讲{topics}").format(**facts, sides=sides)
