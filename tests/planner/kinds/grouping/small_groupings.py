"""Problems of a few schools, made without a folder."""

from manyuan.planner.kinds.grouping.problem import Problem, School
from manyuan.rules.grouping import load_grouping_pack


def school(code, *stages, **fields):
    """A school of 100 pupils, primary unless stages are named."""
    values = {"pupils": 100, **fields}
    return School(code=code, name=f"{code}校", stages=frozenset(stages or {"primary"}), **values)


def line(places, **fields):
    """Schools on a line, minutes apart as their places are; all may lead, two groups."""
    made = tuple(each if isinstance(each, School) else school(each) for each in places)
    at = dict(zip((each.code for each in made), places.values(), strict=True))
    values = {
        "year": 2026,
        "pack": load_grouping_pack(),
        "schools": made,
        "leads": frozenset(at),
        "groups": 2,
        "minutes": {(i, j): abs(at[i] - at[j]) for i in at for j in at if i != j},
    }
    return Problem(**{**values, **fields})
