"""Totals over units of which some are too small to be shown: no total may give them away."""

from collections.abc import Mapping, Set


def covered(
    answers: Mapping[str, int], totals: Mapping[str, Set[str]], *, least: int
) -> dict[str, frozenset[str]]:
    """Return the units that each total may include.

    A unit with at least ``least`` answers is shown by itself, so that whoever knows a total can
    take it off. What is left of the totals are sets of small units, and from several such sets
    further ones follow by adding and subtracting. A total therefore includes its small units only
    as long as every part into which all totals cut the small units has at least ``least`` answers;
    else it is made of the shown units alone, and tells nothing that they do not. Totals are tried
    in their order: the first come first.

    Parameters
    ----------
    answers
        The number of answers of each unit.
    totals
        The units of each total, which may overlap; units without answers count for nothing.
    least
        The smallest number of answers that may be shown.

    Returns
    -------
    dict
        For each total the units with answers that it includes.

    Examples
    --------
    >>> answers = {"a": 30, "b": 4, "c": 7}
    >>> found = covered(answers, {"all": {"a", "b", "c"}, "north": {"a", "b"}}, least=10)
    >>> sorted(found["all"]), sorted(found["north"])
    (['a', 'b', 'c'], ['a'])
    """
    small = {unit for unit, count in answers.items() if 0 < count < least}
    known = {unit for unit, count in answers.items() if count > 0}
    included: list[frozenset[str]] = []
    found: dict[str, frozenset[str]] = {}
    for name, units in totals.items():
        hidden = frozenset(units & small)
        if hidden and _is_safe([*included, hidden], answers, least):
            included.append(hidden)
            found[name] = frozenset(units & known)
        else:
            found[name] = frozenset(units & known - small)
    return found


def _is_safe(sets: list[frozenset[str]], answers: Mapping[str, int], least: int) -> bool:
    """Say whether every part into which the sets cut their units has enough answers."""
    parts: dict[tuple[bool, ...], int] = {}
    for unit in frozenset().union(*sets):
        signature = tuple(unit in one for one in sets)
        parts[signature] = parts.get(signature, 0) + answers[unit]
    return all(count >= least for count in parts.values())
