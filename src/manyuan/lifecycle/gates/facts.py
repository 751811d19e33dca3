"""What gates are judged on: read once from the register, the reports and the results."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from manyuan.directory.queries.groups import GroupSize

# Whom a survey asked that does not tell parents, pupils and teachers apart.
ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades:
    """What the published grades of a group say; None is unknown: nothing is published."""

    failed_in_a_row: int | None = None
    veto: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolShown:
    """What is known of a school on a day.

    ``passes`` tells, the latest year first, whether the school passed the six-of-seven rule in
    each of the last consecutive years. ``met`` and ``median`` are of the stage that stands worst
    against the median of its stage. ``satisfaction`` is by who was asked, each a share.
    """

    code: str
    name: str
    strength: str = ""
    pupils: int | None = None
    backbone: int | None = None
    passes: tuple[bool | None, ...] = ()
    met: int | None = None
    median: Fraction | None = None
    satisfaction: Mapping[str, Decimal] = field(default_factory=dict)
    value_added: Decimal | None = None
    closed_on: date | None = None

    @property
    def backbone_per_hundred(self) -> Fraction | None:
        """Return the backbone teachers for each hundred pupils."""
        if not self.pupils or self.backbone is None:
            return None
        return Fraction(self.backbone * 100, self.pupils)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupShown:
    """What is known of a group on a day; ``members`` are all its schools, ``leads`` among them.

    ``since`` is the day on which its present phase began. ``shortest`` is the least number of
    years for which a running rotation was arranged.
    """

    code: str
    name: str
    day: date
    members: tuple[SchoolShown, ...]
    leads: tuple[SchoolShown, ...]
    size: GroupSize
    minutes: int | None = None
    teachers: int = 0
    rotating: int = 0
    backbone_rotating: int = 0
    shortest: Fraction | None = None
    evidence: Mapping[str, bool] = field(default_factory=dict)
    ends_on: date | None = None
    grades: Grades = field(default_factory=Grades)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberShown:
    """A school in a group, with the day on which the term of its present state is over."""

    school: SchoolShown
    group: GroupShown
    ends_on: date | None = None
