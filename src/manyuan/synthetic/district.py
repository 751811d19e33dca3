from dataclasses import dataclass

from manyuan.sheets.columns import Row
from manyuan.synthetic.campuses import build_campuses
from manyuan.synthetic.grouping import build_teams
from manyuan.synthetic.memberships import build_memberships, group_rows
from manyuan.synthetic.moves import Reach
from manyuan.synthetic.outcomes import outcome_rows
from manyuan.synthetic.outline import Outline, demo_outline, read_outline
from manyuan.synthetic.partners import partner_rows
from manyuan.synthetic.partnerships import agreement_rows, expert_rows, studio_rows
from manyuan.synthetic.posts import post_rows
from manyuan.synthetic.resources import build_resources
from manyuan.synthetic.schools import build_schools
from manyuan.synthetic.staff import staff_by_stage
from manyuan.synthetic.strengths import build_strengths, school_rows, strength_rows
from manyuan.synthetic.teachers import build_teachers
from manyuan.synthetic.venues import venue_rows
from manyuan.synthetic.visits import Offers, expert_day_rows, visit_request_rows
from manyuan.synthetic.wanted import Wanted, checked
from manyuan.synthetic.willing import with_used_up_backbone, with_wishes

# No province has the digits 99 (GB/T 2260), so the code can never be mistaken for a district.
CODE = "990203"
NAME = "满园示范区（合成数据）"
DEMO = {"schools": 94, "groups": 7, "grouped": 24, "seed": 2073}


@dataclass(frozen=True, slots=True)
class SyntheticDistrict:
    """An invented district: its head, its outline as GeoJSON, and the tables of its folder."""

    code: str
    name: str
    outline: bytes
    tables: dict[str, list[Row]]


def generate(
    *,
    schools: int,
    groups: int,
    seed: int,
    grouped: int | None = None,
    first_year: int = 2022,
    years: int = 5,
    outline: str | bytes | None = None,
    with_teachers: bool = True,
) -> SyntheticDistrict:
    """Invent a believable district; the same arguments always give the same rows.

    Parameters
    ----------
    schools
        Legal schools open today. A closed school and the campuses come on top of them.
    groups
        Education groups in force today.
    seed
        Chooses one of many districts.
    grouped
        Distinct legal schools that are in a group today, leads included. Without it about 40 %
        of the schools, but no more than six a group.
    first_year, years
        The school years with figures: 2022 to 2026 unless told otherwise.
    outline
        GeoJSON in which the schools shall stand; without it the demo's.
    with_teachers
        Whether to write the roster; without it the table of teachers is empty.

    Raises
    ------
    ImpossibleDistrict
        If the numbers contradict each other.
    UnusableOutline
        If the outline has no polygon.
    """
    wanted = checked(
        schools=schools,
        groups=groups,
        seed=seed,
        grouped=grouped,
        years=tuple(range(first_year, first_year + years)),
    )
    drawn = demo_outline() if outline is None else outline
    drawn = drawn.encode() if isinstance(drawn, str) else drawn
    tables = _tables(wanted, read_outline(drawn), with_teachers=with_teachers)
    return SyntheticDistrict(CODE, NAME, drawn, tables)


def _tables(wanted: Wanted, outline: Outline, *, with_teachers: bool) -> dict[str, list[Row]]:
    legal = build_schools(wanted, outline)
    teams = build_teams(wanted, legal, outline)
    schools = legal + build_campuses(wanted, legal, teams, outline)
    memberships = build_memberships(wanted, teams, legal)
    strengths = build_strengths(wanted, legal, memberships)
    register = school_rows(wanted, schools, strengths)
    standings = {str(row["school"]): str(row["strength"]) for row in register}
    resources = build_resources(wanted, schools, memberships, standings)
    staff = staff_by_stage(schools, resources, year=wanted.last)
    reach = Reach(legal, memberships, outline)
    roster = build_teachers(wanted, legal, staff, reach) if with_teachers else []
    if roster:
        with_used_up_backbone(wanted, roster, memberships)
        with_wishes(wanted, roster, legal, reach)
    groups = group_rows(wanted, teams)
    studios = studio_rows(wanted, legal)
    experts = expert_rows(wanted, studios)
    days = expert_day_rows(wanted, experts)
    return {
        "schools": register,
        "strengths": strength_rows(strengths),
        "groups": groups,
        "memberships": [membership.row for membership in memberships],
        "resources": resources,
        "teachers": roster,
        "posts": post_rows(wanted, schools, resources, strengths),
        # Travel is estimated and flows are what happens later: both begin empty.
        "travel": [],
        "partners": partner_rows(wanted, outline),
        "studios": studios,
        "experts": experts,
        "agreements": agreement_rows(wanted, groups, experts, studios),
        "expert_days": days,
        "visit_requests": visit_request_rows(wanted, legal, standings, Offers(experts, days)),
        "venues": venue_rows(wanted, legal),
        "flows": [],
        "outcomes": outcome_rows(wanted, legal, resources, strengths),
    }
