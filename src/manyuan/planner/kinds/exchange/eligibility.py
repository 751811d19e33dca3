from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Private, Said, Word
from manyuan.kernel.school_year import SchoolYear
from manyuan.planner.kinds.exchange.problem import Problem, School, Teacher
from manyuan.planner.kinds.exchange.words import stage_word
from manyuan.rules.exchange import ExchangePack
from manyuan.rules.retirement import retirement_month

MONTHS = 12
State: TypeAlias = Literal["eligible", "deferred", "ineligible"]
EXEMPTIONS = {
    "retire_soon": _("临近退休"),
    "pregnant": _("孕期"),
    "nursing": _("哺乳期"),
    "serious_illness": _("重大疾病"),
    "disability": _("残疾"),
    "single_parent_or_care": _("单亲或照护家人"),
    "abroad": _("长期外派"),
    "long_leave": _("长期休假"),
    "already_exchanged": _("近年已交流"),
    "disciplinary": _("处分期内"),
    "graduating_class": _("任教毕业班暂缓"),
    "newly_hired": _("新入职"),
}
# What others read of an exemption: its kind is between the teacher, the school and the bureau.
PERSONAL = _("个人原因")
CADRES = {"principal": _("校长"), "vice_principal": _("副校长")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a teacher may move this year: the first reason that stands against it decides.

    Whoever is ``deferred`` may move in general, and counts as such in the ratios, but stays this
    year. Only for the eligible there is no reason.
    """

    teacher: str
    state: State
    reason: Said | None = None

    @property
    def code(self) -> str | None:
        """The word of the reason, such as ``tenure``."""
        return None if self.reason is None else self.reason.code


def in_scope(problem: Problem) -> frozenset[str]:
    """Return the codes of the schools that take part: campuses go with their legal school."""
    if problem.scope == "district":
        return frozenset(school.code for school in problem.schools)
    members = {
        code
        for team in problem.teams
        if problem.group in {None, team.code}
        for code in team.schools
    }
    return frozenset(
        school.code for school in problem.schools if {school.code, school.legal} & members
    )


def eligibility(problem: Problem) -> Mapping[str, Verdict]:
    """Return the verdict on every teacher whose school is in scope, by the teacher's code."""
    scope = in_scope(problem)
    schools = {school.code: school for school in problem.schools}
    return {
        teacher.code: verdict_of(
            teacher, schools[teacher.school], year=problem.year, pack=problem.pack
        )
        for teacher in problem.teachers
        if teacher.school in scope
    }


def verdict_of(teacher: Teacher, school: School, *, year: int, pack: ExchangePack) -> Verdict:
    """Return whether ``teacher`` of ``school`` may move in the school year that begins in ``year``.

    What is not known stands against a move: nobody is sent away on a guess.
    """
    day = SchoolYear(year).first_day
    against = next(_against(teacher, school, day, pack), None)
    if against is not None:
        return Verdict(teacher=teacher.code, state="ineligible", reason=against)
    deferring = next(_deferring(teacher, pack), None)
    if deferring is not None:
        return Verdict(teacher=teacher.code, state="deferred", reason=deferring)
    return Verdict(teacher=teacher.code, state="eligible")


def _against(teacher: Teacher, school: School, day: date, pack: ExchangePack) -> Iterator[Said]:
    yield from _employment(teacher, school)
    yield from _post(teacher, pack)
    yield from _exemption(teacher, day)
    yield from _posting(teacher, day)
    yield from _tenure(teacher, day, pack.tenure_years.value)
    yield from _retirement(teacher, day, pack.retire_margin_years.value)


def _employment(teacher: Teacher, school: School) -> Iterator[Said]:
    if school.nature is None:
        yield Said("nature_unknown", _("{school}的办学性质未填，无法判断"), {"school": school.name})
    elif school.nature != "public":
        yield Said("not_public", _("{school}不是公办学校"), {"school": school.name})
    if teacher.on_establishment is None:
        yield Said("establishment_unknown", _("是否在编未填，无法判断"))
    elif not teacher.on_establishment:
        yield Said("not_on_establishment", _("不在编"))


def _post(teacher: Teacher, pack: ExchangePack) -> Iterator[Said]:
    if not teacher.stage or not teacher.subject:
        yield Said("post_unknown", _("任教学段或学科未填，无法判断"))
    elif teacher.stage not in pack.stages.value:
        facts = {"stage": stage_word(teacher.stage)}
        yield Said("stage_outside", _("本年度的交流不含{stage}"), facts)


def _exemption(teacher: Teacher, day: date) -> Iterator[Said]:
    if not teacher.exemption:
        return
    reason: Fact = Private(EXEMPTIONS.get(teacher.exemption, teacher.exemption), PERSONAL)
    if teacher.exempt_until is None:
        yield Said(teacher.exemption, _("免于交流：{reason}"), {"reason": reason})
    elif teacher.exempt_until >= day:
        facts: dict[str, Fact] = {"reason": reason, "until": teacher.exempt_until}
        yield Said(teacher.exemption, _("免于交流：{reason}，至 {until}"), facts)


def _posting(teacher: Teacher, day: date) -> Iterator[Said]:
    begun = teacher.posted_from is None or teacher.posted_from <= day
    ended = teacher.posted_until is not None and teacher.posted_until < day
    if not teacher.posted_to or not begun or ended:
        return
    facts: dict[str, Fact] = {"school": teacher.posted_to}
    if teacher.posted_until is None:
        yield Said("posted", _("正派往学校 {school}"), facts)
    else:
        facts["until"] = teacher.posted_until
        yield Said("posted", _("正派往学校 {school}，至 {until}"), facts)


def _tenure(teacher: Teacher, day: date, required: int) -> Iterator[Said]:
    since = teacher.at_school_since
    facts: dict[str, Fact] = {"required": required}
    if since is None:
        yield Said("since_unknown", _("到校日期未填，无法判断是否满 {required} 年"), facts)
    elif full_years(since, day) < required:
        facts["years"] = max(0, full_years(since, day))
        yield Said("tenure", _("到校 {years} 年，须满 {required} 年"), facts)


def full_years(since: date, day: date) -> int:
    """Return the full years from ``since`` to ``day``; the anniversary itself completes one."""
    return day.year - since.year - ((since.month, since.day) > (day.month, day.day))


def _retirement(teacher: Teacher, day: date, margin: int) -> Iterator[Said]:
    if teacher.born is None:
        yield Said("born_unknown", _("出生日期未填，无法计算退休月份"))
    elif teacher.sex is None:
        yield Said("sex_unknown", _("性别未填，无法计算退休月份"))
    else:
        month = retirement_month(teacher.born, teacher.sex)
        left = (month.year - day.year) * MONTHS + month.month - day.month
        if left <= margin * MONTHS:
            yield _retiring(month, left, margin)


def _retiring(month: date, left: int, margin: int) -> Said:
    facts: dict[str, Fact] = {"month": f"{month:%Y-%m}", "margin": margin}
    if left < 0:
        return Said("retiring", _("法定退休月份 {month} 已过"), facts)
    facts |= {"years": left // MONTHS, "months": left % MONTHS}
    text = _("{month} 到法定退休月份，只余 {years} 年 {months} 个月，须多于 {margin} 年")
    return Said("retiring", text, facts)


def _deferring(teacher: Teacher, pack: ExchangePack) -> Iterator[Said]:
    if teacher.graduating_class and pack.defer_graduating.value:
        yield Said("graduating_class", _("任教毕业班，本年度暂缓"))
    if teacher.cadre in CADRES and pack.cadres_apart.value:
        cadre = Word(CADRES[teacher.cadre])
        yield Said("cadre", _("担任{cadre}，干部的交流另行安排"), {"cadre": cadre})
