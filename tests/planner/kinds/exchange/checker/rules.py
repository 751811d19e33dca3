"""Every hard rule that a set of moves breaks, and the goals that it reaches."""

import math
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from planner.kinds.exchange.checker.balance import (
    Cell,
    CellKey,
    Moves,
    cells,
    changes,
    figures,
    shortfall,
)
from planner.kinds.exchange.checker.market import Market, Post
from planner.kinds.exchange.checker.numbers import STRONG, WEAKER, Ratio

GOALS = ("policy_shortfall", "equalising_shortfall", "wishes", "travel", "moves")


@dataclass(frozen=True)
class Reached:
    """A ratio under a set of moves."""

    required: int
    reached: int

    @property
    def short_by(self) -> int:
        """How many are missing."""
        return max(0, self.required - self.reached)


@dataclass
class Judge:
    """A market with what does not depend on the moves worked out once."""

    market: Market

    @cached_property
    def cells(self) -> dict[CellKey, Cell]:
        """The known cells before."""
        return cells(self.market)

    @cached_property
    def shortfall_before(self) -> Fraction:
        """E before."""
        return figures(self.cells, {}).equalising_shortfall

    @cached_property
    def ceiling(self) -> int:
        """How many may move in all."""
        return math.floor(self.market.pack.move_share * len(self.market.eligible))

    def may_leave(self, legal: str) -> int:
        """How many may leave a legal school."""
        return math.floor(self.market.pack.leave_share * self.market.roster_size[legal])

    def broken(self, moves: Moves) -> list[str]:
        """Every rule that several moves break together."""
        return [
            *self._caps(moves),
            *self._nets(moves),
            *self._thresholds(moves),
        ]

    def is_sound(self, moves: Moves) -> bool:
        """Whether nothing is broken, asked so that most answers come early."""
        return not (self._nets(moves) or self._caps(moves) or self._thresholds(moves))

    def _caps(self, moves: Moves) -> list[str]:
        market = self.market
        said = []
        if len(moves) > self.ceiling:
            said.append(f"{len(moves)} move in all, at most {self.ceiling} may")
        leavers = Counter(market.legal(market.teachers[code]["school"]) for code in moves)
        said += [
            f"{count} leave {legal}, at most {self.may_leave(legal)} may"
            for legal, count in leavers.items()
            if count > self.may_leave(legal)
        ]
        return said

    def _nets(self, moves: Moves) -> list[str]:
        net: Counter[Post] = Counter()
        for code, end in moves.items():
            teacher = self.market.teachers[code]
            net[teacher["school"], teacher["stage"], teacher["subject"]] -= 1
            net[end, teacher["stage"], teacher["subject"]] += 1
        said = []
        for post, change in net.items():
            lend, wanted = self.market.lend(post[0]), self.market.wanted[post]
            if not -lend <= change <= wanted:
                said.append(f"{'/'.join(post)} changes by {change}, not in [−{lend}, {wanted}]")
        return said

    def _thresholds(self, moves: Moves) -> list[str]:
        said = []
        for key, change in changes(self.market, moves).items():
            cell = self.cells.get(key)
            if cell and cell.reported >= cell.needed > cell.reported + change:
                said.append(f"{'/'.join(key)} falls below {cell.needed}, which it had reached")
        return said

    def ratio(self, ratio: Ratio, moves: Moves) -> Reached:
        """How far a ratio is reached."""
        base = self._number(ratio.base, moves)
        return Reached(math.ceil(ratio.share * base), self._number(ratio.counted, moves))

    def _number(self, name: str, moves: Moves) -> int:
        if name.startswith("eligible"):
            return self._eligible_numbers[name]
        market = self.market
        return sum(
            ("backbone" not in name or market.is_backbone(code))
            and ("graduating" not in name or market.teachers[code]["graduating_class"] == "1")
            and ("strong_to_weaker" not in name or self._goes_down(code, end))
            for code, end in moves.items()
        )

    def _goes_down(self, code: str, end: str) -> bool:
        schools = self.market.schools
        start = self.market.teachers[code]["school"]
        return schools[start]["strength"] in STRONG and schools[end]["strength"] in WEAKER

    @cached_property
    def _eligible_numbers(self) -> dict[str, int]:
        market = self.market
        rows = [market.teachers[code] for code in market.eligible]
        return {
            "eligible": len(rows),
            "eligible_backbone": sum(market.is_backbone(row["teacher"]) for row in rows),
            "eligible_graduating": sum(row["graduating_class"] == "1" for row in rows),
            "eligible_strong": sum(
                market.schools[row["school"]]["strength"] in STRONG for row in rows
            ),
        }

    def equalising_shortfall(self, moves: Moves) -> Fraction:
        """E after, from what the moves touch."""
        change = changes(self.market, moves)
        return self.shortfall_before + sum(
            shortfall(cell.reported + change[key], cell.needed)
            - shortfall(cell.reported, cell.needed)
            for key in change
            if (cell := self.cells.get(key))
        )

    def goals(self, moves: Moves) -> tuple[Fraction | int, ...]:
        """The value of each goal, in the order of ``GOALS``."""
        market = self.market
        return (
            sum(self.ratio(ratio, moves).short_by for ratio in market.pack.ratios),
            self.equalising_shortfall(moves),
            sum(market.wish_cost(code, end) for code, end in moves.items()),
            sum(
                market.minutes(market.teachers[code]["school"], end) for code, end in moves.items()
            ),
            len(moves),
        )
