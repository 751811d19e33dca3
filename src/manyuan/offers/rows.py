"""What history keeps of the collecting: the row of each object before and after an action."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce

from django.db.models import Model

from manyuan.directory.rows import row_of
from manyuan.history.actions import Changed, key_text
from manyuan.kernel.clock import CHINA
from manyuan.kernel.marking import gettext_noop as _
from manyuan.offers.enums import ContestState, DayState, ExemptionState, NeedState, RequestState
from manyuan.offers.models import ExpertDay, VisitRequest
from manyuan.offers.sheets import EXPERT_DAY_STORE, VISIT_REQUEST_STORE
from manyuan.sheets.choices import EXEMPTIONS, FLOW_KINDS, STAGES
from manyuan.sheets.columns import Column, Kind, Row, Table
from manyuan.sheets.model_store import ModelStore

EXEMPTION_STATES = {
    ExemptionState.PROPOSED.value: _("待审批"),
    ExemptionState.APPROVED.value: _("批准"),
    ExemptionState.REFUSED.value: _("不予批准"),
    ExemptionState.WITHDRAWN.value: _("已撤回"),
}
CONTEST_STATES = {
    ContestState.OPEN.value: _("待答复"),
    ContestState.ACCEPTED.value: _("同意更正"),
    ContestState.DECLINED.value: _("不予更正"),
}
TEACHER = Column("teacher", _("教师编号"), Kind.CODE)
SCHOOL = Column("school", _("学校代码"), Kind.CODE)
YEAR = Column("year", _("学年"), Kind.YEAR)
ANSWER = Column("answer", _("答复"), Kind.TEXT)


@dataclass(frozen=True, slots=True)
class Kept:
    """A table of history: its columns, and where each is read when not in the field of its name."""

    table: Table
    paths: Mapping[str, str] = field(default_factory=dict)

    def row(self, instance: Model) -> dict[str, object]:
        """Return the object as it is now."""
        names = [column.name for column in self.table.columns]
        return {name: _at(instance, self.paths.get(name, name)) for name in names}

    def changed(self, instance: Model, *, before: Mapping[str, object] | None) -> Changed:
        """Describe an object that an action has just written, given its row from before."""
        return self._change(instance, before, self.row(instance))

    def removed(self, instance: Model) -> Changed:
        """Describe an object that an action is about to remove."""
        return self._change(instance, self.row(instance), None)

    def _change(
        self,
        instance: Model,
        before: Mapping[str, object] | None,
        after: Mapping[str, object] | None,
    ) -> Changed:
        told = after or before or {}
        key = key_text(told[name] for name in self.table.key)
        return Changed(self.table.name, key, str(instance), before, after)


def _at(instance: Model, path: str) -> object:
    def step(found: object, name: str) -> object:
        return None if found is None else getattr(found, name)

    start: object = instance
    found = reduce(step, path.split("."), start)
    if isinstance(found, datetime):
        return found.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
    return found


WINDOWS = Kept(
    Table(
        "windows",
        _("收集窗口"),
        ("year",),
        (
            YEAR,
            Column("opens_on", _("开始日期"), Kind.DATE),
            Column("closes_on", _("截止日期"), Kind.DATE),
            Column("pack", _("交流规则"), Kind.CODE),
            Column("note", _("说明"), Kind.TEXT),
        ),
    )
)
VISIT_WINDOWS = Kept(
    Table(
        "visit_windows",
        _("到校收集窗口"),
        ("year",),
        (
            YEAR,
            Column("opens_on", _("开始日期"), Kind.DATE),
            Column("closes_on", _("截止日期"), Kind.DATE),
            Column("note", _("说明"), Kind.TEXT),
        ),
    )
)
RETURNS = Kept(
    Table(
        "returns",
        _("学校填报"),
        ("school", "year"),
        (
            SCHOOL,
            YEAR,
            Column("roster_confirmed_at", _("教师名单确认时间"), Kind.TEXT),
            Column("posts_confirmed_at", _("岗位需求确认时间"), Kind.TEXT),
            Column("reminded_at", _("最近提醒"), Kind.TEXT),
        ),
    ),
    {"school": "school.code", "year": "window.year"},
)
APPLICATIONS = Kept(
    Table(
        "exemptions",
        _("免交流申请"),
        ("number",),
        (
            Column("number", _("编号"), Kind.COUNT),
            TEACHER,
            Column("reason", _("免交流原因"), Kind.CHOICE, choices=EXEMPTIONS),
            Column("until", _("免交流至"), Kind.DATE),
            Column("evidence", _("证明材料"), Kind.TEXT),
            Column("state", _("状态"), Kind.CHOICE, choices=EXEMPTION_STATES),
            ANSWER,
        ),
    ),
    {"number": "pk", "teacher": "teacher.code"},
)
CONTESTS = Kept(
    Table(
        "contests",
        _("更正申请"),
        ("number",),
        (
            Column("number", _("编号"), Kind.COUNT),
            TEACHER,
            Column("field", _("项目"), Kind.CODE),
            Column("stored", _("现登记为"), Kind.TEXT),
            Column("should_be", _("应为"), Kind.TEXT),
            Column("note", _("依据"), Kind.TEXT),
            Column("state", _("状态"), Kind.CHOICE, choices=CONTEST_STATES),
            ANSWER,
        ),
    ),
    {"number": "pk", "teacher": "teacher.code"},
)
STATEMENTS = Kept(
    Table(
        "statements",
        _("意愿说明"),
        ("teacher", "year"),
        (TEACHER, YEAR, Column("reason", _("不去的原因"), Kind.TEXT)),
    ),
    {"teacher": "teacher.code", "year": "window.year"},
)
ACCOUNTS_OF_TEACHERS = Kept(
    Table(
        "teacher_accounts",
        _("教师账号"),
        ("teacher",),
        (TEACHER, Column("username", _("用户名"), Kind.CODE)),
    ),
    {"teacher": "code", "username": "account.username"},
)
NEED_STATES = {
    NeedState.OPEN.value: _("待安排"),
    NeedState.MET.value: _("已安排"),
    NeedState.WITHDRAWN.value: _("已撤回"),
}
NEEDS = Kept(
    Table(
        "needs",
        _("需求"),
        ("code",),
        (
            Column("code", _("需求编号"), Kind.CODE),
            SCHOOL,
            Column("kind", _("种类"), Kind.CHOICE, choices=FLOW_KINDS),
            Column("title", _("需要什么"), Kind.TEXT),
            Column("subject", _("学科"), Kind.TEXT),
            Column("stage", _("学段"), Kind.CHOICE, choices=STAGES),
            Column("grades", _("年级"), Kind.TEXT),
            Column("people", _("人数"), Kind.COUNT),
            Column("starts_on", _("最早日期"), Kind.DATE),
            Column("ends_on", _("最晚日期"), Kind.DATE),
            Column("note", _("说明"), Kind.TEXT),
            Column("state", _("状态"), Kind.CHOICE, choices=NEED_STATES),
            Column("engagement", _("对应的安排"), Kind.CODE),
        ),
    ),
    {"school": "school.code"},
)
KEPT = (
    WINDOWS,
    VISIT_WINDOWS,
    RETURNS,
    APPLICATIONS,
    CONTESTS,
    STATEMENTS,
    ACCOUNTS_OF_TEACHERS,
    NEEDS,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A table of the district folder with what only this installation keeps: the state first."""

    store: ModelStore
    states: Mapping[str, str]
    more: tuple[Column, ...] = ()

    @property
    def table(self) -> Table:
        """Return the table of history: the folder's own, then what no folder holds."""
        state = Column("state", _("状态"), Kind.CHOICE, choices=self.states)
        return replace(self.store.table, columns=(*self.store.table.columns, state, *self.more))

    def row(self, instance: VisitRequest | ExpertDay) -> Row:
        """Return the object as it is stored now."""
        more = {column.name: getattr(instance, column.name) for column in self.more}
        return {**row_of(self.store, instance), "state": str(instance.state), **more}

    def changed(self, instance: VisitRequest | ExpertDay, *, before: Row | None) -> Changed:
        """Describe an object that an action has just written, given its row from before."""
        return self._change(instance, before, self.row(instance))

    def moved(self, instance: VisitRequest | ExpertDay, *, from_state: str) -> Changed:
        """Describe an object of which an action has just changed the state alone."""
        after = self.row(instance)
        return self._change(instance, {**after, "state": from_state}, after)

    def _change(
        self, instance: VisitRequest | ExpertDay, before: Row | None, after: Row
    ) -> Changed:
        key = key_text(self.table.key_of(after))
        return Changed(self.table.name, key, str(instance), before, after)


REQUESTS = Stated(
    VISIT_REQUEST_STORE,
    {
        RequestState.STATED.value: _("待安排"),
        RequestState.PLANNED.value: _("已排定"),
        RequestState.MET.value: _("已到校"),
        RequestState.WITHDRAWN.value: _("已撤回"),
    },
)
DAYS = Stated(
    EXPERT_DAY_STORE,
    {
        DayState.OFFERED.value: _("可安排"),
        DayState.PLANNED.value: _("已排入行程"),
        DayState.WITHDRAWN.value: _("已撤回"),
    },
    more=(Column("booked", _("已排定次数"), Kind.COUNT),),
)
TABLES = tuple(kept.table for kept in (*KEPT, REQUESTS, DAYS))
