"""What of the pupil exchanges waits for the schools that host and send."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.exchange.actions import (
    accept_sending,
    decline_sending,
    take_back_answer,
)
from manyuan.engagements.kinds.exchange.enums import KIND, SendingState
from manyuan.engagements.kinds.exchange.models import Sending
from manyuan.engagements.kinds.exchange.queries.exchanges import (
    hosted_and_due,
    standing_sendings,
)
from manyuan.inbox.errors import WaitsNoLonger
from manyuan.inbox.matters import FOR_SCHOOLS, Matter, Verb, Waiting
from manyuan.seats.models import Seat


def _asked(seat: Seat) -> list[Waiting]:
    own = schools_in_charge(seat) or frozenset()
    found = standing_sendings(seat).filter(state=SendingState.ASKED, exchange__host__in=own)
    text = _("自 {on} 起，学生 {n} 人")
    return [_line(one, text.format(on=one.exchange.starts_on, n=one.pupils)) for one in found]


def _line(one: Sending, detail: str) -> Waiting:
    return Waiting(
        key=f"{one.exchange.code}/{one.school.code}",
        title=f"{one.exchange.title} · {one.school.name}",
        detail=detail,
        page=("pupil-exchange", (one.exchange.code,)),
        unit=one.school.name,
        due_on=one.exchange.starts_on,
    )


def _without_consents(seat: Seat) -> list[Waiting]:
    own = schools_in_charge(seat) or frozenset()
    found = standing_sendings(seat).filter(state=SendingState.CONFIRMED, school__in=own)
    text = _("{n} 人参加，监护人已同意 {consents} 人")
    return [
        Waiting(
            key=f"{one.exchange.code}/{one.school.code}",
            title=f"{one.exchange.title} · {one.school.name}",
            detail=text.format(n=one.pupils, consents=one.consents or 0),
            page=("pupil-exchange-consents", (one.exchange.code, one.school.code)),
            unit=one.exchange.host.name,
            due_on=one.exchange.starts_on,
        )
        for one in found
        if (one.consents or 0) < one.pupils
    ]


def _due(seat: Seat) -> list[Waiting]:
    begin, end = _("{on} 开始，还没有登记开始"), _("{on} 结束，还没有登记实到人数")
    return [
        Waiting(
            key=one.code,
            title=one.title,
            detail=begin.format(on=one.starts_on) if one.is_planned else end.format(on=one.ends_on),
            page=("pupil-exchange", (one.code,)),
            unit=one.host.name,
            due_on=one.starts_on if one.is_planned else one.ends_on,
        )
        for one in hosted_and_due(seat)
    ]


def _accept(*, by: Seat, key: str, reason: str) -> Sending:  # noqa: ARG001 -- a yes needs none
    return accept_sending(by=by, sending=_sending(by, key))


def _decline(*, by: Seat, key: str, reason: str) -> Sending:
    return decline_sending(by=by, sending=_sending(by, key), reason=reason)


def _sending(by: Seat, key: str) -> Sending:
    code, _joint, school = key.partition("/")
    found = standing_sendings(by).filter(exchange__code=code, school__unit__code=school).first()
    if found is None:
        raise WaitsNoLonger
    return found


MATTERS = (
    Matter(
        slug="exchange-answer",
        kind=KIND,
        label=gettext_lazy("待接待学校答复的学生交换"),
        roles=FOR_SCHOOLS,
        waiting=_asked,
        verbs=(
            Verb(
                slug="accept",
                label=gettext_lazy("接受学生"),
                done=gettext_lazy("已接受学生"),
                code="exchange.accepted",
                act=_accept,
                take_back=take_back_answer,
                instead=gettext_lazy("需要改变，请派出学校退出，或到交换的页面上取消。"),
            ),
            Verb(
                slug="decline",
                label=gettext_lazy("不接受学生"),
                done=gettext_lazy("已答复不接受学生"),
                code="exchange.declined",
                act=_decline,
                take_back=take_back_answer,
                needs_reason=True,
                instead=gettext_lazy("需要恢复，请派出学校重新报名。"),
            ),
        ),
    ),
    Matter(
        slug="exchange-consent",
        kind=KIND,
        label=gettext_lazy("待登记监护人同意的学生交换"),
        roles=FOR_SCHOOLS,
        waiting=_without_consents,
    ),
    Matter(
        slug="exchange-step",
        kind=KIND,
        label=gettext_lazy("待登记进展的学生交换"),
        roles=FOR_SCHOOLS,
        waiting=_due,
    ),
)
