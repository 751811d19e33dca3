"""One version of a frozen year: who signed it, whether it holds, what came before and after."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.permissions import may_freeze_year, may_open_frozen_years
from manyuan.evaluation.queries.frozen_years import (
    Verification,
    folder_of,
    frozen_years,
    verified,
)
from manyuan.web.files.downloads import attachment
from manyuan.web.frozen.finding import frozen_at
from manyuan.web.frozen.words import as_of_words, at_version, source_of, trail, version_name
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb, Entry


@require_safe
def version_page(request: SeatRequest, year: int, version: int) -> HttpResponse:
    """Show one version with its seal and the other versions of its year."""
    frozen = frozen_at(request.seat, year, version)
    versions = list(frozen_years(request.seat).filter(year=year))
    found = verified(request.seat, frozen)
    context = {
        "frozen": frozen,
        "headline": _headline(frozen, found),
        "as_of": as_of_words(frozen),
        "verification": found,
        "versions": [_entry(one, frozen) for one in versions],
        "earlier": [one for one in versions if one.version < version],
        "is_last": versions[0].version == version,
        "may_open": may_open_frozen_years(request.seat),
        "may_freeze": may_freeze_year(request.seat),
        "crumbs": trail(Crumb(version_name(frozen))),
        "source": source_of(frozen),
    }
    return render(request, "frozen/version.html", context)


@require_safe
def folder(request: SeatRequest, year: int, version: int) -> HttpResponse:
    """Give the frozen district folder, from which every figure can be worked out again."""
    frozen = frozen_at(request.seat, year, version)
    name = f"{frozen.bureau.code}-{year}-v{version}.zip"
    return attachment(folder_of(request.seat, frozen), name, "application/zip")


def _headline(frozen: FrozenYear, found: Verification) -> str:
    name = version_name(frozen)
    if found.holds:
        return _("{name}：数据与签名一致，可以放心引用").format(name=name)
    return _("{name}：验证没有通过，请不要引用").format(name=name)


def _entry(one: FrozenYear, shown: FrozenYear) -> Entry:
    first = _("首次冻结")
    return Entry(
        when=one.taken_at,
        text=_("第 {version} 版").format(version=one.version),
        sub=f"{one.seat.holder} · {one.reason or first}",
        url="" if one == shown else at_version("frozen-year", one),
        now=one == shown,
    )
