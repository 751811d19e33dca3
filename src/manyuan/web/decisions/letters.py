"""The letters of a plan: to each teacher, and to each school whose teachers go or come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from manyuan.directory.models import School
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.enums import PlanState
from manyuan.plans.models import Move, Plan
from manyuan.plans.papers.words import last_day
from manyuan.web.decisions.words import considerations_of, on_paper, teaching
from manyuan.web.ui.parts import Twin


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """An official letter on one page; ``mark`` says what keeps it from being in force."""

    bureau: str
    title: str
    addressee: str
    paragraphs: Sequence[str]
    day: str
    mark: str
    considerations: Sequence[str] = ()
    lists: Sequence[Twin] = ()
    closing: Sequence[str] = ()
    copies: str = ""


def letter_to_teacher(plan: Plan, move: Move) -> Letter:
    """Return the letter that tells a teacher where they go and why."""
    home, host = move.from_school.name, move.to_school.name
    facts = {"starts": on_paper(move.starts_on), "ends": on_paper(last_day(move.ends_on))}
    arranged = _(
        "根据 {year} 学年义务教育学校教师交流轮岗方案，安排您自{starts}至{ends}"
        "由{home}到{host}交流，任教{teaching}。"
    )
    back = _("请于{starts}到{host}报到。交流期满后，自{back}起回{home}工作。")
    return Letter(
        bureau=plan.bureau.name,
        title=_("关于{teacher}老师交流轮岗的通知").format(teacher=move.teacher_name),
        addressee=_("{teacher}老师：").format(teacher=move.teacher_name),
        paragraphs=[
            arranged.format(
                year=SchoolYear(plan.year), home=home, host=host, teaching=teaching(move), **facts
            )
        ],
        considerations=considerations_of(move),
        closing=[
            back.format(starts=facts["starts"], host=host, home=home, back=on_paper(move.ends_on))
        ],
        copies=_("抄送：{home}、{host}").format(home=home, host=host),
        day=_day(plan),
        mark=mark_of(plan),
    )


def letter_to_school(plan: Plan, school: School, moves: Iterable[Move]) -> Letter:
    """Return the letter that tells a legal school who leaves it and who comes."""
    everybody = list(moves)
    leaving = [move for move in everybody if is_of(school, move.from_school)]
    coming = [move for move in everybody if is_of(school, move.to_school)]
    arranged = _(
        "根据 {year} 学年义务教育学校教师交流轮岗方案，你校派出教师 {leaving} 名、"
        "接收教师 {coming} 名，名单如下。请做好工作交接和课务安排，按时办理报到。"
    )
    return Letter(
        bureau=plan.bureau.name,
        title=_("关于{school} {year} 学年教师交流轮岗安排的通知").format(
            school=school.name, year=SchoolYear(plan.year)
        ),
        addressee=_("{school}：").format(school=school.name),
        paragraphs=[
            arranged.format(year=SchoolYear(plan.year), leaving=len(leaving), coming=len(coming))
        ],
        lists=[
            one
            for one in (
                _list(_("派出的教师"), leaving, _("接收学校")),
                _list(_("接收的教师"), coming, _("派出学校")),
            )
            if one.rows
        ],
        day=_day(plan),
        mark=mark_of(plan),
    )


def is_of(school: School, place: School) -> bool:
    """Say whether a place of teaching is the legal school or one of its campuses."""
    return school.pk in (place.pk, place.campus_of_id)


def mark_of(plan: Plan) -> str:
    """Return the word that stands over the letters of a plan that is not in force."""
    if plan.state == PlanState.ADOPTED:
        return ""
    over = (PlanState.REPLACED, PlanState.DISCARDED)
    return str(plan.get_state_display()) if plan.state in over else _("征求意见稿")


def _day(plan: Plan) -> str:
    return on_paper(plan.adopted_on) if plan.adopted_on else _("　　年　　月　　日")


def _list(caption: str, moves: Sequence[Move], other: str) -> Twin:
    leaving = other == _("接收学校")
    return Twin(
        caption=caption,
        headers=[_("姓名"), _("学段学科"), other, _("开始日期"), _("结束日期")],
        rows=[
            [
                move.teacher_name,
                teaching(move),
                (move.to_school if leaving else move.from_school).name,
                move.starts_on,
                last_day(move.ends_on),
            ]
            for move in moves
        ],
    )
