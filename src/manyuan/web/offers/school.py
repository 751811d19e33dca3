"""A school's steps through the collecting, as a checklist with the state of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manyuan.directory.models import School
from manyuan.directory.permissions import may_see_roster_of
from manyuan.offers.actions.confirming import confirm_posts, confirm_roster
from manyuan.offers.models import Window
from manyuan.offers.permissions import may_correct, may_see_exemptions
from manyuan.offers.queries.completeness import Progress, progress_of
from manyuan.offers.queries.schools import places_of
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.finding import school_at
from manyuan.web.offers.finding import legal_school_at, window_now
from manyuan.web.offers.trail import to_school
from manyuan.web.offers.words import deadline, moment, of_window, source_of, who_and_when
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import VerdictWord


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: what it is about, how it stands, where it is done."""

    title: str
    text: str
    state: VerdictWord
    state_text: str
    links: tuple[tuple[str, str], ...] = ()
    confirm_url: str = ""
    confirm_label: str = ""


def show_own_school(request: SeatRequest, window: Window) -> HttpResponse:
    """Show principals the steps of their own school."""
    school = legal_school_at(request.seat, request.seat.unit.code)
    return _page(request, school, window)


@require_safe
def show_school_offers(request: SeatRequest, code: str) -> HttpResponse:
    """Show how far a school has come to who answers for it."""
    school = legal_school_at(request.seat, code)
    require(may_see_roster_of(request.seat, school))
    return _page(request, school, window_now(request.seat))


def _page(request: SeatRequest, school: School, window: Window) -> HttpResponse:
    progress = progress_of(school, window)
    may = may_correct(request.seat, school, window)
    steps = list(_steps(request.seat, progress, window, may_act=bool(may)))
    own = [step for step in steps if step.state != "unknown"]
    done = sum(step.state == "met" for step in own)
    context = {
        "school": school,
        "window": window,
        "crumbs": to_school(school),
        "headline": _headline(school, window, done, len(own)),
        "lead": of_window(window),
        "reminded": moment(progress.line.reminded_at) if not progress.is_complete else "",
        "deadline": deadline(window),
        "steps": steps,
        "primary": next((one for one in steps if one.confirm_url and one.state != "met"), None),
        "may": may,
        "source": source_of(window, as_of=progress.changed_at),
    }
    return render(request, "offers/school.html", context)


def _headline(school: School, window: Window, done: int, steps: int) -> str:
    if done == steps:
        return _("{school}已完成全部 {steps} 步，{deadline}").format(
            school=school.name, steps=steps, deadline=deadline(window)
        )
    text = _("{school}的 {steps} 步中 {done} 步已完成，{deadline}")
    return text.format(school=school.name, steps=steps, done=done, deadline=deadline(window))


def _steps(seat: Seat, progress: Progress, window: Window, *, may_act: bool) -> Iterator[Step]:
    yield _roster(progress, may_act=may_act)
    if may_see_exemptions(seat):
        yield _contests(progress)
        yield _exemptions(progress)
    yield _posts(progress, may_act=may_act)
    yield _wishes(progress, window)


def _roster(progress: Progress, *, may_act: bool) -> Step:
    line, code = progress.line, progress.school.code
    text = _("名单上 {teachers} 人，其中 {eligible} 人符合条件、{deferred} 人本年暂缓。")
    return Step(
        title=_("核对教师名单"),
        text=text.format(
            teachers=number(progress.teachers),
            eligible=number(progress.eligible),
            deferred=number(progress.deferred),
        ),
        state="met" if line.roster_confirmed_at else "missed",
        state_text=_confirmed(line.roster_confirmed_by, line.roster_confirmed_at),
        links=((_("打开教师名单"), reverse("school-roster", args=[code])),),
        confirm_url=reverse("confirm-roster", args=[code]) if may_act else "",
        confirm_label=_("确认教师名单"),
    )


def _contests(progress: Progress) -> Step:
    waiting = progress.open_contests
    text = _("{n} 份待答复。") if waiting else _("没有待答复的申请。")
    return Step(
        title=_("答复更正申请"),
        text=_("教师认为本人记录有误时提出；同意后名单随即更正。"),
        state="near" if waiting else "met",
        state_text=text.format(n=waiting),
        links=((_("查看更正申请"), reverse("contests")),),
    )


def _exemptions(progress: Progress) -> Step:
    waiting = progress.undecided
    text = _("{n} 份待教育局审批。") if waiting else _("没有待审批的申请。")
    return Step(
        title=_("申报免交流"),
        text=_("在教师名单里打开教师，写明原因和证明材料的名称；材料由学校保管，不上传。"),
        state="near" if waiting else "met",
        state_text=text.format(n=waiting),
        links=((_("查看免交流申请"), reverse("exemptions")),),
    )


def _posts(progress: Progress, *, may_act: bool) -> Step:
    line, school = progress.line, progress.school
    wanted = _("需增教师 {n} 人。").format(n=number(progress.wanted))
    links = tuple(
        (place.name, reverse("school-posts", args=[place.code])) for place in places_of(school)
    )
    one = ((_("填写岗位需求"), links[0][1]),)
    return Step(
        title=_("申报岗位需求"),
        text=wanted if progress.wanted else _("还没有填写；不需要增加教师的，直接确认。"),
        state="met" if line.posts_confirmed_at else "missed",
        state_text=_confirmed(line.posts_confirmed_by, line.posts_confirmed_at),
        links=one if len(links) == 1 else links,
        confirm_url=reverse("confirm-posts", args=[school.code]) if may_act else "",
        confirm_label=_("确认岗位需求"),
    )


def _wishes(progress: Progress, window: Window) -> Step:
    able = progress.eligible
    text = _(
        "{able} 名符合条件的教师；{stated} 名教师已填意愿。意愿由教师本人填写，不填视为没有意愿。"
    )
    ended = window.phase == "closed"
    return Step(
        title=_("教师填写意愿"),
        text=text.format(able=number(able), stated=number(progress.stated)),
        state="unknown",
        state_text=_("已结束") if ended else _("填到截止日为止"),
    )


def _confirmed(seat: Seat | None, at: object) -> str:
    if seat is None or at is None:
        return _("未确认")
    return _("已确认：{who}").format(who=who_and_when(seat.holder, at))  # type: ignore[arg-type]


@require_POST
def confirm_school_roster(request: SeatRequest, code: str) -> HttpResponse:
    """Confirm the list of teachers."""
    school = school_at(request.seat, code)
    window = window_now(request.seat)
    confirm_roster(by=request.seat, school=school, window=window)
    _tell(request, _("已确认{school}的教师名单；之后再更正，须重新确认。"), school)
    return redirect("school-offers", school.code)


@require_POST
def confirm_school_posts(request: SeatRequest, code: str) -> HttpResponse:
    """Confirm the posts wanted."""
    school = school_at(request.seat, code)
    window = window_now(request.seat)
    confirm_posts(by=request.seat, school=school, window=window)
    _tell(request, _("已确认{school}的岗位需求；之后再更改，须重新确认。"), school)
    return redirect("school-offers", school.code)


def _tell(request: SeatRequest, text: str, school: School) -> None:
    messages.success(request, text.format(school=school.name))
