"""The days in which the next needs are collected, a year later than the last time."""

from collections.abc import Sequence
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.kernel.interval import years_after
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.windows import KEPT
from manyuan.offers.enums import WindowKind
from manyuan.offers.models import Window
from manyuan.seats.models import Seat
from manyuan.wheel.carrying.carryover import (
    Carryover,
    Made,
    Preview,
    Written,
    is_as_made,
    made_of,
)
from manyuan.wheel.errors import BuiltUpon


def _last(seat: Seat, kind: WindowKind, year: int) -> Window | None:
    found = Window.objects.filter(bureau_id=seat.bureau_id, kind=kind, year=year - 1)
    return found.first()


def _wanted(kind: WindowKind, year: SchoolYear) -> int:
    """Postings are collected for the year to come, visits for the year that runs."""
    return year.start + 1 if kind == WindowKind.POSTING else year.start


def _preview(kind: WindowKind, seat: Seat, year: SchoolYear) -> Preview:
    wanted = _wanted(kind, year)
    last = _last(seat, kind, wanted)
    if Window.objects.filter(bureau_id=seat.bureau_id, kind=kind, year=wanted).exists():
        return Preview(why_not=_("{year} 学年的已经有了。").format(year=SchoolYear(wanted)))
    if last is None:
        return Preview(why_not=_("上一学年没有收集过。"))
    said = _("{year} 学年：{first} 至 {last}").format(
        year=SchoolYear(wanted),
        first=years_after(last.opens_on, 1),
        last=years_after(last.closes_on, 1),
    )
    return Preview((said,))


def _carry(kind: WindowKind, seat: Seat, year: SchoolYear) -> Written:
    wanted = _wanted(kind, year)
    last, written = _last(seat, kind, wanted), Written()
    if last is None:
        return written
    window = Window(
        bureau_id=seat.bureau_id,
        kind=kind,
        year=wanted,
        opens_on=years_after(last.opens_on, 1),
        closes_on=years_after(last.closes_on, 1),
        pack=last.pack,
        note=last.note,
    )
    window.full_clean()
    window.save()
    kept = KEPT[window.kind]
    written.made.append(made_of(kind.value, window.pk, dict(kept.row(window))))
    written.changes.append(kept.changed(window, before=None))
    return written


def _take_back(seat: Seat, made: Sequence[Made]) -> Written:
    written = Written()
    for one in made:
        window = Window.objects.filter(bureau_id=seat.bureau_id, pk=one["key"]).first()
        if window is None:
            continue
        kept = KEPT[window.kind]
        row = dict(kept.row(window))
        if not is_as_made(one, row):
            what = _("{year} 学年的{kind}收集时间已经改过")
        elif window.returns.exists() or window.statements.exists():
            what = _("{year} 学年的{kind}已经有人填报")
        else:
            written.changes.append(kept.removed(window))
            window.delete()
            written.made.append(one)
            continue
        raise BuiltUpon(what=what.format(year=window, kind=window.get_kind_display()))
    return written


def _carryover(kind: WindowKind, label: object) -> Carryover:
    return Carryover(
        code=kind.value,
        label=label,  # type: ignore[arg-type]
        preview=partial(_preview, kind),
        carry=partial(_carry, kind),
        take_back=_take_back,
    )


POSTING = _carryover(WindowKind.POSTING, gettext_lazy("教师交流的收集时间"))
VISIT = _carryover(WindowKind.VISIT, gettext_lazy("专家到校的收集时间"))
