"""Tiny exchanges made by hand: two or three schools of one group, a few teachers each."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from manyuan.planner.kinds.exchange.plan import GoalReached, Move, Plan, PolicyReached
from manyuan.planner.kinds.exchange.problem import (
    Placement,
    Post,
    Problem,
    School,
    StageReport,
    Teacher,
    Team,
)
from manyuan.planner.kinds.exchange.standing import standing
from manyuan.rules.balance import load_balance_pack
from manyuan.rules.exchange import load_exchange_pack, with_overrides
from manyuan.rules.status import Status

YEAR = 2025
# One legal school may send everyone: a case switches on the ceiling that it is about.
NO_CEILING = {"limits.school_leave_share": "1", "limits.eligible_move_share": "1"}


def pack(**values):
    """Return the national pack without ceilings; ``limits__lend="1"`` sets ``limits.lend``."""
    given = {name.replace("__", "."): value for name, value in values.items()}
    return with_overrides(load_exchange_pack(), {**NO_CEILING, **given})


def school(code, **more):
    facts = {"name": f"学校{code}", "kind": "primary", "nature": "public", "strength": "ordinary"}
    return School(code=code, **{"legal": code, **facts, **more})


def teacher(code, at, subject="语文", **more):
    """Return a teacher who may move: on establishment, twenty years there, far from retirement."""
    facts = {
        "name": f"教师{code}",
        "stage": "primary",
        "sex": "female",
        "born": date(1990, 5, 1),
        "at_school_since": date(2005, 9, 1),
        "education": "below",
        "backbone": "none",
        "cadre": "none",
        "on_establishment": True,
        "graduating_class": False,
    }
    return Teacher(code=code, school=at, subject=subject, **{**facts, **more})


def report(code, pupils=1000, **counts):
    known = {"A1": None, "A2": None, "A3": None, **counts}
    return StageReport(school=code, stage="primary", pupils=pupils, counts=known)


def post(code, subject="语文", wanted=1):
    return Post(school=code, stage="primary", subject=subject, wanted=wanted)


def exchange(schools="AB", teachers=(), *, travel=10, rules=None, **more):
    """Return a problem: ``schools`` are codes of one group, or schools; all ways take ``travel``."""
    known = tuple(school(each) if isinstance(each, str) else each for each in schools)
    codes = [each.code for each in known]
    ways = {(one, two): travel for one in codes for two in codes if one != two}
    legal = frozenset(each.legal for each in known)
    facts = {"teams": (Team(code="G", name="集团", schools=legal),), "travel": ways}
    return Problem(
        year=YEAR,
        scope=more.pop("scope", "group"),
        pack=rules or pack(),
        balance=load_balance_pack(),
        schools=known,
        reports=more.pop("reports", ()),
        teachers=tuple(teachers),
        posts=more.pop("posts", ()),
        **{**facts, **more},
    )


def swap_pair(**more):
    """Return an exchange in which a (of A) and b (of B) may change places; c teaches at A too."""
    return exchange("AB", [teacher("a", "A"), teacher("b", "B"), teacher("c", "A")], **more)


def placed(**moves):
    return tuple(Placement(code, to) for code, to in moves.items())


def with_teacher(problem, code, **facts):
    """Return the problem with something else known of one teacher."""
    known = (replace(each, **facts) if each.code == code else each for each in problem.teachers)
    return replace(problem, teachers=tuple(known))


def plan_of(problem, *, status="optimal", pinned=(), **moves):
    """Return the plan that these moves make."""
    now = standing(problem, placed(**moves))
    homes = {each.code: each for each in problem.teachers}
    start, end = date(YEAR, 9, 1), date(YEAR + 1, 9, 1)
    made = tuple(
        Move(
            teacher=code,
            from_school=homes[code].school,
            to_school=to,
            stage=homes[code].stage,
            subject=homes[code].subject,
            start=start,
            end=end,
            minutes=now.ground.minutes(homes[code], to),
            is_backbone=False,
            pinned=code in pinned,
        )
        for code, to in moves.items()
    )
    return Plan(
        status=status,
        goals=tuple(
            GoalReached(name=name, value=float(value), bound=0.0)
            for name, value in now.goals.items()
        ),
        moves=made,
        policy=PolicyReached(
            eligible=now.totals.get("eligible", 0), moved=len(made), backbone_moved=0, rules=()
        ),
        ineligible={},
        deferred={},
        before=now.before(),
        after=now.balance(),
        unmet_posts=(),
        conflicts=(),
        notes=(),
        rule_status=Status.PROPOSED,
        seconds=0.0,
        seed=None,
    )


def placed_at(code, *, lon, lat):
    """Return a school with a place on the map."""
    return school(code, lon=Decimal(lon), lat=Decimal(lat))


def lending(**more):
    """Return an exchange in which lead school A may lend one teacher to B or C, which want one."""
    people = [
        teacher("a", "A", backbone="county", wishes=("B",)),
        teacher("x", "A"),
        teacher("b", "B"),
        teacher("c", "C"),
    ]
    reports = (report("A", A2=11), report("B", A2=8), report("C", A2=9))
    posts = (post("B"), post("C"))
    places = [school("A", strength="lead"), "B", "C"]
    return exchange(places, people, **{"reports": reports, "posts": posts, **more})
