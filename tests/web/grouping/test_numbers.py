import pytest
from django.urls import reverse

from web.grouping.reading import at, page


def test_number_of_groups_leads_to_its_plan_or_to_a_draft(reef, officer):
    plan = reef.plan()
    draft = reverse("grouping-new", query={"year": 2026, "groups": 2}).replace("&", "&amp;")

    assert draft in page(officer.get(at("grouping-plan", plan, groups="2")))

    fewer = reef.plan(groups=2, name="两个集团")
    shown = page(officer.get(at("grouping-plan", plan, groups="2")))
    assert "2 个集团：覆盖 6 所学校" in shown
    assert at("grouping-plan", fewer) in shown


def test_slider_offers_each_number_of_the_curve_and_stands_at_the_plan(reef, officer):
    plan = reef.plan()

    shown = page(officer.get(at("grouping-plan", plan)))

    assert 'max="1" value="1" data-for="groups" aria-valuetext="3 个集团，覆盖 9 所学校"' in shown
    assert '<option value="2">2 个集团，覆盖 6 所学校</option>' in shown
    assert '<option value="3" selected>3 个集团，覆盖 9 所学校</option>' in shown


def test_other_number_shows_its_own_map_sentence_and_table(reef, officer):
    plan = reef.plan()

    shown = page(officer.get(at("grouping-plan", plan, groups="2")))

    assert "方案：2 个集团，覆盖 10 所学校中的 6 所" in shown
    assert "没有平衡各集团" in shown
    csv = officer.get(at("grouping-plan", plan, **{"groups": "2", "groups-export": "csv"}))
    assert "礁石小学" not in csv.content.decode()
    today = page(officer.get(at("grouping-plan", plan, groups="2", map="today")))
    assert "现状：2 个集团，覆盖 10 所学校中的 5 所" in today


@pytest.mark.parametrize("asked", ["", "0", "99", "２", "x" * 9])
def test_number_that_makes_no_sense_is_the_nearest_or_the_plans_own(reef, officer, asked):
    plan = reef.plan()

    shown = page(officer.get(at("grouping-plan", plan, groups=asked)))

    assert ("2 个集团：覆盖 6 所学校" if asked == "0" else "3 个集团：覆盖 9 所学校") in shown


@pytest.mark.parametrize("query", [{"groups": "2"}, {"groups": "3", "map": "today"}])
def test_swap_of_a_number_is_what_the_whole_page_holds(reef, officer, query):
    plan = reef.plan()
    swap = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "chosen"}

    part = page(officer.get(at("grouping-plan", plan, **query), **swap))

    assert part.lstrip().startswith('<div class="flow" id="chosen">')
    assert part.strip() in page(officer.get(at("grouping-plan", plan, **query)))
