"""Which pages the public reads: the bureau's own, groups, schools."""

from collections.abc import Callable, Iterator

from django.forms import Form
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.queries.groups import groups_on
from manyuan.directory.queries.schools import schools_on
from manyuan.engagements.signups.actions import publish_page, publish_pages, withdraw_page
from manyuan.engagements.signups.permissions import may_publish, may_see_pages
from manyuan.engagements.signups.queries.pages import page_of_bureau, page_of_unit, pages
from manyuan.kernel.clock import today
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require, works_for_bureau
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.signups.finding import unit_at
from manyuan.web.signups.forms import PageForm
from manyuan.web.signups.trail import tabs, to_lists
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.parts import Crumb
from manyuan.web.ui.table import Table


@require_safe
def list_pages(request: SeatRequest) -> HttpResponseBase:
    """List the units whose pages the seat may publish, and which are public."""
    require(may_see_pages(request.seat))
    rows = list(_rows(request.seat))
    table = _table(rows)
    if (reply := table.reply(request)) is not None:
        return reply
    site = page_of_bureau(request.seat)
    home = reverse("public-home", args=[request.seat.bureau.code])
    context = {
        "tabs": tabs("public-pages"),
        "headline": _headline(rows) if site else _("公开页面还没有开通"),
        "site": site,
        "home": request.build_absolute_uri(home),
        "table": table.for_request(request),
        "for_bureau": works_for_bureau(request.seat),
        "bureau": request.seat.bureau,
    }
    return render(request, "signups/pages.html", context)


def _headline(rows: list[Record]) -> str:
    count = sum(row["is_public"] == "yes" for row in rows)
    return _("{all} 个单位中 {n} 个有公开页面").format(all=len(rows), n=count)


def _units(seat: Seat) -> list[Unit]:
    """Return the units whose pages the seat may publish."""
    if seat.is_any_of(Role.GROUP_OFFICE, Role.PRINCIPAL):
        return [seat.unit]
    groups = groups_on(seat, today()).select_related("unit").order_by("unit__code")
    schools = schools_on(seat, today()).select_related("unit").order_by("unit__code")
    return [seat.bureau, *(one.unit for one in groups), *(one.unit for one in schools)]


def _rows(seat: Seat) -> Iterator[Record]:
    known = {page.unit_id: page for page in pages(seat)}
    for unit in _units(seat):
        page = known.get(unit.pk)
        is_public = page is not None and page.is_published
        yield {
            "kind": unit.kind,
            "code": unit.code,
            "name": unit.name,
            "is_public": "yes" if is_public else "no",
            "sign": "met" if is_public else "unknown",
            "introduction": page.introduction if page else "",
            "withdraw": _("收回") if is_public else "",
        }


def _table(rows: list[Record]) -> Table:
    words = {"yes": _("已公开"), "no": _("未公开")}
    return Table(
        id="pages",
        title=_("公开页面"),
        rows=rows,
        columns=[
            Column(key="name", label=_("单位"), href=_address("public-page")),
            Column(key="kind", label=_("类别"), labels=dict(UnitKind.choices)),
            Column(key="is_public", label=_("公开"), labels=words, verdict="sign"),
            Column(key="introduction", label=_("对公众的介绍"), on_phone=False),
            Column(
                key="withdraw",
                label="",
                kind="link",
                href=_address("public-page-withdraw", only="withdraw"),
                sortable=False,
                exported=False,
            ),
        ],
        filters=[
            Filter(key="is_public", label=_("公开"), choices=list(words.items())),
            Filter(key="kind", label=_("类别"), choices=UnitKind.choices),
        ],
        search_keys=["name", "code"],
        empty=_("没有符合条件的单位。"),
    )


def _address(name: str, only: str = "name") -> Callable[[Record], str | None]:
    def address(row: Record) -> str | None:
        return reverse(name, args=[row["kind"], row["code"]]) if row[only] else None

    return address


def publish(request: SeatRequest, kind: str, code: str) -> HttpResponse:
    """Let the public read of a unit, and write what it reads."""
    unit = unit_at(request.seat, kind, code)
    require(may_publish(request.seat, unit))
    page = page_of_unit(request.seat, unit)
    initial = {"introduction": page.introduction if page else ""}
    form = PageForm(sent(request), initial=initial)
    question = _about(unit, _("公开{unit}的页面"), _("公开这个页面"), lead=_lead(unit))

    def act() -> Done:
        text = form.cleaned_data["introduction"]
        publish_page(by=request.seat, unit=unit, introduction=text)
        return Done(_("已公开{unit}的页面。").format(unit=unit.name), reverse("public-pages"))

    return ask(request, form, question, act)


def _lead(unit: Unit) -> str:
    if unit.kind == UnitKind.BUREAU:
        return _("开通以后，任何人不用账号就能看到公开的学校、集团和活动。")
    return _("任何人不用账号就能看到名称、介绍、所属集团和公开的活动。")


def withdraw(request: SeatRequest, kind: str, code: str) -> HttpResponse:
    """Let the public read no more of a unit."""
    unit = unit_at(request.seat, kind, code)
    require(may_publish(request.seat, unit))
    lead = _("页面会立即打不开；需要时可以再公开。")
    if unit.kind == UnitKind.BUREAU:
        lead = _("全区所有公开页面和报名都会立即打不开；需要时可以再公开。")
    question = _about(unit, _("收回{unit}的公开页面"), _("收回公开页面"), lead=lead, dangerous=True)

    def act() -> Done:
        withdraw_page(by=request.seat, unit=unit)
        return Done(_("已收回{unit}的页面。").format(unit=unit.name), reverse("public-pages"))

    return ask(request, Form(sent(request)), question, act)


def publish_all(request: SeatRequest) -> HttpResponse:
    """Let the public read of every group and school."""
    require(may_publish(request.seat, request.seat.bureau))
    units = _units(request.seat)
    question = Question(
        headline=_("公开全部 {n} 个单位的页面").format(n=len(units)),
        lead=_("学校名称、类型、地址和所属集团本来就是公开信息；介绍可以以后逐个补写。"),
        submit=_("全部公开"),
        cancel_url=reverse("public-pages"),
        crumbs=to_lists(Crumb(_("公开页面"), reverse("public-pages"))),
    )

    def act() -> Done:
        done = publish_pages(by=request.seat, units=units)
        return Done(_("已公开 {n} 个页面。").format(n=len(done)), reverse("public-pages"))

    return ask(request, Form(sent(request)), question, act)


def _about(
    unit: Unit, headline: str, submit: str, *, lead: str, dangerous: bool = False
) -> Question:
    return Question(
        headline=headline.format(unit=unit.name),
        lead=lead,
        submit=submit,
        cancel_url=reverse("public-pages"),
        crumbs=to_lists(Crumb(_("公开页面"), reverse("public-pages")), Crumb(submit)),
        dangerous=dangerous,
    )
