"""An independent check of a group formation plan: reads the folder and the plan's JSON alone.

Written from the rules in docs/reference/planner.md; imports nothing of the product. ``check``
returns a list of sentences, empty where the plan is sound.
"""

from planner.kinds.grouping.checker.checking import check

__all__ = ["check"]
