"""How far the schools have come, for who answers for several of them."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from manyuan.offers.models import Window
from manyuan.offers.permissions import may_remind, may_run_windows, may_see_exemptions, within
from manyuan.offers.queries.completeness import Progress, completeness_of
from manyuan.offers.queries.windows import windows_of
from manyuan.web.offers.completeness_table import completeness_table
from manyuan.web.offers.progress_chart import progress_picture
from manyuan.web.offers.words import deadline, of_window, source_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number, percent
from manyuan.web.ui.parts import KeyFigure, Tab
from manyuan.web.ui.units import of_people, of_schools


def show_overview(request: SeatRequest, window: Window) -> HttpResponseBase:
    """Show the schools of a window with what each still owes."""
    windows = windows_of(request.seat)
    asked = request.GET.get("year", "")
    window = next((one for one in windows if str(one.year) == asked), window)
    found = completeness_of(request.seat, window)
    table = completeness_table(request.seat, window, found)
    if (reply := table.reply(request)) is not None:
        return reply
    left = sum(not one.is_complete for one in found)
    context = {
        "window": window,
        "headline": headline(window, len(found), left),
        "lead": of_window(window),
        "figures": _figures(found),
        "picture": progress_picture(window, found),
        "table": table.for_request(request),
        "left": left,
        "may_run": may_run_windows(request.seat),
        "may_remind": may_remind(request.seat) and within(window),
        "may_see_papers": may_see_exemptions(request.seat),
        "tabs": _tabs(windows, window),
        "source": source_of(window, as_of=_latest(found)),
    }
    return render(request, "offers/overview.html", context)


def headline(window: Window, schools: int, left: int) -> str:
    """State how many schools have confirmed, and how long there is still time."""
    if window.phase == "coming":
        text = _("{schools} 所学校将填报，{deadline}")
    elif not left:
        text = _("{schools} 所学校都已确认，{deadline}")
    else:
        text = _("{schools} 所学校中 {done} 所已确认；{left} 所未确认，{deadline}")
    return text.format(
        schools=number(schools),
        done=number(schools - left),
        left=number(left),
        deadline=deadline(window),
    )


def _latest(found: Sequence[Progress]) -> datetime | None:
    return max((one.changed_at for one in found if one.changed_at), default=None)


def _figures(found: Sequence[Progress]) -> list[KeyFigure]:
    done = sum(one.is_complete for one in found)
    teachers = sum(one.teachers for one in found)
    eligible = sum(one.eligible + one.deferred for one in found)
    deferred = sum(one.deferred for one in found)
    stated = sum(one.stated for one in found)
    waiting = sum(one.open_contests + one.undecided for one in found)
    share = percent(eligible / teachers) if teachers else percent(None)
    return [
        KeyFigure(
            label=_("已确认的学校"),
            value=done,
            unit=of_schools(done),
            sub=_("共 {all} 所").format(all=number(len(found))),
        ),
        KeyFigure(
            label=_("符合条件的教师"),
            value=eligible,
            unit=of_people(eligible),
            sub=_("占名单的 {share}，其中本年暂缓 {deferred} 人").format(
                share=share, deferred=number(deferred)
            ),
        ),
        KeyFigure(
            label=_("已填意愿的教师"),
            value=stated,
            unit=of_people(stated),
            sub=_("由教师本人填写"),
        ),
        KeyFigure(
            label=_("待办理的申请"),
            value=waiting,
            unit=_("份"),
            sub=_("更正 {contests} 份，免交流 {undecided} 份").format(
                contests=number(sum(one.open_contests for one in found)),
                undecided=number(sum(one.undecided for one in found)),
            ),
            verdict="near" if waiting else "met",
        ),
    ]


def _tabs(windows: Sequence[Window], current: Window) -> list[Tab]:
    if len(windows) == 1:
        return []
    return [
        Tab(
            label=_("{year} 学年").format(year=window),
            url=f"?year={window.year}",
            current=window.pk == current.pk,
        )
        for window in windows
    ]
