from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from manyuan.kernel.saying import Said
from manyuan.kernel.school_year import SchoolYear
from manyuan.planner.kinds.exchange.balancing import balance_of
from manyuan.planner.kinds.exchange.cells import is_backbone
from manyuan.planner.kinds.exchange.goals import cells_after
from manyuan.planner.kinds.exchange.market import Line, Market
from manyuan.planner.kinds.exchange.noting import notes_of
from manyuan.planner.kinds.exchange.plan import (
    Balance,
    Cell,
    GoalReached,
    Move,
    Plan,
    SolveStatus,
    UnmetPost,
)
from manyuan.planner.kinds.exchange.policy import policy_reached
from manyuan.planner.kinds.exchange.problem import Teacher
from manyuan.planner.kinds.exchange.reasons import reasons_of
from manyuan.rules.status import weakest


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a solve ended with, before it is told as a plan."""

    status: SolveStatus
    placed: Mapping[str, str]
    goals: tuple[GoalReached, ...]
    conflicts: tuple[Said, ...]
    seconds: float
    seed: int | None


def assemble(market: Market, outcome: Outcome) -> Plan:
    """Return the plan of an outcome: its moves with their reasons, and all that follows."""
    problem, placed = market.problem, outcome.placed
    return Plan(
        status=outcome.status,
        goals=outcome.goals,
        moves=_moves(market, placed),
        policy=policy_reached(
            market, placed, proven=not outcome.goals or outcome.goals[0].is_proven
        ),
        ineligible=_coded(market, "ineligible"),
        deferred=_coded(market, "deferred"),
        before=balance_of(market.thresholds.values()),
        after=_after(market, placed),
        unmet_posts=tuple(_unmet(market, placed)),
        conflicts=outcome.conflicts,
        notes=(*problem.notes, *notes_of(market)),
        rule_status=weakest([problem.pack.status, problem.balance.status]),
        seconds=outcome.seconds,
        seed=outcome.seed,
    )


def _coded(market: Market, state: str) -> dict[str, int]:
    codes = (each.code for each in market.verdicts.values() if each.state == state)
    return dict(sorted(Counter(str(code) for code in codes).items()))


def _after(market: Market, placed: Mapping[str, str]) -> Balance:
    teachers = cells_after(market, placed)
    return balance_of(
        Cell(
            school=cell.school,
            stage=cell.stage,
            indicator=cell.indicator,
            pupils=cell.pupils,
            teachers=teachers[key],
            needed=cell.needed,
        )
        for key, cell in market.thresholds.items()
    )


def _moves(market: Market, placed: Mapping[str, str]) -> tuple[Move, ...]:
    problem = market.problem
    start = SchoolYear(problem.year).first_day
    end = SchoolYear(problem.year + problem.pack.term_years.value).first_day
    pinned = {(pin.teacher, pin.school) for pin in problem.pins}
    reasons = reasons_of(market, placed)
    return tuple(
        _move(market, market.teachers[code], school, (start, end), pinned, reasons[code])
        for code, school in sorted(placed.items())
    )


def _move(  # noqa: PLR0917 -- what a move is made of
    market: Market,
    teacher: Teacher,
    school: str,
    term: tuple[date, date],
    pinned: set[tuple[str, str | None]],
    reasons: tuple[Said, ...],
) -> Move:
    listed = school in teacher.wishes
    return Move(
        teacher=teacher.code,
        from_school=teacher.school,
        to_school=school,
        stage=teacher.stage or "",
        subject=teacher.subject or "",
        start=term[0],
        end=term[1],
        minutes=market.minutes(teacher, school),
        is_backbone=is_backbone(teacher, market.problem),
        wish_rank=teacher.wishes.index(school) + 1 if listed else None,
        pinned=(teacher.code, school) in pinned,
        reasons=reasons,
    )


def _unmet(market: Market, placed: Mapping[str, str]) -> Iterator[UnmetPost]:
    """Yield the wanted posts that stay open: what a line's net gain does not fill."""
    gained: Counter[Line] = Counter()
    for code, school in placed.items():
        teacher = market.teachers[code]
        stage, subject = teacher.stage or "", teacher.subject or ""
        gained[school, stage, subject] += 1
        gained[teacher.school, stage, subject] -= 1
    for line, wanted in sorted(market.wanted.items()):
        if line[0] not in market.scope:
            continue
        filled = min(wanted, max(0, gained[line]))
        if filled < wanted:
            yield UnmetPost(
                school=line[0], stage=line[1], subject=line[2], wanted=wanted, filled=filled
            )
