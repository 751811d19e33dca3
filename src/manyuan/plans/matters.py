"""What of the planning waits: drafts to read and to mend, answers to give, plans to adopt."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.inbox.errors import WaitsNoLonger
from manyuan.inbox.matters import Matter, Verb, Waiting
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.actions.consulting import answer_move
from manyuan.plans.actions.taking_back import take_back_answer
from manyuan.plans.enums import OPEN_SCENARIOS
from manyuan.plans.models import Answer, Scenario
from manyuan.plans.queries.answers import answers_awaited
from manyuan.plans.queries.caravan import caravan_to_adopt
from manyuan.plans.queries.scenarios import scenarios, submitted_scenarios
from manyuan.plans.queries.tasks import plans_asked
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat

KIND = "plans"
BUREAU = frozenset({Role.BUREAU_OFFICER})
INSTEAD = gettext_lazy("方案采纳前可以在交流安排的页面上重新答复。")


def _submitted(seat: Seat) -> list[Waiting]:
    return _drafts(submitted_scenarios(seat))


def _own_drafts(seat: Seat) -> list[Waiting]:
    return _drafts(scenarios(seat).filter(state__in=OPEN_SCENARIOS))


def _drafts(found: Iterable[Scenario]) -> list[Waiting]:
    return [
        Waiting(
            key=str(one.pk),
            title=one.name,
            detail=f"{SchoolYear(one.year)} · {one.get_state_display()}",
            page=("scenario", (one.pk,)),
            unit=one.unit.name,
        )
        for one in found
    ]


def _to_adopt(seat: Seat) -> list[Waiting]:
    text = _("{agreed} 项同意，{refused} 项不同意，{silent} 项到期未答复")
    return [
        Waiting(
            key=str(plan.pk),
            title=str(plan),
            detail=text.format(agreed=told.agreed, refused=told.refused, silent=told.silent),
            page=("plan-answers", (plan.pk,)),
            unit=plan.scenario.unit.name,
            due_on=told.due_on,
        )
        for plan, told in plans_asked(seat)
        if told.may_adopt_now
    ]


def _caravan(seat: Seat) -> list[Waiting]:
    plan = caravan_to_adopt(seat, SchoolYear.on(today()).start)
    if plan is None:
        return []
    return [
        Waiting(
            key=str(plan.pk),
            title=str(plan),
            detail=str(SchoolYear(plan.year)),
            page=("caravan-plan", (plan.pk,)),
        )
    ]


def _awaited(seat: Seat) -> list[Waiting]:
    text = _("{home} → {host}，{stage} {subject}，自 {on} 起")
    return [
        Waiting(
            key=str(one.pk),
            title=f"{one.move.teacher_name} · {one.get_side_display()}",
            detail=text.format(
                home=one.move.from_school.name,
                host=one.move.to_school.name,
                stage=one.move.get_stage_display(),
                subject=one.move.subject,
                on=one.move.starts_on.isoformat(),
            ),
            page=("answers", ()),
            unit=one.school.name,
            due_on=one.due_on,
        )
        for one in answers_awaited(seat)
    ]


def _agree(*, by: Seat, key: str, reason: str) -> Answer:
    return answer_move(by=by, answer=_answer(by, key), agrees=True, reason=reason)


def _disagree(*, by: Seat, key: str, reason: str) -> Answer:
    return answer_move(by=by, answer=_answer(by, key), agrees=False, reason=reason)


def _answer(by: Seat, key: str) -> Answer:
    found = answers_awaited(by).filter(pk=key).first()
    if found is None:
        raise WaitsNoLonger
    return found


MATTERS = (
    Matter(
        slug="plan-answer",
        kind=KIND,
        label=gettext_lazy("待答复的交流安排"),
        roles=frozenset({Role.PRINCIPAL}),
        waiting=_awaited,
        verbs=(
            Verb(
                slug="agree",
                label=gettext_lazy("同意安排"),
                done=gettext_lazy("已同意安排"),
                code="plan.agreed",
                act=_agree,
                take_back=take_back_answer,
                instead=INSTEAD,
            ),
            Verb(
                slug="refuse",
                label=gettext_lazy("不同意安排"),
                done=gettext_lazy("已答复不同意安排"),
                code="plan.refused",
                act=_disagree,
                take_back=take_back_answer,
                needs_reason=True,
                instead=INSTEAD,
            ),
        ),
    ),
    Matter(
        slug="plan-adopt",
        kind=KIND,
        label=gettext_lazy("可以采纳的交流方案"),
        roles=BUREAU,
        waiting=_to_adopt,
    ),
    Matter(
        slug="caravan-adopt",
        kind=KIND,
        label=gettext_lazy("等待采纳的大篷车方案"),
        roles=BUREAU,
        waiting=_caravan,
    ),
    Matter(
        slug="scenario-read",
        kind=KIND,
        label=gettext_lazy("待审阅的方案草案"),
        roles=BUREAU,
        waiting=_submitted,
    ),
    Matter(
        slug="scenario-submit",
        kind=KIND,
        label=gettext_lazy("待上报的方案草案"),
        roles=frozenset({Role.GROUP_OFFICE}),
        waiting=_own_drafts,
    ),
)
