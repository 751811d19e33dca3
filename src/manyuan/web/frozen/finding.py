"""The frozen year, group or indicator that an address names, or that there is none."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.evaluation.bridge.indicators import CATALOGUE, GroupMeasured, Indicator
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.permissions import may_see_frozen_years
from manyuan.evaluation.queries.frozen import groups_measured
from manyuan.evaluation.queries.frozen_years import frozen_year
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


def frozen_at(seat: Seat, year: int, version: int) -> FrozenYear:
    """Return one version of a frozen year."""
    require(may_see_frozen_years(seat))
    found = frozen_year(seat, year, version)
    if found is None:
        said = _("没有 {year} 学年的第 {version} 版冻结数据。")
        raise Http404(said.format(year=SchoolYear(year), version=version))
    return found


def measured_at(seat: Seat, frozen: FrozenYear, code: str) -> GroupMeasured:
    """Return what was measured of a group that the seat may see."""
    found = groups_measured(seat, frozen).get(code)
    if found is None:
        said = _("{year} 学年的冻结数据里没有你可以查看的集团 {code}。")
        raise Http404(said.format(year=SchoolYear(frozen.year), code=code))
    return found


def indicator_at(code: str) -> Indicator:
    """Return the indicator of this code."""
    if code not in CATALOGUE:
        raise Http404(_("没有代码为 {code} 的指标。").format(code=code))
    return CATALOGUE[code]
