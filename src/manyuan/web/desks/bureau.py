from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from manyuan.directory.permissions import may_import_district
from manyuan.directory.queries.attention import attention_on
from manyuan.directory.queries.fulfilment import fulfilment_on
from manyuan.directory.queries.groups import Register, coverage_of, register_on, sizes_of
from manyuan.directory.queries.map import map_of, outline_of
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.web.desks.attention_words import tasks_of
from manyuan.web.desks.balance_words import Standing, balance_or_none, standing_of
from manyuan.web.desks.board_words import board_tasks
from manyuan.web.desks.caravan_words import caravan_tasks
from manyuan.web.desks.collecting_words import collecting_tasks
from manyuan.web.desks.coming import coming
from manyuan.web.desks.flow_words import flows_shown
from manyuan.web.desks.matter_words import matter_tasks
from manyuan.web.desks.partner_words import partner_tasks
from manyuan.web.desks.planning_words import plan_tasks, planning_said
from manyuan.web.desks.visit_words import visit_tasks
from manyuan.web.directory.coverage_words import coverage_headline, share
from manyuan.web.directory.map_spec import map_spec
from manyuan.web.directory.sources import sizes_source
from manyuan.web.postings.ratios import ratios_shown
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number, percent
from manyuan.web.ui.parts import KeyFigure, Twin
from manyuan.web.ui.units import of_schools


def bureau_desk(request: SeatRequest) -> HttpResponse:
    """Show the district at a glance, and what needs attention."""
    seat = request.seat
    register = register_on(seat, today())
    if not register.schools:
        first_step = {"may_import": may_import_district(seat)}
        return render(request, "desks/first_day.html", first_step)
    balance = balance_or_none(seat)
    context = {
        "headline": coverage_headline(coverage_of(register)[0]),
        "figures": _figures(register, standing_of(balance) if balance else None),
        "tasks": [
            *matter_tasks(seat),
            *plan_tasks(seat),
            *caravan_tasks(seat),
            *collecting_tasks(seat),
            *board_tasks(seat),
            *visit_tasks(seat),
            *tasks_of(attention_on(seat, register)),
            *partner_tasks(fulfilment_on(seat, register)),
        ],
        "places": map_spec(map_of(seat, register), register.groups, outline_of(seat)),
        "twin": _twin(register),
        "planning": planning_said(seat),
        "coming": coming(seat),
        "flows": flows_shown(seat),
        "ratios": ratios_shown(seat),
        "source": sizes_source(register.day),
        "may_import": may_import_district(seat),
    }
    return render(request, "desks/bureau.html", context)


def _figures(register: Register, standing: Standing | None) -> list[KeyFigure]:
    everything, sizes = coverage_of(register)[0], sizes_of(register)
    covered = share(everything.pupils_in, everything.pupils_all)
    over = sum(size.is_over_a_cap for size in sizes.values())
    return [
        KeyFigure(
            label=_("已进集团的学校"),
            value=everything.schools_in,
            unit=of_schools(everything.schools_in),
            sub=_("共 {all} 所").format(all=number(everything.schools_all)),
        ),
        KeyFigure(
            label=_("集团覆盖的学生"),
            value=percent(covered),
            sub=_("共 {all} 人").format(all=number(everything.pupils_all)),
        ),
        KeyFigure(
            label=_("各集团"),
            value=len(sizes),
            sub=_("{over} 个超过规模提示线").format(over=over),
        ),
        _standing(standing),
    ]


def _standing(standing: Standing | None) -> KeyFigure:
    label = _("资源配置达标的学校")
    if standing is None:
        return KeyFigure(label=label, value=None, sub=_("还没有上报办学条件"))
    sub = _("{year} 学年参评 {all} 所，单独评估的校区按一所计；{unknown} 所因数据空缺未定")
    facts = {"all": number(standing.schools), "unknown": number(standing.unknown)}
    return KeyFigure(
        label=label,
        value=standing.passing,
        unit=of_schools(standing.passing),
        sub=sub.format(year=SchoolYear(standing.year), **facts),
    )


def _twin(register: Register) -> Twin:
    sizes = sizes_of(register)
    return Twin(
        headers=[_("集团"), _("学校"), _("校区"), _("学生")],
        rows=[
            [group.name, size.schools, size.campuses, size.pupils]
            for group in register.groups
            for size in [sizes[group.pk]]
        ],
        caption=_("各集团的规模"),
    )
