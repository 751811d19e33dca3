from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from manyuan.rules.pack import Heading, Rule, heading, read_pack, rule
from manyuan.rules.status import Status, weakest


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectPack:
    """What subjects are called, which count as PE and arts (A3), and what else people write."""

    heading: Heading
    all: Rule[tuple[str, ...]]
    pe_and_arts: Rule[tuple[str, ...]]
    spellings: Rule[Mapping[str, str]]

    @property
    def id(self) -> str:
        """The id of the pack."""
        return self.heading.id

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the subjects, in the order in which lists show them."""
        return self.all.value

    @property
    def also(self) -> Mapping[str, str]:
        """The name that is meant, by other spelling."""
        return self.spellings.value

    @property
    def status(self) -> Status:
        """The weakest status among the rules of the pack."""
        return weakest([self.all.status, self.pe_and_arts.status, self.spellings.status])

    def counts_for_arts(self, subject: str | None) -> bool:
        """Say whether a teacher of ``subject`` counts as a PE and arts teacher (A3)."""
        return subject in self.pe_and_arts.value


@cache
def load_subjects(name: str = "cn-subjects") -> SubjectPack:
    """Return the list of subjects called ``name``.

    Raises
    ------
    UnknownPack
        If there is no such pack.

    Examples
    --------
    >>> load_subjects().counts_for_arts("音乐")
    True
    """
    pack = read_pack(name)
    subjects = pack["subjects"]
    names, arts, also = (subjects[key] for key in ("all", "pe_and_arts", "also"))
    return SubjectPack(
        heading=heading(pack),
        all=rule("subjects.all", names, tuple(names["value"])),
        pe_and_arts=rule("subjects.pe_and_arts", arts, tuple(arts["value"])),
        spellings=rule("subjects.also", also, dict(also["value"])),
    )
