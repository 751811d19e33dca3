from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from manyuan.rules.groups import GroupPack, load_group_pack
from manyuan.rules.overriding import Shape, UnknownRule, number, override, whole, yes_or_no
from manyuan.rules.pack import Heading, Rule, UnknownPack, heading, known_packs, read_pack, rule
from manyuan.rules.status import Status, weakest

NATIONAL = "grouping-national"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupingPack:
    """How large groups may grow, how far members may be, and over how many years schools join."""

    heading: Heading
    most_campuses: Rule[int]
    most_pupils: Rule[int]
    travel_minutes: Rule[int]
    travel_detour: Rule[Decimal]
    travel_speed: Rule[Decimal]
    chain: Rule[bool]
    years: Rule[int]

    @property
    def id(self) -> str:
        """The id of the pack."""
        return self.heading.id

    @property
    def rules(self) -> Mapping[str, Rule[object]]:
        """Every rule by its code, in the order in which pages show them."""
        return {code: getattr(self, field) for code, (field, _) in PLACES.items()}

    @property
    def status(self) -> Status:
        """The weakest status among the rules of the pack."""
        return weakest(rule.status for rule in self.rules.values())


# The code of each rule: its field in the pack, and what its value may be.
PLACES: Mapping[str, tuple[str, Shape]] = {
    "size.campuses": ("most_campuses", whole(1, 999)),
    "size.pupils": ("most_pupils", whole(1, 999_999)),
    "limits.travel_minutes": ("travel_minutes", whole(0, 600)),
    "limits.travel_detour": ("travel_detour", number(1, 5)),
    "limits.travel_speed_kmh": ("travel_speed", number(1, 120)),
    "chains.primary_to_junior": ("chain", yes_or_no()),
    "years.count": ("years", whole(1, 10)),
}


def grouping_packs() -> tuple[str, ...]:
    """Return the ids of the packs of group formation, the national one first."""
    found = (name for name in known_packs() if name.startswith("grouping-"))
    return tuple(sorted(found, key=lambda name: (name != NATIONAL, name)))


@cache
def load_grouping_pack(name: str = NATIONAL) -> GroupingPack:
    """Return the pack of group formation called ``name``, with the caps of the pack it names.

    Raises
    ------
    UnknownPack
        If there is no such pack.
    """
    if name not in grouping_packs():
        raise UnknownPack(pack=name, known="、".join(grouping_packs()))
    pack = read_pack(name)
    size: GroupPack = load_group_pack(pack["size"])
    caps: dict[str, Any] = {"most_campuses": size.most_campuses, "most_pupils": size.most_pupils}
    own: dict[str, Any] = {}
    for code, (field, shape) in PLACES.items():
        section, _, key = code.partition(".")
        if field not in caps:
            entry = pack[section][key]
            own[field] = rule(code, entry, shape.read(str(entry["value"])))
    return GroupingPack(heading=heading(pack), **caps, **own)


def with_grouping_overrides(pack: GroupingPack, values: Mapping[str, str]) -> GroupingPack:
    """Return ``pack`` with the values that a district sets, keyed by the rules' codes.

    Raises
    ------
    UnknownRule
        If the pack has no rule of that code.
    RuleValueNotUsable
        If a value cannot be read or lies out of bounds.
    """
    unknown = next((code for code in values if code not in PLACES), None)
    if unknown is not None:
        raise UnknownRule(pack=pack.id, rule=unknown, known="、".join(PLACES))
    changed: dict[str, Any] = {
        field: override(getattr(pack, field), shape, values[code])
        for code, (field, shape) in PLACES.items()
        if code in values
    }
    return replace(pack, **changed)
