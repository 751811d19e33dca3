from django.urls import reverse

from manyuan.engagements.kinds.visit.actions import cancel_visit


def letter(client, visit):
    return client.get(reverse("visit-notice", args=[visit.code])).content.decode()


def test_letter_tells_the_school_who_comes_when_and_for_whom(coast, sign_in):
    visit = coast.confirmed()

    page = letter(sign_in(coast.principal), visit)

    assert "灯塔小学：" in page
    assert "09:00–10:00" in page
    assert "六年级，预计 180 人" in page
    assert "data-mark" not in page


def test_letter_of_an_unconfirmed_or_cancelled_visit_carries_a_mark(coast, sign_in):
    visit = coast.visit()
    client = sign_in(coast.officer)
    waiting = letter(client, visit)

    cancel_visit(by=coast.officer, visit=visit, reason="台风")

    assert 'data-mark="待确认"' in waiting
    assert 'data-mark="已取消"' in letter(client, visit)
