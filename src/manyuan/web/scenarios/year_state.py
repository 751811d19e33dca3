"""How far the year's exchange has come, step by step, and what that is in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.models import Window
from manyuan.offers.queries.windows import window_of_year
from manyuan.plans.enums import PlanState, ScenarioState
from manyuan.plans.models import Freeze, Scenario
from manyuan.plans.queries.answers import AnswersOverview, answers_overview
from manyuan.plans.queries.headlines import PlanHeadline, plan_headlines
from manyuan.plans.queries.scenarios import freezes, scenarios
from manyuan.seats.models import Seat
from manyuan.web.ui.figures import day, number

Step = Literal["done", "now", "ahead"]
ASKED = (PlanState.ASKED, PlanState.ADOPTED, PlanState.REPLACED)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfPlans:
    """Everything that a seat sees of a year's exchange."""

    year: int
    window: Window | None
    freezes: Sequence[Freeze]
    scenarios: Sequence[Scenario]
    plans: Sequence[PlanHeadline]
    asked: Sequence[tuple[PlanHeadline, AnswersOverview]]

    @property
    def adopted(self) -> list[PlanHeadline]:
        """The plans in force."""
        return [one for one in self.plans if one.plan.state == PlanState.ADOPTED]

    @property
    def is_empty(self) -> bool:
        """Say whether nothing has begun."""
        return not (self.window or self.freezes or self.scenarios or self.plans)

    @property
    def silent_schools(self) -> int:
        """How many schools have not answered about the plans that wait for answers."""
        codes = {one.code for _plan, found in self.asked for one in found.schools if one.waiting}
        return len(codes)


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of the year: what it is called, how far it is, what there is to say of it."""

    label: str
    state: Step
    detail: str
    url: str


def year_of_plans(seat: Seat, year: int) -> YearOfPlans:
    """Return what the seat sees of a year."""
    plans = plan_headlines(seat, year)
    asked = [one for one in plans if one.plan.state == PlanState.ASKED]
    return YearOfPlans(
        year=year,
        window=window_of_year(seat, year),
        freezes=list(freezes(seat, year).select_related("seat__person", "seat__unit")),
        scenarios=list(scenarios(seat, year)),
        plans=plans,
        asked=[(one, answers_overview(seat, one.plan)) for one in asked],
    )


def headline(found: YearOfPlans) -> str:
    """State how far the year has come, the latest step last."""
    said = _("，").join(_parts(found))
    return _("{year} 学年：{said}").format(year=SchoolYear(found.year), said=said)


def _parts(found: YearOfPlans) -> list[str]:
    parts = [_data_said(found)]
    if found.scenarios:
        count = len(found.scenarios)
        text = ngettext("{n} 个方案草案", "{n} 个方案草案", count)
        parts.append(text.format(n=number(count)))
    submitted = sum(one.state == ScenarioState.SUBMITTED for one in found.scenarios)
    if submitted:
        parts.append(_("{n} 份已上报").format(n=number(submitted)))
    for one, _answers in found.asked[:1]:
        parts.append(_("第 {number} 版正在征求意见").format(number=one.plan.number))
    if found.silent_schools:
        text = ngettext("还有 {n} 所学校未答复", "还有 {n} 所学校未答复", found.silent_schools)
        parts.append(text.format(n=number(found.silent_schools)))
    if found.adopted:
        numbers = _("、").join(str(one.plan.number) for one in found.adopted)
        moved = sum(one.moved for one in found.adopted)
        text = ngettext(
            "已采纳第 {numbers} 版，{n} 人交流", "已采纳第 {numbers} 版，{n} 人交流", moved
        )
        parts.append(text.format(numbers=numbers, n=number(moved)))
    return parts


def _data_said(found: YearOfPlans) -> str:
    if found.freezes:
        return _("数据已冻结")
    if found.window is None:
        return _("还没有开始填报")
    if found.window.phase == "coming":
        return _("{day} 开始填报").format(day=day(found.window.opens_on))
    if found.window.phase == "open":
        return _("正在填报，{day} 截止").format(day=day(found.window.closes_on))
    return _("填报已截止，数据还没有冻结")


def steps(found: YearOfPlans) -> list[StepShown]:
    """Return the six steps of the year in their order; the first that is not done is now."""
    told = [_collecting(found), _freezing(found), _drafting(found), *_deciding(found)]
    first = next((place for place, (_l, done, _d, _u) in enumerate(told) if not done), None)
    return [
        StepShown(label, "done" if done else "now" if place == first else "ahead", detail, url)
        for place, (label, done, detail, url) in enumerate(told)
    ]


Told = tuple[str, bool, str, str]


def _collecting(found: YearOfPlans) -> Told:
    window = found.window
    done = bool(found.freezes) or (window is not None and window.phase == "closed")
    detail = "" if window is None else _window_said(window)
    return _("填报"), done, detail, reverse("offers")


def _window_said(window: Window) -> str:
    return _("{opens} 至 {closes}").format(opens=window.opens_on, closes=window.closes_on)


def _freezing(found: YearOfPlans) -> Told:
    last = found.freezes[0] if found.freezes else None
    detail = (
        "" if last is None else _("第 {n} 版，{day}").format(n=last.number, day=day(last.made_at))
    )
    return _("冻结数据"), last is not None, detail, "#freezes" if last else ""


def _drafting(found: YearOfPlans) -> Told:
    drafts, plans = len(found.scenarios), len(found.plans)
    text = _("草案 {drafts}，方案 {plans}")
    detail = text.format(drafts=drafts, plans=plans) if drafts or plans else ""
    return _("方案草案"), plans > 0, detail, "#drafts" if drafts else ""


def _deciding(found: YearOfPlans) -> list[Told]:
    asked = [one for one in found.plans if one.plan.state in ASKED]
    waiting = sum(answers.waiting for _plan, answers in found.asked)
    all_asked = sum(answers.all for _plan, answers in found.asked)
    said = _("{all} 项中 {waiting} 项待答复").format(all=all_asked, waiting=waiting)
    first = found.asked[0][0].plan if found.asked else None
    days = [one.plan.adopted_on for one in found.adopted if one.plan.adopted_on]
    adopted = day(max(days)) if days else ""
    return [
        (
            _("征求意见"),
            bool(asked) and not waiting,
            said if first else "",
            reverse("plan-answers", args=[first.pk]) if first else "",
        ),
        (_("采纳方案"), bool(days), adopted, "#plans" if days else ""),
        (_("派出教师"), False, "", reverse("postings")) if not days else _sent(found),
    ]


def _sent(found: YearOfPlans) -> Told:
    moved = sum(one.moved for one in found.adopted)
    detail = _("登记的交流：{n}").format(n=number(moved))
    return _("派出教师"), True, detail, reverse("postings")
