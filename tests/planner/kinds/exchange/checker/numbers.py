"""The numbers of the regulations and of the proposals, as literals.

Nothing is read from the product's rule packs: a wrong number there shows up as a disagreement.
"""

from dataclasses import dataclass
from fractions import Fraction

# 教督〔2017〕6号, resource indicators A1–A3, teachers per 100 pupils.
THRESHOLDS = {
    ("primary", "A1"): Fraction("4.2"),
    ("junior", "A1"): Fraction("5.3"),
    ("primary", "A2"): Fraction(1),
    ("junior", "A2"): Fraction(1),
    ("primary", "A3"): Fraction("0.9"),
    ("junior", "A3"): Fraction("0.9"),
}
COLUMNS = {"A1": "teachers_above_required", "A2": "backbone_teachers", "A3": "pe_art_teachers"}
JUDGED_STAGES = ("primary", "junior")
# Education above the requirement: college and up in a primary school, bachelor and up in a junior.
ABOVE_REQUIRED = {
    "primary": {"college", "bachelor", "master", "doctor"},
    "junior": {"bachelor", "master", "doctor"},
}
BACKBONE = {"county", "city", "province", "nation"}  # A2: 县级及以上
PE_ART = {"体育", "音乐", "美术", "艺术"}  # A3: 体育、艺术（美术、音乐）
# Outside the evaluation: 河北省…督导评估具体办法; small campuses: 优质均衡 7 项指标说明.
NOT_JUDGED = {"special", "vocational", "kindergarten", "office"}
SMALL = 50

STRONG = {"lead", "strong"}
WEAKER = {"ordinary", "weak", "new"}

# State Council, 2024-09-13: 60 → 63 for men born from 1965-01, 55 → 58 for women cadres born from
# 1970-01, one month for every four months of birth.
RETIREMENT = {"male": (60, 1965), "female": (55, 1970)}
LONGEST_DELAY = 36

EARTH_KM = 6371.0088  # mean radius, IUGG


@dataclass(frozen=True)
class Ratio:
    """Of ``base`` at least ``share`` shall be ``counted``."""

    code: str
    share: Fraction
    counted: str
    base: str


@dataclass(frozen=True)
class Pack:
    """The rules of one place."""

    ratios: tuple[Ratio, ...]
    tenure_years: int = 6
    retire_margin_years: int = 5
    term_years: int = 1
    defer_graduating: bool = True
    cadres_apart: bool = True
    stages: tuple[str, ...] = ("primary", "junior", "senior")
    travel_minutes: int = 40
    detour: Fraction = Fraction("1.3")
    speed_km_h: Fraction = Fraction(20)
    lend: int = 1
    leave_share: Fraction = Fraction("0.15")
    move_share: Fraction = Fraction("0.15")


def _ratio(code: str, share: str, counted: str, base: str) -> Ratio:
    return Ratio(f"ratios.{code}", Fraction(share), counted, base)


# 教师〔2014〕4号: a tenth of the eligible, a fifth of the moved backbone.
_NATIONAL = (
    _ratio("exchange_rate", "0.10", "moved", "eligible"),
    _ratio("backbone_share", "0.20", "moved_backbone", "moved"),
)
PACKS = {
    "exchange-national": Pack(ratios=_NATIONAL),
    "exchange-beijing": Pack(ratios=_NATIONAL),
    # 沪教委基〔2023〕15号: a fifth of a strong school's eligible to weaker ones for three years,
    # three tenths of them backbone.
    "exchange-shanghai-demo": Pack(
        term_years=3,
        ratios=(
            _ratio("strong_to_weaker_rate", "0.20", "moved_strong_to_weaker", "eligible_strong"),
            _ratio(
                "strong_to_weaker_backbone_share",
                "0.30",
                "moved_backbone_strong_to_weaker",
                "moved_strong_to_weaker",
            ),
        ),
    ),
    # Hefei: a tenth of the eligible, three tenths of those of graduating classes.
    "exchange-hefei": Pack(
        defer_graduating=False,
        ratios=(
            *_NATIONAL,
            _ratio("graduating_rate", "0.30", "moved_graduating", "eligible_graduating"),
        ),
    ),
}
