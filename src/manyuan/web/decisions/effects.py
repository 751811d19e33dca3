"""What a plan changes at a school: its indicators before and after, where the teachers work."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from manyuan.directory.enums import Stage
from manyuan.directory.visibility import schools_in_charge, visible_schools
from manyuan.plans.queries.addresses import plans_at_bureau
from manyuan.seats.models import Seat
from manyuan.web.decisions.words import INDICATORS
from manyuan.web.ui.parts import VerdictWord

Cell = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Effect:
    """An indicator of one school and stage that the plan changes."""

    name: str
    before: int
    after: int
    needed: int

    @property
    def verdict(self) -> VerdictWord:
        """Say whether the standard is met after the plan."""
        return "met" if self.after >= self.needed else "missed"


def effects_on_own(seat: Seat, plans: Iterable[int]) -> dict[int, list[Effect]]:
    """Return for each plan what it changes at the seat's own schools."""
    own = visible_schools(seat).filter(pk__in=schools_in_charge(seat) or ()).order_by()
    names = dict(own.values_list("unit__code", "unit__name"))
    # Only the two lists of cells are read, not whole documents.
    cells = (
        plans_at_bureau(seat)
        .filter(pk__in=plans)
        .order_by()
        .values_list(
            "pk",
            F("document__balance_before__host__cells"),
            F("document__balance_after__host__cells"),
        )
    )
    return {pk: _effects(before, after, names) for pk, before, after in cells}


def _effects(
    before: Sequence[Cell], after: Sequence[Cell], names: Mapping[str, str]
) -> list[Effect]:
    later = {_key(cell): int(cell["teachers"]) for cell in after if cell["school"] in names}
    return [
        Effect(_name(cell, names), int(cell["teachers"]), later[_key(cell)], int(cell["needed"]))
        for cell in before
        if _key(cell) in later and later[_key(cell)] != cell["teachers"]
    ]


def _key(cell: Cell) -> tuple[str, str, str]:
    return cell["school"], cell["stage"], cell["indicator"]


def _name(cell: Cell, names: Mapping[str, str]) -> str:
    return _("{school} {stage}{indicator}").format(
        school=names[cell["school"]],
        stage=Stage(cell["stage"]).label,
        indicator=INDICATORS.get(cell["indicator"], cell["indicator"]),
    )
