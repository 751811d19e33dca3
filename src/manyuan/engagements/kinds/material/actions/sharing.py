from dataclasses import dataclass, fields

from django.db import transaction

from manyuan.directory.models import School, Teacher
from manyuan.engagements.kinds.material.actions.storing import (
    VersionFacts,
    read_files,
    stored,
    taken_shared,
    write_version,
)
from manyuan.engagements.kinds.material.enums import KIND, MATERIAL_FOLLOWS, MaterialState
from manyuan.engagements.kinds.material.errors import MaterialReasonMissing
from manyuan.engagements.kinds.material.models import Material, MaterialFile, MaterialVersion
from manyuan.engagements.kinds.material.permissions import may_act_for, may_change_material
from manyuan.engagements.kinds.material.rows import material_row, version_added
from manyuan.engagements.numbering import free_codes
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.marking import give_needs_back
from manyuan.plans.transitions import follow
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialFacts:
    """What a material is, and under which licence its school shares it."""

    title: str
    sort: str
    subject: str
    stage: str
    school: School
    licence: str
    grade: str = ""
    author: Teacher | None = None
    description: str = ""


NAMES = tuple(one.name for one in fields(MaterialFacts))


@transaction.atomic
def share_material(*, by: Seat, facts: MaterialFacts, version: VersionFacts) -> Material:
    """A school shares what one of its teachers has made."""
    require(may_act_for(by, facts.school))
    files = read_files(version)
    lock_bureau(by)
    material = Material(bureau_id=by.bureau_id, **{name: getattr(facts, name) for name in NAMES})
    (material.code,) = free_codes(by, "M", [SchoolYear.on(today())], also=_codes(by))
    changed = stored(material, before=None)
    first = write_version(by, material, version, files)
    record(
        by=by,
        code="material.shared",
        changes=[changed, version_added(first)],
        giver=material.school.name,
        title=material.title,
    )
    return material


def _codes(by: Seat) -> list[str]:
    found = Material.objects.filter(bureau_id=by.bureau_id).order_by()
    return list(found.values_list("code", flat=True))


@transaction.atomic
def change_material(*, by: Seat, material: Material, facts: MaterialFacts) -> Material:
    """What is said of a material is put right; whose it is stays."""
    require(may_change_material(by, material))
    lock_bureau(by)
    locked = taken_shared(material)
    before = material_row(locked)
    for name in NAMES:
        if name != "school":
            setattr(locked, name, getattr(facts, name))
    changed = stored(locked, before=before)
    record(by=by, code="material.changed", changes=[changed], title=locked.title)
    return locked


@transaction.atomic
def add_version(*, by: Seat, material: Material, version: VersionFacts) -> MaterialVersion:
    """A material gets a further version; those before stay."""
    require(may_change_material(by, material))
    files = read_files(version)
    lock_bureau(by)
    locked = taken_shared(material)
    added = write_version(by, locked, version, files)
    record(
        by=by,
        code="material.revised",
        changes=[version_added(added)],
        title=locked.title,
        version=added.number,
    )
    return added


@transaction.atomic
def withdraw_material(*, by: Seat, material: Material, reason: str) -> Material:
    """A material is no longer offered, and its files are gone; who used it before has used it."""
    require(may_change_material(by, material))
    lock_bureau(by)
    locked = taken_shared(material)
    why, before = given(reason, missing=MaterialReasonMissing), material_row(locked)
    follow(locked, MATERIAL_FOLLOWS, MaterialState.WITHDRAWN)
    locked.explanation = why
    MaterialFile.objects.filter(version__material=locked).delete()
    given_back = give_needs_back(by=by, kind=KIND, engagement=locked.code)
    changes = [stored(locked, before=before), *given_back]
    record(by=by, code="material.withdrawn", changes=changes, title=locked.title, reason=why)
    return locked
