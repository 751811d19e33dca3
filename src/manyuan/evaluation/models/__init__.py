from manyuan.evaluation.models.frozen_years import FrozenYear
from manyuan.evaluation.models.outcomes import Outcome

__all__ = ["FrozenYear", "Outcome"]
