"""The door to the bundled score: what is known of groups goes in, their sheets come out."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from manyuan.evaluation.bridge.indicators import GroupMeasured, Measured
from manyuan.evaluation.scores.sheet import (
    Number,
    ScoreSheet,
    SheetPart,
    SheetSchool,
    SheetSwing,
)
from manyuan.measures.bundle.contributions import Contribution, contributions, rounded
from manyuan.measures.bundle.grading import Candidate, Graded, grade_groups, grade_of
from manyuan.measures.bundle.members_scored import school_result
from manyuan.measures.bundle.naming import Checked, NamingFacts, check_naming, is_named
from manyuan.measures.bundle.scoring import GroupScore, score_group
from manyuan.measures.bundle.sensitivity import sensitivity
from manyuan.measures.bundle.template import Template, template_of
from manyuan.rules.evaluation import EvaluationPack
from manyuan.rules.grading import load_grading_pack, load_naming_pack

__all__ = [
    "Checked",
    "GroupAsked",
    "check_group",
    "is_named",
    "line_of",
    "measured_tick",
    "rounded",
    "score_groups",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupAsked:
    """A group with all that its score rests on; ``judged`` are the lines that people judge."""

    measured: GroupMeasured
    template: str
    judged: Mapping[str, Measured]
    adjustment: Fraction
    adjusted_for: str
    vetoes: tuple[str, ...]


def score_groups(
    asked: Mapping[str, GroupAsked], packs: Mapping[str, EvaluationPack]
) -> Mapping[str, ScoreSheet]:
    """Return the sheet of every group of a year, by code: grades are given over all of them."""
    templates = {name: template_of(pack) for name, pack in packs.items()}
    scores = {code: _score(templates[one.template], one) for code, one in asked.items()}
    graded = grade_groups(
        {
            code: Candidate(
                score=score.score, known=score.known, is_vetoed=bool(asked[code].vetoes)
            )
            for code, score in scores.items()
        },
        load_grading_pack(),
    )
    return {code: _sheet(asked[code], scores[code], graded[code]) for code in asked}


def measured_tick(code: str, ticks: Mapping[str, bool | None]) -> Measured:
    """Return the share of some ticks that hold; unknown while one of them is not judged."""
    if None in ticks.values():
        return Measured(code=code, value=None, unknown="not_judged_yet")
    held = Fraction(sum(bool(one) for one in ticks.values()))
    return Measured(code=code, value=held / len(ticks), part=held, whole=Fraction(len(ticks)))


def check_group(
    measured: GroupMeasured, ticks: Mapping[str, bool | None], years: tuple[int | None, ...]
) -> tuple[Checked, ...]:
    """Return the checklist of naming for a group."""
    facts = NamingFacts(
        ticks=ticks, measured=measured.indicators, members=measured.members, years=years
    )
    return check_naming(facts, load_naming_pack())


def line_of(score: Number) -> str:
    """Return the grade of a score by the lines alone."""
    return "" if score is None else grade_of(score, load_grading_pack()).value


def _score(template: Template, one: GroupAsked) -> GroupScore:
    measured = {**one.measured.indicators, **one.judged}
    return score_group(template, measured, one.measured.members, adjustment=one.adjustment)


def _sheet(one: GroupAsked, score: GroupScore, graded: Graded) -> ScoreSheet:
    moved = sensitivity(score, load_grading_pack())
    return ScoreSheet(
        code=one.measured.code,
        template=one.template,
        grade=graded.grade.value if graded.grade else "",
        by_lines=graded.by_lines.value if graded.by_lines else "",
        score=score.score,
        known=score.known,
        common=score.common,
        members=score.members,
        weakest=score.weakest,
        low=moved.low if moved else None,
        high=moved.high if moved else None,
        is_capped=graded.is_capped,
        is_tied=graded.is_tied,
        vetoes=one.vetoes,
        adjusted_for=one.adjusted_for,
        parts=_parts(score),
        swings=tuple(
            SheetSwing(code=each.code, low=each.low, high=each.high, turns_at=each.turns_at)
            for each in (moved.weights if moved else ())
        ),
        schools=_schools(score),
    )


def _parts(score: GroupScore) -> tuple[SheetPart, ...]:
    added = contributions(score)
    by_line = {one.code: one for one in added if one.kind == "leaf"}
    lines = (
        SheetPart(
            kind="leaf",
            code=one.leaf.code,
            value=one.value,
            amount=by_line[one.leaf.code].amount if one.leaf.code in by_line else None,
            most=by_line[one.leaf.code].most if one.leaf.code in by_line else None,
            unknown=one.unknown,
        )
        for one in score.leaves
    )
    return (*lines, *(_part(score, one) for one in added if one.kind != "leaf"))


def _part(score: GroupScore, one: Contribution) -> SheetPart:
    own = score.schools.get(one.code)
    return SheetPart(
        kind=one.kind,
        code=one.code,
        value=own.score if own else None,
        amount=one.amount,
        most=one.most,
    )


def _schools(score: GroupScore) -> tuple[SheetSchool, ...]:
    template = score.template
    return tuple(
        SheetSchool(
            code=code,
            is_lead=one.is_lead,
            level=one.level,
            growth=one.growth,
            own=one.score,
            tie=template.tie_lead if one.is_lead else template.tie_member,
            result=school_result(template, score.score, one),
            unknown=one.unknown,
        )
        for code, one in score.schools.items()
    )
