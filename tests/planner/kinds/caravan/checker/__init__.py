"""An independent check of a caravan plan: reads the folder and the plan's JSON, nothing else.

Written from the issue and the reference; imports nothing of the product. ``check`` returns a list
of sentences, empty where the plan is sound.
"""

from planner.kinds.caravan.checker.checking import check

__all__ = ["check"]
