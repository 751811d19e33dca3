import pytest
from django.urls import reverse

from manyuan.plans.models import Run, Scenario
from web.grouping.reading import at, page


def test_landing_states_the_coverage_of_today_and_the_first_step(officer):
    shown = page(officer.get(reverse("grouping")))

    assert "10 所学校中 5 所已进集团" in shown
    assert "起草集团布局方案" in shown
    assert "还没有方案草案" in shown


def test_landing_speaks_of_the_newest_plan(reef, officer):
    plan = reef.plan()

    shown = page(officer.get(reverse("grouping")))

    assert "最新的方案：3 个集团（新培育 1 个）覆盖 10 所学校中的 9 所" in shown
    assert at("grouping-plan", plan) in shown


def test_draft_is_made_in_the_form(reef, officer):
    address = reverse("grouping-new", query={"year": 2026, "groups": 3})
    assert 'value="2026–2027 学年集团布局：3 个集团"' in page(officer.get(address))

    answer = officer.post(
        address,
        {
            "name": "布局",
            "groups": "3",
            "leads": ["R1"],
            "released": ["G2"],
            "max_minutes": "30",
            "pack": "grouping-national",
            "seconds": "30",
        },
    )

    draft = Scenario.objects.get()
    assert answer.url == at("grouping-draft", draft)
    ask = draft.grouping
    assert (ask.groups, ask.leads, ask.released, ask.max_minutes) == (3, "R1", "G2", 30)
    shown = page(officer.get(answer.url))
    assert "礁石小学" in shown
    assert "开始计算" in shown


def test_draft_is_changed_started_and_given_up(reef, officer):
    draft = reef.draft()

    officer.post(
        at("grouping-draft-edit", draft),
        {"name": "改名", "groups": "4", "pack": "grouping-national", "seconds": "30"},
    )
    draft.refresh_from_db()
    assert (draft.name, draft.grouping.groups) == ("改名", 4)
    started = officer.post(at("grouping-run", draft))
    run = Run.objects.get()
    assert started.url == reverse("run", args=[run.pk])
    assert "改名" in page(officer.get(started.url))
    Run.objects.update(state="stopped")
    officer.post(at("grouping-draft-discard", draft))
    draft.refresh_from_db()
    assert draft.state == "withdrawn"


def test_bad_numbers_are_answered_on_the_form(officer):
    address = reverse("grouping-new", query={"year": 2026})

    shown = page(officer.post(address, {"name": "", "groups": "0", "leads": ["X9"]}))

    assert "field-error" in shown or "errorlist" in shown or "aria-invalid" in shown
    assert not Scenario.objects.exists()


def test_rules_of_groups_are_shown_and_set(reef, officer):
    draft = reef.draft()
    address = at("grouping-draft-rules", draft)
    assert "集团规模（硬规则）" in page(officer.get(address))

    officer.post(address, {"size.campuses": "12"})

    assert dict(draft.overrides.values_list("code", "value")) == {"size.campuses": "12"}


def test_wills_are_added_and_taken_back(reef, officer):
    draft = reef.draft()
    address = at("grouping-draft-wills", draft)

    officer.post(address, {"school": "独立中学（S6）", "kind": "go", "lead": "S4"})
    officer.post(address, {"school": "R2", "kind": "leads"})
    officer.post(address, {"school": "R3", "kind": "ban", "lead": "R1"})

    assert dict(draft.pins.values_list("placed_code", "place_code")) == {"S6": "S4", "R2": "R2"}
    shown = page(officer.get(address))
    assert "「布局」指定了 2 所学校，排除了 1 种安排" in shown
    assert "自己牵头" in shown
    officer.post(address, {"remove": "pin", "school": "S6", "lead": "S4"})
    officer.post(address, {"remove": "ban", "school": "R3", "lead": "R1"})
    assert (draft.pins.count(), draft.bans.count()) == (1, 0)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"school": "X9", "kind": "go", "lead": "S4"}, "没有「X9」，请从列表中选择。"),
        ({"school": "S6", "kind": "go", "lead": "X9"}, "没有「X9」，请从列表中选择。"),
        ({"school": "S6", "kind": "ban"}, "请选择牵头校。"),
    ],
)
def test_will_that_names_nobody_is_answered_on_the_form(reef, officer, sent, said):
    draft = reef.draft()

    assert said in page(officer.post(at("grouping-draft-wills", draft), sent))

    assert not draft.pins.exists()
    assert not draft.bans.exists()


def test_run_speaks_of_schools_covered(reef, officer):
    plan = reef.plan()

    shown = page(officer.get(reverse("run", args=[plan.run_id])))

    assert "「布局」计算完成：3 个集团（新培育 1 个）覆盖 10 所学校中的 9 所" in shown
    assert at("grouping-plan", plan) in shown


def test_office_sees_coverage_and_why_it_cannot_draft(reef, sign_in):
    reef.plan()

    shown = page(sign_in(reef.shore.group_office).get(reverse("grouping")))

    assert "集团布局方案由教育局起草。" in shown
    assert "最新的方案" not in shown


def test_draft_is_copied_with_what_it_asks_and_its_wills(reef, officer):
    draft = reef.draft(leads=("R1",), released=("G2",))
    officer.post(at("grouping-draft-wills", draft), {"school": "R2", "kind": "leads"})
    assert at("grouping-draft-copy", draft) in page(officer.get(at("grouping-draft", draft)))

    answer = officer.post(at("grouping-draft-copy", draft), {"name": "副本"})

    copy = Scenario.objects.get(name="副本")
    assert answer.url == at("grouping-draft", copy)
    assert (copy.grouping.groups, copy.grouping.leads, copy.grouping.released) == (3, "R1", "G2")
    assert copy.pins.get().place_code == "R2"
    assert (draft.grouping.pk == copy.grouping.pk, draft.pins.count()) == (False, 1)
