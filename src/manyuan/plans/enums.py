"""The closed sets of the plans, and which state may follow which: nothing else is possible."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlanKind(models.TextChoices):
    """What is planned: each kind has its own question and its own rows of an answer."""

    EXCHANGE = "exchange", _("教师交流轮岗")
    CARAVAN = "caravan", _("博士大篷车")
    GROUPING = "grouping", _("集团布局")


class Scope(models.TextChoices):
    """Between which schools a scenario moves teachers; the words are the planner's."""

    GROUP = "group", _("集团内交流")
    DISTRICT = "district", _("全区交流")


class ScenarioState(models.TextChoices):
    """How far a scenario has come between its author and the bureau."""

    DRAFT = "draft", _("草拟中")
    SUBMITTED = "submitted", _("已上报")
    RETURNED = "returned", _("已退回")
    WITHDRAWN = "withdrawn", _("已作废")


class RunState(models.TextChoices):
    """How far a run has come."""

    QUEUED = "queued", _("排队中")
    RUNNING = "running", _("计算中")
    DONE = "done", _("已完成")
    STOPPED = "stopped", _("已停止")
    FAILED = "failed", _("未完成")


class PlanState(models.TextChoices):
    """How far a plan has come towards being in force."""

    PROPOSED = "proposed", pgettext_lazy("plan", "拟定")
    ASKED = "asked", _("征求意见")
    ADOPTED = "adopted", _("已采纳")
    REPLACED = "replaced", _("已被替换")
    DISCARDED = "discarded", _("已放弃")


class MoveOrigin(models.TextChoices):
    """Who thought of a move."""

    SOLVER = "solver", _("计算得出")
    HAND = "hand", _("人工调整")


class MoveChange(models.TextChoices):
    """What a re-plan does to a move, seen from the adopted plan."""

    KEPT = "kept", _("不变")
    MOVED = "moved", _("改派")
    NEW = "new", pgettext_lazy("move", "新增")


class JoinChange(models.TextChoices):
    """What a plan of group formation does with a school, seen from today."""

    STAYS = "stays", _("留在原集团")
    JOINS = "joins", _("加入集团")
    MOVES = "moves", _("转入别的集团")
    NEW_GROUP = "new_group", _("牵头新集团")
    LEAVES = "leaves", _("离开集团")


class Side(models.TextChoices):
    """Which of the two schools of a move answers."""

    SENDING = "sending", _("派出学校")
    RECEIVING = "receiving", _("接收学校")


class AnswerState(models.TextChoices):
    """What a principal has said to a move; silence is no consent."""

    WAITING = "waiting", _("待答复")
    AGREED = "agreed", _("同意")
    REFUSED = "refused", _("不同意")


Follows = Mapping[str, frozenset[str]]

SCENARIO_FOLLOWS: Follows = {
    ScenarioState.DRAFT: frozenset({ScenarioState.SUBMITTED, ScenarioState.WITHDRAWN}),
    ScenarioState.SUBMITTED: frozenset({ScenarioState.RETURNED, ScenarioState.WITHDRAWN}),
    ScenarioState.RETURNED: frozenset({ScenarioState.SUBMITTED, ScenarioState.WITHDRAWN}),
    ScenarioState.WITHDRAWN: frozenset(),
}
RUN_FOLLOWS: Follows = {
    RunState.QUEUED: frozenset({RunState.RUNNING, RunState.STOPPED}),
    # A run whose worker was lost is taken over: it runs on.
    RunState.RUNNING: frozenset(
        {RunState.RUNNING, RunState.DONE, RunState.STOPPED, RunState.FAILED}
    ),
    RunState.DONE: frozenset(),
    RunState.STOPPED: frozenset(),
    RunState.FAILED: frozenset(),
}
PLAN_FOLLOWS: Follows = {
    PlanState.PROPOSED: frozenset({PlanState.ASKED, PlanState.DISCARDED}),
    PlanState.ASKED: frozenset({PlanState.ADOPTED, PlanState.DISCARDED}),
    PlanState.ADOPTED: frozenset({PlanState.REPLACED}),
    PlanState.REPLACED: frozenset(),
    PlanState.DISCARDED: frozenset(),
}
# Of kinds about which no school is asked before: the schools confirm what follows from the plan.
UNASKED_PLAN_FOLLOWS: Follows = {
    **PLAN_FOLLOWS,
    PlanState.PROPOSED: frozenset({PlanState.ADOPTED, PlanState.DISCARDED}),
}
ANSWER_FOLLOWS: Follows = {
    AnswerState.WAITING: frozenset({AnswerState.AGREED, AnswerState.REFUSED}),
    AnswerState.AGREED: frozenset({AnswerState.REFUSED}),
    # A refusal may be worded anew.
    AnswerState.REFUSED: frozenset({AnswerState.AGREED, AnswerState.REFUSED}),
}

# Only the principal takes back what was answered for the first time, within the inbox's minute.
ANSWER_TAKEN_BACK: Follows = {
    AnswerState.WAITING: frozenset(),
    AnswerState.AGREED: frozenset({AnswerState.WAITING}),
    AnswerState.REFUSED: frozenset({AnswerState.WAITING}),
}

OPEN_SCENARIOS = frozenset({ScenarioState.DRAFT, ScenarioState.RETURNED})
LIVE_RUNS = frozenset({RunState.QUEUED, RunState.RUNNING})
