from datetime import time

import pytest
from django.urls import reverse

from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.models import Feedback
from manyuan.history.models import Record
from manyuan.offers.models import ExpertDay, VisitRequest
from web.links.giving import give, page_of, text
from worlds.visits import school_day


@pytest.fixture
def made(coast):
    return give(coast)


def answer(client, made, name, visit, **form):
    return client.post(
        reverse(f"link-visit-{name}", args=[made.token, visit.code]), form, follow=True
    )


def form_of(client, made, name, visit):
    return client.get(reverse(f"link-visit-{name}", args=[made.token, visit.code]))


def test_visit_is_confirmed(coast, made, client):
    visit = coast.visit()
    assert "确认后学校会据此准备" in text(form_of(client, made, "confirm", visit))

    page = answer(client, made, "confirm", visit)

    visit.refresh_from_db()
    assert page.redirect_chain == [(page_of(made), 302)]
    assert "到灯塔小学。" in text(page)
    assert visit.partner_confirmed_at is not None
    assert visit.partner_confirmed_by.unit.code == "P1"
    assert Record.objects.first().facts["link"] == made.link.number


def test_visit_is_confirmed_once(coast, made, client):
    visit = coast.visit()
    answer(client, made, "confirm", visit)
    records = Record.objects.count()

    page = answer(client, made, "confirm", visit)

    assert page.context["form"].non_field_errors() == ["合作单位已经确认过这次到校，无须再次确认。"]
    assert Record.objects.count() == records


def test_visit_is_declined_with_a_reason(coast, made, client):
    visit = coast.visit()
    assert "reason" in answer(client, made, "decline", visit).context["form"].errors

    answer(client, made, "decline", visit, reason="专家出差")

    visit.refresh_from_db()
    assert (visit.state, visit.cancel_reason, visit.explanation) == (
        VisitState.CANCELLED,
        "partner",
        "专家出差",
    )


def test_visit_is_moved_within_what_the_school_and_the_partner_named(coast, made, client):
    visit = coast.visit()
    to = school_day(1)

    answer(client, made, "move", visit, on=to.isoformat(), starts_at="10:00", reason="上课冲突")

    visit.refresh_from_db()
    assert (visit.on, visit.starts_at, visit.ends_at) == (to, time(10), time(11))
    assert visit.partner_confirmed_at is not None
    assert visit.school_confirmed_at is None


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"on": "2020-09-01", "starts_at": "10:00", "reason": "x"}, None),
        ({"on": "", "starts_at": "10:00", "reason": "x"}, "on"),
        ({"on": "2030-10-09", "starts_at": "25:00", "reason": "x"}, "starts_at"),
        ({"on": "2030-10-09", "starts_at": "10:00", "reason": ""}, "reason"),
    ],
)
def test_wrong_move_changes_nothing(coast, made, client, form, field):
    visit = coast.visit()
    records = Record.objects.count()

    page = answer(client, made, "move", visit, **form)

    errors = page.context["form"].errors
    assert field in errors if field else page.context["form"].non_field_errors()
    assert Record.objects.count() == records


def test_feedback_is_given_and_put_right(coast, made, client):
    visit = coast.held()

    answer(client, made, "feedback", visit, rating="4", text="学生提问很多")
    answer(client, made, "feedback", visit, rating="5", text="")

    said = Feedback.objects.get()
    assert (said.side, said.rating, said.text) == ("partner", 5, "")
    assert form_of(client, made, "feedback", visit).context["form"].initial["rating"] == 5


def test_feedback_waits_until_the_visit_was_held(coast, made, client):
    page = answer(client, made, "feedback", coast.visit(), rating="4", text="")

    said = ["这次到校还没有登记开展，请先登记到场人数。"]
    assert page.context["form"].non_field_errors() == said
    assert not Feedback.objects.exists()


def test_hours_to_choose_from_are_named(coast, made, client):
    visit = coast.visit()
    ahead = school_day(1)
    ExpertDay.objects.filter(expert__code="E1").update(date=ahead)

    page = form_of(client, made, "move", visit)

    assert page.context["question"].warnings == (f"您登记过：{ahead.isoformat()} 08:30-16:30",)


def test_hours_of_the_request_are_named_first(coast, made, client):
    ahead = school_day(1)
    windows = f"2026-10-14 08:30-11:30;{ahead.isoformat()} 13:30-16:00"
    VisitRequest.objects.filter(code="V1").update(windows=windows)
    ExpertDay.objects.all().delete()

    page = form_of(client, made, "move", coast.visit(request="V1"))

    assert page.context["question"].warnings == (f"学校可接待：{ahead.isoformat()} 13:30-16:00",)
