"""What the deciding of plans asks of a seat, as tasks of its desk."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.plans.models import Plan
from manyuan.plans.queries.answers import AnswersOverview
from manyuan.plans.queries.tasks import planning_tasks
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.web.decisions.my_move import own_move
from manyuan.web.decisions.words import named
from manyuan.web.desks.attention_words import Task


def deciding_tasks(seat: Seat) -> list[Task]:
    """Return what waits for the seat: to answer, to adopt, to know where one goes."""
    if seat.is_any_of(Role.TEACHER):
        return list(_of_teacher(seat))
    tasks = planning_tasks(seat)
    asked = [_of_bureau(plan, overview) for plan, overview in tasks.asked]
    if not tasks.awaited:
        return asked
    text = ngettext(
        "{n} 条交流安排待你答复，最迟 {due}", "{n} 条交流安排待你答复，最迟 {due}", tasks.awaited
    )
    said = text.format(n=tasks.awaited, due=tasks.due_on)
    return [*asked, Task(said, ((_("答复交流安排"), reverse("answers")),))]


def _of_bureau(plan: Plan, overview: AnswersOverview) -> Task:
    text = _("{plan}：{waiting} 项未答复，其中 {silent} 项已逾期，{due} 到期")
    if overview.may_adopt_now:
        text = _("{plan}：答复期已满，可以采纳（{refused} 项不同意，{silent} 项未答复）")
    if not overview.needs_reason and not overview.waiting:
        text = _("{plan}：学校均已同意，可以采纳")
    facts = {"waiting": overview.waiting, "silent": overview.silent, "due": overview.due_on}
    said = text.format(plan=named(plan), refused=overview.refused, **facts)
    return Task(said, ((_("查看学校答复"), reverse("plan-answers", args=[plan.pk])),))


def _of_teacher(seat: Seat) -> Iterator[Task]:
    move = own_move(seat)
    if move is not None:
        text = _("你自 {starts} 起到{host}交流")
        said = text.format(starts=move.starts_on, host=move.to_school.name)
        yield Task(said, ((_("我的交流安排"), reverse("my-move")),))
