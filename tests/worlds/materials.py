"""Shore, where schools let each other use what they have made.

S1 and S2 are in G1, S2 and S4 in G2; S6 stands alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from manyuan.directory.models import Teacher
from manyuan.engagements.kinds.material.actions import (
    MaterialFacts,
    UseFacts,
    VersionFacts,
    report_use,
    share_material,
)
from manyuan.engagements.kinds.material.models import Material, MaterialFile, MaterialUse
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from worlds.shore import World
from worlds.visits import PDF

ADDRESS = "https://example.org/lesson/1"


@dataclass(frozen=True)
class Library:
    """Shore with its shared materials."""

    shore: World

    @property
    def officer(self) -> Seat:
        return self.shore.officer

    @property
    def principal(self) -> Seat:
        """The principal of S2."""
        return self.shore.principal

    @property
    def teacher(self) -> Seat:
        """A teacher of S1."""
        return self.shore.teacher

    @contextmanager
    def at(self, seat: Seat | None = None) -> Iterator[None]:
        with self.shore.at(seat):
            yield

    def facts(self, **rest: object) -> MaterialFacts:
        given = {
            "title": "分数的意义",
            "sort": "lesson_plan",
            "subject": "数学",
            "stage": "primary",
            "school": "S1",
            "licence": "district",
            **rest,
        }
        given["school"] = self.shore.school(given["school"])
        if "author" in given:
            given["author"] = Teacher.objects.get(code=given["author"])
        return MaterialFacts(**given)

    def share(self, by: Seat | None = None, **rest: object) -> Material:
        """Let S1 share a lesson plan with the district."""
        version = rest.pop("version", VersionFacts(files=[("教案.pdf", PDF)]))
        return share_material(by=by or self.officer, facts=self.facts(**rest), version=version)

    def use_facts(self, **rest: object) -> UseFacts:
        given = {
            "school": "S2",
            "pupils": 42,
            "used_on": today(),
            "mode": "remote_share",
            "class_name": "六（1）班",
            **rest,
        }
        given["school"] = self.shore.school(given["school"])
        if "teacher" in given:
            given["teacher"] = Teacher.objects.get(code=given["teacher"])
        return UseFacts(**given)

    def use(self, material: Material, by: Seat | None = None, **rest: object) -> MaterialUse:
        """Let S2 report that it used a material at a distance."""
        facts = self.use_facts(**rest)
        return report_use(by=by or self.officer, material=material, facts=facts)


@dataclass(frozen=True)
class Shared:
    """A material of S1, in G1 alone, that S2 has used; with its file."""

    material: str
    material_file: int
    material_use: int


def share_something(shore: World) -> Shared:
    """Share it, and report the use."""
    library = Library(shore)
    material = library.share(licence="group")
    use = library.use(material)
    return Shared(material.code, MaterialFile.objects.get().pk, use.number)
