from manyuan.engagements.papers.year_plan import YEAR_PLAN

__all__ = ["YEAR_PLAN"]
