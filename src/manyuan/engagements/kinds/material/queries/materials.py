from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from manyuan.directory.models import School, Teacher
from manyuan.directory.queries.schools import schools_on
from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.material.enums import MaterialState, UseMode
from manyuan.engagements.kinds.material.models import (
    Material,
    MaterialFile,
    MaterialUse,
    MaterialVersion,
)
from manyuan.engagements.kinds.material.visibility import (
    visible_files,
    visible_materials,
    visible_uses,
)
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat

COUNTED = Q(uses__taken_back="")


@dataclass(frozen=True, slots=True)
class Sharing:
    """What is shared, and how it was used in a year: times, pupils, at a distance, by how many."""

    materials: int
    uses: int
    pupils: int
    remote: int
    schools: int


def materials(seat: Seat) -> "QuerySet[Material]":
    """Return the materials that the seat may see, with how often and where they were used."""
    return visible_materials(seat).annotate(
        use_count=Count("uses", filter=COUNTED, distinct=True),
        school_count=Count("uses__school", filter=COUNTED, distinct=True),
    )


def material(seat: Seat, code: str) -> Material | None:
    """Return the material with ``code`` if there is one that the seat may see."""
    return visible_materials(seat).filter(code=code).first()


def search_materials(seat: Seat, words: Sequence[str]) -> "QuerySet[Any, Any]":
    """Return what holds every word in its title, number, subject or school, the latest first."""
    found = visible_materials(seat)
    for word in words:
        named = Q(title__icontains=word) | Q(code__iexact=word) | Q(subject__icontains=word)
        found = found.filter(named | Q(school__unit__name__icontains=word))
    days = found.order_by().annotate(first=F("shared_on"), last=F("shared_on"))
    return days.values("code", "title", "first", "last").order_by("-first", "code")


def visible_codes(seat: Seat, among: Collection[str]) -> frozenset[str]:
    """Return those of some codes whose materials the seat may see."""
    found = visible_materials(seat).filter(code__in=among)
    return frozenset(found.order_by().values_list("code", flat=True))


def versions_of(seat: Seat, material: Material) -> "QuerySet[MaterialVersion]":
    """Return the versions of a material, the latest first."""
    seen = visible_materials(seat).filter(pk=material.pk).order_by().values("pk")
    return MaterialVersion.objects.filter(material__in=seen).order_by("-number")


def files_of(seat: Seat, material: Material) -> "QuerySet[MaterialFile]":
    """Return the files of a material as a page lists them, the bytes left where they are."""
    return visible_files(seat).filter(version__material=material).defer("content")


def file_of(seat: Seat, material: Material, pk: int) -> MaterialFile | None:
    """Return one file of a material, whole; of one that was withdrawn nothing is handed out."""
    if not material.is_shared:
        return None
    return visible_files(seat).filter(version__material=material, pk=pk).first()


def uses_of(seat: Seat, material: Material) -> "QuerySet[MaterialUse]":
    """Return who used a material where, the latest first."""
    return visible_uses(seat).filter(material=material)


def use_of(seat: Seat, material: Material, number: int) -> MaterialUse | None:
    """Return one use of a material."""
    return uses_of(seat, material).filter(number=number).first()


def sharing_of(seat: Seat, year: SchoolYear) -> Sharing:
    """Return what is shared today and how it was used in the year, as far as the seat sees."""
    following = SchoolYear(year.start + 1)
    used = visible_uses(seat).filter(
        taken_back="", used_on__gte=year.first_day, used_on__lt=following.first_day
    )
    found = used.order_by().aggregate(
        uses=Count("pk"),
        pupils=Coalesce(Sum("pupils"), 0),
        remote=Count("pk", filter=Q(mode=UseMode.REMOTE)),
        schools=Count("school", distinct=True),
    )
    shared = visible_materials(seat).filter(state=MaterialState.SHARED).count()
    return Sharing(materials=shared, **found)


def schools_to_act_for(seat: Seat) -> "QuerySet[School]":
    """Return the schools for which the seat shares materials and reports uses."""
    own, found = schools_in_charge(seat), schools_on(seat, today())
    return found if own is None else found.filter(pk__in=own)


def own_teacher(seat: Seat) -> Teacher | None:
    """Return the teacher who sits in the seat, if the roster says who that is."""
    if seat.person_id is None:
        return None
    return Teacher.objects.filter(bureau_id=seat.bureau_id, account=seat.person_id).first()
