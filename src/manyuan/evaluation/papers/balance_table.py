"""Part A and indicator B11 of 优质均衡, as tables; the layout is proposed, the numbers are not."""

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from manyuan.directory.enums import Stage
from manyuan.evaluation.errors import NothingReported
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.papers.versions import said_of, source_of
from manyuan.evaluation.queries.frozen_years import last_version
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.content import Content, digest_of
from manyuan.papers.enums import Form
from manyuan.papers.errors import NothingToPaper
from manyuan.papers.kinds import Asked, PaperKind
from manyuan.plans.queries.plans import adopted_plans
from manyuan.rules.balance import JUDGED_STAGES, load_balance_pack
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat
from manyuan.sheets.forms import FormColumn, FormSheet

if TYPE_CHECKING:
    from manyuan.evaluation.bridge import IndicatorValue, SchoolVerdict
    from manyuan.evaluation.bridge.indicators import Measured
    from manyuan.evaluation.queries.balance import BalanceView

PASSES = {True: "达标", False: "未达标", None: "数据不全"}
PROPOSED = "版式为建议格式；计算依据见系统的规则包，空格表示数据不全。"


def compose(seat: Seat, asked: Asked) -> Content:
    """Return the tables of a district's balance in a year."""
    frozen = last_version(seat, asked.year.start)
    view = _view(seat, asked.year, frozen)
    rotation = _rotation(seat, asked.year) if frozen is None else _frozen_rotation(seat, frozen)
    tables = [*(_schools(view, stage) for stage in JUDGED_STAGES), _district(view), rotation]
    facts = [f"数据：{said_of(frozen)}"]
    tables = [replace(table, facts=facts) for table in tables]
    said = [[str(value) for value in row] for table in tables for row in table.rows]
    return Content(
        title=f"{asked.unit.name} {asked.year} 学年义务教育优质均衡指标表",
        seal=seat.bureau.name,
        source=source_of(frozen, f"{asked.year} 学年各校上报的办学条件", digest_of(said)),
        tables=tables,
    )


def _view(seat: Seat, year: SchoolYear, frozen: FrozenYear | None) -> "BalanceView":
    from manyuan.evaluation.queries.balance import balance_of  # noqa: PLC0415 -- slow
    from manyuan.evaluation.queries.frozen_balance import frozen_balance  # noqa: PLC0415 -- slow

    reason = f"{year} 学年还没有学校上报办学条件，没有可填的指标表。"
    try:
        view = balance_of(seat, year.start) if frozen is None else frozen_balance(seat, frozen)
    except NothingReported as nothing:
        raise NothingToPaper(reason=reason) from nothing
    if view.year != year.start:
        raise NothingToPaper(reason=reason)
    return view


def _schools(view: "BalanceView", stage: str) -> FormSheet:
    rules = load_balance_pack().indicators
    found = sorted((one for one in view.schools if one.stage == stage), key=lambda one: one.school)
    name = f"资源配置（{Stage(stage).label}）"
    return FormSheet(
        name=name,
        title=name,
        columns=[
            FormColumn("序号", 6),
            FormColumn("学校", 22),
            FormColumn("学生数", 9),
            *(FormColumn(f"{rule.code} {rule.label_zh}", 12) for rule in rules),
            FormColumn("达标项数", 9),
            FormColumn("综合判定", 10),
        ],
        rows=[_school(number, one, view) for number, one in enumerate(found, start=1)],
        notes=[PROPOSED],
    )


def _school(number: int, one: "SchoolVerdict", view: "BalanceView") -> list[object]:
    codes = [rule.code for rule in load_balance_pack().indicators]
    return [
        number,
        view.names.get(one.school, one.school),
        one.pupils,
        *(_value(one.indicators.get(code)) for code in codes),
        one.met_count,
        PASSES[one.passes],
    ]


def _value(found: "IndicatorValue | None") -> Decimal | None:
    return None if found is None else _rounded(found.value, 2)


def _rounded(value: float | None, digits: int) -> Decimal | None:
    return None if value is None else Decimal(f"{value:.{digits}f}")


def _district(view: "BalanceView") -> FormSheet:
    name = "校际差异系数"
    labels = {rule.code: rule.label_zh for rule in load_balance_pack().indicators}
    return FormSheet(
        name=name,
        title=name,
        columns=[
            FormColumn("学段", 10),
            FormColumn("指标", 30),
            FormColumn("差异系数", 12),
            FormColumn("上限", 10),
            FormColumn("判定", 10),
        ],
        rows=[
            [
                str(Stage(one.stage).label),
                f"{one.indicator} {labels[one.indicator]}",
                _rounded(one.cv, 3),
                _rounded(one.limit, 2),
                PASSES[one.passes],
            ]
            for one in view.report.district
        ],
        notes=[PROPOSED],
    )


def _rotation(seat: Seat, year: SchoolYear) -> FormSheet:
    plans = adopted_plans(seat, year.start).defer(None)
    policies = [(plan.scenario.unit.name, plan.document["policy"]) for plan in plans]
    rows = [
        [
            unit,
            found["eligible"],
            found["moved"],
            _share(found["moved"], found["eligible"]),
            found["backbone_moved"],
            _share(found["backbone_moved"], found["moved"]),
        ]
        for unit, found in policies
    ]
    return _rotation_sheet(rows, "按本学年采纳的交流方案计算；没有采纳的方案则此表为空。")


def _frozen_rotation(seat: Seat, frozen: FrozenYear) -> FormSheet:
    from manyuan.evaluation.queries.frozen import groups_measured  # noqa: PLC0415 -- slow

    rows: list[list[object]] = []
    for group in groups_measured(seat, frozen).values():
        rate = group.indicators["rotation_rate"]
        backbone = group.indicators["rotation_backbone_share"]
        if group.roll:
            rows.append([group.name, *_parts(rate), *_parts(backbone)[1:]])
    return _rotation_sheet(rows, "按冻结的交流记录计算，各集团分列；骨干占比只计级别已知的教师。")


def _parts(found: "Measured") -> tuple[int | None, int | None, str]:
    if found.whole is None or found.part is None:
        return None, None, ""
    part, whole = int(found.part), int(found.whole)
    return whole, part, _share(part, whole)


def _rotation_sheet(rows: list[list[object]], note: str) -> FormSheet:
    name = "B11 交流轮岗"
    return FormSheet(
        name=name,
        title=name,
        columns=[
            FormColumn("范围", 24),
            FormColumn("符合条件人数", 12),
            FormColumn("交流人数", 10),
            FormColumn("交流比例（≥10%）", 14),
            FormColumn("其中骨干人数", 12),
            FormColumn("骨干占比（≥20%）", 14),
        ],
        rows=rows,
        notes=[note, PROPOSED],
    )


def _share(part: int, whole: int) -> str:
    return f"{Decimal(100) * part / whole:.2f}%" if whole else ""


BALANCE_TABLE = PaperKind(
    code="balance_table",
    label=_("优质均衡指标表"),
    purpose=_(
        "资源配置七项指标、校际差异系数和交流轮岗（B11），按冻结的学年数据填写；学年没有冻结时标明为草稿。"
    ),
    word="均衡表",
    about=(UnitKind.BUREAU,),
    forms=(Form.XLSX, Form.PDF),
    compose=compose,
    is_proposed=True,
)
