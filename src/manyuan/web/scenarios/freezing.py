"""Keeping the year's data as they stand now, and giving them out."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.directory.visibility import visible_schools, visible_teachers
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.models import Window
from manyuan.offers.queries.completeness import unconfirmed_schools
from manyuan.offers.queries.teachers import posts_of_year
from manyuan.offers.queries.windows import next_year, window_of_year
from manyuan.plans.actions.freezes import freeze_data
from manyuan.plans.models import Freeze
from manyuan.plans.permissions import may_freeze, may_take_freeze
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.files.downloads import attachment
from manyuan.web.scenarios.finding import freeze_at
from manyuan.web.scenarios.forms import FreezeForm
from manyuan.web.scenarios.trail import plans_url, to_plans
from manyuan.web.scenarios.words import counted
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb

NAMED = 5
EARLIEST, LATEST = 2000, 2100


def asked_year(request: SeatRequest) -> int:
    """Return the year that the address names, else the one that is planned next."""
    text = request.GET.get("year", "")
    if not text:
        return next_year(today())
    year = int(text) if text.isascii() and text.isdecimal() else 0
    if not EARLIEST <= year <= LATEST:
        raise Http404(_("没有 {year} 学年。").format(year=text))
    return year


def new_freeze(request: SeatRequest) -> HttpResponse:
    """Freeze the data of a year's exchange."""
    require(may_freeze(request.seat))
    year = asked_year(request)
    window = window_of_year(request.seat, year)
    form = FreezeForm(sent(request), is_early=window is not None and window.phase != "closed")
    text = _("冻结 {year} 学年的交流数据：{counts}")
    question = Question(
        headline=text.format(year=SchoolYear(year), counts=_counts(request.seat, year)),
        lead=_("名单、岗位、意愿和办学条件按此刻的样子存成一份，起好名称和版次；方案只从它计算。"),
        submit=_("冻结本年数据"),
        cancel_url=plans_url(year),
        crumbs=to_plans(year, Crumb(_("冻结数据"))),
        warnings=_warnings(request.seat, window),
    )

    def act() -> Done:
        reason = form.cleaned_data.get("reason", "")
        freeze = freeze_data(by=request.seat, year=year, reason=reason)
        said = _("已冻结「{name}」：{counts}。")
        return Done(said.format(name=freeze.name, counts=counted(freeze)), plans_url(year))

    return ask(request, form, question, act, address=request.get_full_path())


@require_safe
def download_freeze(request: SeatRequest, pk: int) -> HttpResponse:
    """Give the frozen district folder, on which the command line makes the same plan."""
    require(may_take_freeze(request.seat))
    freeze: Freeze = freeze_at(request.seat, pk)
    return attachment(bytes(freeze.content), f"{freeze.name}.zip", "application/zip")


def _counts(seat: Seat, year: int) -> str:
    posts = posts_of_year(seat, year).count()
    text = _("{schools} 所学校、{teachers} 位教师、{posts} 条岗位需求")
    return text.format(
        schools=number(visible_schools(seat).count()),
        teachers=number(visible_teachers(seat).count()),
        posts=number(posts),
    )


def _warnings(seat: Seat, window: Window | None) -> list[str]:
    if window is None:
        return [_("这个学年没有开启收集窗口：数据没有经过学校核对，也没有教师意愿。")]
    said = [_unconfirmed(seat, window)]
    if window.phase != "closed":
        text = _("填报到 {day} 才截止，现在冻结会漏掉之后的更正，须写明原因。")
        said.append(text.format(day=window.closes_on))
    return [one for one in said if one]


def _unconfirmed(seat: Seat, window: Window) -> str:
    names = [school.name for school in unconfirmed_schools(seat, window)]
    if not names:
        return ""
    listed = _("、").join(names[:NAMED])
    if len(names) > NAMED:
        listed = _("{names}等").format(names=listed)
    text = ngettext(
        "{n} 所学校还没有确认名单或岗位：{names}。它们按现有数据冻结。",
        "{n} 所学校还没有确认名单或岗位：{names}。它们按现有数据冻结。",
        len(names),
    )
    return text.format(n=number(len(names)), names=listed)
