from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from manyuan.directory.enums import STAGES_OF_KIND, Nature
from manyuan.directory.models import School, Teacher
from manyuan.directory.queries.groups import members_on
from manyuan.directory.queries.schools import open_on
from manyuan.directory.visibility import schools_in_charge, visible_schools
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.models import Window
from manyuan.rules.exchange import load_exchange_pack
from manyuan.seats.models import Seat

if TYPE_CHECKING:
    from django.db.models import QuerySet


def first_day(window: Window) -> date:
    """Return 1 September of the window's year, on which every condition is judged."""
    return SchoolYear(window.year).first_day


def schools_of_window(seat: Seat, window: Window) -> "QuerySet[School]":
    """Return the legal schools that are asked and that the seat answers for.

    Asked is whoever is open on 1 September, not known to be private, and teaches a stage that
    takes part in the exchange.
    """
    found = _taking_part(seat, window).filter(campus_of__isnull=True)
    in_charge = schools_in_charge(seat)
    return found if in_charge is None else found.filter(pk__in=in_charge)


def _taking_part(seat: Seat, window: Window) -> "QuerySet[School]":
    stages = set(load_exchange_pack(window.pack).stages.value)
    kinds = [kind for kind, taught in STAGES_OF_KIND.items() if stages & {*taught}]
    found = visible_schools(seat).filter(open_on(first_day(window)), kind__in=kinds)
    return found.exclude(nature=Nature.PRIVATE)


def places_of(school: School) -> list[School]:
    """Return the legal school and its campuses: where its teachers may be listed."""
    legal = legal_of(school)
    own = Q(pk=legal.pk) | Q(campus_of=legal.pk)
    return list(School.objects.filter(own, bureau_id=legal.bureau_id))


def legal_of(school: School) -> School:
    """Return the school itself, or the school whose campus it is."""
    return school.campus_of or school


def wishable_schools(seat: Seat, teacher: Teacher, window: Window) -> list[School]:
    """Return where the teacher could teach: places of other schools that have the same stage."""
    own = legal_of(teacher.school).pk
    found = _taking_part(seat, window).select_related("campus_of__unit")
    return [
        school
        for school in found
        if legal_of(school).pk != own and (not teacher.stage or teacher.stage in school.stages)
    ]


def fellows_of(seat: Seat, school: School, window: Window) -> frozenset[int]:
    """Return the schools in the same groups on 1 September, campuses included."""
    members = list(members_on(seat, first_day(window)))
    legal = legal_of(school).pk
    groups = {member.group_id for member in members if member.school_id == legal}
    schools = {member.school_id for member in members if member.group_id in groups}
    campuses = School.objects.filter(campus_of__in=schools).order_by().values_list("pk", flat=True)
    return frozenset(schools) | frozenset(campuses)


def schools_named(codes: str) -> list[School]:
    """Return the schools of codes joined as the district folder joins them, in that order."""
    wanted = [code for code in codes.split(";") if code]
    found = {school.code: school for school in School.objects.filter(unit__code__in=wanted)}
    return [found[code] for code in wanted if code in found]
