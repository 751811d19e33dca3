"""The papers of a plan in the bureau's form: the roster and the approval table."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.bridge.exchange import frozen
from manyuan.plans.enums import Side
from manyuan.plans.models import Answer, Move, Plan
from manyuan.plans.papers.words import last_day, signatures, stage_word, word_of
from manyuan.plans.queries.plans import freeze_of
from manyuan.plans.settings import Settings
from manyuan.sheets.columns import Row
from manyuan.sheets.forms import FormColumn, FormSheet, form_workbook


def roster(plan: Plan) -> bytes:
    """Return the workbook of the roster."""
    return form_workbook(roster_sheets(plan))


def approval_table(plan: Plan) -> bytes:
    """Return the workbook of the approval table."""
    return form_workbook([approval_sheet(plan)])


def roster_sheets(plan: Plan) -> list[FormSheet]:
    """Return the roster of those who move, one sheet for all and one for each receiving school."""
    moves = _moves(plan)
    hosts = sorted({(move.to_school.code, move.to_school.name) for move in moves})
    sheets = [_roster_sheet(plan, _("人员名册"), moves)]
    sheets += [
        _roster_sheet(plan, name, [move for move in moves if move.to_school.code == code])
        for code, name in hosts
    ]
    return sheets


def approval_sheet(plan: Plan) -> FormSheet:
    """Return the approval table: each move with what both schools said, and boxes to stamp."""
    moves = _moves(plan)
    answers = {
        (answer.move_id, answer.side): answer for move in moves for answer in move.answers.all()
    }
    rows = [
        [
            number,
            move.teacher_name,
            f"{stage_word(move.stage)} {move.subject}",
            move.from_school.name,
            move.to_school.name,
            move.starts_on,
            last_day(move.ends_on),
            _answer_said(answers.get((move.pk, Side.SENDING))),
            _answer_said(answers.get((move.pk, Side.RECEIVING))),
        ]
        for number, move in enumerate(moves, start=1)
    ]
    stamp = _("签字（盖章）：                    年    月    日")
    return FormSheet(
        name=_("审批表"),
        title=_("{year} 学年义务教育学校教师交流轮岗审批表").format(year=SchoolYear(plan.year)),
        facts=[_unit_line(plan), _finding(plan)],
        columns=[
            FormColumn(_("序号"), 6),
            FormColumn(_("姓名"), 12),
            FormColumn(_("学段学科"), 16),
            FormColumn(_("派出学校"), 24),
            FormColumn(_("接收学校"), 24),
            FormColumn(_("开始日期"), 13),
            FormColumn(_("结束日期"), 13),
            FormColumn(_("派出学校意见"), 18),
            FormColumn(_("接收学校意见"), 18),
        ],
        rows=rows,
        opinions=[(_("集团意见"), stamp), (_("教育局意见"), stamp)],
        signatures=signatures(),
        notes=[_rules_line(plan)],
    )


def _roster_sheet(plan: Plan, name: str, moves: Sequence[Move]) -> FormSheet:
    teachers = _teachers(plan)
    return FormSheet(
        name=name,
        title=_("{year} 学年义务教育学校教师交流轮岗人员名册").format(year=SchoolYear(plan.year)),
        facts=[_unit_line(plan), _finding(plan)],
        columns=[
            FormColumn(_("序号"), 6),
            FormColumn(_("教师编号"), 12),
            FormColumn(_("姓名"), 12),
            FormColumn(_("性别"), 6),
            FormColumn(_("学段"), 8),
            FormColumn(_("学科"), 14),
            FormColumn(_("职称"), 12),
            FormColumn(_("骨干级别"), 12),
            FormColumn(_("派出学校"), 24),
            FormColumn(_("接收学校"), 24),
            FormColumn(_("开始日期"), 13),
            FormColumn(_("结束日期"), 13),
        ],
        rows=[
            _roster_row(number, move, teachers.get(move.teacher_code, {}))
            for number, move in enumerate(moves, start=1)
        ],
        signatures=signatures(),
        notes=[_rules_line(plan)],
    )


def _roster_row(number: int, move: Move, teacher: Row) -> list[object]:
    return [
        number,
        move.teacher_code,
        move.teacher_name,
        word_of("sex", teacher),
        stage_word(move.stage),
        move.subject,
        word_of("title", teacher),
        word_of("backbone", teacher),
        move.from_school.name,
        move.to_school.name,
        move.starts_on,
        last_day(move.ends_on),
    ]


def _moves(plan: Plan) -> list[Move]:
    found = plan.moves.select_related("from_school__unit", "to_school__unit")
    return list(
        found.prefetch_related("answers").order_by("from_school__unit__code", "teacher_code")
    )


def _teachers(plan: Plan) -> dict[str, Row]:
    rows = frozen(Settings.from_json(plan.settings).freeze).tables["teachers"]
    return {str(row["teacher"]): row for row in rows}


def _answer_said(answer: Answer | None) -> str:
    if answer is None:
        return ""
    state = str(answer.get_state_display())
    return f"{state}：{answer.reason}" if answer.reason else state


def _unit_line(plan: Plan) -> str:
    return _("填报单位：{unit}").format(unit=plan.scenario.unit.name)


def _finding(plan: Plan) -> str:
    policy = plan.document["policy"]
    said = _("符合条件 {eligible} 人，交流 {moved} 人，其中县级及以上骨干 {backbone} 人")
    return said.format(
        eligible=policy["eligible"], moved=policy["moved"], backbone=policy["backbone_moved"]
    )


def _rules_line(plan: Plan) -> str:
    words = {"proposed": _("建议值"), "recalled": _("待核实"), "verified": _("已核实")}
    status = plan.document["rule_status"]
    said = _("规则包 {pack}（{status}）；数据：{freeze}；第 {number} 版方案，{state}。")
    return said.format(
        pack=plan.document["pack"],
        status=words.get(status, status),
        freeze=freeze_of(plan).name,
        number=plan.number,
        state=plan.get_state_display(),
    )
