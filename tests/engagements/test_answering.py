"""An engagement that meets a need: noted with it, and the need open again when it is called off."""

import pytest

from manyuan.engagements.answering import arranged
from manyuan.engagements.kinds.course.actions import cancel_course
from manyuan.engagements.kinds.event.actions import cancel_event
from manyuan.engagements.kinds.exchange.actions import cancel_exchange
from manyuan.engagements.kinds.material.actions import withdraw_material
from manyuan.engagements.kinds.material.models import Material
from manyuan.engagements.kinds.research.actions import cancel_research
from manyuan.engagements.kinds.venue.actions import cancel_booking, refuse_booking
from manyuan.engagements.queries.answers import could_meet
from manyuan.history.models import Change, Record
from manyuan.kernel.errors import NotPossible
from manyuan.offers.actions.needs import withdraw_need
from manyuan.offers.kinds import flow_kinds
from worlds.courses import Bay
from worlds.events import celebrate
from worlds.exchanges import Swap
from worlds.materials import Library
from worlds.needs import state
from worlds.research import Study
from worlds.venues import build_quay

KINDS = {
    "course": (lambda shore: Bay(shore, {}).draft(), cancel_course, "course"),
    "event": (celebrate, cancel_event, "event"),
    "exchange": (lambda shore: Swap(shore).offer(), cancel_exchange, "exchange"),
    "material": (lambda shore: Library(shore).share(), withdraw_material, "material"),
    "research": (lambda shore: Study(shore).research(), cancel_research, "research"),
}


def stored(need):
    need.refresh_from_db()
    return need.state, need.engagement


@pytest.mark.parametrize("kind", KINDS)
def test_need_is_open_again_once_what_met_it_is_called_off(shore, kind):
    arrange, cancel, name = KINDS[kind]
    with shore.at():
        need = state(shore, kind=kind, stage="")
        done = arranged(need, lambda: arrange(shore), by=shore.officer)
        assert stored(need) == ("met", done.code)

        cancel(by=shore.officer, **{name: done}, reason="停办")

        assert stored(need) == ("open", "")
        change = Change.objects.get(record=Record.objects.latest("pk"), table="needs")
        assert (change.key, change.after["state"]) == (need.code, "open")


@pytest.mark.parametrize("end", [cancel_booking, refuse_booking])
def test_need_is_open_again_once_its_booking_is_given_up(db, end):
    quay = build_quay()
    with quay.at():
        need = state(quay.shore, kind="venue", stage="")
        booking = arranged(need, quay.book, by=quay.officer)
        assert stored(need) == ("met", booking.code)

        end(by=quay.officer, booking=booking, reason="另有安排")

        assert stored(need) == ("open", "")


def test_every_kind_that_answers_needs_gives_them_back():
    answering = {slug for slug, kind in flow_kinds().items() if kind.answer and slug != "lending"}

    assert answering == {*KINDS, "venue"}


def test_engagement_is_not_kept_when_the_need_can_no_longer_be_met(shore):
    with shore.at():
        need = state(shore, kind="material")
        withdraw_need(by=shore.officer, need=need, reason="不要了")

        with pytest.raises(NotPossible):
            arranged(need, Library(shore).share, by=shore.officer)

        assert Material.objects.count() == 0


def test_what_was_arranged_can_be_chosen_until_it_is_called_off(shore):
    with shore.at():
        study, need = Study(shore), state(shore, kind="research")
        research, off = study.research(), study.research(topic="另一次", on=study.facts().on)
        cancel_research(by=shore.officer, research=off, reason="停办")

        assert [one.code for one in could_meet(shore.officer, need)] == [research.code]
        assert [one.code for one in could_meet(shore.principal, need)] == [research.code]
        assert could_meet(shore.hill, need) == []
