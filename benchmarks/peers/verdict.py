"""What the figures say, in sentences made from them."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from peers.figures import Figures

NAMES = {
    "granted": "wishes granted",
    "worse_off": "teachers sent where they did not wish",
    "unasked": "movers who had stated no wishes",
    "lead_member_gap": "lead-member gap",
    "largest": "largest shortfall",
    "weakest_tenth": "weakest tenth",
    "total": "missing teachers in all",
    "policy_shortfall": "policy shortfall",
}
SLACK = 1e-9


def verdict(found: Mapping[str, Figures], *, ours: str) -> tuple[list[str], bool]:
    """Return sentences, and whether ours is best on E among all that break no hard rule."""
    mine = found[ours]
    others = {name: each for name, each in found.items() if name != ours}
    rivals = {name: each for name, each in others.items() if _is_lower_e(each, mine)}
    lawful = sorted(name for name, each in rivals.items() if not each.broken)
    is_best = not lawful and not mine.broken
    lines = [*_about_e(mine, rivals, lawful), *_about_ties(mine, others)]
    return [*lines, *_about_others(mine, others)], is_best


def _is_lower_e(one: Figures, other: Figures) -> bool:
    return one.equalising_shortfall < other.equalising_shortfall - SLACK


def _about_e(mine: Figures, rivals: Mapping[str, Figures], lawful: list[str]) -> Iterator[str]:
    value = f"{mine.equalising_shortfall:.4f}"
    if mine.broken:
        yield f"The planner breaks {mine.broken} hard rules: this is a fault."
    if lawful:
        named = ", ".join(f"{name} ({rivals[name].equalising_shortfall:.4f})" for name in lawful)
        yield f"The planner is NOT best on E ({value}): {named} breaks no rule either."
    elif rivals:
        yield f"The planner is best on E ({value}) among all that break no hard rule."
    else:
        yield f"The planner is best on E ({value}) among all mechanisms."
    for name, each in sorted(rivals.items()):
        if each.broken:
            lower = f"{each.equalising_shortfall:.4f}"
            yield f"{name} has a lower E ({lower}), but breaks {each.broken} hard rules."


def _about_ties(mine: Figures, others: Mapping[str, Figures]) -> Iterator[str]:
    for name, each in others.items():
        if not (_is_lower_e(mine, each) or _is_lower_e(each, mine)):
            yield (
                f"{name} reaches the same E, with a policy shortfall of {each.policy_shortfall}"
                f" (ours {mine.policy_shortfall}) and {each.broken} hard rules broken."
            )


def _about_others(mine: Figures, others: Mapping[str, Figures]) -> Iterator[str]:
    values = asdict(mine)
    for field, called in NAMES.items():
        better = [
            f"{name} {asdict(each)[field]:.4g}"
            + (f" ({each.broken} broken)" if each.broken else "")
            for name, each in others.items()
            if _badness(field, asdict(each)[field]) < _badness(field, values[field]) - SLACK
        ]
        if better:
            yield f"Better than ours ({values[field]:.4g}) on {called}: {', '.join(better)}."


def _badness(field: str, value: float) -> float:
    if field == "granted":
        return -value
    return abs(value) if field == "lead_member_gap" else value
