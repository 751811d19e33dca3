"""The answers as tables: by move with both sides, and by school."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.plans.enums import AnswerState, Side
from manyuan.plans.models import Answer
from manyuan.plans.queries.answers import AnswersOverview
from manyuan.web.decisions.words import SIGNS, is_overdue, teaching
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.figures import day
from manyuan.web.ui.table import Table

OVERDUE = "overdue"
STATES = {
    AnswerState.REFUSED.value: gettext_lazy("有不同意"),
    OVERDUE: gettext_lazy("有逾期"),
    AnswerState.WAITING.value: gettext_lazy("有未答复"),
    AnswerState.AGREED.value: gettext_lazy("均同意"),
}

# What has to be looked at first stands first.
URGENCY = list(STATES)


def moves_table(found: Sequence[Answer]) -> Table:
    """Return one row for each move, with what its two schools said."""
    by_move: dict[int, list[Answer]] = {}
    for answer in found:
        by_move.setdefault(answer.move_id, []).append(answer)
    return Table(
        id="moves",
        title=_("逐条答复"),
        rows=sorted(map(_row, by_move.values()), key=lambda row: row["urgency"]),
        columns=[
            Column(key="teacher", label=_("教师")),
            Column(key="teaching", label=_("学段学科")),
            Column(key="home", label=_("派出学校")),
            Column(key="host", label=_("接收学校")),
            Column(key="sending", label=_("派出学校答复"), verdict="sending_sign"),
            Column(key="receiving", label=_("接收学校答复"), verdict="receiving_sign"),
            Column(key="due", label=_("期限"), kind="date"),
            Column(key="reminded", label=_("上次催办"), on_phone=False),
        ],
        filters=[
            Filter(key="states", label=_("答复情况"), choices=list(STATES.items())),
            Filter(key="schools", label=_("学校")),
        ],
        search_keys=["teacher", "code", "home", "host"],
        empty=_("征求意见后，每条安排的两方答复列在这里。"),
    )


def schools_table(overview: AnswersOverview) -> Table:
    """Return one row for each school that was asked."""
    return Table(
        id="schools",
        title=_("各校答复"),
        rows=[
            {
                "name": one.name,
                "agreed": one.agreed,
                "refused": one.refused,
                "waiting": one.waiting,
                "done": one.waiting == 0,
            }
            for one in overview.schools
        ],
        columns=[
            Column(key="name", label=_("学校")),
            Column(key="agreed", label=_("同意（项）"), kind="number"),
            Column(key="refused", label=_("不同意（项）"), kind="number"),
            Column(key="waiting", label=_("未答复（项）"), kind="number"),
        ],
        filters=[
            Filter(
                key="done",
                label=_("进度"),
                choices=[("yes", _("已答完")), ("no", _("未答完"))],
            )
        ],
        search_keys=["name"],
        default_sort="-waiting",
        empty=_("还没有向学校征求意见。"),
    )


def _row(both: Sequence[Answer]) -> Record:
    move, sides = both[0].move, {answer.side: answer for answer in both}
    sending, receiving = sides.get(Side.SENDING), sides.get(Side.RECEIVING)
    reminded = max((one.reminded_at for one in both if one.reminded_at), default=None)
    return {
        "teacher": move.teacher_name,
        "code": move.teacher_code,
        "teaching": teaching(move),
        "home": move.from_school.name,
        "host": move.to_school.name,
        "sending": _said(sending),
        "sending_sign": _sign(sending),
        "receiving": _said(receiving),
        "receiving_sign": _sign(receiving),
        "due": min(answer.due_on for answer in both),
        "reminded": day(reminded) if reminded else "",
        "states": _states(both),
        "urgency": min(URGENCY.index(state) for state in _states(both)),
        "schools": sorted({answer.school.name for answer in both}),
    }


def _said(answer: Answer | None) -> str:
    if answer is None:
        return ""
    if is_overdue(answer):
        return _("逾期未答复")
    state = str(answer.get_state_display())
    return (
        _("{state}：{reason}").format(state=state, reason=answer.reason) if answer.reason else state
    )


def _sign(answer: Answer | None) -> str:
    return "unknown" if answer is None else SIGNS[answer.state]


def _states(both: Iterable[Answer]) -> list[str]:
    found = {str(answer.state) for answer in both}
    if any(is_overdue(answer) for answer in both):
        found.add(OVERDUE)
    # One side alone is no agreement.
    return sorted(found - {AnswerState.AGREED.value}) or [AnswerState.AGREED.value]
