"""A teacher's own record: whether one may move this year and why, wishes, requests."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.models import Teacher
from manyuan.offers.bridge import Verdict, full_years_at, verdicts_of
from manyuan.offers.models import Contest, Window
from manyuan.offers.permissions import may_speak_for
from manyuan.offers.queries.schools import schools_named
from manyuan.offers.queries.teachers import contests_of, exemptions_of, own_record, statement_of
from manyuan.offers.queries.windows import current_window
from manyuan.offers.told import field_told
from manyuan.rules.exchange import load_exchange_pack
from manyuan.seats.enums import Role
from manyuan.seats.permissions import no, require
from manyuan.web.offers.facts import facts_of, shown
from manyuan.web.offers.words import (
    CONTEST_SIGNS,
    EXEMPTION_SIGNS,
    deadline,
    moment,
    of_window,
    said,
    sign_of,
    source_of,
)
from manyuan.web.seated import SeatRequest


@require_safe
def show_my_record(request: SeatRequest) -> HttpResponse:
    """Show a teacher the own record."""
    if not request.seat.is_any_of(Role.TEACHER):
        require(no(_("“我的记录”只供教师席位使用；教师名单在“供需”里查看。")))
    return show_record(request)


def show_record(request: SeatRequest) -> HttpResponse:
    """Show the record with its verdict, or the first step towards it."""
    teacher, window = own_record(request.seat), current_window(request.seat)
    if teacher is None or window is None:
        context = {"linked": teacher is not None, "school": request.seat.unit.name}
        return render(request, "offers/no_record.html", context)
    verdict = verdicts_of([teacher], window)[teacher.pk]
    statement = statement_of(teacher, window)
    context = {
        "teacher": teacher,
        "window": window,
        "headline": _headline(verdict),
        "lead": _lead(teacher, window, verdict),
        "of_window": of_window(window),
        "sign": sign_of(verdict),
        "deadline": deadline(window),
        "facts": facts_of(teacher),
        "wishes": schools_named(teacher.wishes),
        "refuses": schools_named(teacher.refuses),
        "statement": statement,
        "stated_at": moment(statement.stated_at) if statement else "",
        "contests": [_contest(one) for one in contests_of(request.seat)],
        "exemptions": [(one, EXEMPTION_SIGNS[one.state]) for one in exemptions_of(request.seat)],
        "may": may_speak_for(request.seat, teacher, window),
        "source": source_of(window),
    }
    return render(request, "offers/record.html", context)


def _headline(verdict: Verdict) -> str:
    sign = sign_of(verdict)
    if sign == "met":
        return _("你今年符合交流条件")
    if sign == "near":
        return _("你今年暂缓交流")
    if sign == "unknown":
        return _("你的记录信息不全，还不能判断能否交流")
    return _("你今年不参加交流")


def _lead(teacher: Teacher, window: Window, verdict: Verdict) -> str:
    """Say why in plain words."""
    if verdict.reason is not None:
        return _("{reason}。").format(reason=said(verdict.reason))
    pack = load_exchange_pack(window.pack)
    text = _(
        "到 {year} 年 9 月 1 日，你到校 {years} 年（须满 {required} 年），没有免交流或暂缓的情形。"
    )
    return text.format(
        year=window.year,
        years=full_years_at(teacher, window),
        required=pack.tenure_years.value,
    ) + _("符合条件不等于一定交流：谁去哪里由方案统筹，在补齐各校缺额的前提下照顾意愿。")


def _contest(contest: Contest) -> dict[str, object]:
    return {
        "one": contest,
        "field": field_told(contest.field),
        "should_be": shown(contest.field, contest.should_be),
        "sign": CONTEST_SIGNS[contest.state],
    }
