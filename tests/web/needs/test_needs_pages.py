"""The pages of the needs: what they say to whom, and that forms of kinds fill themselves in."""

from datetime import timedelta

import pytest
from django.urls import reverse

from manyuan.engagements.kinds.material.models import Material
from manyuan.engagements.kinds.venue.models import Booking
from manyuan.kernel.clock import today
from manyuan.offers.kinds import flow_kinds
from manyuan.offers.models import Need
from worlds.materials import ADDRESS, Library
from worlds.needs import state

DAY = timedelta(days=1)
LINK = {"sort": "lesson_plan", "subject": "数学", "stage": "primary", "licence": "district"}


def page(client, name, *args, **asked):
    return client.get(reverse(name, args=args), asked)


def stated(shore, **rest):
    with shore.at():
        return state(shore, **rest)


def labels(shown):
    return [step.label for step in shown.context["steps"]]


def test_board_says_how_many_wait_of_which_kinds_and_how_many_are_met(seen, sign_in):
    for title in ("礼堂", "操场"):
        stated(seen.world, kind="venue", title=title, stage="")

    shown = page(sign_in(seen.officer), "needs")

    assert shown.context["headline"].startswith("3 项需求待安排：")
    assert shown.context["headline"].endswith("；1 项已安排")
    assert shown.context["picture"].twin.rows == [["场地共享", 2, 0], ["资料共享", 1, 1]]
    assert [figure.value for figure in shown.context["figures"]] == [3, 1, 0]


def test_board_without_needs_teaches_the_first_step(shore, sign_in):
    shown = page(sign_in(shore.principal), "needs").content.decode()

    assert "还没有学校提出需求" in shown
    assert reverse("need-new") in shown
    assert reverse("need-new") not in page(sign_in(shore.teacher), "needs").content.decode()


def test_principal_states_a_need_for_the_own_school(shore, sign_in):
    client = sign_in(shore.principal)
    assert "灯塔小学（S2）" in page(client, "need-new", kind="venue").content.decode()

    sent = {
        "school": "S2",
        "kind": "venue",
        "title": "能坐 300 人的礼堂",
        "starts_on": today(),
        "ends_on": today() + 9 * DAY,
        "people": "280",
    }
    shown = client.post(reverse("need-new"), sent, follow=True)

    with shore.at():
        need = Need.objects.get()
    assert shown.redirect_chain[-1][0] == reverse("need", args=[need.code])
    assert shown.context["headline"] == "灯塔小学需要「能坐 300 人的礼堂」，还没有安排"
    assert labels(shown) == ["安排", "选择已有的安排", "更改需求", "撤回需求"]


def test_principal_of_another_school_is_told_who_books_for_it(shore, sign_in):
    need = stated(shore, kind="venue", school="S1", title="礼堂")

    shown = page(sign_in(shore.principal), "need", need.code)

    assert labels(shown) == ["选择已有的安排"]
    assert shown.context["why_not"] == "只能为本校或本集团学校预订场地。"
    assert labels(page(sign_in(shore.officer), "need", need.code))[0] == "安排"


def test_teachers_and_experts_are_asked_for_elsewhere(shore, sign_in):
    form = page(sign_in(shore.principal), "need-new").context["form"]

    offered = [slug for slug, _label in form.fields["kind"].choices]
    assert {"posting", "visit"}.isdisjoint(offered)
    assert offered == [slug for slug, kind in flow_kinds().items() if kind.answer]


@pytest.mark.parametrize(
    ("kind", "field", "filled"),
    [
        ("course", "places", "40"),
        ("event", "title", "六年级物理衔接课"),
        ("exchange", "title", "六年级物理衔接课"),
        ("research", "topic", "六年级物理衔接课"),
        ("material", "grade", "六年级"),
    ],
)
def test_form_of_a_kind_is_filled_in_from_the_need(shore, sign_in, kind, field, filled):
    need = stated(shore, kind=kind)
    client = sign_in(shore.officer)

    arrange = page(client, "need", need.code).context["steps"][0]
    shown = client.get(arrange.url)

    assert str(shown.context["form"][field].value()) == filled
    assert "灯塔小学的需求「六年级物理衔接课」标为已安排" in shown.content.decode()


def test_saved_form_meets_the_need_it_was_opened_for(shore, sign_in):
    need = stated(shore, kind="material")
    client = sign_in(shore.officer)
    address = f"{reverse('material-new')}?need={need.code}"
    assert f'action="{address}"' in client.get(address).content.decode()

    refused = client.post(address, {**LINK, "title": "衔接课教案", "school": "S9"})
    assert refused.status_code == 200
    client.post(address, {**LINK, "title": "衔接课教案", "school": "S1", "link": ADDRESS})

    with shore.at():
        need.refresh_from_db()
        material = Material.objects.get()
    assert (need.state, need.engagement) == ("met", material.code)
    shown = page(client, "need", need.code)
    assert reverse("material", args=[material.code]) in shown.content.decode()
    assert labels(shown) == ["重新待安排"]
    gone = client.get(address).content.decode()
    assert f"需求 {need.code} 已有安排" in gone


def test_need_of_a_venue_leads_over_the_choice_of_one(quay, client, sign_in):
    need = stated(quay.shore, kind="venue", title="合唱排练", people=120, stage="")
    visitor = sign_in(quay.principal)

    chosen = visitor.post(
        f"{reverse('venue-for-need')}?need={need.code}", {"venue": "H1", "on": today() + DAY}
    )
    form = visitor.get(chosen.url).context["form"]

    assert [form[name].value() for name in ("school", "purpose", "people")] == [
        "灯塔小学（S2）",
        "合唱排练",
        120,
    ]
    day = quay.facts().days[0]
    sent = {"school": "S2", "purpose": "合唱排练", "people": 120, "on": day}
    visitor.post(chosen.url, {**sent, "starts_at": "14:00", "ends_at": "15:00"})
    with quay.at():
        assert Need.objects.get().engagement == Booking.objects.get().code


def test_whoever_cannot_book_for_the_school_is_told_so(quay, sign_in):
    need = stated(quay.shore, kind="venue", title="合唱排练", stage="")

    shown = sign_in(quay.owner).get(f"{reverse('venue-for-need')}?need={need.code}")

    assert shown.status_code == 403
    assert "只能为本校或本集团学校预订场地" in shown.content.decode()


def test_need_of_another_kind_or_out_of_reach_fills_in_nothing(shore, sign_in):
    need = stated(shore, school="S6", kind="course", stage="")

    for seat, name in ((shore.officer, "event-new"), (shore.principal, "course-new")):
        shown = sign_in(seat).get(f"{reverse(name)}?need={need.code}")

        assert f"需求 {need.code} 已有安排" in shown.content.decode()
        assert shown.context["question"].warnings


def test_existing_engagement_is_chosen_by_hand_and_let_go_again(shore, sign_in):
    need = stated(shore, kind="material")
    with shore.at():
        code = Library(shore).share().code
    client = sign_in(shore.principal)

    client.post(reverse("need-meet", args=[need.code]), {"engagement": code})
    with shore.at():
        need.refresh_from_db()
        assert (need.state, need.engagement) == ("met", code)
    client.post(reverse("need-reopen", args=[need.code]), {"reason": "不合适"})

    with shore.at():
        need.refresh_from_db()
        assert (need.state, need.engagement) == ("open", "")


def test_reader_without_a_hand_in_it_sees_the_need_and_why_not_more(seen, sign_in):
    shown = page(sign_in(seen.auditor), "need", seen.need)

    assert labels(shown) == []
    assert "需求由校长、集团办公室或教育局填报和安排" in shown.content.decode()
