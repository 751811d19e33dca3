"""B11: the schools of a group share a facility, and it is counted as what flows between them."""

from decimal import Decimal

from django.urls import reverse

from manyuan.engagements.models import Flow, Occasion
from worlds.qingdao.facilities import OUR_DAYS, OUR_HALL, OUR_PUPILS
from worlds.qingdao.shibei import CHAIN, PRIMARIES


def test_lead_gives_its_hall_to_every_primary_of_its_group(facilities):
    flows = Flow.objects.filter(kind="venue")

    assert {(flow.provider.name, flow.receiver.name) for flow in flows} == {
        (CHAIN, primary) for primary in PRIMARIES
    }
    group = facilities.bureau.group(CHAIN)
    assert {(flow.group, flow.status) for flow in flows} == {(group, "held")}


def test_hours_of_all_days_are_summed_and_people_are_counted_once(facilities):
    flows = Flow.objects.filter(kind="venue")

    assert [(flow.hours, flow.people) for flow in flows] == [(Decimal("4.5"), OUR_PUPILS)] * 3
    days = Occasion.objects.filter(kind="venue").values_list("starts_on", flat=True)
    assert sorted(days) == sorted(day for days in OUR_DAYS.values() for day in days)


def test_pages_tell_of_the_hall_and_of_who_used_it(facilities, sign_in):
    client = sign_in(facilities.bureau.officer)

    venues = client.get(reverse("venues"))
    bookings = client.get(reverse("bookings"), {"first": "2023-09-01"})

    assert OUR_HALL in venues.content.decode()
    assert bookings.context["headline"] == "3 项场地预订：0 项待审批，0 项已同意"
    rows = bookings.context["table"].table.rows
    assert {(row["school"], row["state"]) for row in rows} == {
        (primary, "held") for primary in PRIMARIES
    }
