"""Who comes and who grows out, and how much room each lead has left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from manyuan.directory.enums import MemberRole, MemberState
from manyuan.directory.models import Group, Membership
from manyuan.directory.queries.groups import members_on, memberships_of, visible_groups
from manyuan.kernel.clock import today
from manyuan.kernel.interval import years_after
from manyuan.lifecycle.enums import MAY_MERGE
from manyuan.lifecycle.gates.facts import SchoolShown
from manyuan.lifecycle.phases import phase_of, state_of
from manyuan.lifecycle.queries.facts import Known
from manyuan.lifecycle.queries.terms import Terms
from manyuan.rules.lifecycle import load_lifecycle_pack
from manyuan.seats.models import Seat

UNDER_WAY = (MemberState.CANDIDATE, MemberState.PROBATION, MemberState.GRADUATING)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderWay:
    """A school on its way into a group or out of it.

    ``ends_on`` is the day on which its term is over, ``support`` the share of support that it
    gets on the day, where it grows out.
    """

    membership: Membership
    state: MemberState
    since: date
    ends_on: date | None
    support: Decimal | None

    def is_over_on(self, day: date) -> bool:
        """Say whether its term has ended, so that a decision is due."""
        return self.ends_on is not None and self.ends_on <= day


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How many more campuses and pupils a group may take, and what its leads can spare.

    ``backbone`` are the leads' backbone teachers beyond what their own pupils need; None is
    unknown.
    """

    group: Group
    leads: Sequence[SchoolShown]
    campuses: int
    pupils: int | None
    backbone: int | None

    @property
    def is_spare(self) -> bool:
        """Say whether another school certainly fits."""
        return self.campuses > 0 and (self.pupils or 0) > 0 and (self.backbone or 0) > 0


def under_way(seat: Seat, *, terms: Terms | None = None) -> list[UnderWay]:
    """Return who is on the way in or out today, or has graduated and is still supported."""
    terms, day = terms or Terms(seat), today()
    running = [one for one in members_on(seat, day) if state_of(one) in UNDER_WAY]
    drafted = memberships_of(seat).filter(
        group__state="draft", left_on__isnull=True, state=MemberState.CANDIDATE
    )
    gone = memberships_of(seat).filter(state=MemberState.GRADUATED, left_on__lte=day)
    found = [_under_way(one, terms, day) for one in (*running, *drafted)]
    return [*found, *(one for one in (_under_way(m, terms, day) for m in gone) if one.support)]


def _under_way(membership: Membership, terms: Terms, day: date) -> UnderWay:
    ends = terms.end_of(membership)
    return UnderWay(
        membership=membership,
        state=state_of(membership),
        since=membership.left_on or terms.began(membership),
        ends_on=ends,
        support=support_on(membership, day, transition_until=ends),
    )


def support_on(
    membership: Membership, day: date, *, transition_until: date | None
) -> Decimal | None:
    """Return the share of support that a school gets which grows out, or has: it tapers off.

    The transition is over on its last day even where nobody has decided yet that the school has
    grown out.
    """
    pack, state = load_lifecycle_pack(), state_of(membership)
    if state not in (MemberState.GRADUATING, MemberState.GRADUATED):
        return None
    over = membership.left_on if state == MemberState.GRADUATED else transition_until
    if over is None or day < over:
        return pack.value("support.transition") if state == MemberState.GRADUATING else None
    first = day < years_after(over, 1)
    return pack.value("support.first_year" if first else "support.later")


def rooms(seat: Seat, *, known: Known) -> list[Room]:
    """Return the room that each group has left, by the code of the group."""
    groups = visible_groups(seat).select_related("unit")
    return [_room(known, one) for one in groups if phase_of(one) in MAY_MERGE]


def _room(known: Known, group: Group) -> Room:
    size, leads, pack = known.size(group), known.leads(group), load_lifecycle_pack()
    return Room(
        group=group,
        leads=leads,
        campuses=int(pack.value("size.campuses")) - size.campuses,
        pupils=None if size.pupils_unknown else int(pack.value("size.pupils")) - size.pupils,
        backbone=_spare(leads, pack.value("member.lead_backbone")),
    )


def _spare(leads: Sequence[SchoolShown], per_hundred: Decimal) -> int | None:
    spare = []
    for lead in leads:
        if lead.pupils is None or lead.backbone is None:
            return None
        # Whole teachers only: what the lead's own pupils need is rounded up.
        needed = -((-Fraction(per_hundred) * lead.pupils / 100) // 1)
        spare.append(lead.backbone - int(needed))
    return sum(spare) if spare else None


def graduated_schools(seat: Seat) -> Sequence[Membership]:
    """Return the memberships from which schools have graduated, the latest first."""
    found = memberships_of(seat).filter(state=MemberState.GRADUATED, left_on__lte=today())
    leads = {one.school_id for one in members_on(seat, today()) if one.role == MemberRole.LEAD}
    return [one for one in found.order_by("-left_on", "pk") if one.school_id not in leads]
