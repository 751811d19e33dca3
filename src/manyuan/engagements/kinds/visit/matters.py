"""What of the visits waits for those who answer for schools."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.engagements.kinds.visit.actions import (
    confirm_visit,
    decline_visit,
    take_back_confirmation,
    take_back_decline,
)
from manyuan.engagements.kinds.visit.enums import KIND, Side
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.queries.visits import to_confirm, to_report
from manyuan.engagements.kinds.visit.queries.visits import visit as visit_seen
from manyuan.engagements.kinds.visit.rows import clock
from manyuan.inbox.errors import WaitsNoLonger
from manyuan.inbox.matters import FOR_SCHOOLS, Matter, Verb, Waiting
from manyuan.seats.models import Seat

INSTEAD = gettext_lazy("请到该次到校的页面上改期，或联系安排到校的单位。")


def _unconfirmed(seat: Seat) -> list[Waiting]:
    return _lines(to_confirm(seat, Side.SCHOOL))


def _unreported(seat: Seat) -> list[Waiting]:
    return _lines(to_report(seat))


def _lines(found: Iterable[Visit]) -> list[Waiting]:
    text = _("{school}，{on} {starts}–{ends}，预计学生 {n} 人")
    return [
        Waiting(
            key=one.code,
            title=f"{one.expert} · {one.topic}",
            detail=text.format(
                school=one.school.name,
                on=one.on.isoformat(),
                starts=clock(one.starts_at),
                ends=clock(one.ends_at),
                n=one.expected,
            ),
            page=("visit", (one.code,)),
            unit=one.expert.partner.name,
            due_on=one.on,
        )
        for one in found
    ]


def _confirm(*, by: Seat, key: str, reason: str) -> Visit:  # noqa: ARG001 -- a yes needs none
    return confirm_visit(by=by, visit=_visit(by, key), side=Side.SCHOOL)


def _decline(*, by: Seat, key: str, reason: str) -> Visit:
    return decline_visit(by=by, visit=_visit(by, key), reason=reason, side=Side.SCHOOL)


def _visit(by: Seat, code: str) -> Visit:
    found = visit_seen(by, code)
    if found is None:
        raise WaitsNoLonger
    return found


MATTERS = (
    Matter(
        slug="visit-confirm",
        kind=KIND,
        label=gettext_lazy("待学校确认的专家到校"),
        roles=FOR_SCHOOLS,
        waiting=_unconfirmed,
        verbs=(
            Verb(
                slug="confirm",
                label=gettext_lazy("确认到校"),
                done=gettext_lazy("已确认到校"),
                code="visit.confirmed",
                act=_confirm,
                take_back=take_back_confirmation,
                instead=INSTEAD,
            ),
            Verb(
                slug="decline",
                label=gettext_lazy("婉拒到校"),
                done=gettext_lazy("已婉拒到校"),
                code="visit.declined",
                act=_decline,
                take_back=take_back_decline,
                needs_reason=True,
                instead=gettext_lazy("需要恢复，请联系安排到校的教育局或集团办公室重新安排。"),
            ),
        ),
    ),
    Matter(
        slug="visit-report",
        kind=KIND,
        label=gettext_lazy("待登记到场人数的专家到校"),
        roles=FOR_SCHOOLS,
        waiting=_unreported,
    ),
)
