"""Until when a group or member stays in a state that has a term."""

from collections.abc import Mapping
from datetime import date

from manyuan.directory.enums import MemberState
from manyuan.directory.models import Group, Membership
from manyuan.directory.queries.groups import members_on
from manyuan.kernel.clock import today
from manyuan.kernel.interval import years_after
from manyuan.lifecycle.enums import GroupPhase, Term
from manyuan.lifecycle.models import DateMove, Decision
from manyuan.lifecycle.phases import phase_of, state_of
from manyuan.rules.lifecycle import load_lifecycle_pack
from manyuan.seats.models import Seat

Key = tuple[int, int | None]
TERM_OF_STATE: Mapping[str, tuple[Term, str]] = {
    MemberState.PROBATION: (Term.PROBATION, "member.probation_years"),
    MemberState.GRADUATING: (Term.TRANSITION, "support.years"),
}
TERM_OF_PHASE: Mapping[str, tuple[Term, str]] = {
    GroupPhase.INCUBATING: (Term.INCUBATION, "group.incubation_years"),
}


class Terms:
    """The terms of a bureau: when each state began, and when it ends, moved days counted."""

    def __init__(self, seat: Seat) -> None:
        """Read the decisions that took effect and the days that were moved."""
        found = Decision.objects.filter(bureau_id=seat.bureau_id, carried_out_on__isnull=False)
        self._begun: dict[tuple[Key, str], date] = {}
        steps = found.order_by("effective_on", "code")
        for group, school, to, on in steps.values_list(
            "group_id", "school_id", "to_state", "effective_on"
        ):
            self._begun[(group, school), to] = on
        moves = DateMove.objects.filter(bureau_id=seat.bureau_id, decision__isnull=True)
        self._moved: dict[tuple[Key, str], date] = {
            ((group, school), term): day
            for group, school, term, day in moves.order_by("moved_at", "pk").values_list(
                "group_id", "school_id", "term", "moved_to"
            )
        }

    def began(self, membership: Membership) -> date:
        """Return the day on which a membership came to its state, as far as decisions tell."""
        key = (membership.group_id, membership.school_id)
        return self._begun.get((key, state_of(membership)), membership.joined_on)

    def group_began(self, group: Group) -> date | None:
        """Return the day on which a group came to its phase, as far as decisions tell."""
        return self._begun.get(((group.pk, None), phase_of(group)), group.founded_on)

    def end_of(self, membership: Membership) -> date | None:
        """Return the day on which the term of a membership's state is over, None without one."""
        term = TERM_OF_STATE.get(state_of(membership))
        key = (membership.group_id, membership.school_id)
        return self._end(key, term, self.began(membership))

    def end_of_group(self, group: Group) -> date | None:
        """Return the day on which the term of a group's phase is over, None without one."""
        return self._end(
            (group.pk, None), TERM_OF_PHASE.get(phase_of(group)), self.group_began(group)
        )

    def _end(self, key: Key, term: tuple[Term, str] | None, began: date | None) -> date | None:
        if term is None or began is None:
            return None
        name, rule = term
        moved = self._moved.get((key, name))
        if moved is not None and moved > began:
            return moved
        return years_after(began, int(load_lifecycle_pack().value(rule)))


def terms_over(seat: Seat) -> list[Membership]:
    """Return the memberships whose term has ended, so that a decision is due."""
    held = [one for one in members_on(seat, today()) if state_of(one) in TERM_OF_STATE]
    if not held:
        return []
    terms, day = Terms(seat), today()
    ends = [(terms.end_of(one), one) for one in held]
    return [one for end, one in ends if end is not None and end <= day]
