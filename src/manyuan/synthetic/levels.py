from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log
from random import Random

from manyuan.synthetic.randomness import normal

TEACHERS, EDUCATED, BACKBONE, ARTS = "teachers", "educated", "backbone", "arts"
ROOMS_AREA, SPORTS_AREA, EQUIPMENT, SCREENS = "rooms_area", "sports_area", "equipment", "screens"
FACTS = (TEACHERS, EDUCATED, BACKBONE, ARTS, ROOMS_AREA, SPORTS_AREA, EQUIPMENT, SCREENS)
QUALITY = {"lead": 1.0, "strong": 0.7, "ordinary": 0.0, "weak": -0.8, "new": 0.1}
TYPICAL_SIZE = 800


@dataclass(frozen=True, slots=True)
class Level:
    """What a typical school has per pupil, how far schools spread, and what drives the spread.

    ``spread`` is the standard deviation of the logarithm; ``by_quality`` and ``by_size`` are the
    shifts of the logarithm for a good school and for one that is e times as large.
    """

    median: float
    spread: float
    by_quality: float = 0.0
    by_size: float = 0.0


# Invented levels around the national lines, so that each line is missed by some schools.
PRIMARY = {
    TEACHERS: Level(0.0590, 0.10, 0.02, -0.06),
    EDUCATED: Level(0.985, 0.012),
    BACKBONE: Level(0.0158, 0.38, 0.30, -0.04),
    ARTS: Level(0.0125, 0.24, 0.04, -0.06),
    ROOMS_AREA: Level(6.6, 0.32, 0.05, -0.14),
    SPORTS_AREA: Level(11.0, 0.46, 0.05, -0.20),
    EQUIPMENT: Level(3200, 0.40, 0.16, -0.06),
    SCREENS: Level(0.0325, 0.27, 0.05, -0.10),
}
JUNIOR = {
    TEACHERS: Level(0.080, 0.12, 0.02, -0.05),
    EDUCATED: Level(0.955, 0.03),
    BACKBONE: Level(0.0158, 0.38, 0.30, -0.03),
    ARTS: Level(0.0122, 0.23, 0.04, -0.05),
    ROOMS_AREA: Level(8.4, 0.32, 0.05, -0.13),
    SPORTS_AREA: Level(14.6, 0.42, 0.05, -0.18),
    EQUIPMENT: Level(3950, 0.37, 0.15, -0.06),
    SCREENS: Level(0.0335, 0.27, 0.05, -0.09),
}
SENIOR = {**JUNIOR, TEACHERS: Level(0.088, 0.08), EDUCATED: Level(0.32, 0.25)}
LEVELS: Mapping[str, Mapping[str, Level]] = {
    "primary": PRIMARY,
    "junior": JUNIOR,
    "senior": SENIOR,
}
# A new school is built large and roomy; its backbone is still to grow.
NEW_SCHOOL = {BACKBONE: -0.3, ROOMS_AREA: 0.2, SPORTS_AREA: 0.15, EQUIPMENT: 0.2, SCREENS: 0.2}


def per_pupil(stage: str, *, strength: str, pupils: int, rng: Random) -> dict[str, float]:
    """Return what a school of this strength and size has per pupil in the last year.

    ``educated`` is a share of the teachers; the other facts are per pupil.
    """
    return {
        fact: level.median
        * exp(
            level.spread * normal(rng)
            + level.by_quality * QUALITY[strength]
            + level.by_size * log(max(pupils, 40) / TYPICAL_SIZE)
            + (NEW_SCHOOL.get(fact, 0.0) if strength == "new" else 0.0)
        )
        for fact, level in LEVELS[stage].items()
    }
