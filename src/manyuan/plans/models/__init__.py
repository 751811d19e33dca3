from manyuan.plans.models.caravan import CaravanAsk, Stop
from manyuan.plans.models.freezes import Freeze
from manyuan.plans.models.grouping import GroupingAsk, Join
from manyuan.plans.models.plans import Answer, Move, Plan
from manyuan.plans.models.runs import Run, Step
from manyuan.plans.models.scenarios import Ban, Override, Pin, Scenario

__all__ = [
    "Answer",
    "Ban",
    "CaravanAsk",
    "Freeze",
    "GroupingAsk",
    "Join",
    "Move",
    "Override",
    "Pin",
    "Plan",
    "Run",
    "Scenario",
    "Step",
    "Stop",
]
