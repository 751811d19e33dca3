"""The papers of the adopted exchange plan, issued under a number."""

from collections.abc import Callable, Sequence
from functools import partial

from django.utils.translation import gettext_lazy as _

from manyuan.papers.content import Content, Source
from manyuan.papers.enums import Form
from manyuan.papers.errors import NothingToPaper
from manyuan.papers.kinds import Asked, PaperKind, register_paper
from manyuan.plans.models import Plan
from manyuan.plans.papers.of_plan import approval_sheet, roster_sheets
from manyuan.plans.queries.plans import adopted_plans, freeze_of
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat
from manyuan.sheets.forms import FormSheet

Sheets = Callable[[Plan], Sequence[FormSheet]]


def register_papers() -> None:
    """Make the papers of the exchange known."""
    for kind in (ROSTER, APPROVAL):
        register_paper(kind)


def _compose(sheets: Sheets, seat: Seat, asked: Asked) -> Content:
    plan = _adopted(seat, asked)
    tables = list(sheets(plan))
    freeze = freeze_of(plan)
    return Content(
        title=tables[0].title,
        seal=seat.bureau.name,
        source=Source(f"第 {plan.number} 版交流方案；{freeze.name}", freeze.digest),
        tables=tables,
    )


def _adopted(seat: Seat, asked: Asked) -> Plan:
    found = adopted_plans(seat, asked.year.start).filter(scenario__unit=asked.unit)
    plan = found.defer(None).first()
    if plan is None:
        reason = f"{asked.unit.name} {asked.year} 学年还没有采纳的交流方案，没有可签发的名册。"
        raise NothingToPaper(reason=reason)
    return plan


ABOUT = (UnitKind.BUREAU, UnitKind.GROUP)
ROSTER = PaperKind(
    code="exchange_roster",
    label=_("交流轮岗人员名册"),
    purpose=_("采纳的交流方案里每位教师从哪到哪、从何时到何时；另按接收学校分列。"),
    word="交流册",
    about=ABOUT,
    forms=(Form.XLSX, Form.PDF),
    compose=partial(_compose, roster_sheets),
)
APPROVAL = PaperKind(
    code="exchange_approval",
    label=_("交流轮岗审批表"),
    purpose=_("采纳的交流方案连同双方学校的意见，留有集团和教育局签章处。"),
    word="交流审",
    about=ABOUT,
    forms=(Form.XLSX, Form.PDF),
    compose=partial(_compose, lambda plan: [approval_sheet(plan)]),
)
