"""The market of the planner as the peers see it: the same teachers, destinations and posts."""

from collections.abc import Iterable, Iterator

from manyuan.kernel.school_year import SchoolYear
from manyuan.planner.kinds.exchange.cells import BACKBONE
from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.problem import Placement, Teacher
from peers.lorenz_cells import Supply
from peers.market import Assignment, Candidate, PeerMarket, Place, movers

TITLES = ("none", "third", "second", "first", "senior", "full_senior")


def peer_market(market: Market, *, indifferent: bool = False) -> PeerMarket:
    """Return the peers' view of ``market``.

    Teachers with wishes prefer the schools on their list, in order, to staying. Teachers without
    wishes would rather stay; or, where ``indifferent``, they are as happy at any destination: ties
    are then broken for the nearest school that wants somebody, so that they fill its posts.
    """
    shared: dict[tuple[Place, tuple[str, ...]], frozenset[Place]] = {}
    candidates = {}
    for teacher in market.teachers.values():
        schools = market.destinations_of(teacher)
        if schools:
            places = tuple(_line(school, teacher) for school in schools)
            key = _line(teacher.school, teacher), schools
            acceptable = shared.setdefault(key, frozenset(places))
            candidates[teacher.code] = Candidate(
                code=teacher.code,
                home=key[0],
                wishes=tuple(_wishes(teacher, market, acceptable, indifferent=indifferent)),
                acceptable=acceptable,
                rank=rank(teacher, market.problem.year),
            )
    homes = {each.home for each in candidates.values()}
    lend = {home: count for home in homes if (count := market.lend(home[0]))}
    return PeerMarket(candidates, dict(market.wanted), lend)


def supply(market: Market) -> Supply:
    """Return the cells, what each teacher counts in, and the ceilings."""
    cells = {key: (cell.teachers, cell.needed) for key, cell in market.thresholds.items()}
    return Supply(
        {key: count for key, count in cells.items() if count[1] > 0},
        {code: market.indicators(teacher) for code, teacher in market.teachers.items()},
        {code: school.legal for code, school in market.schools.items()},
        market.leave_caps,
        market.move_cap,
    )


def placements(given: PeerMarket, assignment: Assignment) -> tuple[Placement, ...]:
    """Return the moves of an assignment."""
    return tuple(Placement(code, place[0]) for code, place in sorted(movers(given, assignment)))


def rank(teacher: Teacher, year: int) -> tuple[int, ...]:
    """Return the priority at every school: backbone, title, full years at the present school."""
    since, day = teacher.at_school_since, SchoolYear(year).first_day
    years = 0
    if since is not None:
        years = day.year - since.year - ((day.month, day.day) < (since.month, since.day))
    return -_level(teacher.backbone, BACKBONE), -_level(teacher.title, TITLES), -years


def _level(value: str | None, order: tuple[str, ...]) -> int:
    return order.index(value) if value in order else 0


def _line(school: str, teacher: Teacher) -> Place:
    return school, teacher.stage or "", teacher.subject or ""


def _wishes(
    teacher: Teacher, market: Market, acceptable: Iterable[Place], *, indifferent: bool
) -> Iterator[Place]:
    if teacher.wishes:
        listed = dict.fromkeys(_line(school, teacher) for school in teacher.wishes)
        return (place for place in listed if place in acceptable)
    if not indifferent:
        return iter(())
    wanting = (place for place in acceptable if place in market.wanted)
    return iter(sorted(wanting, key=lambda place: (market.minutes(teacher, place[0]), place)))
