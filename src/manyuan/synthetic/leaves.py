from dataclasses import dataclass
from datetime import date
from random import Random

CODES_BY_LOT = (
    ("serious_illness", 0.004),
    ("single_parent_or_care", 0.004),
    ("long_leave", 0.003),
    ("disability", 0.002),
)
LASTING = {"disability", "retire_soon"}
NEAR_RETIREMENT = {"female": 50, "male": 55}


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why a teacher need not move, and until when; no day means for good."""

    code: str | None = None
    until: date | None = None


NONE = Exemption()


def build_exemption(*, age: int, sex: str, last: int, rng: Random) -> Exemption:
    """Draw an exemption that fits age and sex; most teachers have none."""
    code = _code(age, sex, rng)
    if code is None:
        return NONE
    until = date(last + 1 + int(rng.random() * 2), 1 + int(rng.random() * 8), 28)
    return Exemption(code, None if code in LASTING else until)


def _code(age: int, sex: str, rng: Random) -> str | None:
    draw = rng.random()
    if age >= NEAR_RETIREMENT[sex] and draw < 0.4:
        return "retire_soon"
    if sex == "female" and 25 <= age <= 39 and draw < 0.03:
        return "pregnant" if draw < 0.013 else "nursing"
    for code, share in CODES_BY_LOT:
        if (draw := draw - share) < 0:
            return code
    return None
