"""A plan's JSON held against its folder: every rule, and every number worked out again."""

from collections import Counter

from planner.kinds.grouping.checker.folder import open_district

GOALS = (
    *("schools_uncovered", "pupils_uncovered", "travel"),
    *("pupils_excess", "need_excess", "changes"),
)
KEYS = ("status", "goals", "groups", "uncovered", "value", "bound", "seconds", "curve", "years")
REASONS = {
    *("no_travel", "too_far", "no_place", "banned", "over_cap"),
    *("full_campuses", "full_pupils", "no_stage", "not_found"),
}


class Judge:
    """The rules and goals of one problem; ``asked`` holds what the plan says it was asked."""

    def __init__(self, district, asked):
        self.district = district
        self.groups = asked["groups_asked"]
        self.most = asked["max_minutes"]
        self.campus_cap, self.pupil_cap = asked["most_campuses"], asked["most_pupils"]
        self.chain = asked["chain"]
        self.schools = [*district.campuses]
        self.home = {code: district.lead[group] for code, group in district.home.items()}
        self.group_of = {lead: group for group, lead in district.lead.items()}
        released = set(asked["released"])
        self.kept = {code: lead for code, lead in self.home.items() if code not in released}
        self.leads = ({*asked["leads"]} | {*district.lead.values()}) & {*self.schools}
        self.leads = {code for code in self.leads if self.kept.get(code, code) == code}
        self.must = {*self.kept.values()}
        self.over = {lead for lead in self.group_of if self._passes(lead, self._kept_by(lead))}

    def _kept_by(self, lead):
        return [code for code, to in self.kept.items() if to == lead]

    def size(self, lead, inside):
        """Campuses and pupils of a group."""
        if lead in self.group_of:
            places = self.district.group_places(self.group_of[lead], inside)
        else:
            places = {code for school in inside for code in self.district.campuses[school]}
        return len(places), sum(self.district.pupils.get(code, 0) for code in places)

    def _passes(self, lead, inside):
        campuses, pupils = self.size(lead, inside)
        return (self.campus_cap is not None and campuses > self.campus_cap) or (
            self.pupil_cap is not None and pupils > self.pupil_cap
        )

    def may(self, school, lead):
        """Whether the pair alone stands against no rule."""
        if lead not in self.leads or self.kept.get(school, lead) != lead:
            return False
        if school == lead or self.kept.get(school) == lead:
            return True
        minutes = self.district.minutes(school, lead)
        near = minutes is not None and (self.most is None or minutes <= self.most)
        return near and lead not in self.over

    def broken(self, at):
        """Every hard rule that an assignment (school → lead) breaks."""
        for code, lead in self.kept.items():
            if at.get(code) != lead:
                yield f"{code} is not kept with {lead}"
        for code, lead in at.items():
            if not self.may(code, lead):
                yield f"{code} may not be with {lead}"
            if at.get(lead) != lead:
                yield f"{lead} leads nobody, {code} cannot join"
        yield from self._sizes(at)

    def _sizes(self, at):
        leads = sorted({*at.values()})
        if len(leads) > self.groups:
            yield f"more than {self.groups} groups"
        for lead in leads:
            inside = [code for code, to in at.items() if to == lead]
            if lead not in self.over and self._passes(lead, inside):
                yield f"the group of {lead} passes a cap"
            if self.chain:
                yield from self._lonely(lead, inside)

    def _lonely(self, lead, inside):
        stages = {code: self.district.stages_of(code) for code in inside}
        if any("junior" in taught for taught in stages.values()):
            return
        for code, taught in stages.items():
            goes_on = self.kept.get(code) == lead or (code == lead and lead in self.must)
            if "primary" in taught and not goes_on:
                yield f"{code} has no junior school in the group of {lead}"

    def goals(self, at):
        """Every goal's value, in order."""
        district = self.district
        left = [code for code in self.schools if code not in at]
        sizes = {
            lead: self.size(lead, [code for code, to in at.items() if to == lead])
            for lead in {*at.values()}
        }
        need = Counter(lead for code, lead in at.items() if district.is_in_need(code))
        pupils = -(-sum(map(district.pupils_of, self.schools)) // self.groups)
        needy = -(-sum(map(district.is_in_need, self.schools)) // self.groups)
        return (
            len(left),
            sum(map(district.pupils_of, left)),
            sum(district.minutes(code, lead) or 0 for code, lead in at.items()),
            sum(max(0, held - pupils) for _campuses, held in sizes.values()),
            sum(max(0, count - needy) for count in need.values()),
            sum(self.home.get(code) != at.get(code) for code in self.schools),
        )


def assignment(plan):
    """Return each covered school's lead."""
    at = {}
    for group in plan["groups"]:
        for code in (group["lead"], *group["members"]):
            at[code] = group["lead"]
    return at


def check(folder, plan):
    """Return everything that is wrong with the plan; nothing where it is sound."""
    missing = [f"the plan lacks {key}" for key in KEYS if key not in plan]
    if missing or plan["status"] == "infeasible":
        return missing + (["infeasible, but with groups"] if plan.get("groups") else [])
    judge = Judge(open_district(folder, plan["year"]), plan)
    at = assignment(plan)
    if {*at} - {*judge.schools}:
        return [f"unknown schools {sorted({*at} - {*judge.schools})}"]
    return [
        *judge.broken(at),
        *_groups(judge, plan),
        *_rest(judge, plan, at),
        *_goals(judge, plan, at),
        *_years(judge, plan, at),
    ]


def _groups(judge, plan):
    counted = Counter(
        code for group in plan["groups"] for code in (group["lead"], *group["members"])
    )
    for code, count in counted.items():
        if count > 1:
            yield f"{code} is in {count} groups"
    for group in plan["groups"]:
        inside = [group["lead"], *group["members"]]
        far = max(judge.district.minutes(code, group["lead"]) or 0 for code in inside)
        own = (*judge.size(group["lead"], inside), far)
        said = (group["campuses"], group["pupils"], group["max_minutes"])
        if own != said:
            yield f"the group of {group['lead']} says {said}, not {own}"


def _rest(judge, plan, at):
    left = {code for code in judge.schools if code not in at}
    if {each["school"] for each in plan["uncovered"]} != left:
        yield f"uncovered is not {sorted(left)}"
    for each in plan["uncovered"]:
        if each["reason"] not in REASONS or not each["why"]:
            yield f"{each['school']} is uncovered for no known reason"
    joins = {code for code, lead in at.items() if judge.home.get(code) != lead}
    if {join["school"] for join in plan["joins"]} != joins:
        yield f"joins are not {sorted(joins)}"
    for join in plan["joins"]:
        if not join["reasons"] or join["lead"] != at.get(join["school"]):
            yield f"{join['school']} joins without a reason or elsewhere"


def _goals(judge, plan, at):
    said = [(goal["name"], goal["value"]) for goal in plan["goals"]]
    own = [*zip(GOALS, judge.goals(at), strict=True)]
    if said != own:
        yield f"goals are {said}, not {own}"
    for goal in plan["goals"]:
        if goal["bound"] > goal["value"]:
            yield f"{goal['name']}: the bound lies above the value"
    proven = all(goal["bound"] == goal["value"] for goal in plan["goals"])
    if (plan["status"] == "optimal") != proven:
        yield f"status is {plan['status']}, proven is {proven}"
    if (plan["value"], plan["bound"]) != tuple(plan["goals"][2][key] for key in ("value", "bound")):
        yield "value and bound are not those of travel"


def _years(judge, plan, at):
    joined = [(join["school"], join["lead"]) for year in plan["years"] for join in year["joins"]]
    expected = [(code, lead) for code, lead in at.items() if judge.home.get(code) != lead]
    if sorted(joined) != sorted(expected):
        yield "the years do not join whom the plan joins"
    begun = {lead for code, lead in at.items() if judge.home.get(code) == lead}
    for year in plan["years"]:
        begun |= {join["lead"] for join in year["joins"] if join["school"] == join["lead"]}
        for join in year["joins"]:
            if join["lead"] not in begun:
                yield f"{join['school']} joins {join['lead']} before its group begins"
