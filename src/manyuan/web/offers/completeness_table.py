"""The schools of a window with how far each has come."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import quote

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.queries.groups import members_on
from manyuan.offers.models import Window
from manyuan.offers.permissions import may_remind, within
from manyuan.offers.queries.completeness import Progress
from manyuan.offers.queries.schools import first_day
from manyuan.seats.models import Seat
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.table import Table

STATES = {
    "met": gettext_lazy("已确认"),
    "near": gettext_lazy("确认了一部分"),
    "missed": gettext_lazy("未确认"),
}
CONFIRMED = {"met": gettext_lazy("已确认"), "missed": gettext_lazy("未确认")}


def state_of(progress: Progress) -> str:
    """Say how much of its lists a school has confirmed."""
    if progress.is_complete:
        return "met"
    line = progress.line
    return "near" if line.roster_confirmed_at or line.posts_confirmed_at else "missed"


def completeness_table(seat: Seat, window: Window, found: Sequence[Progress]) -> Table:
    """Return the table of the schools, each with the way to its page and to a reminder."""
    groups = _groups(seat, window)
    can_remind = bool(may_remind(seat)) and bool(within(window))
    order = list(reversed(STATES))
    waiting_first = sorted(found, key=lambda progress: order.index(state_of(progress)))
    rows = [_row(progress, groups) for progress in waiting_first]
    return Table(
        id="schools",
        title=_("各校填报进度"),
        rows=rows,
        columns=[
            Column(
                key="name",
                label=_("学校"),
                href=lambda row: reverse("school-offers", args=[row["code"]]),
            ),
            Column(key="roster", label=_("教师名单"), kind="verdict", labels=CONFIRMED),
            Column(key="posts", label=_("岗位需求"), kind="verdict", labels=CONFIRMED),
            *_numbers(),
            Column(key="changed", label=_("最近更改"), kind="date"),
            Column(key="reminded", label=_("最近提醒"), kind="date"),
            *(_reminders() if can_remind else []),
        ],
        filters=[
            Filter(key="state", label=_("进度"), choices=list(STATES.items())),
            Filter(key="groups", label=_("教育集团")),
        ],
        search_keys=["name", "code"],
        empty=_("没有参加交流的学校。"),
    )


def _numbers() -> list[Column]:
    labels = (
        ("teachers", _("教师")),
        ("eligible", _("符合条件")),
        ("stated", _("已填意愿")),
        ("wanted", _("需增教师")),
        ("waiting", _("待办理")),
    )
    return [Column(key=key, label=label, kind="number") for key, label in labels]


def _reminders() -> list[Column]:
    return [
        Column(
            key="remind",
            label=_("操作"),
            sortable=False,
            exported=False,
            href=lambda row: row["remind_url"],
        )
    ]


def _groups(seat: Seat, window: Window) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for member in members_on(seat, first_day(window)):
        found[member.school_id].append(member.group.name)
    return found


def _row(progress: Progress, groups: dict[int, list[str]]) -> dict[str, object]:
    school, line = progress.school, progress.line
    return {
        "name": school.name,
        "code": school.code,
        "state": state_of(progress),
        "roster": "met" if line.roster_confirmed_at else "missed",
        "posts": "met" if line.posts_confirmed_at else "missed",
        "groups": groups.get(school.pk, []),
        "teachers": progress.teachers,
        "eligible": progress.eligible + progress.deferred,
        "stated": progress.stated,
        "wanted": progress.wanted,
        "waiting": progress.open_contests + progress.undecided,
        "changed": _day(progress.changed_at),
        "reminded": _day(line.reminded_at),
        "remind": "" if progress.is_complete else _("发提醒"),
        "remind_url": None if progress.is_complete else _remind_url(school.code),
    }


def _day(at: datetime | None) -> date | None:
    return localtime(at).date() if at else None


def _remind_url(code: str) -> str:
    return f"{reverse('remind')}?school={quote(code)}"
