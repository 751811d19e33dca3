"""A school year of Shore that was frozen and corrected: 2025–2026."""

from decimal import Decimal

from manyuan.evaluation.actions.freezing import freeze_year
from manyuan.evaluation.models import Outcome
from worlds.shore import World

YEAR = 2025


def freeze_something(shore: World) -> None:
    """Freeze the year twice: what parents answered came to light after the first time."""
    freeze_year(by=shore.officer, year=YEAR)
    Outcome.objects.create(
        bureau=shore.officer.bureau,
        school=shore.school("S1"),
        stage="primary",
        year=YEAR,
        measure="satisfaction_parents",
        value=Decimal("0.93"),
        n=120,
    )
    freeze_year(by=shore.officer, year=YEAR, reason="补录家长满意度")
