from collections.abc import Mapping

from manyuan.evaluation.scores.models import Scheme
from manyuan.rules.evaluation import (
    COMPACT,
    TEMPLATES,
    EvaluationPack,
    load_evaluation_pack,
    with_weights,
)
from manyuan.seats.models import Seat

Weights = Mapping[str, Mapping[str, str]]  # template → code → text


def scheme_of(seat: Seat, year: int) -> Scheme | None:
    """Return the year's scheme, where anything was set or published by it."""
    found = Scheme.objects.filter(bureau_id=seat.bureau_id, year=year)
    return found.prefetch_related("weights").first()


def weights_set(seat: Seat, year: int) -> Weights:
    """Return the weights that the district sets in place of the templates', by template."""
    scheme = scheme_of(seat, year)
    found: dict[str, dict[str, str]] = {name: {} for name in TEMPLATES}
    for one in scheme.weights.all() if scheme else ():
        found[one.template][one.code] = one.value
    return found


def packs_of(seat: Seat, year: int) -> Mapping[str, EvaluationPack]:
    """Return the templates by which a year is scored, with the district's own weights."""
    return packs_with(weights_set(seat, year))


def packs_with(weights: Weights) -> Mapping[str, EvaluationPack]:
    """Return the templates with some weights in place of their own."""
    return {
        name: with_weights(load_evaluation_pack(name), weights.get(name, {})) for name in TEMPLATES
    }


def template_for(tightness: str) -> str:
    """Return the template that applies to a group; one of unknown tightness takes the first."""
    found = (name for name in TEMPLATES if tightness in _applies(name))
    return next(found, COMPACT)


def _applies(name: str) -> tuple[str, ...]:
    return load_evaluation_pack(name).applies_to.value
