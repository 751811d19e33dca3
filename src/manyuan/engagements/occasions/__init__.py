"""When engagements take place: kept by every kind, read by calendars, desks and clash checks."""

from manyuan.engagements.occasions.clashes import (
    require_no_clash,
    require_no_clash_with_other_kinds,
)
from manyuan.engagements.occasions.facts import OccasionFacts, facts_of
from manyuan.engagements.occasions.keeping import keep_many, keep_occasions
from manyuan.engagements.occasions.remarks import remarks, too_small
from manyuan.engagements.occasions.venues import require_venue

__all__ = [
    "OccasionFacts",
    "facts_of",
    "keep_many",
    "keep_occasions",
    "remarks",
    "require_no_clash",
    "require_no_clash_with_other_kinds",
    "require_venue",
    "too_small",
]
