"""What changes on each goal, as sentences."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said, Word
from manyuan.planner.kinds.exchange.numbers import shown
from manyuan.planner.kinds.exchange.plan import GoalName
from manyuan.planner.kinds.exchange.words import goal_word

UP = _("{goal}增加 {by}")
DOWN = _("{goal}减少 {by}")
NOTHING = _("各项目标不变")


def goal_changes(
    before: Mapping[GoalName, Fraction], after: Mapping[GoalName, Fraction]
) -> tuple[Fact, ...]:
    """Return what changes on each goal, in the order of the goals; one sentence if nothing does."""
    found = tuple(_changes(before, after))
    return found or (Word(NOTHING),)


def first_change(
    before: Mapping[GoalName, Fraction], after: Mapping[GoalName, Fraction]
) -> tuple[GoalName, Fraction] | None:
    """Return the first goal in the order that changes, and by how much; below zero is better."""
    for goal, value in before.items():
        if after[goal] != value:
            return goal, after[goal] - value
    return None


def _changes(
    before: Mapping[GoalName, Fraction], after: Mapping[GoalName, Fraction]
) -> Iterator[Said]:
    for goal, value in before.items():
        by = after[goal] - value
        if by:
            template = UP if by > 0 else DOWN
            facts: dict[str, Fact] = {"goal": goal_word(goal), "by": shown(abs(by))}
            yield Said(f"{goal}_changes", template, facts)
