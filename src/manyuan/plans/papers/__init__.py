from manyuan.plans.papers.eligible import eligible_list
from manyuan.plans.papers.of_plan import approval_table, roster

__all__ = ["approval_table", "eligible_list", "roster"]
