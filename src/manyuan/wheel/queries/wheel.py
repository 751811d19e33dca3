"""The year's steps as a seat sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from manyuan.directory.queries.groups import members_on
from manyuan.directory.visibility import schools_of
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.wheel import YearStep, load_wheel_pack
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.wheel.enums import StepState
from manyuan.wheel.facts import FACTS
from manyuan.wheel.facts.look import Look, Part
from manyuan.wheel.models import StepDay, Tick
from manyuan.wheel.permissions import may_see_whole_wheel


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoke:
    """A step of one year: when it is due, how far whom it concerns has come, and who is late."""

    step: YearStep
    begins_on: date
    due_on: date
    is_own_day: bool
    skipped_for: str
    is_manual: bool
    parts: tuple[Part, ...]

    @property
    def code(self) -> str:
        """The code of the step."""
        return self.step.code

    @property
    def done(self) -> int:
        """How many have done it."""
        return sum(part.done for part in self.parts)

    @property
    def open_parts(self) -> tuple[Part, ...]:
        """Who has not done it yet."""
        return tuple(part for part in self.parts if not part.done)

    @property
    def state(self) -> StepState:
        """How far it has come, today."""
        if self.skipped_for:
            return StepState.SKIPPED
        if self.parts and not self.open_parts:
            return StepState.DONE
        if today() > self.due_on:
            return StepState.LATE if self.parts else StepState.LATER
        begun = bool(self.done) or (today() >= self.begins_on and bool(self.parts))
        return StepState.OPEN if begun else StepState.LATER

    @property
    def days_left(self) -> int:
        """How many days are left until the last one; below zero it is over."""
        return (self.due_on - today()).days


def wheel_of(seat: Seat, year: SchoolYear) -> list[Spoke]:
    """Return the year's steps that concern the seat, in the order in which they are due."""
    kept = _Kept(seat, year)
    own = _own_units(seat, kept.look)
    spokes = [
        _spoke(step, kept, own)
        for step in load_wheel_pack().steps.values()
        if own is None or step.who != "bureau"
    ]
    shown = [one for one in spokes if own is None or one.parts or one.skipped_for]
    return sorted(shown, key=lambda one: (one.due_on, one.begins_on))


class _Kept:
    """What the bureau keeps of a year, read once."""

    def __init__(self, seat: Seat, year: SchoolYear) -> None:
        self.look = Look(seat, year)
        of_year = {"bureau_id": seat.bureau_id, "year": year.start}
        self.days = {one.step: one for one in StepDay.objects.filter(**of_year)}
        ticks = Tick.objects.filter(**of_year).order_by()
        self.ticked = set(ticks.values_list("step", "unit_id"))


def _spoke(step: YearStep, kept: _Kept, own: frozenset[int] | None) -> Spoke:
    day, year = kept.days.get(step.code), kept.look.year
    skipped_for = day.reason if day is not None and day.skipped else ""
    parts = [] if skipped_for else _parts(step, kept.look, kept.ticked)
    due = day.due_on if day is not None and day.due_on else step.due.value.within(year)
    return Spoke(
        step=step,
        begins_on=min(step.begins.within(year), due),
        due_on=due,
        is_own_day=day is not None and day.due_on is not None,
        skipped_for=skipped_for,
        is_manual=step.code not in FACTS,
        parts=tuple(part for part in parts if own is None or part.unit in own),
    )


def _parts(step: YearStep, look: Look, ticked: set[tuple[str, int]]) -> list[Part]:
    if step.code in FACTS:
        return FACTS[step.code](look)
    done = {unit for code, unit in ticked if code == step.code}
    if step.who == "bureau":
        return look.of_bureau(done=look.bureau.pk in done)
    return look.of_groups(done)


def _own_units(seat: Seat, look: Look) -> frozenset[int] | None:
    """Return whose work the seat answers for; None is everybody's."""
    if may_see_whole_wheel(seat):
        return None
    if seat.is_any_of(Role.GROUP_OFFICE):
        members = members_on(seat, look.day).filter(group=seat.unit_id)
        return frozenset({seat.unit_id, *members.values_list("school_id", flat=True)})
    return frozenset(schools_of(seat.unit))


def late(spokes: Sequence[Spoke]) -> list[Spoke]:
    """Return the steps that are late."""
    return [one for one in spokes if one.state == StepState.LATE]
