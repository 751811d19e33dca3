"""A ground as clients and sites for the search, with the first three goals as one cost."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import inf

from manyuan.planner.kinds.grouping.ground import Ground
from manyuan.planner.solvers.interchange import Interchange
from manyuan.planner.solvers.lagrange import priced
from manyuan.planner.solvers.sites import NOWHERE, Sites, sites
from manyuan.planner.solvers.watch import Watch


@dataclass(frozen=True, slots=True)
class Prices:
    """What is proven of the travel of placings in which everybody who can joins.

    ``leads`` are those that the prices would open.
    """

    bound: float
    leads: frozenset[str]
    useless: Callable[[int], tuple[tuple[str, str], ...]]
    """Return the ways (school, lead) that no placing of at most so much travel uses."""


class Location:
    """Who may go where as plain numbers, and the way back to codes.

    Leaving a school out costs more than any travel, and more the more pupils it has: so much that
    the sum is smallest exactly where schools, then pupils, then travel are.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._leads = ground.leads
        self._clients = tuple(code for code, leads in ground.ways.items() if leads)
        self._client_of = {code: place for place, code in enumerate(self._clients)}
        self._site_of = {code: place for place, code in enumerate(self._leads)}
        self._sites = self._made()

    def searched(
        self, watch: Watch, seconds: float, *starts: frozenset[str]
    ) -> dict[str, str] | None:
        """Return the best placing that a search finds, from a greedy start and the sets of leads.

        None where time brought none.
        """
        if not self._leads:
            return {}
        opened = [[self._site_of[lead] for lead in start] for start in starts]
        found = Interchange(self._sites, watch).search(seconds, opened)
        if found is None:
            return None
        return {
            code: self._leads[site]
            for code, site in zip(self._clients, found.at.tolist(), strict=True)
            if site != NOWHERE
        }

    def priced(
        self, placing: Mapping[str, str], travel: int, watch: Watch, seconds: float
    ) -> Prices | None:
        """Return what is proven of travel; None where ``placing`` leaves out who could join."""
        if not self._leads or any(code not in placing for code in self._clients):
            return None
        at = [self._site_of[placing[code]] for code in self._clients]
        found = priced(self._sites, at, travel, watch, seconds=seconds)

        def useless(most: int) -> tuple[tuple[str, str], ...]:
            return tuple((self._clients[i], self._leads[j]) for i, j in found.beyond(most))

        leads = frozenset(self._leads[site] for site in found.opened.tolist())
        return Prices(found.bound, leads, useless)

    def _made(self) -> Sites:
        ground, problem = self._ground, self._ground.problem
        return sites(
            pairs=self._pairs(),
            skip=self._skips(),
            own=[self._client_of[lead] for lead in self._leads],
            must=[lead in ground.must_lead for lead in self._leads],
            most=min(problem.groups, len(self._leads)),
            loads=[
                [self._load(code, name) for code in self._clients]
                for name in ("campuses", "pupils")
            ],
            room=[
                self._room("campuses", problem.most_campuses),
                self._room("pupils", problem.most_pupils),
            ],
            company=(
                [ground.asks_junior(code, ground.ways[code][0]) for code in self._clients],
                ["junior" in ground.schools[code].stages for code in self._clients],
            ),
        )

    def _pairs(self) -> Iterator[tuple[int, int, float]]:
        for client, code in enumerate(self._clients):
            for lead in self._ground.ways[code]:
                yield client, self._site_of[lead], float(self._ground.minutes(code, lead) or 0)

    def _skips(self) -> list[float]:
        ground = self._ground
        farthest = [
            max(ground.minutes(code, lead) or 0 for lead in ground.ways[code])
            for code in self._clients
        ]
        pupils = [ground.schools[code].pupils or 0 for code in self._clients]
        a_pupil = 1.0 + sum(farthest)
        a_school = a_pupil * (1 + sum(pupils))
        never = a_school * (2 + len(pupils))
        return [
            never if code in ground.held else a_school + a_pupil * count
            for code, count in zip(self._clients, pupils, strict=True)
        ]

    def _load(self, code: str, name: str) -> int:
        """Return what a school takes; of those who are held anyway the room knows already."""
        ground = self._ground
        return 0 if code in ground.held else int(getattr(ground.schools[code].load, name))

    def _room(self, name: str, most: int | None) -> list[float]:
        ground = self._ground
        if most is None:
            return [inf] * len(self._leads)
        taken = {lead: getattr(ground.base(lead), name) for lead in self._leads}
        for code, lead in ground.held.items():
            taken[lead] += getattr(ground.load(code, lead), name)
        return [inf if lead in ground.over else most - taken[lead] for lead in self._leads]
