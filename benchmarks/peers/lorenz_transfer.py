"""The Lorenz transfer: deficits of posts made as equal as they can be.

After Sen, Mishra, Sethuraman, Yadav and Sarkar, "Teacher transfers: equalizing deficits across
schools" (arXiv 2510.18708). Only its abstract could be read here: teachers stay or go from a
surplus school to a deficit school that is acceptable to them, and there is a transfer whose vector
of deficits Lorenz-dominates every other that can be reached. This is what is implemented, and it
is not the authors' two-stage algorithm, whose strategy-proofness is not claimed here:

- A school's deficit is the number of its wanted posts that nobody fills; its surplus, by stage and
  subject, is what the rules let it lend.
- Acceptable is every destination that the planner too may choose.
- The reductions that can be reached are the integer points of a polymatroid (they are the flows
  into the schools), so raising the worst-off school that can still be raised, each time by one
  teacher along an augmenting path that takes no teacher from any other school's total, ends at a
  least majorized vector, which is the Lorenz-dominant one.
"""

import heapq
from collections import defaultdict, deque

from peers.market import Assignment, PeerMarket, Place, by_place, movers

Step = tuple[str, str | None]


def lorenz_transfer(market: PeerMarket) -> Assignment:
    """Return an assignment whose deficits Lorenz-dominate all that transfers can reach."""
    transfer = _Transfer(market)
    posts: dict[str, list[Place]] = defaultdict(list)
    for place, wanted in sorted(market.wanted.items()):
        if wanted > 0:
            posts[place[0]].append(place)
    worst = [(-sum(market.wanted[p] for p in places), school) for school, places in posts.items()]
    heapq.heapify(worst)
    while worst:
        deficit, school = heapq.heappop(worst)
        if transfer.raise_one(posts[school]) and deficit < -1:
            heapq.heappush(worst, (deficit + 1, school))
    return transfer.assignment


def deficits(market: PeerMarket, assignment: Assignment) -> dict[str, int]:
    """Return the unfilled wanted posts by school."""
    arrived = by_place(dict(movers(market, assignment)))
    count: dict[str, int] = defaultdict(int)
    for place, wanted in market.wanted.items():
        count[place[0]] += max(0, wanted - len(arrived.get(place, ())))
    return dict(count)


class _Transfer:
    def __init__(self, market: PeerMarket) -> None:
        self.market = market
        self.assignment = market.at_home()
        self.arrived: dict[Place, int] = defaultdict(int)
        self.gone: dict[Place, set[str]] = defaultdict(set)
        self.willing: dict[Place, list[str]] = defaultdict(list)
        for code, candidate in sorted(market.candidates.items()):
            if market.lend.get(candidate.home, 0) > 0:
                for place in candidate.acceptable:
                    self.willing[place].append(code)

    def raise_one(self, posts: list[Place]) -> bool:
        """Bring one more teacher to one of the posts; others only change places among posts."""
        open_posts = [p for p in posts if self.arrived[p] < self.market.wanted[p]]
        came_from: dict[Place, tuple[Place, Step] | None] = dict.fromkeys(open_posts)
        queue = deque(open_posts)
        while queue:
            post = queue.popleft()
            for step, emptied in self._steps(post):
                if emptied is None:
                    self._carry_out(post, step, came_from)
                    return True
                if emptied not in came_from:
                    came_from[emptied] = (post, step)
                    queue.append(emptied)
        return False

    def _steps(self, post: Place) -> list[tuple[Step, Place | None]]:
        """Return who could come, who would stay at home for it, and which post that empties."""
        found: list[tuple[Step, Place | None]] = []
        for code in self.willing[post]:
            home, here = self.market.candidates[code].home, self.assignment[code]
            if here == post:
                continue
            if here != home:
                found.append(((code, None), here))
            elif len(self.gone[home]) < self.market.lend[home]:
                return [((code, None), None)]
            else:
                found += [((code, o), self.assignment[o]) for o in sorted(self.gone[home])]
        return found

    def _carry_out(
        self, post: Place, step: Step, came_from: dict[Place, tuple[Place, Step] | None]
    ) -> None:
        self._move(post, step)
        while (before := came_from[post]) is not None:
            post, step = before
            self._move(post, step)
        self.arrived[post] += 1

    def _move(self, post: Place, step: Step) -> None:
        code, stays = step
        home = self.market.candidates[code].home
        self.gone[home].add(code)
        if stays is not None:
            self.gone[home].discard(stays)
            self.assignment[stays] = home
        self.assignment[code] = post
