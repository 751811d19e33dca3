from manyuan.wheel.models.days import StepDay
from manyuan.wheel.models.openings import Opening
from manyuan.wheel.models.ticks import Tick

__all__ = ["Opening", "StepDay", "Tick"]
