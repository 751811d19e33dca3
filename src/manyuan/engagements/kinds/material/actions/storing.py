"""The steps that the actions on a material share."""

from collections.abc import Sequence
from dataclasses import dataclass

from manyuan.engagements.kinds.documents.errors import DocumentsFull
from manyuan.engagements.kinds.documents.models import file_name
from manyuan.engagements.kinds.documents.reading import Kept, kept_of
from manyuan.engagements.kinds.material.errors import (
    AuthorOfAnotherSchool,
    MaterialWithdrawn,
    NothingShared,
)
from manyuan.engagements.kinds.material.models import Material, MaterialFile, MaterialVersion
from manyuan.engagements.kinds.material.rows import Row, material_changed
from manyuan.engagements.kinds.material.visibility import SHOWN
from manyuan.history.actions import Changed
from manyuan.seats.models import Seat

MOST_FILES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFacts:
    """What a version holds: files by name, an address outside, or both."""

    note: str = ""
    link: str = ""
    files: Sequence[tuple[str, bytes]] = ()


@dataclass(frozen=True, slots=True)
class NamedFile:
    """What is kept of a file, with its name."""

    name: str
    kept: Kept


def read_files(facts: VersionFacts) -> list[NamedFile]:
    """Return what is kept of the files; it is told before the bureau's lock is taken."""
    if not facts.files and not facts.link.strip():
        raise NothingShared
    if len(facts.files) > MOST_FILES:
        raise DocumentsFull(most=MOST_FILES)
    named = [(file_name(name), content) for name, content in facts.files]
    return [NamedFile(name, kept_of(content, name=name)) for name, content in named]


def write_version(
    by: Seat, material: Material, facts: VersionFacts, files: Sequence[NamedFile]
) -> MaterialVersion:
    """Write a version with its files, its number the next one.

    A step of several actions: whoever calls it holds the bureau's lock and writes the record.
    """
    version = MaterialVersion(
        bureau_id=by.bureau_id,
        material=material,
        number=material.versions.count() + 1,
        note=facts.note,
        link=facts.link.strip(),
        added_by=by,
    )
    version.full_clean()
    version.save()
    for one in files:
        file = MaterialFile(version=version).take(one.kept, name=one.name, by=by)
        file.full_clean()
        file.save()
    return version


def taken(material: Material) -> Material:
    """Take a material as it is stored now; whoever asks holds the bureau's lock."""
    found = Material.objects.select_for_update(of=("self",)).select_related(*SHOWN)
    return found.get(pk=material.pk)


def taken_shared(material: Material) -> Material:
    """Take a material that is still offered."""
    locked = taken(material)
    if not locked.is_shared:
        raise MaterialWithdrawn(title=locked.title)
    return locked


def stored(material: Material, *, before: Row | None) -> Changed:
    """Write a material that was changed."""
    author = material.author
    if author is not None and author.school_id not in _own_schools(material):
        raise AuthorOfAnotherSchool(teacher=author.name, school=material.school.name)
    material.full_clean()
    material.save()
    return material_changed(material, before=before)


def _own_schools(material: Material) -> set[int]:
    return {material.school_id, *material.school.campuses.values_list("pk", flat=True)}
