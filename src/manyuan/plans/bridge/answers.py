"""What the planner answers, whatever was planned, and the frozen data that it was asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from manyuan.planner.progress import Progress, Report, Stop
from manyuan.plans.enums import PlanKind
from manyuan.plans.freezing import unpacked
from manyuan.plans.models import Freeze
from manyuan.sheets.columns import Row

__all__ = ["Json", "Pairs", "Progress", "Report", "Solved", "Stop", "Tables", "frozen_tables"]

Json: TypeAlias = dict[str, Any]
Pairs: TypeAlias = Sequence[tuple[str, str]]
Tables: TypeAlias = Mapping[str, Sequence[Row]]
# A page asks for the same few plans again and again; a large district is 100 MB of rows.
KEPT_FREEZES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """What the planner answers: how it ended, its JSON, and how many are placed by it."""

    status: str
    document: Json
    placed: int


@lru_cache(maxsize=KEPT_FREEZES)
def frozen_tables(digest: str) -> Tables:
    """Return the rows of frozen data of the bureau in scope; equal data are one."""
    freeze = Freeze.objects.filter(digest=digest).only("kind", "content").earliest("pk")
    return unpacked(bytes(freeze.content), PlanKind(freeze.kind))
