"""Why a teacher may not go to a school, whoever else moves: each rule by name and by how much."""

from collections.abc import Iterator

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said, Word
from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.problem import School, Teacher
from manyuan.planner.kinds.exchange.words import stage_word, subject_word, teacher_name

OUT_OF_SCOPE = _("{teacher}所在的{school}不在本方案范围内，不能交流。可改用包含该校的范围。")
MAY_NOT_MOVE = _("{teacher}今年不能交流：{reason}。{remedy}")
REMEDIES = {
    "unknown": _("补填后重新判断。"),
    "not_public": _("只有公办学校的教师参加交流。"),
    "not_on_establishment": _("只有在编教师参加交流。"),
    "stage_outside": _("在规则中加入该学段后可以交流。"),
    "posted": _("派出期满后可以交流。"),
    "tenure": _("年限由规则“任教满几年”决定，满年限或改设规则后可以交流。"),
    "retiring": _("年限由规则“距退休几年”决定，改设规则后重新判断。"),
    "graduating_class": _("不再任教毕业班，或在规则中取消暂缓后可以交流。"),
    "cadre": _("如需一并安排，可在规则中取消干部另行安排。"),
}
EXEMPT = _("免除期满或撤销后可以交流。")
NOT_OPEN = _("{school}在 {year} 年 9 月 1 日未开办或已停办，不能接收教师。请改选在办的学校。")
SAME_SCHOOL = _("{school}与{home}同属一所学校，校内调动不算交流。请改选另一所学校。")
HOST_OUT_OF_SCOPE = _("{school}不在本方案范围内。可改用全区范围，或改选范围内的学校。")
NO_COMMON_GROUP = _("{home}与{school}不在同一集团。可改用全区范围，或改选集团内的学校。")
NOT_TAUGHT = _("{school}没有{stage}{subject}教师，也没有申报该岗位。该校申报需求后可以接收。")
NO_WAY_KNOWN = _("{home}到{school}的路程未知，缺少坐标。补填两校坐标或路程后可以安排。")
TOO_FAR = _(
    "{home}到{school}单程 {minutes} 分钟，上限 {limit} 分钟，超出 {by} 分钟。"
    "放宽路程上限或改选较近的学校可以解决。"
)
REFUSED = _("{teacher}已申明不去{school}。须由本人撤回，或改选其他学校。")
BANNED = _("本方案已设定{teacher}不去{school}。解除该项禁止后可以安排。")


def barriers(market: Market, teacher: Teacher, school: School) -> tuple[Said, ...]:
    """Return every rule that keeps ``teacher`` from ``school``, apart from all counts."""
    return (*who(market, teacher), *where(market, teacher, school))


def who(market: Market, teacher: Teacher) -> Iterator[Said]:
    """Yield why the teacher may not move at all this year."""
    verdict = market.verdicts.get(teacher.code)
    if verdict is None:
        home = market.schools[teacher.school].name
        yield Said(
            "teacher_out_of_scope",
            OUT_OF_SCOPE,
            {"teacher": teacher_name(teacher), "school": home},
        )
    elif verdict.state != "eligible" and verdict.reason is not None:
        facts: dict[str, Fact] = {
            "teacher": teacher_name(teacher),
            "reason": verdict.reason,
            "remedy": _remedy(verdict.reason.code, deferred=verdict.state == "deferred"),
        }
        yield Said("may_not_move", MAY_NOT_MOVE, facts)


def _remedy(reason: str, *, deferred: bool) -> Word:
    """Return what would help; a graduating class may be an exemption of its own."""
    if reason.endswith("_unknown"):
        return Word(REMEDIES["unknown"])
    if reason == "graduating_class" and not deferred:
        return Word(EXEMPT)
    return Word(REMEDIES.get(reason, EXEMPT))


def where(market: Market, teacher: Teacher, school: School) -> Iterator[Said]:
    """Yield why the school is no destination for the teacher."""
    home = market.schools[teacher.school]
    facts: dict[str, Fact] = {
        "teacher": teacher_name(teacher),
        "home": home.name,
        "school": school.name,
        "year": str(market.problem.year),
        "stage": stage_word(teacher.stage),
        "subject": subject_word(teacher.subject),
    }
    if not market.is_open(school):
        yield Said("school_not_open", NOT_OPEN, facts)
    if home.legal == school.legal:
        yield Said("same_school", SAME_SCHOOL, facts)
        return
    if school.code not in market.scope:
        yield Said("school_out_of_scope", HOST_OUT_OF_SCOPE, facts)
    elif not market.share_a_group(home.code, school.code):
        yield Said("no_common_group", NO_COMMON_GROUP, facts)
    line = school.code, teacher.stage or "", teacher.subject or ""
    if all(line) and line not in market.staffed and line not in market.wanted:
        yield Said("not_taught", NOT_TAUGHT, facts)
    yield from _way(market, home, school, facts)
    if school.code in teacher.refuses:
        yield Said("refused", REFUSED, facts)
    if (teacher.code, school.code) in market.banned:
        yield Said("banned", BANNED, facts)


def _way(market: Market, home: School, school: School, facts: dict[str, Fact]) -> Iterator[Said]:
    minutes = market.travel.minutes(home.code, school.code)
    limit = market.problem.pack.travel_minutes.value
    if minutes is None:
        yield Said("way_unknown", NO_WAY_KNOWN, facts)
    elif minutes > limit:
        by: dict[str, Fact] = {"minutes": minutes, "limit": limit, "by": minutes - limit}
        yield Said("too_far", TOO_FAR, {**facts, **by})
