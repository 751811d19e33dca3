from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from manyuan.kernel.errors import BadInput
from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Said
from manyuan.kernel.school_year import SchoolYear
from manyuan.planner.kinds.exchange.problem import (
    TEACHER_INDICATORS,
    Post,
    Problem,
    School,
    Scope,
    StageReport,
    Teacher,
    Team,
)
from manyuan.rules.balance import BalancePack, load_balance_pack
from manyuan.rules.exchange import STAGES, ExchangePack

Row: TypeAlias = Mapping[str, Any]
Tables: TypeAlias = Mapping[str, Sequence[Row]]
NEEDED: Mapping[Scope, tuple[str, ...]] = {
    "district": ("schools", "resources", "teachers"),
    "group": ("schools", "groups", "memberships", "resources", "teachers"),
}
OPTIONAL = ("groups", "memberships", "posts", "travel")
SAME_NAME = (
    *("name", "school", "stage", "subject", "sex", "born", "at_school_since", "education"),
    *("backbone", "title", "cadre", "exemption", "exempt_until"),
    *("posted_to", "posted_from", "posted_until"),
)


class TableNotThere(BadInput):
    """A table from which the exchange is planned is not there."""

    code = "table_not_there"
    sentence = "缺少 {table}.csv，无法安排教师交流；请补上这张表。"


class UnknownGroup(BadInput):
    """A group is to be planned that the data do not know on the day."""

    code = "unknown_group"
    sentence = "{day} 没有代码为“{group}”的教育集团。请核对集团代码和学年。"


def read_problem(
    tables: Tables,
    *,
    year: int,
    scope: Scope,
    pack: ExchangePack,
    group: str | None = None,
    balance: BalancePack | None = None,
) -> Problem:
    """Return the exchange of ``year`` from the rows of a district folder.

    Rows hold the values of the format (dates, decimals, 0 or 1); a missing column is unknown.
    With a ``group`` the scope is that group. Resources are those of the year, else of the latest
    year before, which a note says.

    Raises
    ------
    TableNotThere
        If a table that the scope needs is missing.
    UnknownGroup
        If there is no such group on 1 September.
    """
    scope = "group" if group is not None else scope
    for name in NEEDED[scope]:
        if name not in tables:
            raise TableNotThere(table=name)
    day = SchoolYear(year).first_day
    teams = _teams(tables.get("groups", ()), tables.get("memberships", ()), day)
    if group is not None and group not in {team.code for team in teams}:
        raise UnknownGroup(group=group, day=day)
    used = max((row["year"] for row in tables["resources"] if row["year"] <= year), default=None)
    balance = balance or load_balance_pack()
    campuses = _campuses(tables["schools"])
    problem = Problem(
        year=year,
        scope=scope,
        pack=pack,
        balance=balance,
        schools=tuple(_school(row) for row in tables["schools"]),
        teams=teams,
        reports=tuple(_reports(tables["resources"], used, balance)),
        teachers=tuple(_teacher(row, campuses) for row in tables["teachers"]),
        posts=tuple(_post(row) for row in tables.get("posts", ()) if row["year"] == year),
        travel={
            (row["from"], row["to"]): row["minutes"]
            for row in tables.get("travel", ())
            if row["minutes"] is not None
        },
        group=group,
    )
    return replace(problem, notes=tuple(_notes(problem, used)))


def _school(row: Row) -> School:
    return School(
        code=row["school"],
        name=row["name"],
        kind=row["kind"],
        nature=row.get("nature"),
        strength=row.get("strength"),
        legal=row.get("campus_of") or row["school"],
        lon=row.get("lon"),
        lat=row.get("lat"),
        opened_on=row.get("opened_on"),
        closed_on=row.get("closed_on"),
    )


def _teams(groups: Iterable[Row], memberships: Iterable[Row], day: date) -> tuple[Team, ...]:
    members: dict[str, set[str]] = {
        row["group"]: set()
        for row in groups
        if _is_on(day, row.get("founded_on"), row.get("dissolved_on"))
    }
    names = {row["group"]: row["name"] for row in groups}
    for row in memberships:
        if row["group"] in members and _is_on(day, row.get("joined_on"), row.get("left_on")):
            members[row["group"]].add(row["school"])
    return tuple(
        Team(code=code, name=names[code], schools=frozenset(schools))
        for code, schools in sorted(members.items())
    )


def _is_on(day: date, starts: date | None, ends: date | None) -> bool:
    return (starts is None or starts <= day) and (ends is None or day < ends)


def _reports(
    resources: Iterable[Row], year: int | None, balance: BalancePack
) -> Iterator[StageReport]:
    columns = {rule.code: rule.plus[0] for rule in balance.indicators}
    for row in resources:
        if row["year"] == year and row["stage"] in STAGES:
            yield StageReport(
                school=row["school"],
                stage=row["stage"],
                pupils=row.get("pupils"),
                counts={code: row.get(columns[code]) for code in TEACHER_INDICATORS},
            )


def _campuses(schools: Iterable[Row]) -> Mapping[str, frozenset[str]]:
    """Return the campuses of each legal school."""
    found: dict[str, set[str]] = {}
    for row in schools:
        if row.get("campus_of"):
            found.setdefault(row["campus_of"], set()).add(row["school"])
    return {legal: frozenset(codes) for legal, codes in found.items()}


def _teacher(row: Row, campuses: Mapping[str, frozenset[str]]) -> Teacher:
    same: dict[str, Any] = {name: row.get(name) for name in SAME_NAME}
    return Teacher(
        code=row["teacher"],
        **same,
        on_establishment=_flag(row.get("on_establishment")),
        graduating_class=_flag(row.get("graduating_class")),
        wishes=_codes(row.get("wishes")),
        refuses=_refused(_codes(row.get("refuses")), campuses),
    )


def _refused(codes: tuple[str, ...], campuses: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the schools refused: who refuses a legal school refuses its campuses too."""
    return frozenset(codes).union(*(campuses.get(code, ()) for code in codes))


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _codes(value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (value or "").split(";") if part.strip())


def _post(row: Row) -> Post:
    return Post(
        school=row["school"],
        stage=row["stage"],
        subject=row["subject"],
        wanted=row.get("wanted") or 0,
        backbone_wanted=row.get("backbone_wanted") or 0,
    )


def _notes(problem: Problem, used: int | None) -> Iterator[Said]:
    asked = problem.year
    if used is None:
        text = _("没有 {asked} 学年及以前的办学条件数据，无从比较均衡。")
        yield Said("no_resources", text, {"asked": asked})
    elif used != asked:
        text = _("{asked} 学年没有办学条件数据，采用 {used} 学年的数据。")
        yield Said("resources_of_other_year", text, {"asked": asked, "used": used})
    if not problem.posts:
        text = _("没有 {asked} 学年的岗位需求，没有学校会净增教师。")
        yield Said("no_posts", text, {"asked": asked})
    if not problem.travel:
        yield Said("no_travel", _("没有行程时间表，路程一律按直线距离估算。"))
