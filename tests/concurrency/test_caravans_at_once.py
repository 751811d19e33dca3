"""Two people act on one caravan at the same moment: one wins, nothing is promised twice."""

import pytest

from manyuan.engagements.actions.adopting_caravan import adopt_caravan
from manyuan.engagements.errors import CaravanIsOutdated, RequestsHaveChanged
from manyuan.engagements.kinds.visit.actions import decline_visit
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.offers.actions.requests import withdraw_request
from manyuan.offers.errors import RequestIsSettled
from manyuan.offers.models import VisitRequest
from manyuan.plans.errors import StateForbids
from manyuan.plans.models import Plan
from worlds.caravan import build_cape
from worlds.moments import at_once
from worlds.remembered import remembered
from worlds.visits import partner_link

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cape(transactional_db):
    return remembered(build_cape)


def adopting(cape, plan):
    return lambda: adopt_caravan(by=cape.officer, plan=plan)


def standing():
    """Return the requests that a visit serves which was not called off, each once a visit."""
    found = Visit.objects.exclude(state="cancelled").values_list("request__code", flat=True)
    return sorted(found)


def served(plan):
    return sorted(plan.stops.values_list("request__code", flat=True))


def test_of_two_officers_who_adopt_a_plan_one_does(cape):
    with cape.at():
        plan = cape.plan()

    ended = at_once(cape, adopting(cape, plan), adopting(cape, plan))

    with cape.at():
        assert standing() == served(plan)
        assert Plan.objects.get(pk=plan.pk).state == "adopted"
    assert ended.count(StateForbids) == 1


def test_of_two_plans_adopted_at_once_one_is_in_force_and_no_request_is_served_twice(cape):
    with cape.at():
        plans = [cape.plan(), cape.plan(name="另一份")]

    at_once(cape, *(adopting(cape, plan) for plan in plans))

    with cape.at():
        found = Plan.objects.filter(kind="caravan")
        assert sorted(found.values_list("state", flat=True)) == ["adopted", "replaced"]
        assert standing() == served(plans[0])


def test_partner_that_declines_while_a_plan_is_adopted_is_not_asked_again(cape):
    with cape.at():
        link = partner_link(cape.shore, "P1")
        first = cape.adopted()
        second = cape.plan(base=first)
        visit = cape.visit("R1")

    adopted, _declined = at_once(
        cape,
        adopting(cape, second),
        lambda: decline_visit(by=link, visit=visit, reason="出差"),
    )

    with cape.at():
        in_force = first if adopted is CaravanIsOutdated else second
        assert Plan.objects.get(state="adopted", kind="caravan").pk == in_force.pk
        assert standing() == [code for code in served(second) if code != "R1"]
        assert Visit.objects.get(request__code="R1").cancel_reason == "partner"


def test_school_that_withdraws_while_a_plan_is_adopted_is_served_or_let_go(cape):
    with cape.at():
        plan = cape.plan()
        request = VisitRequest.objects.get(code="R1")

    adopted, withdrawn = at_once(
        cape,
        adopting(cape, plan),
        lambda: withdraw_request(by=cape.officer, request=request, reason="不再需要"),
    )

    with cape.at():
        state = VisitRequest.objects.get(code="R1").state
        if withdrawn is RequestIsSettled:
            assert (state, standing()) == ("planned", served(plan))
        else:
            assert adopted is RequestsHaveChanged
            assert (state, standing()) == ("withdrawn", [])
