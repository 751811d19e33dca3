"""How firmly a grade stands if the weights were a little different."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from manyuan.measures.bundle.grading import Grade, grade_of
from manyuan.measures.bundle.scoring import GroupScore, within
from manyuan.measures.bundle.template import COMMON, FULL
from manyuan.measures.bundle.weighing import extremes, mean
from manyuan.rules.grading import GradingPack

Item = tuple[str, Fraction, Fraction]  # code, weight, value


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """What happens when one weight moves by the pack's swing, the others staying.

    ``low`` and ``high`` are the scores at its two ends. ``turns_at`` is the least change of the
    weight at which the grade is another one, as a share of it (−0.12: twelve per cent less); None
    when it holds over the whole swing.
    """

    code: str
    low: Fraction
    high: Fraction
    turns_at: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """How firmly a grade by the lines stands; ``low`` and ``high`` over all weights at once."""

    grade: Grade
    swing: Fraction
    weights: tuple[Swing, ...]
    low: Fraction
    high: Fraction
    worst: Grade
    best: Grade

    @property
    def holds(self) -> bool:
        """Say whether no move of the weights within the swing gives another grade."""
        return self.worst == self.best


def sensitivity(score: GroupScore, pack: GradingPack) -> Sensitivity | None:
    """Return how the score moves with the weights of the parts and of the bundle.

    Every weight may move by ± the swing of itself, alone and all at once; the weights are then
    brought back to their sum. The score rises with each mean of which it is made, so its extremes
    over all corners are those of the means, taken from the inside out (``extremes``): exact, not
    sampled. None where there is no score.
    """
    if score.raw is None or score.score is None:
        return None
    swing = Fraction(pack.swing.value)
    low, high = (within(one + score.adjustment) for one in _all_at_once(score, swing))
    return Sensitivity(
        grade=grade_of(score.score, pack),
        swing=swing,
        weights=tuple(_single(score, item, swing, pack) for item in _movable(score)),
        low=low,
        high=high,
        worst=grade_of(low, pack),
        best=grade_of(high, pack),
    )


def part_means(score: GroupScore) -> Sequence[Item]:
    """Return each part of the template of which anything is known: its points, its mean."""
    found = []
    for part in score.template.parts:
        known = [one for one in score.leaves if one.leaf.part == part and one.earned is not None]
        whole = sum((one.leaf.points for one in known), Fraction(0))
        earned = sum((one.earned or Fraction(0) for one in known), Fraction(0))
        if whole:
            found.append((part, whole, earned * FULL / whole))
    return found


def _bundle(score: GroupScore) -> Sequence[Item]:
    values = score.bundle
    return [
        (name, weight, value)
        for name, weight in score.template.bundle.items()
        if (value := values[name]) is not None and weight
    ]


def _movable(score: GroupScore) -> Sequence[Item]:
    """Return what weighs beside others: a weight that stands alone moves nothing."""
    parts = part_means(score) if score.weights.get(COMMON) else []
    return [*parts, *_bundle(score)]


def _all_at_once(score: GroupScore, swing: Fraction) -> tuple[Fraction, Fraction]:
    parts = part_means(score)
    common = extremes([(w, x) for _, w, x in parts], swing) if parts else ()
    ends = []
    for at in (0, 1):
        items = [(w, common[at] if name == COMMON else x) for name, w, x in _bundle(score)]
        ends.append(extremes(items, swing)[at])
    return ends[0], ends[1]


def _single(score: GroupScore, item: Item, swing: Fraction, pack: GradingPack) -> Swing:
    ends = [_score_at(score, item, 1 + move) for move in (-swing, swing)]
    return Swing(
        code=item[0],
        low=min(ends),
        high=max(ends),
        turns_at=_turns_at(score, item, swing, pack),
    )


def _score_at(score: GroupScore, item: Item, factor: Fraction) -> Fraction:
    code = item[0]
    values: Mapping[str, Fraction | None] = score.bundle
    common = _moved(part_means(score), code, factor)
    items = [
        (weight * (factor if name == code else 1), common if name == COMMON else values[name])
        for name, weight, _ in _bundle(score)
    ]
    found = mean(items)
    return within((found or Fraction(0)) + score.adjustment)


def _moved(items: Sequence[Item], code: str, factor: Fraction) -> Fraction | None:
    return mean((w * (factor if name == code else 1), x) for name, w, x in items)


def _turns_at(score: GroupScore, item: Item, swing: Fraction, pack: GradingPack) -> Fraction | None:
    """Return the least change at which a line is met and the grade beyond it is another one.

    A mean moves one way only as a weight grows, so each line is met at most once.
    """
    lines = (pack.excellent.value, pack.good.value, pack.passed.value)
    met = [_meets(score, item, Fraction(line) - score.adjustment) for line in lines]
    within_swing = [move for move in met if move is not None and abs(move) <= swing]
    turning = [move for move in within_swing if _changes(score, item, move, pack)]
    return min(turning, key=abs) if turning else None


def _changes(score: GroupScore, item: Item, move: Fraction, pack: GradingPack) -> bool:
    swing = Fraction(pack.swing.value)
    ends = [end for end in (-swing, swing) if end * move >= 0]
    now = grade_of(score.score or Fraction(0), pack)
    return any(grade_of(_score_at(score, item, 1 + end), pack) != now for end in ends)


def _meets(score: GroupScore, item: Item, line: Fraction) -> Fraction | None:
    """Return by how much the weight must change for the raw score to meet a line."""
    code, weight, value = item
    if code in score.template.bundle:
        return _change(_bundle(score), code, (weight, value), line)
    tie = score.weights[COMMON]
    rest = (score.raw or Fraction(0)) - tie * (score.common or Fraction(0))
    return _change(part_means(score), code, (weight, value), (line - rest) / tie)


def _change(
    items: Sequence[Item], code: str, moved: tuple[Fraction, Fraction], line: Fraction
) -> Fraction | None:
    """Solve (Σ others w x + f w x) / (Σ others w + f w) = line for f, and return f − 1."""
    weight, value = moved
    if value == line:
        return None
    others = [(w, x) for name, w, x in items if name != code]
    short = sum((w * (line - x) for w, x in others), Fraction(0))
    return short / (weight * (value - line)) - 1
