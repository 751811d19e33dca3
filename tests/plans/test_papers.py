import io
from datetime import date

import openpyxl

from manyuan.directory.models import Teacher
from manyuan.plans.actions.consulting import answer_move, ask_principals
from manyuan.plans.actions.scenarios import change_scenario
from manyuan.plans.models import Answer
from manyuan.plans.papers import approval_table, eligible_list, roster
from manyuan.plans.settings import Settings


def sheets_of(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book
    }


def test_roster_has_a_sheet_for_all_and_one_for_each_receiving_school(strand):
    plan = strand.plan()
    hosts = {move.to_school.name for move in plan.moves.all()}

    found = sheets_of(roster(plan))

    assert set(found) == {"人员名册", *hosts}
    rows = found["人员名册"]
    assert rows[0][0] == "2026–2027 学年义务教育学校教师交流轮岗人员名册"
    assert rows[1][0] == "填报单位：滩区教育和体育局"
    listed = [row[1] for row in rows[4 : 4 + plan.moves.count()]]
    assert sorted(listed) == sorted(plan.moves.values_list("teacher_code", flat=True))
    first = rows[4]
    assert first[3:8] == ["女", "小学", first[5], "一级教师", first[7]]
    assert (first[10].date(), first[11].date()) == (date(2026, 9, 1), date(2027, 8, 31))


def test_approval_table_says_what_both_schools_answered(strand):
    plan = strand.plan()
    ask_principals(by=strand.officer, plan=plan)
    answer = Answer.objects.filter(school=strand.school("B")).first()
    answer_move(by=strand.principal_b, answer=answer, agrees=False, reason="课时不足")

    rows = sheets_of(approval_table(plan))["审批表"]

    said = {row[1]: row[7:9] for row in rows[4 : 4 + plan.moves.count()]}
    assert said[answer.move.teacher_name] == ["待答复", "不同意：课时不足"]
    boxes = [row[0] for row in rows]
    assert "集团意见" in boxes
    assert "教育局意见" in boxes


def test_list_of_the_eligible_gives_everybody_else_a_reason(strand):
    plan = strand.plan()

    found = sheets_of(
        eligible_list(Settings.from_json(plan.settings), strand.officer.unit, discreet=False)
    )

    eligible, others = found["符合条件"], found["不符合条件"]
    assert eligible[2][0] == f"共 {plan.document['policy']['eligible']} 人"
    assert others[2][0] == f"共 {sum(plan.document['ineligible'].values())} 人"
    assert all(row[9] for row in others[4:-1])


def test_papers_name_the_data_on_which_the_plan_rests(strand):
    scenario = strand.scenario()
    plan, first = strand.plan(scenario), scenario.freeze.name
    Teacher.objects.filter(code="E05").update(subject="音乐")
    change_scenario(
        by=strand.officer, scenario=scenario, facts=strand.facts(freeze=strand.freeze())
    )
    plan.refresh_from_db()

    said = [str(row[0]) for row in sheets_of(roster(plan))["人员名册"] if row[0]]

    assert [line for line in said if "规则包" in line and first in line]
    assert plan.scenario.freeze.name != first
