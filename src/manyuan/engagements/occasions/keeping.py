from collections.abc import Mapping, Sequence
from typing import Protocol

from manyuan.engagements.models import Occasion
from manyuan.engagements.occasions.facts import OccasionFacts

LONGEST_TITLE = 120
MANY = {
    "units": (Occasion.units.through, "unit_id"),
    "teachers": (Occasion.teachers.through, "teacher_id"),
    "experts": (Occasion.experts.through, "expert_id"),
}
OWN = tuple(name for name in OccasionFacts.__slots__ if name not in MANY)


class OfBureau(Protocol):
    """A seat, or an engagement: whatever says to which bureau it belongs."""

    bureau_id: int


def keep_occasions(
    of: OfBureau, *, kind: str, code: str, occasions: Sequence[OccasionFacts]
) -> None:
    """Let calendars show when an engagement takes place, in place of what they showed before."""
    keep_many(of, kind=kind, by_code={code: occasions})


def keep_many(of: OfBureau, *, kind: str, by_code: Mapping[str, Sequence[OccasionFacts]]) -> None:
    """Keep the occasions of several engagements of one kind.

    A step of several actions: whoever calls it holds the bureau's lock and writes the record.
    """
    stale = Occasion.objects.filter(bureau_id=of.bureau_id, kind=kind, code__in=list(by_code))
    stale.delete()
    given = [(code, one) for code, occasions in by_code.items() for one in occasions]
    kept = [_occasion(of, kind, code, one) for code, one in given]
    for occasion in kept:
        occasion.clean_fields()
        occasion.validate_constraints(exclude=["code"])
    Occasion.objects.bulk_create(kept)
    for name in MANY:
        _relate(name, [(occasion, one) for occasion, (_code, one) in zip(kept, given, strict=True)])


def _occasion(of: OfBureau, kind: str, code: str, facts: OccasionFacts) -> Occasion:
    own = {name: getattr(facts, name) for name in OWN}
    own["title"] = facts.title[:LONGEST_TITLE]
    return Occasion(bureau_id=of.bureau_id, kind=kind, code=code, **own)


def _relate(name: str, pairs: Sequence[tuple[Occasion, OccasionFacts]]) -> None:
    """Write who takes part, for all occasions at once."""
    through, key_name = MANY[name]
    through.objects.bulk_create(
        through(occasion_id=occasion.pk, **{key_name: key})
        for occasion, facts in pairs
        for key in dict.fromkeys(one.pk for one in getattr(facts, name))
    )
