from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.directory.enums import Stage
from manyuan.offers.queries.boards import Offered
from manyuan.web.boards.words import DAY_STATES, WEEKDAYS, state_of_day
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.table import Table


def offers_table(board: Sequence[Offered]) -> Table:
    """Return the table of the days that experts give, in the order of time."""
    return Table(
        id="days",
        title=_("专家到校日"),
        rows=[_row(one) for one in board],
        columns=[
            Column(
                key="day",
                label=_("日期"),
                kind="date",
                href=lambda row: reverse("expert-day", args=[row["pk"]]),
            ),
            Column(key="hours", label=_("时间"), sortable=False),
            Column(key="expert", label=_("专家")),
            Column(key="partner", label=pgettext("one", "合作单位")),
            Column(key="topics", label=_("主题")),
            Column(key="stages", label=_("学段"), labels=dict(Stage.choices)),
            Column(key="left", label=_("还可到校"), unit=_("次"), kind="number"),
            Column(key="state", label=_("状态"), kind="tag", labels=DAY_STATES),
            Column(key="serves", label=_("可对接的需求"), kind="number"),
        ],
        filters=[
            Filter(key="topics", label=_("主题")),
            Filter(key="stages", label=_("学段"), choices=Stage.choices),
            Filter(key="partner", label=pgettext("one", "合作单位")),
            Filter(key="state", label=_("状态"), choices=list(DAY_STATES.items())),
        ],
        search_keys=["expert", "partner", "topics"],
        default_sort="day",
        empty=_("还没有专家到校日。"),
    )


def _row(one: Offered) -> dict[str, object]:
    day, expert = one.day, one.day.expert
    return {
        "pk": day.pk,
        "day": day.date,
        "hours": f"{WEEKDAYS[day.date.weekday()]} {day.slot.hours.replace('-', '–')}",
        "expert": str(expert),
        "partner": expert.partner.name,
        "topics": list(expert.topic_list),
        "stages": [stage.value for stage in expert.stage_list],
        "left": day.places_left,
        "state": state_of_day(day),
        "serves": one.serves,
    }
