"""The one door to the measures: what the pages and actions know of them comes through here."""

from manyuan.measures.allocation import (
    Allocation,
    GroupFacts,
    GroupShare,
    MemberOfGroup,
    allocate,
)

__all__ = ["Allocation", "GroupFacts", "GroupShare", "MemberOfGroup", "allocate"]
