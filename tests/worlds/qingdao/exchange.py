"""Shibei's pupil exchange.

B7: exchange-student project between primary and junior (交换生), in the group of the 53rd Middle
School: its primaries send pupils to the junior school that leads it.
"""

from datetime import date, timedelta

from manyuan.engagements.kinds.exchange.actions import (
    ExchangeFacts,
    accept_sending,
    ask_for_places,
    finish_exchange,
    note_consents,
    offer_exchange,
    start_exchange,
)
from manyuan.engagements.kinds.exchange.models import PupilExchange, SentPupils
from manyuan.seats.enums import Role
from worlds.clock import on_day
from worlds.qingdao.bureau import Bureau
from worlds.qingdao.shibei import CHAIN, PRIMARIES

EXCHANGE = "交换生"
# Neither when it was, nor for how long, nor how many pupils of which grade came is told.
OUR_OFFER, OUR_FIRST_DAY, OUR_LAST_DAY = date(2023, 10, 9), date(2023, 10, 16), date(2023, 10, 20)
OUR_GRADE, OUR_PUPILS = "六年级", 10


def exchange_pupils(bureau: Bureau) -> PupilExchange:
    """The junior school offers, each primary asks and notes consents, all come and go back."""
    with on_day(OUR_OFFER), bureau.at():
        host = bureau.seat("principal53", Role.PRINCIPAL, bureau.school(CHAIN).unit)
        senders = {
            name: bureau.seat(f"sender{number}", Role.PRINCIPAL, bureau.school(name).unit)
            for number, name in enumerate(PRIMARIES)
        }
    with on_day(OUR_OFFER), bureau.at(host):
        facts = ExchangeFacts(
            title=EXCHANGE,
            host=bureau.school(CHAIN),
            group=bureau.group(CHAIN),
            starts_on=OUR_FIRST_DAY,
            ends_on=OUR_LAST_DAY,
            places={OUR_GRADE: OUR_PUPILS * len(PRIMARIES)},
        )
        exchange = offer_exchange(by=host, facts=facts)
    for name, sender in senders.items():
        with on_day(OUR_OFFER + timedelta(days=1)), bureau.at(sender):
            sending = ask_for_places(
                by=sender,
                exchange=exchange,
                school=bureau.school(name),
                pupils={OUR_GRADE: OUR_PUPILS},
            )
            today = OUR_OFFER + timedelta(days=1)
            note_consents(by=sender, sending=sending, consents=OUR_PUPILS, on=today)
        with on_day(OUR_OFFER + timedelta(days=2)), bureau.at(host):
            accept_sending(by=host, sending=sending)
    with on_day(OUR_FIRST_DAY), bureau.at(host):
        start_exchange(by=host, exchange=exchange)
    with on_day(OUR_LAST_DAY), bureau.at(host):
        came = dict.fromkeys(SentPupils.objects.filter(sending__exchange=exchange), OUR_PUPILS)
        finish_exchange(by=host, exchange=exchange, attended=came)
    return exchange
