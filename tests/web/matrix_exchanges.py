"""What the addresses of the pupil exchanges answer to every seat.

S1 takes in pupils of S2, both in G1: the principal's seat is at S2, the teacher's at S1.
"""

from datetime import timedelta

from manyuan.kernel.clock import today
from web.matrix_words import BAD_METHOD, IN, NO, NONE, OK, READ, Address, data

HOSTS = ("officer", "group_office")
SENDERS = (*HOSTS, "principal")
REASON = "期中考试"
DAYS = {
    "starts_on": today().isoformat(),
    "ends_on": (today() + timedelta(days=4)).isoformat(),
}
# Grade six stands at the sixth place of all grades.
SIXTH = {"grade-5": "20"}


def hosts(status):
    return (IN, status, status, NO, NO, NO, NONE)


def senders(status):
    return (IN, status, status, status, NO, NO, NONE)


def seen(status):
    return (IN, status, status, status, status, status, NONE)


def asked(world):
    return [world.exchange]


def sent(world):
    return [world.exchange, "S2"]


def asks(args, answers=hosts, acts=HOSTS, **fields):
    return Address(args, get=answers(OK), post=answers(IN), data=data(**fields), acts=acts)


TABLE: dict[str, Address] = {
    "pupil-exchanges": READ,
    "pupil-exchange": Address(asked, get=seen(OK), post=(IN, *[BAD_METHOD] * 6)),
    "pupil-exchange-new": Address(
        get=(IN, OK, OK, OK, NO, NO, OK),
        post=(IN, IN, IN, OK, NO, NO, IN),
        data=data(title="交换周", host="S1", group="G1", **DAYS, **SIXTH),
        # Hill has a school and a group of those codes too.
        acts=(*HOSTS, "hill"),
    ),
    "pupil-exchange-edit": asks(asked, title="交换周", reason=REASON, **DAYS, **SIXTH),
    "pupil-exchange-ask": asks(asked, senders, SENDERS, school="S2", **{"grade-1": "8"}),
    "pupil-exchange-accept": asks(sent),
    "pupil-exchange-decline": asks(sent, reason=REASON),
    "pupil-exchange-consents": asks(sent, senders, SENDERS, consents="12", on=today().isoformat()),
    "pupil-exchange-withdraw": asks(sent, senders, SENDERS, reason=REASON),
    "pupil-exchange-start": asks(lambda world: [world.exchange_to_start]),
    "pupil-exchange-finish": Address(
        lambda world: [world.exchange_to_finish],
        get=hosts(OK),
        post=hosts(IN),
        data=lambda world: {f"came-{world.sent_pupils}": "11"},
        acts=HOSTS,
    ),
    "pupil-exchange-cancel": asks(asked, reason=REASON),
}
