from datetime import date

from django.urls import reverse

from manyuan.engagements.actions.adopting import adopt_and_start
from manyuan.plans.actions.consulting import ask_principals
from manyuan.plans.models import Answer, Plan
from manyuan.web.postings.ratios import ratios_shown


def adopt(strand):
    plan = strand.plan()
    ask_principals(by=strand.officer, plan=plan)
    Answer.objects.update(due_on=date(2020, 1, 1))
    plan.refresh_from_db()
    return adopt_and_start(by=strand.officer, plan=plan, over_refusals="电话已确认")


def test_before_the_first_adopted_plan_there_is_nothing_to_show(strand):
    assert ratios_shown(strand.officer) is None


def test_ratios_are_those_of_the_postings_over_the_eligible_of_the_plan(strand):
    adopt(strand)

    shown = ratios_shown(strand.officer)

    assert shown.title == "2026–2027 学年交流了符合条件教师的 5.8%，其中骨干占 100.0%"
    assert [figure.verdict for figure in shown.figures] == ["missed", "met"]
    assert shown.twin.rows == [["2026–2027", "52", "3", "5.8% ✕", "100.0% ✓"]]
    assert shown.spec is None


def test_two_years_make_a_line(strand):
    plan = adopt(strand)
    older = Plan.objects.get(pk=plan.pk)
    older.pk, older.run, older.year, older.number = None, None, 2025, 1
    older.save(force_insert=True)

    spec = ratios_shown(strand.officer).spec

    assert spec["x"] == ["2025–2026", "2026–2027"]
    assert spec["series"][0]["values"][0] == 0


def test_bureau_desk_and_postings_show_the_ratios_to_the_bureau_only(strand, sign_in):
    adopt(strand)
    said = "2026–2027 学年交流了符合条件教师的 5.8%"

    client = sign_in(strand.officer)
    assert said in client.get(reverse("desk")).content.decode()
    assert "交流比例" in client.get(reverse("postings")).content.decode()
    client = sign_in(strand.principal_a)
    assert "交流比例" not in client.get(reverse("postings")).content.decode()
