"""What a year's indicators are compared with: the version before, else the year before."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from manyuan.evaluation.bridge.indicators import Measured
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.queries.frozen import measured_groups
from manyuan.evaluation.queries.frozen_years import frozen_year, last_version
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class Compared:
    """Earlier values by group and code, with what they are called; empty where there are none."""

    label: str
    values: Mapping[str, Mapping[str, Measured]]

    def of(self, group: str, code: str) -> Measured | None:
        """Return what an indicator of a group was."""
        return self.values.get(group, {}).get(code)


def last_year(seat: Seat, frozen: FrozenYear) -> Compared:
    """Return the values of the year before, by its last version."""
    before = last_version(seat, frozen.year - 1)
    label = _("{year} 学年").format(year=SchoolYear(frozen.year - 1))
    return Compared(label, measured_groups(seat, before) if before else {})


def version_before(seat: Seat, frozen: FrozenYear) -> Compared:
    """Return the values of the version that this one corrects."""
    before = frozen_year(seat, frozen.year, frozen.version - 1)
    label = _("第 {version} 版").format(version=frozen.version - 1)
    return Compared(label, measured_groups(seat, before) if before else {})
