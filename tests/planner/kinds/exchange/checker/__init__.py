"""An independent check of an exchange plan: reads the folder and the plan's JSON, nothing else.

Written from the issue and the regulations; imports nothing of the product. ``check`` returns a
list of sentences, empty where the plan is sound.
"""

from planner.kinds.exchange.checker.checking import check

__all__ = ["check"]
