"""The pages on which an expert leaves and a studio closes, and what other pages then say."""

from datetime import timedelta

from django.urls import reverse

from manyuan.directory.actions.groups import dissolve_group
from manyuan.directory.models import Agreement, Expert, Partner, School, Studio
from manyuan.kernel.clock import today
from manyuan.offers.models import ExpertDay
from offers.giving import NEXT, give, on, state
from web.directory.pages import drawn, records, text

EXPERT = reverse("expert", args=["E1"])
STUDIO = reverse("studio", args=["W1"])
PARTNER = reverse("partner", args=["P1"])


def exported(page):
    return page.content.decode("utf-8-sig").splitlines()[1:]


def leave(client, day=None):
    given = {"on": day or today(), "reason": "调离原单位"}
    return client.post(reverse("expert-leave", args=["E1"]), given, follow=True)


def test_expert_leaves_and_comes_back(shore, sign_in):
    client = sign_in(shore.officer)
    assert reverse("expert-leave", args=["E1"]) in text(client.get(EXPERT))

    left = leave(client)

    assert f"已登记潘博士自 {today()} 起退出；如有误，可在本页撤销退出。" in text(left)
    assert (
        left.context["headline"] == f"潘博士自 {today()} 起退出，不再安排到校；以前的到校和协议保留"
    )
    assert reverse("expert-return", args=["E1"]) in text(left)

    back = client.post(reverse("expert-return", args=["E1"]), follow=True)

    assert "已撤销潘博士的退出登记。" in text(back)
    assert back.context["headline"] == "潘博士是望海中学的科学家，可讲海洋科学、身边的物理"


def test_form_says_what_follows_and_needs_a_reason(shore, sign_in):
    client = sign_in(shore.officer)
    with shore.at():
        ExpertDay.objects.all().delete()
    give(shore)
    before = records()

    form = client.get(reverse("expert-leave", args=["E1"]))
    page = client.post(reverse("expert-leave", args=["E1"]), {"on": today(), "reason": " "})

    assert "给出的到校日（现有 1 个）" in text(form)
    assert "已经安排的到校还有" not in text(form)
    assert set(page.context["form"].errors) == {"reason"}
    assert records() == before


def test_lists_say_who_has_left_and_count_the_others(shore, sign_in):
    client = sign_in(shore.officer)
    leave(client)

    experts = client.get(reverse("experts"))

    assert experts.context["headline"] == "0 位专家，来自 0 个合作单位，可讲 0 个主题"
    asked = {"experts-export": "csv", "experts-state": "left"}
    assert [row.split(",")[-2] for row in exported(client.get(reverse("experts"), asked))] == [
        "已退出"
    ]
    partner = client.get(PARTNER)
    assert partner.context["headline"] == "海洋大学：共建集团 1 个、学校 0 所，登记专家 0 人"
    ended = next((one.text, one.sub) for one in partner.context["timeline"])
    assert ended == ("与望海中学的协议终止", "专家潘博士退出")


def test_expert_who_left_is_not_offered_for_visits_and_days(shore, sign_in):
    client = sign_in(shore.officer)
    day = give(shore)
    request = state(shore)
    leave(client)

    board = client.get(reverse("board-offers"), {"year": NEXT, "days-export": "csv"})
    shown = text(client.get(reverse("expert-day", args=[day.pk])))

    assert "专家已退出" in [row.split(",")[-2] for row in exported(board)]
    assert f"潘博士自 {today()} 起退出，{on()} 的到校日不再安排" in shown
    assert "潘博士" not in text(client.get(reverse("visit-request", args=[request.pk])))
    assert "潘博士" not in text(client.get(reverse("expert-day-new")))
    assert "潘博士" not in text(client.get(reverse("visit-new")))


def test_studio_closes_and_opens_again(shore, sign_in):
    client = sign_in(shore.officer)
    given = {"on": today(), "reason": "合并"}

    closed = client.post(reverse("studio-close", args=["W1"]), given, follow=True)
    listed = client.get(reverse("studios"))
    row = exported(client.get(reverse("studios"), {"studios-export": "csv"}))[0]

    assert f"已登记博士工作室望海中学 物理自 {today()} 起关闭" in text(closed)
    assert closed.context["headline"] == f"望海中学 物理博士工作室自 {today()} 起关闭"
    assert listed.context["headline"] == "0 个博士工作室，设在 0 所学校"
    assert row.split(",")[-3:] == [str(today()), "已关闭", "W1"]

    opened = client.post(reverse("studio-reopen", args=["W1"]), follow=True)

    assert "已撤销博士工作室望海中学 物理的关闭登记。" in text(opened)
    with shore.at():
        assert Studio.objects.get().closed_on is None


def test_studio_that_is_to_open_is_not_open_yet(shore, sign_in):
    with shore.at():
        Studio.objects.update(opened_on=today() + timedelta(days=9))

    asked = {"studios-export": "csv"}
    row = exported(sign_in(shore.officer).get(reverse("studios"), asked))[0]

    assert row.split(",")[-2] == "未开办"


def test_agreement_of_a_dissolved_group_is_shown_as_over_with_the_day(shore, sign_in):
    client = sign_in(shore.officer)
    ahead = today() + timedelta(days=9)
    with shore.at():
        Agreement.objects.update(ends_on=None)
    assert "它现有的 1 份有效协议从那天起不再有效。" in text(
        client.get(reverse("group-dissolve", args=["G1"]))
    )
    with shore.at():
        dissolve_group(by=shore.officer, group=shore.group("G1"), on=ahead)

    asked = {"on": ahead, "agreements-export": "csv", "agreements-state": "over"}
    rows = exported(client.get(reverse("agreements"), asked))

    assert rows == [f"海棠路小学教育集团,海洋大学,集团—高校,,2024-09-01,{ahead},已终止"]


def test_timeline_says_with_what_an_agreement_ended(shore, sign_in):
    client = sign_in(shore.officer)
    with shore.at():
        dissolve_group(by=shore.officer, group=shore.group("G1"), on=today())
        School.objects.filter(unit__code="S4").update(closed_on=today())

    told = {(one.text, one.sub) for one in client.get(PARTNER).context["timeline"]}

    assert {
        ("与海棠路小学教育集团的协议终止", "海棠路小学教育集团解散"),
        ("与望海中学的协议终止", "望海中学停办"),
    } <= told


def test_agreement_that_begins_after_its_group_ended_is_over(shore, sign_in):
    with shore.at():
        Agreement.objects.filter(kind="group_university").update(
            starts_on=today() + timedelta(days=9), ends_on=None
        )
        dissolve_group(by=shore.officer, group=shore.group("G1"), on=today() + timedelta(days=5))

    asked = {"agreements-export": "csv", "agreements-state": "over"}

    assert len(exported(sign_in(shore.officer).get(reverse("agreements"), asked))) == 1


def test_map_without_any_place_is_a_sentence(shore, sign_in):
    client, page = sign_in(shore.officer), reverse("partnerships")
    sentence = "还没有一处登记了坐标，画不出地图"
    with shore.at():
        School.objects.update(lon=None, lat=None)
        Partner.objects.update(lon=None, lat=None)

    assert sentence in text(client.get(page))
    assert "partner-map" not in text(client.get(page))

    with shore.at():
        Partner.objects.update(lon="120.36", lat="36.11")

    assert sentence not in text(client.get(page))
    assert len(drawn(client.get(page), "partner-map")["schools"]) == 1


def test_name_of_an_expert_who_left_stays_with_the_past(shore, sign_in):
    leave(sign_in(shore.officer))

    assert "潘博士" in text(sign_in(shore.principal).get(reverse("agreements")))
    with shore.at():
        assert Expert.objects.get().name == "潘博士"
