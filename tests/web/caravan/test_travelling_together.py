"""Two experts of one partner travel as one: drafted, solved, shown and adopted by the pages."""

import pytest
from django.urls import reverse

from manyuan.directory.actions.importing import import_district
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.plans.models import Scenario
from worlds.caravan import PACK, days, year
from worlds.shore import rows


@pytest.fixture
def together(cape):
    """Cape, where E2 also comes on D1 and S2 asks for a second talk, in another hall."""
    one = days()[0].isoformat()
    hours = {"start": "08:30", "end": "16:30", "max_visits": 3}
    asked = {"school": "S2", "topic": "人工智能", "stage": "primary", "pupils": 120, "minutes": 60}
    tables = {
        "expert_days": rows("expert_days", {"expert": "E2", "date": days()[0], **hours}),
        "visit_requests": rows(
            "visit_requests",
            {"request": "R6", **asked, "windows": f"{one} 08:30-11:30", "hall": "体育馆"},
        ),
    }
    with cape.at():
        import_district(by=cape.shore.command_line, tables=tables, source="cape")
    return cape


@pytest.fixture
def officer(together, sign_in):
    return sign_in(together.officer)


def planned(cape, officer, **options):
    facts = {"name": "同车", "group": "", "pack": PACK, "seconds": "10", "seed": "7", **options}
    officer.post(f"{reverse('caravan-new')}?year={year()}", facts)
    return cape.solve(Scenario.objects.get(name="同车"))


def test_parallel_talks_go_from_the_option_to_adopted_visits(together, officer):
    plan = planned(together, officer, together="on")

    page = officer.get(reverse("caravan-plan", args=[plan.pk])).content.decode()
    officer.post(reverse("caravan-adopt", args=[plan.pk]))

    talks = plan.stops.filter(request__code__in=["R1", "R6"]).select_related("expert")
    assert {stop.expert.code for stop in talks} == {"E1", "E2"}
    assert len({(stop.on, stop.starts_at) for stop in talks}) == 1
    assert "专家同车出行" in page
    assert "与卢工同车" in page
    visits = Visit.objects.filter(request__code__in=["R1", "R6"])
    assert {(one.state, one.on, one.starts_at, one.hall) for one in visits} == {
        ("planned", days()[0], talks[0].starts_at, hall) for hall in ("报告厅", "体育馆")
    }


def test_map_draws_one_way_for_who_travels_together(together, officer):
    plan = planned(together, officer, together="on")

    shown = officer.get(reverse("caravan-plan", args=[plan.pk]), {"expert": "E2"})

    lines = shown.context["map"].places["lines"]
    day = [stop for stop in plan.stops.all() if stop.on == days()[0]]
    assert len({(line["from"], line["to"]) for line in lines}) == len(lines)
    assert len(lines) == 1 + len({stop.school_id for stop in day})
    assert {line["sub"].partition(" · ")[0] for line in lines} == {"潘博士、卢工"}


def test_apart_a_school_has_one_talk_a_day(together, officer):
    plan = planned(together, officer)

    page = officer.get(reverse("caravan-plan", args=[plan.pk])).content.decode()

    talks = plan.stops.filter(request__code__in=["R1", "R6"], on=days()[0])
    assert len(talks) == 1
    assert "专家同车出行" not in page
    assert "与卢工同车" not in page
