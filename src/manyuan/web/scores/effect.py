"""What other weights would do to every group's score, beside what it is now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.queries.frozen import names_in
from manyuan.evaluation.scores.queries.drafts import draft_sheets
from manyuan.evaluation.scores.queries.schemes import packs_of
from manyuan.evaluation.scores.sheet import ScoreSheet
from manyuan.rules.evaluation import HUNDRED, EvaluationPack, sums_of, with_weights
from manyuan.seats.models import Seat
from manyuan.web.scores.scheme_form import WeightsForm
from manyuan.web.scores.words import grade_kind, grade_word, points
from manyuan.web.ui.figures import number


@dataclass(frozen=True, slots=True)
class Sum:
    """What weights that belong together sum to."""

    title: str
    total: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A group before and after."""

    name: str
    before: str
    after: str
    change: str
    verdict: str
    grade: str
    kind: str
    is_other: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """What the weights that are typed come to; nothing where one of them cannot be read."""

    finding: str
    sums: Sequence[Sum] = ()
    groups: Sequence[Moved] = ()
    may_be_kept: bool = False


def effect_of(seat: Seat, frozen: FrozenYear, template: str, form: WeightsForm) -> Effect:
    """Return what the typed weights do, though they may not sum yet."""
    if form.is_bound and any(code for code in form.errors if code != "__all__"):
        return Effect(_("有的权重不是可以用的数，请先改正。"))
    kept = packs_of(seat, frozen.year)
    typed = with_weights(form.pack, form.values())
    now = draft_sheets(seat, frozen, kept)
    then = draft_sheets(seat, frozen, {**kept, template: typed})
    names = names_in(frozen)
    moved = [_moved(names.get(code, code), now[code], one) for code, one in then.items()]
    sums = _sums(typed)
    fits = all(one.verdict == "met" for one in sums)
    return Effect(_finding(moved, fits=fits), sums, moved, fits)


def _sums(pack: EvaluationPack) -> list[Sum]:
    titles = (_("模板条目合计"), _("集团得分的三部分合计"))
    return [_sum(title, total) for title, total in zip(titles, sums_of(pack), strict=True)]


def _sum(title: str, total: Decimal) -> Sum:
    return Sum(title, number(total.normalize()), "met" if total == HUNDRED else "missed")


def _finding(moved: Sequence[Moved], *, fits: bool) -> str:
    changed = sum(bool(one.verdict) for one in moved)
    others = sum(one.is_other for one in moved)
    if not changed:
        said = _("与现在保存的权重结果相同")
    else:
        said = ngettext(
            "{n} 个集团的得分改变，其中 {others} 个改变等次",
            "{n} 个集团的得分改变，其中 {others} 个改变等次",
            changed,
        ).format(n=number(changed), others=number(others))
    if fits:
        return said
    return _("{said}（权重合计不是 100，按比例折算）").format(said=said)


def _moved(name: str, now: ScoreSheet, then: ScoreSheet) -> Moved:
    change = (then.score or Fraction(0)) - (now.score or Fraction(0))
    return Moved(
        name=name,
        before=points(now.score),
        after=points(then.score),
        change=f"{'+' if change > 0 else ''}{points(change)}" if change else "",
        verdict=VERDICTS[(change > 0) - (change < 0)],
        grade=_grades(now.grade, then.grade),
        kind=grade_kind(then.grade),
        is_other=now.grade != then.grade,
    )


VERDICTS: Mapping[int, str] = {1: "met", 0: "", -1: "missed"}


def _grades(now: str, then: str) -> str:
    if now == then:
        return grade_word(then)
    return _("{before} → {after}").format(before=grade_word(now), after=grade_word(then))
