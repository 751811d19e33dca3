import json

import pytest
from django.urls import reverse

from manyuan.directory.models import Group, Membership
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.plans.models import Plan
from manyuan.plans.queries.grouping_choices import choices
from web.grouping.reading import at, page
from worlds.grouping import ON


def test_plan_states_finding_figures_years_joins_and_who_is_left(reef, officer):
    plan = reef.plan()

    shown = page(officer.get(at("grouping-plan", plan)))

    assert "2026–2027 学年：3 个集团（新培育 1 个）覆盖 10 所学校中的 9 所" in shown
    assert "现状 5，共 10" in shown
    assert "方案：3 个集团，覆盖 10 所学校中的 9 所" in shown
    assert "由礁石小学牵头培育新集团，带 2 所学校。" in shown
    assert "远岛小学" in shown
    assert "只有牵头校一所" not in shown
    assert at("grouping-adopt", plan) in shown


def test_map_is_switched_to_today_by_a_link(reef, officer):
    plan = reef.plan()

    shown = page(officer.get(at("grouping-plan", plan, map="today")))

    assert "现状：2 个集团，覆盖 10 所学校中的 5 所" in shown


@pytest.mark.parametrize("table", ["joins", "left", "groups"])
def test_tables_of_a_plan_are_exported(reef, officer, table):
    plan = reef.plan()

    answer = officer.get(at("grouping-plan", plan, **{f"{table}-export": "csv"}))

    assert answer["Content-Type"].startswith("text/csv")


def test_infeasible_plan_says_what_cannot_hold(reef, officer):
    from manyuan.plans.actions.grouping_wills import ban_join, pin_school

    draft = reef.draft()
    pin_school(by=reef.officer, scenario=draft, school="R2", lead="R1")
    ban_join(by=reef.officer, scenario=draft, school="R1", lead="R1")
    plan = reef.solve(draft)

    assert plan.status == "infeasible"
    assert "不能满足的要求" in page(officer.get(at("grouping-plan", plan)))
    assert "没有可行方案" in page(officer.get(reverse("grouping")))
    assert "请取消部分指定" in page(officer.get(at("grouping-draft", draft)))


def test_why_answers_for_every_standing(reef, officer):
    plan = reef.plan()

    told = {code: page(officer.get(at("grouping-why", plan, school=code))) for code in reef_codes()}

    assert "方案里由它牵头一个集团" in told["R1"]
    assert "方案里由礁石小学牵头" in told["R2"]
    assert "现在在海棠路小学教育集团" in told["S2"]
    assert "方案里没有集团覆盖这所学校" in told["R4"]
    assert "没有代码为「X1」的学校" in page(officer.get(at("grouping-why", plan, school="X1")))
    assert "选择一所学校" in page(officer.get(at("grouping-why", plan)))


def reef_codes():
    return ("R1", "R2", "S2", "R4")


def test_panel_holds_what_the_page_holds(reef, officer):
    plan = reef.plan()
    panel = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "panel-body"}

    for name, query in (("why", {"school": "R2"}), ("try", {"school": "R2", "lead": "-"})):
        part = page(officer.get(at(f"grouping-{name}", plan, **query), **panel))
        whole = page(officer.get(at(f"grouping-{name}", plan, **query)))

        assert part.lstrip().startswith("<h2>")
        assert part.split("<form")[0].strip() in whole


def test_edit_is_checked_before_it_is_kept(reef, officer):
    plan = reef.plan()

    fits = page(officer.get(at("grouping-try", plan, school="R3", lead="-")))
    breaks = page(officer.get(at("grouping-try", plan, school="R4", lead="R1")))

    assert "没有违反任何硬规则。" in fits
    assert "另存为新的一版" in fits
    assert "远岛小学到礁石小学要" in breaks
    assert "另存为新的一版" not in breaks
    assert officer.get(at("grouping-try", plan, school="X1")).status_code == 404


def test_edit_is_kept_as_a_version_that_names_the_one_before(reef, officer):
    plan = reef.plan()

    answer = officer.post(at("grouping-place", plan), {"school": "R3", "lead": "-"})

    edited = Plan.objects.get(number=2)
    assert answer.url == at("grouping-plan", edited)
    shown = page(officer.get(answer.url))
    assert "由第 1 版人工调整" in shown
    assert at("grouping-plan", plan) in shown


def test_edit_that_breaks_a_rule_is_refused(reef, officer):
    plan = reef.plan()

    answer = officer.post(at("grouping-place", plan), {"school": "R4", "lead": "R1"})

    assert answer.status_code in {400, 409}
    assert Plan.objects.count() == 1


def test_plan_is_adopted_with_names_of_its_own(reef, officer):
    plan = reef.plan()
    address = at("grouping-adopt", plan)
    shown = page(officer.get(address))
    assert 'value="礁石小学教育集团"' in shown
    assert 'value="G3"' in shown
    assert "全部 4 所" in shown

    answer = officer.post(
        address,
        {"on": "2026-09-01", "years": "all", "name-R1": "礁石教育集团", "code-R1": "G9"},
    )

    assert answer.url == at("grouping-plan", plan)
    group = Group.objects.get(unit__code="G9")
    assert (group.name, group.state) == ("礁石教育集团", "incubating")
    assert Membership.objects.filter(group=group, joined_on=ON, state="candidate").count() == 3
    assert "已采纳的方案" in page(officer.get(reverse("grouping")))
    for after in (officer.get(address), officer.post(address)):
        assert sentence_of(Record.objects.get(code="grouping.adopted")) in page(after)
        assert f'action="{address}"' not in page(after)


def test_plan_that_was_given_up_cannot_be_adopted(reef, officer):
    plan = reef.plan()
    officer.post(at("grouping-discard", plan))

    shown = page(officer.get(at("grouping-adopt", plan)))

    assert "已放弃，不能采纳" in shown
    assert f'action="{at("grouping-adopt", plan)}"' not in shown


def test_plan_made_before_the_curve_told_of_members_stands_alone(reef, officer):
    plan = reef.plan()
    bare = [{**point} for point in plan.document["curve"]]
    for point in bare:
        del point["members"]
    plan.document = {**plan.document, "curve": bare}
    plan.save()

    answer = officer.get(at("grouping-plan", plan))

    assert answer.status_code == 200
    assert [one.groups for one in choices(reef.officer, plan)] == [plan.document["groups_asked"]]


def test_code_in_use_is_answered_on_the_form(reef, officer):
    plan = reef.plan()

    shown = page(
        officer.post(
            at("grouping-adopt", plan),
            {"on": "2026-09-01", "years": "all", "name-R1": "礁石教育集团", "code-R1": "G1"},
        )
    )

    assert "这个代码已被使用" in shown
    assert Plan.objects.get().state == "proposed"


def test_file_is_the_planners_document(reef, officer):
    plan = reef.plan()

    answer = officer.get(at("grouping-file", plan))

    assert json.loads(answer.content) == plan.document
    assert answer["Content-Disposition"] == 'attachment; filename="grouping-2026-1.json"'


def test_map_of_the_district_leads_here(reef, officer):
    assert reverse("grouping") in page(officer.get(reverse("directory")))


def test_plan_is_put_aside_and_stays_readable(reef, officer):
    plan = reef.plan()
    assert at("grouping-discard", plan) in page(officer.get(at("grouping-plan", plan)))

    answer = officer.post(at("grouping-discard", plan))

    plan.refresh_from_db()
    assert (plan.state, answer.url) == ("discarded", reverse("grouping", query={"year": 2026}))
    shown = page(officer.get(at("grouping-plan", plan)))
    assert "已放弃" in shown
    assert at("grouping-adopt", plan) not in shown


def test_two_plans_are_compared_by_goals_schools_and_groups(reef, officer):
    plan, fewer = reef.plan(), reef.plan(groups=2, name="两个集团")

    shown = page(officer.get(at("grouping-compare", plan, other=fewer.pk)))

    assert "有 3 所学校的安排不同；布局 · 第 1 版在“未覆盖的学校（所）”上更好（1 对 4）" in shown
    assert "没有这个集团" in shown
    assert at("grouping-compare", fewer) in page(officer.get(at("grouping-plan", fewer)))
    schools = officer.get(at("grouping-compare", plan, other=fewer.pk, **{"schools-export": "csv"}))
    assert "渔村小学,不在集团里,礁石小学,不在集团里,R3" in schools.content.decode()
    groups = officer.get(at("grouping-compare", plan, other=fewer.pk, **{"groups-export": "csv"}))
    assert "礁石小学,3,没有这个集团," in groups.content.decode()


def test_equal_plans_and_a_plan_alone_are_told_so(reef, officer, sign_in):
    plan = reef.plan()
    assert "本学年还没有另一份集团布局方案" in page(officer.get(at("grouping-compare", plan)))

    again = reef.solve(plan.scenario)

    assert "两份方案的安排相同" in page(officer.get(at("grouping-compare", plan, other=again.pk)))
    assert officer.get(at("grouping-compare", plan, other=plan.pk)).status_code == 404


def test_school_to_move_is_chosen_from_a_list(reef, officer):
    plan = reef.plan()

    shown = page(officer.get(at("grouping-try", plan)))

    assert "把一所学校改到别的集团" in shown
    assert '<option value="R3">渔村小学（R3）</option>' in shown
