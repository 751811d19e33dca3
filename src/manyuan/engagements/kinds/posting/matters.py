"""What of the postings waits: reports of how they go."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.engagements.kinds.posting.enums import KIND
from manyuan.engagements.kinds.posting.queries.duties import reports_due
from manyuan.engagements.kinds.posting.reporting_days import day_due
from manyuan.inbox.matters import FOR_SCHOOLS, Matter, Waiting
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat


def _untold(seat: Seat) -> list[Waiting]:
    text = _("{home} → {host}，{kind}")
    return [
        Waiting(
            key=f"{due.posting.code}/{due.kind.value}",
            title=due.posting.teacher.name,
            detail=text.format(
                home=due.posting.home.name, host=due.posting.host.name, kind=due.kind.label
            ),
            page=("posting-report", (due.posting.code, due.kind.value)),
            unit=due.posting.host.name,
            due_on=day_due(due.posting, due.kind),
        )
        for due in reports_due(seat)
    ]


MATTERS = (
    Matter(
        slug="posting-report",
        kind=KIND,
        label=gettext_lazy("待填写的教师交流报告"),
        roles=FOR_SCHOOLS | {Role.TEACHER},
        waiting=_untold,
    ),
)
