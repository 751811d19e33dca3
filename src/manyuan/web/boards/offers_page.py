"""The board of what is given: days of experts; of teachers, what a plan lends."""

from collections.abc import Sequence

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from manyuan.directory.permissions import may_import_district
from manyuan.offers.enums import WindowKind
from manyuan.offers.permissions import may_offer_days, may_run_windows, may_see_boards, within
from manyuan.offers.queries.boards import Offered, board_of_needs, board_of_offers
from manyuan.seats.permissions import Answer, require, works_for_bureau
from manyuan.web.boards.chooser import Chosen, chosen
from manyuan.web.boards.offers_table import offers_table
from manyuan.web.boards.topics_picture import topics_picture
from manyuan.web.boards.words import board_source, collecting_said, year_text
from manyuan.web.offers.trail import to_offers
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb, KeyFigure, Source


@require_safe
def show_offers_board(request: SeatRequest) -> HttpResponseBase:
    """Show what is given in a year, of one kind."""
    require(may_see_boards(request.seat))
    choice = chosen(request, "board-offers")
    show = _lent if choice.kind == WindowKind.POSTING else _days
    return show(request, choice)


def _lent(request: SeatRequest, choice: Chosen) -> HttpResponseBase:
    context = {
        "choice": choice,
        "crumbs": to_offers(Crumb(_("供给清单"))),
        "headline": _("{year}给出的教师由交流方案决定").format(year=year_text(choice.year)),
        "lead": _("学校不单独报出借的教师：方案从符合条件的教师中安排，谁借出、借到哪里见方案。"),
        "source": Source(where=_("学校填报的教师名单和岗位需求")),
    }
    return render(request, "boards/lent.html", context)


def _days(request: SeatRequest, choice: Chosen) -> HttpResponseBase:
    board = board_of_offers(request.seat, choice.year)
    table = offers_table(board)
    if (reply := table.reply(request)) is not None:
        return reply
    standing = [one for one in board if one.day.stands]
    window, said = collecting_said(request.seat, choice.year)
    context = {
        "choice": choice,
        "crumbs": to_offers(Crumb(_("供给清单"))),
        "headline": _headline(standing, choice.year),
        "said": said,
        "window": window,
        "may_run": may_run_windows(request.seat),
        "may_offer": _may_offer(request, choice.year),
        "may_import": may_import_district(request.seat),
        "figures": _figures(standing),
        "picture": topics_picture(standing, board_of_needs(request.seat, choice.year)),
        "table": table.for_request(request),
        "source": board_source(_("合作单位登记或导入的到校日")),
    }
    return render(request, "boards/offers.html", context)


def _may_offer(request: SeatRequest, year: int) -> Answer:
    """Say whether the seat may give days of this year now."""
    answer = may_offer_days(request.seat)
    if not answer or works_for_bureau(request.seat):
        return answer
    window, _said = collecting_said(request.seat, year)
    return within(window)


def _headline(standing: Sequence[Offered], year: int) -> str:
    if not standing:
        return _("{year}还没有专家到校日").format(year=year_text(year))
    idle = sum(not one.serves and one.day.places_left > 0 for one in standing)
    text = _("{year} {experts} 位专家给出 {days} 个到校日，还可到校 {left} 次")
    if idle:
        text = _(
            "{year} {experts} 位专家给出 {days} 个到校日，还可到校 {left} 次；"
            "{idle} 天没有可对接的需求"
        )
    return text.format(
        year=year_text(year),
        experts=number(len({one.day.expert_id for one in standing})),
        days=number(len(standing)),
        left=number(sum(one.day.places_left for one in standing)),
        idle=number(idle),
    )


def _figures(standing: Sequence[Offered]) -> list[KeyFigure]:
    partners = {one.day.expert.partner_id for one in standing}
    topics = {topic for one in standing for topic in one.day.expert.topic_list}
    booked = sum(one.day.booked for one in standing)
    idle = sum(not one.serves and one.day.places_left > 0 for one in standing)
    return [
        KeyFigure(
            label=_("专家到校日"),
            value=len(standing),
            unit=_("天"),
            sub=_("来自 {n} 个合作单位").format(n=len(partners)),
        ),
        KeyFigure(
            label=_("还可到校"),
            value=sum(one.day.places_left for one in standing),
            unit=_("次"),
            sub=_("已排定 {n} 次").format(n=number(booked)),
        ),
        KeyFigure(label=_("可讲的主题"), value=len(topics), unit=pgettext("topics", "个")),
        KeyFigure(
            label=_("没有可对接需求的到校日"),
            value=idle,
            unit=_("天"),
            verdict="near" if idle else None,
        ),
    ]
