from collections.abc import Mapping
from dataclasses import dataclass, field

from manyuan.sheets.columns import Row
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.findings import Finding


@dataclass(frozen=True, slots=True)
class DistrictFiles:
    """A district as its files tell it: the rows that can be used, and all there is to say.

    ``findings`` holds at most a thousand of each severity; ``totals`` counts them all.
    """

    head: DistrictHead | None
    tables: dict[str, list[Row]]
    findings: tuple[Finding, ...] = ()
    totals: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Say whether nothing is wrong that would keep a row out."""
        return self.totals.get("error", 0) == 0
