"""The demo's pupil exchange: offered by the lead school, asked for by two members."""

from datetime import timedelta

from manyuan.cli.language import gettext as _
from manyuan.directory.models import Group
from manyuan.directory.queries.groups import members_on
from manyuan.engagements.kinds.exchange.actions import (
    ExchangeFacts,
    accept_sending,
    ask_for_places,
    note_consents,
    offer_exchange,
)
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat

AHEAD, LENGTH = timedelta(days=14), timedelta(days=4)
PLACES, SENT = 30, 12


def load_pupil_exchange(by: Seat, *, group: Group) -> None:
    """Offer places for a week; one school is confirmed, another still waits."""
    host, *members = [one.school for one in members_on(by, today(), group=group)]
    grade, first = _("六年级"), today() + AHEAD
    facts = ExchangeFacts(
        title=_("小初交换学习周"),
        host=host,
        group=group,
        starts_on=first,
        ends_on=first + LENGTH,
        places={grade: PLACES},
        programme=_("进班听课、社团活动、实验室参观"),
    )
    exchange = offer_exchange(by=by, facts=facts)
    confirmed, *_waiting = [
        ask_for_places(by=by, exchange=exchange, school=school, pupils={grade: SENT})
        for school in members[:2]
    ]
    accept_sending(by=by, sending=confirmed)
    note_consents(by=by, sending=confirmed, consents=SENT, on=today())
