import pytest

from manyuan.directory.models import Membership, ResourceReport, School
from manyuan.history.models import Change, Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.planner.kinds.grouping.reading import UnknownLead, UnknownRelease
from manyuan.plans.actions.grouping import change_grouping
from manyuan.plans.actions.runs import start_run
from manyuan.plans.errors import NoSchoolsToGroup, RunIsLive
from manyuan.plans.models import Freeze, GroupingAsk, Plan, Scenario
from manyuan.plans.settings import Settings, settings_of
from worlds.grouping import PACK, Reef


def said(code):
    return sentence_of(Record.objects.filter(code=code).latest("pk"))


def test_draft_freezes_the_data_of_today_by_itself(reef):
    scenario = reef.draft()

    freeze = scenario.freeze
    assert (freeze.kind, freeze.year, freeze.schools, freeze.teachers) == ("grouping", 2026, 13, 0)
    assert freeze.name == "2026–2027 学年集团布局数据 · 第 1 版"
    assert said("grouping.drafted") == "起草了集团布局方案「布局」"
    tables = Change.objects.filter(record__code="grouping.drafted").values_list("table", flat=True)
    assert set(tables) == {"freezes", "scenarios", "grouping_asks"}


def test_equal_data_are_frozen_once(reef):
    one, other = reef.draft(), reef.draft(name="另一份")

    assert one.freeze == other.freeze
    assert Freeze.objects.filter(kind="grouping").count() == 1
    assert (one.number, other.number) == (1, 2)


def test_change_is_kept_with_what_stood_before(reef):
    scenario = reef.draft()

    change_grouping(
        by=reef.officer,
        scenario=scenario,
        facts=reef.facts(
            name="收紧", groups=4, leads=("S6", "R2"), max_minutes=30, chain=True, released=("G2",)
        ),
    )

    scenario = Scenario.objects.get(pk=scenario.pk)
    assert settings_of(scenario).options == (
        ("groups", "4"),
        ("leads", "S6;R2"),
        ("max_minutes", "30"),
        ("released", "G2"),
        ("chain", "1"),
    )
    change = Change.objects.get(record__code="scenario.changed", table="grouping_asks")
    assert (change.before["groups"], change.after["groups"]) == (3, 4)


def test_nothing_changes_while_it_is_solved(reef):
    scenario = reef.draft()
    start_run(by=reef.officer, scenario=scenario)

    with pytest.raises(RunIsLive):
        change_grouping(by=reef.officer, scenario=scenario, facts=reef.facts(name="别的"))

    assert Scenario.objects.get(pk=scenario.pk).name == "布局"


@pytest.mark.parametrize(
    ("asked", "error"), [({"leads": ("X1",)}, UnknownLead), ({"released": ("X1",)}, UnknownRelease)]
)
def test_codes_that_mean_nothing_are_refused_at_once(reef, asked, error):
    with pytest.raises(error):
        reef.draft(**asked)

    assert not GroupingAsk.objects.exists()
    assert not Scenario.objects.exists()


def test_without_schools_there_is_nobody_to_group(shore):
    with shore.at(shore.hill):
        Membership.objects.all().delete()
        ResourceReport.objects.all().delete()
        School.objects.all().delete()
        with pytest.raises(NoSchoolsToGroup):
            Reef(shore).draft(by=shore.hill)

        assert not Scenario.objects.exists()


@pytest.mark.parametrize("seat", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_plans_groups(reef, seat):
    by = reef.shore.people[seat]
    with reef.at(by), pytest.raises(Refused):
        reef.draft(by=by)

    assert not Scenario.objects.exists()


def test_plan_covers_who_can_be_covered_and_says_why_not_the_rest(reef):
    plan = reef.plan()

    assert reef.placing(plan) == {
        "R1": ("new_group", "R1"),
        "R2": ("joins", "R1"),
        "R3": ("joins", "R1"),
        "S1": ("stays", "S1"),
        "S2": ("stays", "S1"),
        "S3": ("stays", "S1"),
        "S4": ("stays", "S4"),
        "S5": ("stays", "S4"),
        "S6": ("joins", reef.placing(plan)["S6"][1]),
    }
    assert [(one["school"], one["reason"]) for one in plan.document["uncovered"]] == [
        ("R4", "too_far")
    ]
    assert plan.status == "optimal"
    assert said("grouping.done") == "「布局」计算完成，得到第 1 版方案：9 所学校进集团"


def test_plan_says_when_each_school_joins(reef):
    plan = reef.plan()

    years = dict(plan.joins.exclude(year=None).values_list("school__unit__code", "year"))
    assert years == {
        school["school"]: one["year"] for one in plan.document["years"] for school in one["joins"]
    }
    assert set(years) == {"R1", "R2", "R3", "S6"}


def test_plan_holds_the_curve_over_the_number_of_groups(reef):
    plan = reef.plan()

    points = {one["groups"]: one["schools"] for one in plan.document["curve"]}
    assert points == {2: 6, 3: 9}


def test_released_schools_may_move_and_those_without_a_group_leave(reef):
    plan = reef.plan(groups=2, released=("G1", "G2"), leads=("R1",))

    changes = {code: change for code, (change, _lead) in reef.placing(plan).items()}
    assert changes["R1"] == "new_group"
    assert Settings.from_json(plan.settings).pack == PACK
    assert set(changes.values()) <= {"stays", "joins", "moves", "new_group", "leaves"}


def test_edited_plans_are_counted_by_kind(reef):
    reef.plan()
    reef.plan(name="另一份")

    assert list(Plan.objects.values_list("kind", "number").order_by("number")) == [
        ("grouping", 1),
        ("grouping", 2),
    ]
