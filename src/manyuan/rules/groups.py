from dataclasses import dataclass
from functools import cache

from manyuan.rules.pack import Heading, Rule, heading, read_pack, rule
from manyuan.rules.status import Status, weakest


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPack:
    """Above what size a group is warned about: campuses (the legal schools included) and pupils."""

    heading: Heading
    most_campuses: Rule[int]
    most_pupils: Rule[int]

    @property
    def id(self) -> str:
        """The id of the pack."""
        return self.heading.id

    @property
    def status(self) -> Status:
        """The weakest status among the rules of the pack."""
        return weakest([self.most_campuses.status, self.most_pupils.status])


@cache
def load_group_pack(name: str = "cn-groups") -> GroupPack:
    """Return the group pack called ``name``.

    Raises
    ------
    UnknownPack
        If there is no such pack.
    """
    pack = read_pack(name)
    size = pack["size"]
    return GroupPack(
        heading=heading(pack),
        most_campuses=rule("size.campuses", size["campuses"], int(size["campuses"]["value"])),
        most_pupils=rule("size.pupils", size["pupils"], int(size["pupils"]["value"])),
    )
