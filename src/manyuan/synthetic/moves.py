from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from manyuan.synthetic.memberships import Membership
from manyuan.synthetic.outline import Outline
from manyuan.synthetic.school import School
from manyuan.synthetic.schools import stages_of

POSTED_IN_GROUP, POSTED_OUTSIDE = 0.025, 0.004
EXCHANGED = 0.06
LOOKED_AT, WITHIN_REACH = 40, 6


@dataclass(frozen=True, slots=True)
class Moves:
    """Where a teacher is posted to, and when the last exchange was."""

    posted_to: str | None = None
    posted_from: date | None = None
    posted_until: date | None = None
    last_exchanged: date | None = None


class Reach:
    """The schools that teachers of a school may think of: its groups' and some nearby."""

    def __init__(
        self, schools: Sequence[School], memberships: Sequence[Membership], outline: Outline
    ) -> None:
        self._open = [school for school in schools if school.is_open_legal]
        self._outline = outline
        teams: dict[str, list[School]] = defaultdict(list)
        for membership in memberships:
            if membership.left_on is None:
                teams[membership.group].append(membership.school)
        self._peers: dict[str, list[School]] = defaultdict(list)
        for team in teams.values():
            for school in team:
                self._peers[school.code] += [other for other in team if other is not school]

    def peers(self, school: School, stage: str) -> list[str]:
        """Return the codes of the schools of the same groups that teach the stage."""
        return _teaching(self._peers[school.code], stage)

    def nearby(self, school: School, stage: str, rng: Random) -> list[str]:
        """Return some codes of schools nearby that teach the stage, the nearest first."""
        looked_at = rng.sample(self._open, min(LOOKED_AT, len(self._open)))
        here = school.place.point
        near = sorted(
            (other for other in looked_at if other is not school),
            key=lambda other: self._outline.metres_between(here, other.place.point),
        )
        return _teaching(near, stage)[:WITHIN_REACH]


def _teaching(schools: Sequence[School], stage: str) -> list[str]:
    return [school.code for school in schools if stage in stages_of(school)]


def build_moves(
    *, peers: Sequence[str], nearby: Sequence[str], since: date, last: int, rng: Random
) -> Moves:
    """Draw a teacher's moves; most have none."""
    posted_to = _posting(peers, nearby, rng)
    start = date(last - int(rng.random() * 2), 9, 1)
    exchanged = date(last - 1 - int(rng.random() * 6), 9, 1)
    has_moved = rng.random() < EXCHANGED and exchanged > since
    return Moves(
        posted_to,
        start if posted_to and start >= since else None if not posted_to else date(last, 9, 1),
        date(last + 1 + int(rng.random() * 2), 8, 31) if posted_to else None,
        exchanged if has_moved else None,
    )


def _posting(peers: Sequence[str], nearby: Sequence[str], rng: Random) -> str | None:
    draw = rng.random()
    if peers and draw < POSTED_IN_GROUP:
        return rng.choice(peers)
    return rng.choice(nearby) if nearby and draw < POSTED_OUTSIDE else None
