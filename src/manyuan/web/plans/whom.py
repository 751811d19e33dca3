"""The teachers and schools of a plan's frozen data, as far as a seat may ask about them."""

from collections.abc import Iterator
from dataclasses import dataclass

from manyuan.directory.visibility import schools_in_charge, visible_schools
from manyuan.plans.bridge.exchange import Frozen, frozen
from manyuan.plans.models import Plan
from manyuan.plans.settings import Settings
from manyuan.seats.models import Seat

MOST = 20


@dataclass(frozen=True, slots=True)
class Known:
    """A teacher of the frozen data; ``home`` is the code of the school of their roster."""

    code: str
    name: str
    home: str
    school: str
    stage: str
    subject: str


def data_of(plan: Plan) -> Frozen:
    """Return the frozen data on which a plan rests."""
    return frozen(Settings.from_json(plan.settings).freeze)


def people_called(seat: Seat, plan: Plan, text: str) -> list[Known]:
    """Return who was meant: by code, else by the whole name, else by a part of it."""
    wanted = text.strip()
    known = list(known_people(seat, plan))
    return (
        [one for one in known if one.code == wanted]
        or [one for one in known if one.name == wanted][:MOST]
        or [one for one in known if wanted and wanted in one.name][:MOST]
    )


def known_people(seat: Seat, plan: Plan) -> Iterator[Known]:
    """Yield the teachers on the rosters that the seat may see."""
    data, visible = data_of(plan), _codes_in_charge(seat)
    for row in data.tables["teachers"]:
        school = str(row["school"])
        if visible is None or school in visible:
            yield Known(
                code=str(row["teacher"]),
                name=str(row["name"]),
                home=school,
                school=data.schools.get(school, school),
                stage=str(row["stage"] or ""),
                subject=str(row["subject"] or ""),
            )


def _codes_in_charge(seat: Seat) -> frozenset[str] | None:
    in_charge = schools_in_charge(seat)
    if in_charge is None:
        return None
    found = visible_schools(seat).filter(pk__in=in_charge).order_by()
    return frozenset(found.values_list("unit__code", flat=True))
