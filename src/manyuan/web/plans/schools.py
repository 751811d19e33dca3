"""The schools of a plan's year as its pages name and draw them."""

from manyuan.directory.queries.groups import Register, register_on
from manyuan.directory.visibility import visible_schools
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.models import Plan
from manyuan.seats.models import Seat


def names_of_schools(seat: Seat) -> dict[str, str]:
    """Return what every school of the bureau is called, by its code."""
    found = visible_schools(seat).order_by()
    return dict(found.values_list("unit__code", "unit__name"))


def register_of(seat: Seat, plan: Plan) -> Register:
    """Return the register of the day on which the plan's year begins."""
    return register_on(seat, SchoolYear(plan.year).first_day)


def groups_of_schools(register: Register) -> dict[str, tuple[str, ...]]:
    """Return the groups of each school by code; a campus is in those of its legal school."""
    found: dict[int, list[str]] = {}
    for membership in register.members:
        found.setdefault(membership.school_id, []).append(membership.group.name)
    return {
        school.code: tuple(found.get(school.pk) or found.get(school.campus_of_id or 0) or ())
        for school in register.schools
    }
