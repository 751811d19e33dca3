from collections.abc import Mapping

from django.db import transaction

from manyuan.evaluation.scores.errors import SchemeIsFrozen
from manyuan.evaluation.scores.models import Scheme, SchemeWeight
from manyuan.evaluation.scores.permissions import may_evaluate
from manyuan.evaluation.scores.rows import added, changed, removed, row_of
from manyuan.history.actions import Changed, record
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.evaluation import (
    EvaluationPack,
    load_evaluation_pack,
    require_sums,
    with_weights,
)
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def set_weights(*, by: Seat, year: int, template: str, values: Mapping[str, str]) -> Scheme:
    """The district weighs a template its own way for one year.

    ``values`` is all of them by the rules' codes; what is the template's own is not kept.
    """
    require(may_evaluate(by))
    lock_bureau(by)
    scheme = open_scheme(by, year)
    if scheme.is_frozen:
        raise SchemeIsFrozen(year=SchoolYear(year))
    pack = with_weights(load_evaluation_pack(template), values)
    require_sums(pack)
    record(
        by=by,
        code="scheme.weighted",
        changes=_written(scheme, template, _own(pack, template)),
        year=str(SchoolYear(year)),
        score_template=template,
    )
    return scheme


def open_scheme(by: Seat, year: int) -> Scheme:
    """Return the year's scheme; the first to set or publish anything opens it."""
    found = Scheme.objects.select_for_update(of=("self",)).filter(bureau=by.bureau, year=year)
    scheme = found.first()
    if scheme is None:
        scheme = Scheme(bureau=by.bureau, year=year)
        scheme.full_clean()
        scheme.save()
    return scheme


def _own(pack: EvaluationPack, template: str) -> Mapping[str, str]:
    """Return the weights that differ from the template's own, written out."""
    own = load_evaluation_pack(template).weights
    return {
        code: format(one.value.normalize(), "f")
        for code, one in pack.weights.items()
        if one.value != own[code].value
    }


def _written(scheme: Scheme, template: str, wanted: Mapping[str, str]) -> list[Changed]:
    kept = {one.code: one for one in scheme.weights.filter(template=template)}
    changes = []
    for code in sorted(kept.keys() - wanted.keys()):
        changes.append(removed(kept[code]))
        kept[code].delete()
    for code, value in wanted.items():
        one = kept.get(code) or SchemeWeight(
            bureau_id=scheme.bureau_id, scheme=scheme, template=template, code=code
        )
        if one.value != value:
            before = row_of(one) if one.pk else None
            one.value = value
            one.full_clean()
            one.save()
            changes.append(changed(one, before) if before else added(one))
    return changes
