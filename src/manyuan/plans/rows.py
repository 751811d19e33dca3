"""The rows of this room's objects in history: what each says before and after an action."""

from collections.abc import Mapping

from manyuan.history.actions import Changed
from manyuan.plans.models import Answer, Ban, Freeze, Move, Override, Pin, Plan, Run, Scenario

Held = Answer | Ban | Freeze | Move | Override | Pin | Plan | Run | Scenario
FIELDS: Mapping[type[Held], tuple[str, tuple[str, ...]]] = {
    Freeze: ("freezes", ("year", "name", "digest", "schools", "teachers", "posts", "reason")),
    Scenario: (
        "scenarios",
        (
            "year",
            "name",
            "scope",
            "group_id",
            "pack",
            "seconds",
            "seed",
            "freeze_id",
            "base_id",
            "state",
            "returned_for",
        ),
    ),
    Override: ("overrides", ("code", "value")),
    Pin: ("pins", ("teacher_code", "school_code")),
    Ban: ("bans", ("teacher_code", "school_code")),
    Run: ("runs", ("state", "stop_asked", "failure")),
    Plan: (
        "plans",
        ("year", "number", "state", "status", "asked_on", "adopted_on", "over_refusals"),
    ),
    Move: ("moves", ("teacher_code", "from_school_id", "to_school_id", "origin", "change")),
    Answer: ("answers", ("side", "state", "reason", "due_on")),
}


def row_of(held: Held) -> dict[str, object]:
    """Return what history keeps of the object as it is now."""
    return {name: getattr(held, name) for name in FIELDS[type(held)][1]}


def added(held: Held) -> Changed:
    """Describe an object that an action has just written for the first time."""
    return changed(held, before=None)


def changed(held: Held, *, before: Mapping[str, object] | None) -> Changed:
    """Describe an object that an action has just written, given its row from before."""
    return _change(held, before, row_of(held))


def removed(held: Held) -> Changed:
    """Describe an object that an action is about to remove."""
    return _change(held, row_of(held), None)


def _change(
    held: Held, before: Mapping[str, object] | None, after: Mapping[str, object] | None
) -> Changed:
    return Changed(FIELDS[type(held)][0], str(held.pk), str(held), before, after)
