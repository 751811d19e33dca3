"""The pins and bans of a scenario with the names that its frozen data give."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from manyuan.plans.bridge.exchange import Frozen, frozen
from manyuan.plans.models import Scenario


@dataclass(frozen=True, slots=True)
class Will:
    """One pin or ban: the codes that take it back, and the names that people read."""

    teacher: str
    school: str
    teacher_name: str
    from_name: str
    school_name: str


@dataclass(frozen=True, slots=True)
class Wills:
    """All that the user wants of a scenario beside its rules."""

    pins: Sequence[Will]
    bans: Sequence[Will]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.pins) + len(self.bans)


def wills_of(scenario: Scenario) -> Wills:
    """Return the pins and bans; frozen data are read only where there are any."""
    pins, bans = list(scenario.pins.all()), list(scenario.bans.all())
    if not pins and not bans:
        return Wills((), ())
    known = frozen(scenario.freeze.digest)
    homes = {str(row["teacher"]): str(row["school"]) for row in known.tables["teachers"]}
    return Wills(
        [_will(known, homes, one.placed_code, one.place_code) for one in pins],
        [_will(known, homes, one.placed_code, one.place_code) for one in bans],
    )


def _will(known: Frozen, homes: dict[str, str], teacher: str, school: str) -> Will:
    home = homes.get(teacher, "")
    return Will(
        teacher=teacher,
        school=school,
        teacher_name=known.teachers.get(teacher, teacher),
        from_name=known.schools.get(home, home),
        school_name=known.schools.get(school, school) if school else _("留在原校"),
    )
