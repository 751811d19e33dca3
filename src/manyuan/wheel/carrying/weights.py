"""The district's own weights of the score, as they were in the year before."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from manyuan.evaluation.scores.actions.schemes import open_scheme
from manyuan.evaluation.scores.models import Scheme, SchemeWeight
from manyuan.evaluation.scores.rows import added, removed, row_of
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.wheel.carrying.carryover import Carryover, Made, Preview, Written, is_as_made, made_of
from manyuan.wheel.errors import BuiltUpon

CODE = "weights"


def _of(seat: Seat, year: int) -> list[SchemeWeight]:
    found = SchemeWeight.objects.filter(bureau_id=seat.bureau_id, scheme__year=year)
    return list(found.select_related("scheme"))


def _preview(seat: Seat, year: SchoolYear) -> Preview:
    if _of(seat, year.start):
        return Preview(why_not=_("{year} 学年的已经有了。").format(year=year))
    last = _of(seat, year.start - 1)
    if not last:
        return Preview(why_not=_("上一学年用的是模板自己的权重，新学年照旧。"))
    said = ngettext("{n} 项自定权重", "{n} 项自定权重", len(last))
    return Preview((said.format(n=len(last)),))


def _carry(seat: Seat, year: SchoolYear) -> Written:
    written, scheme = Written(), open_scheme(seat, year.start)
    for last in _of(seat, year.start - 1):
        one = SchemeWeight(
            bureau_id=seat.bureau_id,
            scheme=scheme,
            template=last.template,
            code=last.code,
            value=last.value,
        )
        one.full_clean()
        one.save()
        written.made.append(made_of(CODE, one.pk, dict(row_of(one))))
        written.changes.append(added(one))
    return written


def _take_back(seat: Seat, made: Sequence[Made]) -> Written:
    written = Written()
    found = SchemeWeight.objects.filter(bureau_id=seat.bureau_id).select_related("scheme")
    kept = found.in_bulk([one["key"] for one in made])
    for one in made:
        weight = kept.get(one["key"])
        if weight is None:
            continue
        if weight.scheme.is_frozen:
            raise BuiltUpon(what=_("{year} 学年已按这些权重公布等次").format(year=weight.scheme))
        if not is_as_made(one, dict(row_of(weight))):
            raise BuiltUpon(what=_("{year} 学年的权重已经改过").format(year=weight.scheme))
        written.changes.append(removed(weight))
        written.made.append(one)
        weight.delete()
    emptied = {weight.scheme_id for weight in kept.values()}
    Scheme.objects.filter(pk__in=emptied, frozen_at__isnull=True, weights__isnull=True).delete()
    return written


WEIGHTS = Carryover(
    code=CODE,
    label=gettext_lazy("集团评分的自定权重"),
    preview=_preview,
    carry=_carry,
    take_back=_take_back,
)
