"""What is not met, by school and by group."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from manyuan.directory.models import Group, School
from manyuan.directory.queries.groups import members_on
from manyuan.directory.visibility import schools_in_charge
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.enums import RequestState
from manyuan.offers.matching import Obstacle
from manyuan.offers.queries.boards import Needed, board_of_needs
from manyuan.offers.queries.schools import legal_of
from manyuan.offers.queries.visits import asking_schools, standing_requests
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class Tally:
    """How many requests wait, are arranged and were met.

    ``hopeless`` counts the waiting ones that no day could serve, by what stands in the way.
    """

    waiting: int = 0
    planned: int = 0
    met: int = 0
    hopeless: Counter[Obstacle] = field(default_factory=Counter)

    @property
    def all(self) -> int:
        """Return how many requests stand."""
        return self.waiting + self.planned + self.met

    @property
    def without_match(self) -> int:
        """Return how many requests no day could serve."""
        return self.hopeless.total()


@dataclass(frozen=True, slots=True)
class OfSchool:
    """How the requests of a legal school with its campuses stand."""

    school: School
    tally: Tally


@dataclass(frozen=True, slots=True)
class OfGroup:
    """How the requests of a group's schools stand; without a group those of the others."""

    group: Group | None
    tally: Tally
    schools: int
    silent: tuple[School, ...]


@dataclass(frozen=True, slots=True)
class Unmet:
    """What a year's needs have come to."""

    schools: tuple[OfSchool, ...]
    groups: tuple[OfGroup, ...]
    total: Tally


def unmet_needs(seat: Seat, year: int, board: Sequence[Needed] | None = None) -> Unmet:
    """Return how the requests of a year stand, by school and by group, most waiting first.

    A school in two groups counts in both. ``board`` is the year's board, if it is read already.
    """
    board = board_of_needs(seat, year) if board is None else board
    by_school: dict[int, list[Needed]] = defaultdict(list)
    for one in board:
        by_school[legal_of(one.request.school).pk].append(one)
    places = {legal.pk: legal for one in board for legal in [legal_of(one.request.school)]}
    schools = [OfSchool(places[pk], tally_of(found)) for pk, found in by_school.items()]
    schools.sort(key=lambda one: (-one.tally.waiting, one.school.code))
    groups = sorted(
        _by_group(seat, year, by_school),
        key=lambda one: (one.group is None, -one.tally.waiting, -one.tally.all),
    )
    return Unmet(tuple(schools), tuple(groups), tally_of(board))


def tally_of(board: Iterable[Needed]) -> Tally:
    """Count requests by how they stand."""
    found = list(board)
    states = Counter(str(one.request.state) for one in found)
    return Tally(
        waiting=states[RequestState.STATED],
        planned=states[RequestState.PLANNED],
        met=states[RequestState.MET],
        hopeless=Counter(one.obstacle for one in found if one.obstacle is not None),
    )


def _by_group(seat: Seat, year: int, by_school: dict[int, list[Needed]]) -> list[OfGroup]:
    asked = {school.pk: school for school in asking_schools(seat) if school.campus_of_id is None}
    members: dict[Group, list[int]] = defaultdict(list)
    for member in members_on(seat, _day_of(year)):
        if member.school_id in asked and _is_shown(seat, member.group_id):
            members[member.group].append(member.school_id)
    found = [_of_group(group, pks, asked, by_school) for group, pks in members.items()]
    alone = asked.keys() - {pk for pks in members.values() for pk in pks}
    if alone and schools_in_charge(seat) is None:
        found.append(_of_group(None, sorted(alone), asked, by_school))
    return found


def _is_shown(seat: Seat, group: int) -> bool:
    return not seat.is_any_of(Role.GROUP_OFFICE) or seat.unit_id == group


def _of_group(
    group: Group | None,
    pks: Sequence[int],
    asked: dict[int, School],
    by_school: dict[int, list[Needed]],
) -> OfGroup:
    tally = tally_of(one for pk in pks for one in by_school.get(pk, []))
    silent = tuple(asked[pk] for pk in pks if not _stands(by_school.get(pk, [])))
    return OfGroup(group, tally, len(pks), silent)


def _stands(found: Sequence[Needed]) -> bool:
    return any(one.request.state != RequestState.WITHDRAWN for one in found)


def _day_of(year: int) -> date:
    """Return the day whose memberships count: today within the year, else its census day."""
    return today() if SchoolYear.on(today()).start == year else SchoolYear(year).census_day


def silent_schools(seat: Seat, year: int) -> list[School]:
    """Return the legal schools of the seat that have asked for nothing in a year."""
    asking = {
        school or own
        for own, school in standing_requests(seat, year)
        .order_by()
        .values_list("school_id", "school__campus_of_id")
    }
    legal = [school for school in asking_schools(seat) if school.campus_of_id is None]
    return [school for school in legal if school.pk not in asking]
