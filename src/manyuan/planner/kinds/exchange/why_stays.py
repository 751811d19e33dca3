"""Why a teacher stays: which rule, which schools fall away, who was better."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.exchange.barriers import where, who
from manyuan.planner.kinds.exchange.differences import first_change, goal_changes
from manyuan.planner.kinds.exchange.editing import Trial, best_trials
from manyuan.planner.kinds.exchange.numbers import shown
from manyuan.planner.kinds.exchange.plan import Move, Plan
from manyuan.planner.kinds.exchange.problem import Teacher
from manyuan.planner.kinds.exchange.standing import Standing
from manyuan.planner.kinds.exchange.words import (
    goal_word,
    listed,
    stage_word,
    subject_word,
    teacher_name,
)

MOST_RIVALS = 3
STAYS = _("{teacher}留在{home}（{stage}{subject}）。")
PINNED = _("这是已设定的安排：留任。")
MAY_GO = _("{teacher}可以交流，有 {count} 所学校可去。")
NOWHERE = _("{teacher}可以交流，但其余 {count} 所学校都去不了：{parts}。")
FALLS_AWAY = {
    "school_not_open": _("{n} 所未开办或已停办"),
    "same_school": _("{n} 所与本校同属一校"),
    "school_out_of_scope": _("{n} 所不在本方案范围内"),
    "no_common_group": _("{n} 所不在同一集团"),
    "not_taught": _("{n} 所没有该学段学科的教师和需求"),
    "way_unknown": _("{n} 所路程未知"),
    "too_far": _("{n} 所超过路程上限"),
    "refused": _("{n} 所本人不愿去"),
    "banned": _("{n} 所已设定不去"),
}
BREAKS = _("最合适的去处是{school}，但在本方案下会违反规定。{reason}")
BREAKS_ALSO = _("同时还会违反规定。{reason}")
TAKEN_BY = _("名额已由{others}占用。")
NOTHING_TO_GAIN = _("最合适的去处是{school}，但去了也不更好：{changes}。")
COULD_GAIN = _("去{school}会更好：{changes}。本方案没有算到最优，可手工调整，或给求解更多时间。")
RIVAL = _("同校同学段同学科由{rival}去了{school}。")
RIVAL_BETTER = _("如改派{teacher}，{goal}会增加 {by}。")
RIVAL_ALIKE = _("如改派{teacher}，各项目标相同，两人条件相当。")
RIVAL_WORSE = _("如改派{teacher}，{goal}会减少 {by}，可以手工对调。")
RIVAL_BLOCKED = _("如改派{teacher}，会违反规定。{reason}")


def why_stays(now: Standing, plan: Plan, teacher: Teacher) -> Iterator[Said]:
    """Yield why the plan leaves the teacher at home."""
    market = now.ground.market
    barred = tuple(who(market, teacher))
    if barred:
        yield from barred
        return
    yield Said("stays", STAYS, _facts(now, teacher))
    pins = now.ground.problem.pins
    if any(pin.teacher == teacher.code and pin.school in {None, teacher.school} for pin in pins):
        yield Said("pinned", PINNED)
        return
    count = len(market.destinations_of(teacher))
    if not count:
        yield _nowhere(now, teacher)
        return
    yield Said("may_go", MAY_GO, {"teacher": teacher_name(teacher), "count": count})
    yield from _best(now, plan, teacher)
    for move in _rivals(plan, teacher)[:MOST_RIVALS]:
        yield from _rival(now, teacher, move)


def _facts(now: Standing, teacher: Teacher) -> dict[str, Fact]:
    return {
        "teacher": teacher_name(teacher),
        "home": now.ground.market.schools[teacher.school].name,
        "stage": stage_word(teacher.stage),
        "subject": subject_word(teacher.subject),
    }


def _nowhere(now: Standing, teacher: Teacher) -> Said:
    """Say which rule takes how many schools away; each school counts for the first one."""
    market = now.ground.market
    others = [each for each in market.schools.values() if each.code != teacher.school]
    first = Counter(
        said.code for each in others for said in islice(where(market, teacher, each), 1)
    )
    parts = tuple(
        Said(f"falls_away_{code}", template, {"n": first[code]})
        for code, template in FALLS_AWAY.items()
        if first[code]
    )
    facts: dict[str, Fact] = {"count": len(others), "parts": parts}
    return Said("nowhere", NOWHERE, {"teacher": teacher_name(teacher), **facts})


def _best(now: Standing, plan: Plan, teacher: Teacher) -> Iterator[Said]:
    best = best_trials(now, teacher.code, count=1)[0]
    school = now.ground.school(best.school or "").name
    changes = goal_changes(best.goals_before, best.goals_after)
    if best.is_allowed:
        code, template = (
            ("could_gain", COULD_GAIN) if best.is_better else ("no_gain", NOTHING_TO_GAIN)
        )
        yield Said(code, template, {"school": school, "changes": changes})
        return
    for place, said in enumerate(best.newly_broken):
        if place == 0:
            yield Said("breaks", BREAKS, {"school": school, "reason": said})
        else:
            yield Said("breaks_also", BREAKS_ALSO, {"reason": said})
        others = _takers(now, plan, best, said)
        if others:
            yield Said("taken_by", TAKEN_BY, {"others": listed(others)})


def _takers(now: Standing, plan: Plan, best: Trial, said: Said) -> tuple[Said, ...]:
    """Return who used up the count that stands in the way, if it is a count of few people."""
    teacher, schools = now.ground.teachers[best.teacher], now.ground.market.schools
    legal, post = schools[teacher.school].legal, (teacher.stage, teacher.subject)
    takers = {
        "school_leave_cap": lambda move: schools[move.from_school].legal == legal,
        "below_lend": lambda move: (
            (move.from_school, move.stage, move.subject) == (teacher.school, *post)
        ),
        "above_wanted": lambda move: (
            (move.to_school, move.stage, move.subject) == (best.school, *post)
        ),
    }
    holds = takers.get(said.code)
    if holds is None:
        return ()
    return tuple(
        teacher_name(now.ground.teachers[move.teacher]) for move in plan.moves if holds(move)
    )


def _rivals(plan: Plan, teacher: Teacher) -> list[Move]:
    """Return the moves of others from the same school, stage and subject."""
    post = teacher.school, teacher.stage, teacher.subject
    return [move for move in plan.moves if (move.from_school, move.stage, move.subject) == post]


def _rival(now: Standing, teacher: Teacher, move: Move) -> Iterator[Said]:
    """Yield how the plan would change if ``teacher`` went in the rival's place."""
    ground = now.ground
    school = ground.school(move.to_school).name
    name, rival = teacher_name(teacher), teacher_name(ground.teachers[move.teacher])
    yield Said("rival", RIVAL, {"rival": rival, "school": school})
    then = now.with_move(move.teacher, None).with_move(teacher.code, move.to_school)
    broken = then.broken()
    new = next((said for said in broken if said not in now.broken()), None)
    if new is not None:
        yield Said("rival_only", RIVAL_BLOCKED, {"teacher": name, "reason": new})
        return
    change = first_change(now.goals, then.goals)
    if change is None:
        yield Said("rival_alike", RIVAL_ALIKE, {"teacher": name})
        return
    goal, by = change
    code, template = ("rival_better", RIVAL_BETTER) if by > 0 else ("rival_worse", RIVAL_WORSE)
    facts: dict[str, Fact] = {"teacher": name, "goal": goal_word(goal), "by": shown(abs(by))}
    yield Said(code, template, facts)
