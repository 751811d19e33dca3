from dataclasses import dataclass

from manyuan.measures.balance.split import SplitRule
from manyuan.measures.tables import ResourceRow, SchoolRow


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFacts:
    """Everything from which one stage of one school is judged.

    A shared amount belongs to this stage by the share ``weight`` / ``weights``: the weighted
    pupils of the stage over those of all stages of the school. Both are None when there is
    nothing to split or a stage's pupils are unknown; ``split`` is the rule of the weights, None
    when there is nothing to split. ``school_pupils`` is the sum over the
    stages, None if one of them is unknown. ``reported`` is False for a school without any row.
    """

    school: SchoolRow
    row: ResourceRow
    shared: ResourceRow | None = None
    split: SplitRule | None = None
    weight: int | None = None
    weights: int | None = None
    school_pupils: int | None = None
    reported: bool = True

    @property
    def stage(self) -> str:
        """The stage that is judged."""
        return self.row.stage

    @property
    def pupils(self) -> int | None:
        """The real pupils of the stage, never the weighted ones."""
        return self.row.pupils
