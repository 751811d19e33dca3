import re

import pytest
from django.urls import reverse

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.windows import WindowFacts, open_window
from manyuan.offers.models import Window
from manyuan.rules.exchange import NATIONAL
from manyuan.rules.wheel import load_wheel_pack
from manyuan.wheel.models import Opening, StepDay, Tick

YEAR = SchoolYear.on(today()).start


def page_of(client, name, *args):
    return client.get(reverse(name, args=[YEAR, *args]))


def titles(page):
    return [row["title"] for row in page.context["rows"]]


def test_year_in_the_bar_leads_to_the_steps(shore, sign_in):
    client = sign_in(shore.officer)
    desk = client.get(reverse("desk")).content.decode()
    assert f'href="{reverse("year-now")}"' in desk

    page = client.get(reverse("year-now"), follow=True)

    assert len(titles(page)) == len(load_wheel_pack().steps)
    assert page.context["headline"].startswith(f"{SchoolYear(YEAR)} 学年 21 步中完成 0 步")
    assert [one.number for one in page.context["months"]][:5] == [9, 10, 11, 12, 1]


def test_every_step_leads_to_a_page_that_answers(shore, sign_in):
    client = sign_in(shore.officer)
    rows = page_of(client, "year").context["rows"]

    for address in {one["place"] for one in rows if one["place"]} | {one["url"] for one in rows}:
        assert client.get(address, follow=True).status_code == 200, address


@pytest.mark.parametrize(
    ("who", "shown", "hidden"),
    [
        ("group_office", "集团年度计划备案", "开启学年"),
        ("principal", "上报教育事业统计", "集团年度计划备案"),
    ],
)
def test_seat_sees_its_own_steps(shore, sign_in, who, shown, hidden):
    found = titles(page_of(sign_in(getattr(shore, who)), "year"))

    assert shown in found
    assert hidden not in found


def test_day_is_set_and_refused_outside_the_year(shore, sign_in):
    client, address = sign_in(shore.officer), reverse("year-step-due", args=[YEAR, "charter"])

    refused = client.post(address, {"due_on": f"{YEAR + 1}-09-01"})
    assert "不在" in refused.content.decode()
    assert not StepDay.objects.exists()

    done = client.post(address, {"due_on": f"{YEAR}-12-24"}, follow=True)
    assert f"{YEAR}-12-24" in done.content.decode()
    assert "本区改定" in done.content.decode()


def test_group_ticks_on_the_page_of_the_step(shore, sign_in):
    client = sign_in(shore.group_office)
    page = page_of(client, "year-step", "mid_summary")
    assert re.search("勾选完成", page.content.decode())

    client.post(reverse("year-step-tick", args=[YEAR, "mid_summary"]), {"unit": "G1"})

    with shore.at():
        assert list(Tick.objects.values_list("unit__code", flat=True)) == ["G1"]
    assert "取消勾选" in page_of(client, "year-step", "mid_summary").content.decode()


def test_opening_shows_what_goes_on_and_is_taken_back(shore, sign_in):
    with shore.at():
        facts = WindowFacts(today(), today(), NATIONAL)
        open_window(by=shore.officer, year=YEAR + 1, facts=facts)
    client = sign_in(shore.officer)
    coming = YEAR + 1
    asked = client.get(reverse("year-open", args=[coming])).content.decode()
    assert f"{SchoolYear(coming + 1)} 学年：" in asked

    done = client.post(reverse("year-open", args=[coming]), {"items": ["posting"]}, follow=True)
    assert "结转 1 项" in done.content.decode()
    with shore.at():
        assert Window.objects.filter(year=coming + 1).count() == 1

    client.post(reverse("year-take-back", args=[coming]))
    with shore.at():
        assert not Opening.objects.exists()
        assert not Window.objects.filter(year=coming + 1).exists()


def test_year_that_is_no_year_is_not_found(shore, sign_in):
    client = sign_in(shore.officer)

    assert client.get("/year/1/").status_code == 404
    assert client.get(f"/year/{YEAR}/steps/nothing/").status_code == 404
