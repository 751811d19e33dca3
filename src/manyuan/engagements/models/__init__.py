from manyuan.engagements.models.flows import Flow
from manyuan.engagements.models.occasions import Occasion

__all__ = ["Flow", "Occasion"]
