from bisect import bisect
from itertools import accumulate
from random import Random

ARTS = (("体育", 46), ("音乐", 26), ("美术", 26), ("艺术", 2))
OTHERS = {
    "primary": (
        ("语文", 41),
        ("数学", 26),
        ("英语", 12),
        ("道德与法治", 6),
        ("科学", 8),
        ("信息科技", 3),
        ("劳动", 2),
        ("心理健康", 1),
        ("综合实践活动", 1),
    ),
    "junior": (
        ("语文", 18),
        ("数学", 18),
        ("英语", 17),
        ("道德与法治", 8),
        ("物理", 9),
        ("化学", 5),
        ("生物", 6),
        ("历史", 7),
        ("地理", 6),
        ("信息科技", 3),
        ("劳动", 1),
        ("心理健康", 1),
    ),
}
OTHERS["senior"] = OTHERS["junior"]
EXAM_GRADES = {"primary": 6, "junior": 3, "senior": 3}


class Choice:
    """Draws words by weight, prepared once because a large district draws very often."""

    def __init__(self, weights: tuple[tuple[str, int], ...]) -> None:
        self._words = [word for word, _ in weights]
        self._bounds = list(accumulate(weight for _, weight in weights))

    def draw(self, rng: Random) -> str:
        """Return one of the words."""
        return self._words[bisect(self._bounds, rng.random() * self._bounds[-1])]


_ARTS = Choice(ARTS)
_OTHERS = {stage: Choice(weights) for stage, weights in OTHERS.items()}


def subjects_of(stage: str, *, teachers: int, arts: int, rng: Random) -> list[str]:
    """Return the subjects of a staff, in any order, exactly ``arts`` of them PE or arts."""
    subjects = [_ARTS.draw(rng) for _ in range(arts)]
    subjects += [_OTHERS[stage].draw(rng) for _ in range(teachers - arts)]
    rng.shuffle(subjects)
    return subjects
