from dataclasses import dataclass
from datetime import date
from random import Random

from manyuan.synthetic.subjects import Choice

# The highest education that is not above the requirement of the stage, and those above it.
BELOW = {"primary": "below", "junior": "college", "senior": "bachelor"}
ABOVE = {
    "primary": Choice((("college", 9), ("bachelor", 78), ("master", 13))),
    "junior": Choice((("bachelor", 76), ("master", 23), ("doctor", 1))),
    "senior": Choice((("master", 95), ("doctor", 5))),
}
BACKBONES = Choice((("county", 66), ("city", 24), ("province", 8), ("nation", 2)))
FEMALE_SHARE = {"primary": 0.80, "junior": 0.68, "senior": 0.58}
YOUNGEST, OLDEST_FEMALE, OLDEST_MALE = 23, 55, 60
# The least age of each title, highest first, and the share of those old enough who hold it.
TITLES = (
    ("full_senior", 46, 0.02),
    ("senior", 38, 0.34),
    ("first", 29, 0.72),
    ("second", 24, 0.93),
    ("third", 23, 0.3),
)


@dataclass(frozen=True, slots=True)
class Career:
    """What a teacher's age decides: birth, arrival at the school and title."""

    sex: str
    born: date
    since: date
    title: str


def build_career(stage: str, *, opened_on: date, last: int, private: bool, rng: Random) -> Career:
    """Invent a career that fits: nobody arrives before 22 or before the school has opened."""
    sex = "female" if rng.random() < FEMALE_SHARE[stage] else "male"
    oldest = OLDEST_FEMALE if sex == "female" else OLDEST_MALE
    mode = YOUNGEST + (7 if private else 15)
    age = int(rng.triangular(YOUNGEST, oldest + 0.99, mode))
    born = date(last - age, 1 + int(rng.random() * 8), 1 + int(rng.random() * 28))
    # Most have stayed for a good part of their working life, some came lately.
    tenure = int((age - YOUNGEST + 1) * rng.random() ** 0.8)
    since = max(date(last - tenure, 9, 1), opened_on)
    return Career(sex, born, since, _title(age, rng))


def _title(age: int, rng: Random) -> str:
    for title, least, share in TITLES:
        if age >= least and rng.random() < share:
            return title
    return "none"


def level_of(*, is_backbone: bool, rng: Random) -> str:
    """Return a backbone level, county and above exactly for those who are backbone."""
    if is_backbone:
        return BACKBONES.draw(rng)
    return "school" if rng.random() < 0.13 else "none"


def education_of(stage: str, *, is_above: bool, rng: Random) -> str:
    """Return an education, above the requirement of the stage exactly for those who are."""
    return ABOVE[stage].draw(rng) if is_above else BELOW[stage]
