"""What the planning asks of a seat, as tasks of its desk."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.plans.enums import ScenarioState
from manyuan.plans.models import Plan, Scenario
from manyuan.plans.queries.answers import AnswersOverview
from manyuan.plans.queries.scenarios import scenarios
from manyuan.plans.queries.tasks import PlanningTasks, planning_tasks
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.web.desks.attention_words import NAMED, Task


def plan_tasks(seat: Seat) -> list[Task]:
    """Return what waits for the seat: drafts to read or to mend, answers to give, to decide."""
    if seat.is_any_of(Role.TEACHER):
        return []
    tasks = planning_tasks(seat)
    return [*_of_drafts(tasks), *_own_drafts(seat), *_of_plans(tasks), *_of_principal(tasks)]


def _of_drafts(tasks: PlanningTasks) -> Iterator[Task]:
    if tasks.submitted:
        text = ngettext(
            "{n} 份方案草案已上报，等待审阅", "{n} 份方案草案已上报，等待审阅", len(tasks.submitted)
        )
        yield _task(text, tasks.submitted)
    if tasks.returned:
        text = ngettext(
            "{n} 份方案草案被教育局退回，请修改后再上报",
            "{n} 份方案草案被教育局退回，请修改后再上报",
            len(tasks.returned),
        )
        yield _task(text, tasks.returned)


def _own_drafts(seat: Seat) -> Iterator[Task]:
    if not seat.is_any_of(Role.GROUP_OFFICE):
        return
    drafts = list(scenarios(seat).filter(state=ScenarioState.DRAFT))
    if drafts:
        text = ngettext("{n} 份方案草案还没有上报", "{n} 份方案草案还没有上报", len(drafts))
        yield _task(text, drafts)


def _of_plans(tasks: PlanningTasks) -> Iterator[Task]:
    for plan, answers in tasks.asked:
        yield _ready(plan, answers) if answers.may_adopt_now else _waiting(plan, answers)


def _ready(plan: Plan, answers: AnswersOverview) -> Task:
    text = _("「{plan}」可以采纳了：{agreed} 项同意，{refused} 项不同意，{silent} 项到期未答复")
    facts = {"agreed": answers.agreed, "refused": answers.refused, "silent": answers.silent}
    link = (_("查看答复"), reverse("plan-answers", args=[plan.pk]))
    return Task(text.format(plan=plan, **facts), (link,))


def _waiting(plan: Plan, answers: AnswersOverview) -> Task:
    schools = sum(bool(one.waiting) for one in answers.schools)
    text = ngettext(
        "「{plan}」正在征求意见：还有 {n} 所学校未答复，{due} 截止",
        "「{plan}」正在征求意见：还有 {n} 所学校未答复，{due} 截止",
        schools,
    )
    link = (_("查看答复"), reverse("plan-answers", args=[plan.pk]))
    return Task(text.format(plan=plan, n=schools, due=answers.due_on), (link,))


def _of_principal(tasks: PlanningTasks) -> Iterator[Task]:
    if tasks.awaited:
        text = ngettext(
            "{n} 项交流安排等您答复，{due} 截止",
            "{n} 项交流安排等您答复，{due} 截止",
            tasks.awaited,
        )
        link = (_("查看交流安排"), reverse("answers"))
        yield Task(text.format(n=tasks.awaited, due=tasks.due_on), (link,))


def _task(text: str, found: Sequence[Scenario]) -> Task:
    links = [(one.name, reverse("scenario", args=[one.pk])) for one in found]
    return Task(text.format(n=len(found)), tuple(links[:NAMED]), max(0, len(links) - NAMED))
