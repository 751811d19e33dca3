"""Divide a pot of money among groups by a formula, within floors and ceilings, to the cent."""

from manyuan.measures.allocation.facts import GroupFacts, MemberOfGroup
from manyuan.measures.allocation.formula import Allocation, GroupShare, allocate
from manyuan.measures.allocation.rounding import in_cents, to_cents
from manyuan.measures.allocation.water import fill

__all__ = [
    "Allocation",
    "GroupFacts",
    "GroupShare",
    "MemberOfGroup",
    "allocate",
    "fill",
    "in_cents",
    "to_cents",
]
