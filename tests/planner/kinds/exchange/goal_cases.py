"""Small districts in which one goal alone decides who goes: the goals before it are tied."""

from collections.abc import Callable
from dataclasses import dataclass

from planner.kinds.exchange.rule_cases import one_move
from planner.kinds.exchange.tiny_districts import District

NOBODY = {"education": "below", "backbone": "none"}


@dataclass(frozen=True)
class GoalCase:
    """A district and the moves of its one best plan."""

    name: str
    district: Callable[[], District]
    moves: dict[str, str]
    pack: str = "exchange-national"


def _without_figures(made: District) -> District:
    """Nobody knows the indicators, so E is nothing whoever moves."""
    made.tables["resources"].clear()
    made.report("A", "primary", "", "", "", "")
    return made


def _exchange_rate() -> District:
    """Nothing is gained but the ratio, which asks for one of nine."""
    made = _without_figures(one_move())
    made.change("teachers", {"teacher": "t1"}, wishes="A")
    return made


def _two_candidates(**second: object) -> District:
    """Two teachers of A for the one post at B; both may not leave."""
    made = _without_figures(one_move())
    made.change("teachers", {"teacher": "t1"}, **NOBODY)
    made.teacher("t2", "A", **{**NOBODY, **second})
    return made


def _backbone_share() -> District:
    return _two_candidates(backbone="county", wishes="A")


def _shortfall() -> District:
    """The second has the degree that B lacks; the first would rather go."""
    made = one_move()
    made.change("teachers", {"teacher": "t1"}, education="below", wishes="B")
    made.teacher("t2", "A", backbone="county", education="college", wishes="A")
    return made


def _wishes() -> District:
    """The first lists B second, the other first: that is what wishes cost."""
    made = _two_candidates(wishes="B", backbone="county")
    made.change("teachers", {"teacher": "t1"}, wishes="A;B", backbone="county")
    return made


def _no_wishes() -> District:
    """No wishes cost nothing, less than a first wish."""
    made = _two_candidates(wishes="", backbone="county")
    made.change("teachers", {"teacher": "t1"}, wishes="B", backbone="county")
    return made


def _travel() -> District:
    """A nearer school wants the same teacher."""
    made = _without_figures(one_move())
    made.school("C", strength="weak")
    made.add("memberships", group="G1", school="C")
    made.add("travel", **{"from": "A", "to": "C", "minutes": 39})
    made.add("posts", school="C", stage="primary", subject="语文", wanted=1)
    return made


def _weakest_first() -> District:
    """B lacks one of two backbone teachers, C one of one: a teacher is worth more to C."""
    made = _travel()
    made.tables["resources"].clear()
    made.report("B", "primary", 200, "", 1, "")
    made.report("C", "primary", 100, "", 0, "")
    made.report("A", "primary", 100, "", 9, "")
    made.change("travel", {"to": "C"}, minutes=40)
    made.change("travel", {"to": "B"}, minutes=5)
    return made


def _moves() -> District:
    """Two who could change places, next door and without a ratio to fill, gain nothing by it."""
    made = _without_figures(one_move())
    made.change("schools", {"school": "A"}, strength="ordinary")
    made.change("travel", {"to": "B"}, minutes=0)
    made.teacher("t2", "B", **NOBODY)
    made.stayers("B", 5)
    return made


def _graduating() -> District:
    """Hefei: a teacher of a graduating class counts for a ratio of their own."""
    made = _two_candidates(graduating_class=1, wishes="A", backbone="county")
    made.change("teachers", {"teacher": "t1"}, backbone="county")
    return made


def _downwards() -> District:
    """Shanghai: only what goes from strong to weaker counts."""
    made = _travel()
    made.change("schools", {"school": "C"}, strength="strong")
    return made


GOAL_CASES = (
    GoalCase("exchange_rate", _exchange_rate, {"t1": "B"}),
    GoalCase("backbone_share", _backbone_share, {"t2": "B"}),
    GoalCase("equalising_shortfall", _shortfall, {"t2": "B"}),
    GoalCase("weakest_first", _weakest_first, {"t1": "C"}),
    GoalCase("wishes", _wishes, {"t2": "B"}),
    GoalCase("no_wishes", _no_wishes, {"t2": "B"}),
    GoalCase("travel", _travel, {"t1": "C"}),
    GoalCase("moves", _moves, {}, "exchange-shanghai-demo"),
    GoalCase("graduating_rate", _graduating, {"t2": "B"}, "exchange-hefei"),
    GoalCase("strong_to_weaker", _downwards, {"t1": "B"}, "exchange-shanghai-demo"),
)
