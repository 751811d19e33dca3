"""Which schools a merge or a split moves, listed before anything is stored."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from manyuan.directory.enums import MemberRole
from manyuan.directory.lasting import lasts_on, not_ended_by
from manyuan.directory.models import Group, Membership
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A school goes from one group to another on a day.

    ``role`` is what it is there; one that is in the other group already only leaves.
    """

    school: str
    name: str
    was: str
    role: str
    joins: bool = True

    def as_json(self) -> dict[str, object]:
        """Return what a decision keeps of the move."""
        return asdict(self)

    @classmethod
    def from_json(cls, entry: Mapping[str, Any]) -> "Move":
        """Return the move that a decision keeps."""
        return cls(**entry)


def members_of_group(seat: Seat, group: Group, on: date) -> list[Membership]:
    """Return the memberships of a group that run on a day, leads first."""
    running = lasts_on(on, first="joined_on", last="left_on")
    found = Membership.objects.filter(running, bureau_id=seat.bureau_id, group=group)
    return list(
        found.select_related("group__unit", "school__unit").order_by(
            "role", "school__unit__code", "joined_on"
        )
    )


def moves_of_merge(seat: Seat, group: Group, into: Group, on: date) -> list[Move]:
    """Return who goes when a group merges into another: its leads become members there."""
    there = set(
        Membership.objects.filter(
            not_ended_by(on, last="left_on"), bureau_id=seat.bureau_id, group=into
        ).values_list("school_id", flat=True)
    )
    return [
        Move(
            school=one.school.code,
            name=one.school.name,
            was=one.role,
            role=MemberRole.MEMBER.value,
            joins=one.school_id not in there,
        )
        for one in members_of_group(seat, group, on)
    ]


def moves_of_split(
    seat: Seat, group: Group, schools: Collection[str], *, lead: str, on: date
) -> list[Move]:
    """Return who goes when schools are split off a group, one of them as the lead."""
    return [
        Move(
            school=one.school.code,
            name=one.school.name,
            was=one.role,
            role=(MemberRole.LEAD if one.school.code == lead else MemberRole.MEMBER).value,
        )
        for one in members_of_group(seat, group, on)
        if one.school.code in schools
    ]
