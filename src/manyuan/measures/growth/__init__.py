from manyuan.measures.growth.errors import GrowthNotUsable
from manyuan.measures.growth.gap_closure import Closure, Standing, gap_closure
from manyuan.measures.growth.pupils import PupilRow
from manyuan.measures.growth.value_added import (
    FEWEST_PUPILS,
    SchoolGrowth,
    ValueAdded,
    value_added_of,
)

__all__ = [
    "FEWEST_PUPILS",
    "Closure",
    "GrowthNotUsable",
    "PupilRow",
    "SchoolGrowth",
    "Standing",
    "ValueAdded",
    "gap_closure",
    "value_added_of",
]
