"""The numbers by which groups and members come, grow and leave; no district publishes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from manyuan.rules.groups import load_group_pack
from manyuan.rules.pack import Heading, Rule, heading, numbers, read_pack, rule
from manyuan.rules.status import Status, weakest

PROPOSED = "lifecycle-proposed"
# The code of each rule, in the order in which pages show them.
CODES = (
    "group.charter",
    "group.members",
    "group.lead_strong",
    "group.travel_minutes",
    "group.incubation_years",
    "compact.single_head",
    "compact.joint_plan",
    "compact.joint_budget",
    "compact.rotation",
    "compact.backbone",
    "compact.posting_years",
    "compact.members_pass",
    "compact.satisfaction",
    "member.probation_years",
    "member.lead_backbone",
    "growth.years",
    "growth.level",
    "growth.satisfaction",
    "growth.backbone",
    "growth.value_added",
    "support.years",
    "support.transition",
    "support.first_year",
    "support.later",
    "exit.failed_years",
    "exit.veto",
    "exit.closed",
)
# Those caps are the group pack's own rules.
SIZE_CODES = ("size.campuses", "size.pupils")


@dataclass(frozen=True, slots=True, kw_only=True)
class LifecyclePack:
    """What a group or a member must show before it takes its next step.

    Attributes
    ----------
    heading
        What the pack says of itself.
    rules
        Every rule by its code, the caps on the size of a group among them; a rule that asks for
        something to be there, not for a number, has the value 1.
    """

    heading: Heading
    rules: Mapping[str, Rule[Decimal]]

    @property
    def id(self) -> str:
        """The id of the pack."""
        return self.heading.id

    @property
    def status(self) -> Status:
        """The weakest status among the rules of the pack."""
        return weakest(rule.status for rule in self.rules.values())

    def value(self, code: str) -> Decimal:
        """Return the number of a rule.

        Examples
        --------
        >>> load_lifecycle_pack().value("group.members")
        Decimal('2')
        """
        return self.rules[code].value


@cache
def load_lifecycle_pack(name: str = PROPOSED) -> LifecyclePack:
    """Return the lifecycle pack called ``name``, with the caps on the size of groups.

    Raises
    ------
    UnknownPack
        If there is no such pack.
    """
    pack = read_pack(name)
    return LifecyclePack(heading=heading(pack), rules={**numbers(pack, CODES), **_caps()})


def _caps() -> Mapping[str, Rule[Decimal]]:
    pack, size = load_group_pack(), read_pack("cn-groups")["size"]
    values = {"campuses": pack.most_campuses.value, "pupils": pack.most_pupils.value}
    return {
        f"size.{key}": rule(f"size.{key}", size[key], Decimal(value))
        for key, value in values.items()
    }
