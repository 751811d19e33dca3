from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from manyuan.kernel.errors import BadInput
from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Said
from manyuan.kernel.school_year import SchoolYear
from manyuan.planner.kinds.grouping.problem import Problem, School, Team
from manyuan.planner.kinds.grouping.register import STAGES_OF, Register, Row, teams_of
from manyuan.planner.travel import Travel, point
from manyuan.rules.grouping import GroupingPack

Tables: TypeAlias = Mapping[str, Sequence[Row]]
NEEDED = ("schools", "resources")
OPTIONAL = ("groups", "memberships", "travel")
FIT_TO_LEAD = frozenset({"lead", "strong"})
KINDS = frozenset({*STAGES_OF, "special", "kindergarten", "vocational"})
FOR_GOOD = "all"


class TableNotThere(BadInput):
    """A table from which groups are planned is not there."""

    code = "table_not_there"
    sentence = "缺少 {table}.csv，无法规划集团布局；请补上这张表。"


class UnknownLead(BadInput):
    """Somebody is to lead who is neither a legal school nor a kind of schools."""

    code = "unknown_lead"
    sentence = "“{lead}”不是学校代码，也不是办学类型，不能作为牵头校。办学类型有：{kinds}。"


class UnknownRelease(BadInput):
    """Somebody is to be released who is neither a school nor a group of the day."""

    code = "unknown_release"
    sentence = "“{code}”不是学校代码，也不是现有集团的代码，无从释放。全部释放请写 all。"


def read_problem(
    tables: Tables,
    *,
    year: int,
    pack: GroupingPack,
    groups: int | None = None,
    leads: Iterable[str] = (),
    release: Iterable[str] = (),
) -> Problem:
    """Return the formation of groups for ``year`` from the rows of a district folder.

    Rows hold the values of the format; a missing column is unknown. The day is 1 September.
    ``leads`` are codes of schools, or kinds of schools; without any, the lead and strong schools
    may lead. ``groups`` is today's number by default. ``release`` are codes of schools or of
    groups, or ``all``.

    Raises
    ------
    TableNotThere
        If a needed table is missing.
    UnknownLead, UnknownRelease
        If a code means nothing in these data.
    """
    for name in NEEDED:
        if name not in tables:
            raise TableNotThere(table=name)
    day = SchoolYear(year).first_day
    register = Register.of(tables["schools"], tables["resources"], day=day)
    schools = tuple(register.schools())
    teams = teams_of(tables.get("groups", ()), tables.get("memberships", ()), register)
    may_lead = frozenset(_leads([*leads], schools, register)) | {team.lead for team in teams}
    travel = _travel(tables.get("travel", ()), register, pack)
    problem = Problem(
        year=year,
        pack=pack,
        schools=schools,
        leads=may_lead,
        groups=max(1, len(teams)) if groups is None else groups,
        minutes=_matrix(travel, schools, may_lead),
        teams=teams,
        max_minutes=pack.travel_minutes.value,
        most_campuses=pack.most_campuses.value,
        most_pupils=pack.most_pupils.value,
        chain=pack.chain.value,
        years=pack.years.value,
        released=frozenset(_released(release, schools, teams)),
    )
    return replace(problem, notes=tuple(_notes(problem, travel, register)))


def _leads(asked: list[str], schools: Sequence[School], register: Register) -> Iterator[str]:
    known = {school.code for school in schools}
    for each in asked:
        if each not in known and each not in KINDS:
            raise UnknownLead(lead=each, kinds="、".join(sorted(KINDS)))
    for school in schools:
        kind = register.places[school.code]["kind"]
        named = school.code in asked or kind in asked
        if named or (not asked and school.strength in FIT_TO_LEAD):
            yield school.code


def _released(
    asked: Iterable[str], schools: Sequence[School], teams: Sequence[Team]
) -> Iterator[str]:
    known = {school.code for school in schools}
    by_group = {team.code: team for team in teams}
    for code in asked:
        if code == FOR_GOOD:
            yield from known
        elif code in by_group:
            yield from (by_group[code].lead, *by_group[code].members)
        elif code in known:
            yield code
        else:
            raise UnknownRelease(code=code)


def _travel(rows: Iterable[Row], register: Register, pack: GroupingPack) -> Travel:
    measured = {
        (row["from"], row["to"]): int(row["minutes"]) for row in rows if row["minutes"] is not None
    }
    places = register.places.items()
    return Travel(
        measured,
        {code: point(row.get("lon"), row.get("lat")) for code, row in places},
        detour=pack.travel_detour.value,
        speed=pack.travel_speed.value,
    )


def _matrix(
    travel: Travel, schools: Sequence[School], leads: Iterable[str]
) -> dict[tuple[str, str], int]:
    """Return the minutes of every way that is known, from schools to leads."""
    pairs = ((school.code, lead) for lead in sorted(leads) for school in schools)
    known = ((pair, travel.minutes(*pair)) for pair in pairs if pair[0] != pair[1])
    return {pair: minutes for pair, minutes in known if minutes is not None}


def _notes(problem: Problem, travel: Travel, register: Register) -> Iterator[Said]:
    older = register.older()
    if older:
        text = _("{count} 所学校没有 {year} 学年的学生数，用了之前最近一年的（{years}）。")
        years = tuple(str(each) for each in sorted({*older}, reverse=True))
        yield Said(
            "earlier_reports", text, {"count": len(older), "year": problem.year, "years": years}
        )
    unknown = sum(school.pupils is None for school in problem.schools)
    if unknown:
        text = _("{count} 所学校没有学生数，按 0 计入规模和覆盖。")
        yield Said("pupils_unknown", text, {"count": unknown})
    estimated = sum(travel.is_estimated(*pair) for pair in problem.minutes)
    if estimated:
        text = _("{count} 对学校之间没有行程时间，按直线距离估算。")
        yield Said("travel_estimated", text, {"count": estimated})
    if not problem.leads:
        text = _("没有可以牵头的学校：没有龙头校或强校，也没有指定。请用 --leads 指定。")
        yield Said("no_leads", text)
