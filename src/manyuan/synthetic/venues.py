"""The halls, fields and laboratories that the demo's schools have."""

from collections.abc import Sequence
from decimal import Decimal

from manyuan.sheets.columns import Row
from manyuan.synthetic.randomness import stream
from manyuan.synthetic.school import School
from manyuan.synthetic.wanted import Wanted

# name, kind, capacity, area per person in square metres, rules
VENUES = (
    ("报告厅", "hall", 300, "1.4", "场内不饮食；音响由本校老师操作；用后请恢复桌椅。"),
    ("体育馆", "field", 400, "3", "请穿软底运动鞋；器材用后归位。"),
    ("物理实验室", "laboratory", 48, "2", "须有教师在场；仪器用前用后清点。"),
    ("图书馆", "library", 80, "2.5", ""),
)
SCHOOLS_WITH_VENUES = 14
CONTACT = "学校总务处"


def venue_rows(wanted: Wanted, schools: Sequence[School]) -> list[Row]:
    """Return one or two venues at each of the largest open public schools."""
    rng = stream(wanted.seed, "venues")
    owners = [school for school in schools if school.is_open_legal and not school.is_private]
    owners.sort(key=lambda school: -school.total_pupils)
    chosen = [
        (owner, venue)
        for owner in owners[:SCHOOLS_WITH_VENUES]
        for venue in rng.sample(VENUES, rng.randint(1, 2))
    ]
    return [
        {
            "venue": f"CD{number:02d}",
            "school": owner.code,
            "name": name,
            "kind": kind,
            "capacity": capacity,
            "area": Decimal(capacity) * Decimal(area),
            "rules": rules or None,
            "contact": CONTACT,
            "is_shared": 1,
            "closed_on": None,
        }
        for number, (owner, (name, kind, capacity, area, rules)) in enumerate(chosen, start=1)
    ]
