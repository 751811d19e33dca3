"""What of the collecting waits: what it asks for, applications to decide, corrections to answer."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.inbox.errors import WaitsNoLonger
from manyuan.inbox.matters import Matter, Verb, Waiting
from manyuan.offers.actions.contests import answer_contest
from manyuan.offers.actions.exemptions import decide_exemption
from manyuan.offers.actions.taking_back import take_back_answer, take_back_decision
from manyuan.offers.collecting import KIND
from manyuan.offers.collecting import MATTERS as COLLECTING
from manyuan.offers.enums import ContestState, ExemptionState
from manyuan.offers.models import Contest, Exemption
from manyuan.offers.queries.teachers import contests_of, exemptions_of
from manyuan.offers.queries.windows import current_window
from manyuan.offers.told import field_told, value_told
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat

BUREAU = frozenset({Role.BUREAU_OFFICER})
INSTEAD = gettext_lazy("需要改变，请在免交流申请的页面上撤销批准，或请学校重新申请。")


def _undecided(seat: Seat) -> list[Waiting]:
    found = exemptions_of(seat).filter(state=ExemptionState.PROPOSED)
    text, for_good = _("{reason}，至 {until}；证明材料：{evidence}"), _("长期")
    return [
        Waiting(
            key=str(one.pk),
            title=f"{one.teacher.name} · {one.teacher.school.name}",
            detail=text.format(
                reason=one.get_reason_display(),
                until=one.until or for_good,
                evidence=one.evidence,
            ),
            page=("exemption", (one.pk,)),
            unit=one.teacher.school.name,
            since=one.proposed_at,
        )
        for one in found
    ]


def _unanswered(seat: Seat) -> list[Waiting]:
    window = current_window(seat)
    due = window.closes_on if window and window.is_open else None
    text = _("{field}：现登记为“{stored}”，应为“{should_be}”")
    return [
        Waiting(
            key=str(one.pk),
            title=f"{one.teacher.name} · {one.teacher.school.name}",
            detail=text.format(
                field=field_told(one.field),
                stored=value_told(one.field, one.stored) or "—",
                should_be=value_told(one.field, one.should_be) or "—",
            ),
            page=("contest", (one.pk,)),
            unit=one.teacher.school.name,
            due_on=due,
            since=one.opened_at,
        )
        for one in contests_of(seat).filter(state=ContestState.OPEN)
    ]


def _approve(*, by: Seat, key: str, reason: str) -> Exemption:
    return decide_exemption(by=by, exemption=_exemption(by, key), approve=True, answer=reason)


def _refuse(*, by: Seat, key: str, reason: str) -> Exemption:
    return decide_exemption(by=by, exemption=_exemption(by, key), approve=False, answer=reason)


def _exemption(by: Seat, key: str) -> Exemption:
    found = exemptions_of(by).filter(pk=key).first()
    if found is None:
        raise WaitsNoLonger
    return found


def _accept(*, by: Seat, key: str, reason: str) -> Contest:
    return answer_contest(by=by, contest=_contest(by, key), accept=True, answer=reason)


def _decline(*, by: Seat, key: str, reason: str) -> Contest:
    return answer_contest(by=by, contest=_contest(by, key), accept=False, answer=reason)


def _contest(by: Seat, key: str) -> Contest:
    found = contests_of(by).filter(pk=key).first()
    if found is None:
        raise WaitsNoLonger
    return found


MATTERS = (
    *COLLECTING,
    Matter(
        slug="exemption-decide",
        kind=KIND,
        label=gettext_lazy("待审批的免交流申请"),
        roles=BUREAU,
        waiting=_undecided,
        verbs=(
            Verb(
                slug="approve",
                label=gettext_lazy("批准申请"),
                done=gettext_lazy("已批准申请"),
                code="exemption.approved",
                act=_approve,
                take_back=take_back_decision,
                instead=INSTEAD,
            ),
            Verb(
                slug="refuse",
                label=gettext_lazy("不批准申请"),
                done=gettext_lazy("已答复不批准申请"),
                code="exemption.refused",
                act=_refuse,
                take_back=take_back_decision,
                needs_reason=True,
                instead=INSTEAD,
            ),
        ),
    ),
    Matter(
        slug="contest-answer",
        kind=KIND,
        label=gettext_lazy("待答复的更正申请"),
        roles=BUREAU | {Role.PRINCIPAL},
        waiting=_unanswered,
        verbs=(
            Verb(
                slug="accept",
                label=gettext_lazy("同意更正"),
                done=gettext_lazy("已同意更正"),
                code="contest.accepted",
                act=_accept,
                take_back=take_back_answer,
                instead=gettext_lazy("需要改变，请在教师名单里更正。"),
            ),
            Verb(
                slug="decline",
                label=gettext_lazy("不同意更正"),
                done=gettext_lazy("已答复不同意更正"),
                code="contest.declined",
                act=_decline,
                take_back=take_back_answer,
                needs_reason=True,
                instead=gettext_lazy("需要改变，请在教师名单里更正。"),
            ),
        ),
    ),
)
