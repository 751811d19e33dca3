"""Grades: lines, a cap on the best over all groups, and what bars every other grade."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from manyuan.rules.grading import GradingPack


class Grade(StrEnum):
    """What a year of a group comes to, from best to worst."""

    EXCELLENT = "excellent"
    GOOD = "good"
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What a group brings to the grading."""

    score: Fraction | None
    known: Fraction
    is_vetoed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A group's grade, or None where too little is known of it, and what decided it.

    ``by_lines`` is what the lines alone would give. ``is_capped`` says that it would be excellent
    but for the cap, ``is_tied`` that others with the same score stand on both sides of it.
    """

    grade: Grade | None
    by_lines: Grade | None
    is_vetoed: bool = False
    is_capped: bool = False
    is_tied: bool = False


def grade_of(score: Fraction, pack: GradingPack) -> Grade:
    """Return the grade of a score by the lines alone; whoever reaches a line is above it."""
    if score >= pack.excellent.value:
        return Grade.EXCELLENT
    if score >= pack.good.value:
        return Grade.GOOD
    return Grade.PASSED if score >= pack.passed.value else Grade.FAILED


def places(groups: int, pack: GradingPack) -> int:
    """Return how many of some groups may be excellent: the share, rounded down, at least one."""
    return max(1, int(groups * Fraction(pack.excellent_share.value)))


def grade_groups(found: Mapping[str, Candidate], pack: GradingPack) -> Mapping[str, Graded]:
    """Return the grade of each group of a district, by code.

    A veto fails a group whatever its score. Of less than the pack's known share no grade is
    given. The cap is counted over all groups; when some with the same score stand on both sides
    of it, none of these is excellent, so that neither the cap is broken nor chance decides.

    Source: domain rules §3.5 (proposed).
    """
    best = [one.score for one in found.values() if _by_lines(one, pack) == Grade.EXCELLENT]
    scores = sorted((score for score in best if score is not None), reverse=True)
    most = places(len(found), pack)
    full = scores[most] if len(scores) > most else None
    split = full if full in scores[:most] else None
    return {code: _graded(one, pack, full=full, split=split) for code, one in found.items()}


def _by_lines(one: Candidate, pack: GradingPack) -> Grade | None:
    if one.score is None or one.known < pack.known_share.value or one.is_vetoed:
        return None
    return grade_of(one.score, pack)


def _graded(
    one: Candidate, pack: GradingPack, *, full: Fraction | None, split: Fraction | None
) -> Graded:
    """Grade one group; from the score ``full`` down nobody is excellent any more.

    ``split`` is that score where some who have it would still have had a place.
    """
    if one.is_vetoed:
        told = None if one.score is None else grade_of(one.score, pack)
        return Graded(grade=Grade.FAILED, by_lines=told, is_vetoed=True)
    by_lines = _by_lines(one, pack)
    capped = by_lines == Grade.EXCELLENT and _at_most(one.score, full)
    return Graded(
        grade=Grade.GOOD if capped else by_lines,
        by_lines=by_lines,
        is_capped=capped,
        is_tied=capped and one.score == split,
    )


def _at_most(score: Fraction | None, line: Fraction | None) -> bool:
    return score is not None and line is not None and score <= line
