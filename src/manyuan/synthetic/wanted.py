from dataclasses import dataclass

from manyuan.synthetic.errors import ImpossibleDistrict
from manyuan.synthetic.kinds import kinds_of

MOST_SCHOOLS = 9000
USUAL_SHARE = 0.4
USUAL_GROUP = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the district shall hold: counts of open legal schools, groups and grouped schools."""

    schools: int
    groups: int
    grouped: int
    seed: int
    years: tuple[int, ...]

    @property
    def first(self) -> int:
        """The first school year with figures."""
        return self.years[0]

    @property
    def last(self) -> int:
        """The last school year with figures."""
        return self.years[-1]


def checked(
    *, schools: int, groups: int, seed: int, grouped: int | None, years: tuple[int, ...]
) -> Wanted:
    """Return the order, or refuse numbers that contradict each other.

    Raises
    ------
    ImpossibleDistrict
        If there are too few schools for the groups, or more grouped schools than can join one.
    """
    most = _most_grouped(schools)
    if grouped is None:
        usual = min(round(USUAL_SHARE * schools), USUAL_GROUP * groups)
        grouped = min(most, max(2 * groups, usual)) if groups else 0
    fits = 2 * groups <= grouped <= most if groups else grouped == 0
    if not (1 <= schools <= MOST_SCHOOLS and groups >= 0 and years and fits):
        raise ImpossibleDistrict(schools=schools, groups=groups, grouped=grouped, most=most)
    return Wanted(schools, groups, grouped, seed, years)


def _most_grouped(schools: int) -> int:
    # One school stays outside, since it has left its group, and seniors and specials never join.
    never = {"special", "senior"}
    return max(0, sum(kind not in never for kind in kinds_of(max(schools, 1))) - 1)
