from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from manyuan.sheets.columns import Row
from manyuan.synthetic.resources import SHARED
from manyuan.synthetic.school import School

USUAL_ARTS_SHARE = 0.19


@dataclass(slots=True)
class Staff:
    """How many teachers a legal school has at one stage, as its resources of the year say."""

    teachers: int = 0
    above: int = 0
    backbone: int = 0
    arts: int = 0

    def add(self, row: Row) -> None:
        """Add the staff of one site; where PE and arts are unknown, a usual share stands in."""
        teachers = _whole(row, "teachers")
        usual = round(teachers * USUAL_ARTS_SHARE)
        self.teachers += teachers
        self.above += _whole(row, "teachers_above_required")
        self.backbone += _whole(row, "backbone_teachers")
        self.arts += usual if row["pe_art_teachers"] is None else _whole(row, "pe_art_teachers")


def _whole(row: Row, column: str) -> int:
    number = row[column]
    return number if isinstance(number, int) else 0


def staff_by_stage(
    schools: Iterable[School], resources: Iterable[Row], *, year: int
) -> dict[tuple[str, str], Staff]:
    """Return the staff of each legal school and stage, its campuses included."""
    legal = {school.code: school.legal_code for school in schools}
    staff: dict[tuple[str, str], Staff] = {}
    for row in resources:
        if row["year"] == year and row["stage"] != SHARED:
            key = legal[str(row["school"])], str(row["stage"])
            staff.setdefault(key, Staff()).add(row)
    return staff


def chosen(weights: Sequence[float], count: int, *, rng: Random, luck: float) -> set[int]:
    """Return ``count`` positions, the heavier first, with some luck in the order."""
    keys = [weight + luck * rng.random() for weight in weights]
    return set(sorted(range(len(keys)), key=keys.__getitem__, reverse=True)[:count])


def cadres_of(ages: Sequence[int], *, rng: Random) -> Mapping[int, str]:
    """Return the cadre posts of one school: a principal, one to three vice-principals, middles."""
    size = len(ages)
    vices = 0 if size < 8 else 1 if size < 40 else 2 if size < 90 else 3
    middles = round(size * 0.07)
    order = list(chosen(ages, 1 + vices + middles, rng=rng, luck=18))
    rng.shuffle(order)
    posts = ["principal", *["vice_principal"] * vices, *["middle"] * middles]
    return dict(zip(order, posts, strict=False))
