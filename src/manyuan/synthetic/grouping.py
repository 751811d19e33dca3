from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from manyuan.synthetic.outline import Outline
from manyuan.synthetic.randomness import stream
from manyuan.synthetic.school import School
from manyuan.synthetic.wanted import Wanted

# Seven legal schools and five campuses: above the cap of nine, however campuses are counted.
CROWDED_SIZE = 7
LARGEST_USUAL = 8
NEVER_GROUPED = {"special", "senior"}
LEAD_KINDS = {"primary", "junior", "nine_year", "complete"}
# A weak or new school a kilometre away is helped before a strong one next door.
PULL = {"weak": 0.55, "new": 0.55, "ordinary": 1.0, "strong": 1.8}


@dataclass(frozen=True, slots=True)
class Team:
    """The schools of one group today, its leads first."""

    leads: tuple[School, ...]
    members: tuple[School, ...]

    @property
    def schools(self) -> tuple[School, ...]:
        """Leads and members."""
        return self.leads + self.members


def build_teams(wanted: Wanted, schools: Sequence[School], outline: Outline) -> list[Team]:
    """Choose leads far apart from each other and give each the neighbours who need it most."""
    rng = stream(wanted.seed, "groups")
    able = [s for s in schools if s.is_open_legal and s.kind not in NEVER_GROUPED]
    if not wanted.groups:
        return []
    leads = _leads(wanted, able, outline)
    chosen = _members(_sizes(wanted, rng), leads, able, outline)
    teams = [Team((lead,), tuple(members)) for lead, members in zip(leads, chosen, strict=True)]
    return _with_second_lead(_with_shared_member(teams, outline))


def _leads(wanted: Wanted, able: Sequence[School], outline: Outline) -> list[School]:
    ranked = sorted(able, key=lambda s: (_lead_rank(s), -s.total_pupils))
    fit = [s for s in ranked if _lead_rank(s) == 0]
    pool = fit if len(fit) >= wanted.groups else ranked[: wanted.groups]
    leads = [pool[0]]
    away = {s.code: outline.metres_between(s.place.point, leads[0].place.point) for s in pool}
    while len(leads) < wanted.groups:
        lead = max((s for s in pool if s not in leads), key=lambda s: away[s.code])
        leads.append(lead)
        for s in pool:
            metres = outline.metres_between(s.place.point, lead.place.point)
            away[s.code] = min(away[s.code], metres)
    return sorted(leads, key=lambda s: -s.total_pupils)


def _lead_rank(school: School) -> int:
    if school.is_private or school.kind not in LEAD_KINDS or school.setting == "rural":
        return 3
    return {"strong": 0, "ordinary": 1}.get(school.standing, 2)


def _sizes(wanted: Wanted, rng: Random) -> list[int]:
    sizes = [2] * wanted.groups
    rest = wanted.grouped - sum(sizes)
    first = min(rest, CROWDED_SIZE - 2)
    sizes[0] += first
    for _ in range(rest - first):
        others = [n for n, size in enumerate(sizes) if n and size < LARGEST_USUAL]
        smallest = min((sizes[n] for n in others), default=0)
        # Sizes differ by at most two in the draw, so that no group stays a pair for ever.
        near = [n for n in others if sizes[n] <= smallest + 1] or range(wanted.groups)
        sizes[rng.choice(near)] += 1
    return sizes


def _members(
    sizes: Sequence[int], leads: Sequence[School], able: Sequence[School], outline: Outline
) -> list[list[School]]:
    free = {s.code: s for s in able if s not in leads}
    queues = [_by_pull(lead, list(free.values()), outline) for lead in leads]
    chosen: list[list[School]] = [[] for _ in leads]
    # In turns, so that no group takes all the neighbours of the next one.
    for turn in range(1, max(sizes)):
        for number, size in enumerate(sizes):
            if turn < size:
                member = next(s for s in queues[number] if s.code in free)
                del free[member.code]
                chosen[number].append(member)
    return chosen


def _by_pull(lead: School, schools: list[School], outline: Outline) -> list[School]:
    def far(school: School) -> float:
        metres = outline.metres_between(lead.place.point, school.place.point)
        return metres * PULL.get(school.standing, 1.0)

    return sorted(schools, key=far)


def _with_shared_member(teams: list[Team], outline: Outline) -> list[Team]:
    """Let one member of a group be a member of a second group as well."""
    givers = [team for team in teams[1:-1] if len(team.members) > 1] or teams[:-1]
    if not givers:
        return teams
    last = teams.index(givers[0]) + 1
    shared = min(
        givers[0].members,
        key=lambda s: outline.metres_between(s.place.point, teams[last].leads[0].place.point),
    )
    taker = teams[last]
    teams[last] = Team(taker.leads, (*taker.members, shared))
    return teams


def _with_second_lead(teams: list[Team]) -> list[Team]:
    """Let one group be led by two schools."""
    for number, team in enumerate(teams):
        once = [s for s in team.members if sum(s in other.members for other in teams) == 1]
        fit = [s for s in once if not s.is_private and s.kind in LEAD_KINDS]
        if number and len(team.members) > 1 and fit:
            second = min(fit, key=lambda s: (_lead_rank(s), -s.total_pupils))
            rest = tuple(s for s in team.members if s != second)
            teams[number] = Team((*team.leads, second), rest)
            break
    return teams
